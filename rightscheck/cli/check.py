"""`rightscheck check`: documents in, a report out, and an exit code that CI understands."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.console import Console

from rightscheck.cli import streams
from rightscheck.cli.forms import Form, save
from rightscheck.cli.intake import check_paths
from rightscheck.cli.options import (
    ExitZero,
    Failing,
    FailOn,
    Output,
    Paths,
    Record,
    StdinName,
)
from rightscheck.cli.reading import STDIN
from rightscheck.cli.workbench import (
    BaselineFile,
    Config,
    Library,
    NoBaseline,
    baselined,
    workbench,
)
from rightscheck.errors import COULD_NOT
from rightscheck.model import Report, Verdict
from rightscheck.pipeline.recording import is_named
from rightscheck.reporters import render, terminal
from rightscheck.reporters.tally import sentence

app = typer.Typer()


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
    paths: Paths,
    config: Config = None,
    sources: Library = None,
    baseline: BaselineFile = None,
    no_baseline: NoBaseline = False,
    form: Form = "terminal",
    output: Output = None,
    fail_on: Failing = FailOn.BREACH,
    exit_zero: ExitZero = False,
    record: Record = None,
    name: StdinName = "<stdin>",
) -> None:
    """Check documents against the licensed sources and the policy."""
    known = baselined(baseline, apply=not no_baseline)
    with workbench(config, sources, record=record, baseline=known) as bench:
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
