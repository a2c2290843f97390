"""`rightscheck check`: documents in, a report out, and an exit code that CI understands."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rightscheck.cli import streams
from rightscheck.cli.forms import Form, save
from rightscheck.cli.intake import check_paths
from rightscheck.cli.reading import STDIN
from rightscheck.cli.workbench import Config, Library, workbench
from rightscheck.errors import COULD_NOT
from rightscheck.model import Report, Verdict
from rightscheck.pipeline.recording import is_named
from rightscheck.reporters import render, terminal
from rightscheck.reporters.tally import sentence

app = typer.Typer()


class FailOn(StrEnum):
    """The verdicts that a run can be made to fail on."""

    BREACH = Verdict.BREACH.value
    REVIEW = Verdict.REVIEW.value
    DUTY = Verdict.DUTY.value


EXIT_CODES = """\b
Exit codes:
  0  nothing at or above --fail-on, and every document was read
  1  something was found at or above --fail-on
  2  the command line is wrong
  3  could not check: unreadable document, broken rule, missing library,
     or nothing to check

Findings win over unread documents: 1 comes before 3. A feed that is silent for
longer than the settings expect counts as a review.
"""


@app.command(epilog=EXIT_CODES)
def check(  # noqa: PLR0913, PLR0917 -- the options of a command
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Files, folders, or - for standard input."),
    ],
    config: Config = None,
    sources: Library = None,
    form: Form = "terminal",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report there."),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit 1 for this verdict and worse.")
    ] = FailOn.BREACH,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 whatever was found; 3 stays 3.")
    ] = False,
    record: Annotated[
        bool | None,
        typer.Option(
            "--record/--no-record",
            help="Write what is used into the ledger; else as the settings say.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str,
        typer.Option(metavar="NAME", help="The name of standard input; its suffix counts."),
    ] = "<stdin>",
) -> None:
    """Check documents against the licensed sources and the policy."""
    with workbench(config, sources, record=record) as bench:
        report = check_paths(paths, name, bench)
        if bench.ledger and bench.ledger.records and STDIN in paths and not is_named(name):
            streams.say("note: standard input was not recorded; --name gives it a name to keep")
    _tell(report, form, output)
    raise typer.Exit(exit_code(report, Verdict(fail_on), exit_zero=exit_zero))


def _tell(report: Report, form: str, output: Path | None) -> None:
    if output:
        save(render(report, form), output)
        streams.say(sentence(report))
    else:
        show(report, form)


def show(report: Report, form: str = "terminal") -> None:
    """The report on standard output; in colour on a terminal."""
    console = Console()
    if form == "terminal" and console.is_terminal:
        terminal.write(report, console)
    else:
        streams.put(render(report, form))


def exit_code(report: Report, fail_on: Verdict, *, exit_zero: bool = False) -> int:
    """1 for what reaches `fail_on`, else 3 for what could not be read, else 0.

    A warning, such as of a feed that is silent, asks for review.
    """
    verdicts = [found.verdict for found in report.findings]
    verdicts += [Verdict.REVIEW for _ in report.basis.warnings]
    if not exit_zero and any(verdict.reaches(fail_on) for verdict in verdicts):
        return 1
    return COULD_NOT if report.unread else 0
