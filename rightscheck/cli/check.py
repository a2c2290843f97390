"""`rightscheck check`: documents in, a report out, and an exit code that CI understands."""

from __future__ import annotations

import typer

from rightscheck.cli import streams
from rightscheck.cli.changes import Diff, MergeBase, Staged, asked, check_change
from rightscheck.cli.forms import Form
from rightscheck.cli.intake import check_paths
from rightscheck.cli.options import (
    ExitZero,
    Failing,
    FailOn,
    Paths,
    Record,
    StdinName,
)
from rightscheck.cli.outputs import DEFAULT, Outputs, outputs, tell
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
from rightscheck.settings import settings_of

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
    paths: Paths = None,
    diff: Diff = None,
    merge_base: MergeBase = None,
    staged: Staged = False,
    config: Config = None,
    sources: Library = None,
    baseline: BaselineFile = None,
    no_baseline: NoBaseline = False,
    form: Form = DEFAULT,
    output: Outputs = None,
    fail_on: Failing = FailOn.BREACH,
    exit_zero: ExitZero = False,
    record: Record = None,
    name: StdinName = "<stdin>",
) -> None:
    """Check documents against the licensed sources and the policy."""
    files = outputs(output, form)
    change = asked(diff, merge_base, staged=staged)
    if not (paths or change):
        raise typer.BadParameter(
            "name files or folders, or - for standard input", param_hint="PATH"
        )
    known = baselined(baseline, apply=not no_baseline)
    with workbench(config, sources, record=record, baseline=known) as bench:
        if change:
            report = check_change(change, paths or (), bench, settings_of(config))
        else:
            report = check_paths(paths or (), name, bench)
        if bench.ledger and bench.ledger.records and STDIN in (paths or ()) and not is_named(name):
            streams.say("note: standard input was not recorded; --name gives it a name to keep")
    tell(report, form, files)
    raise typer.Exit(exit_code(report, Verdict(fail_on), exit_zero=exit_zero))


def exit_code(report: Report, fail_on: Verdict, *, exit_zero: bool = False) -> int:
    """1 for what reaches `fail_on`, else 3 for what could not be read, else 0.

    A warning, such as of a feed that is silent, asks for review.
    """
    verdicts = [found.verdict for found in report.findings]
    verdicts += [Verdict.REVIEW for _ in report.basis.warnings]
    if not exit_zero and any(verdict.reaches(fail_on) for verdict in verdicts):
        return 1
    return COULD_NOT if report.unread else 0
