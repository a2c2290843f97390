"""`rightscheck check`: documents in, a report out, and an exit code that CI understands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import typer

from rightscheck.cli import streams
from rightscheck.cli.commands.check.changes import Diff, MergeBase, Staged, asked, check_change
from rightscheck.cli.commands.check.fixing import Fix, Yes, fixing
from rightscheck.cli.effort import Cache, Effort, Jobs, NoCache
from rightscheck.cli.intake import check_paths
from rightscheck.cli.options import (
    ExitZero,
    Failing,
    FilesFrom,
    MinConfidence,
    NoIgnore,
    Paths,
    Record,
    StdinName,
    given,
    told,
)
from rightscheck.cli.outputs import DEFAULT, Form, Outputs, note_read, outputs, tell
from rightscheck.cli.reading import STDIN
from rightscheck.cli.shared import BaselineFile, Config, Library, NoBaseline, NoWaivers, baselined
from rightscheck.cli.workbench import opened
from rightscheck.errors import COULD_NOT
from rightscheck.model import Report, Verdict
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.recording import is_named
from rightscheck.settings import overruled, settings_of

app = typer.Typer()


EXIT_CODES = """\b
Exit codes:
  0  nothing at or above --fail-on, and every document was read
  1  something was found at or above --fail-on
  2  the command line is wrong
  3  could not check: unreadable document, broken rule, missing library,
     nothing to check, or a file that --fix could not write

With --fix the code is that of what is left: of the report after the files were
written, or of the report as it was where nothing was.

Of a change (--diff, --merge-base, --staged) only what it brings is told. PATH
narrows it down; new files count unless git ignores them, links are not followed.
What is staged is only proposed: the ledger hears of it with --record alone.

Findings win over unread documents: 1 comes before 3. A feed that is silent for
longer than the settings expect counts as a review.
"""


@app.command(epilog=EXIT_CODES)
def check(  # noqa: PLR0913, PLR0917 -- the options of a command
    paths: Paths = None,
    files_from: FilesFrom = None,
    diff: Diff = None,
    merge_base: MergeBase = None,
    staged: Staged = False,
    name: StdinName = "<stdin>",
    no_ignore: NoIgnore = False,
    config: Config = None,
    sources: Library = None,
    baseline: BaselineFile = None,
    no_baseline: NoBaseline = False,
    no_waivers: NoWaivers = False,
    min_confidence: MinConfidence = None,
    record: Record = None,
    fix: Fix = False,
    yes: Yes = False,
    form: Form = DEFAULT,
    output: Outputs = None,
    fail_on: Failing = None,
    exit_zero: ExitZero = False,
    jobs: Jobs = None,
    cache: Cache = None,
    no_cache: NoCache = False,
) -> None:
    """Check documents against the licensed sources and the policy."""
    files, change = outputs(output, form), asked(diff, merge_base, staged=staged)
    paths = given(paths, files_from, change=bool(change))
    repair = fixing(paths, fix=fix, yes=yes, staged=staged)
    options = told(fail_on=fail_on, min_confidence=min_confidence, no_ignore=no_ignore)
    waive = False if no_waivers else None
    if staged and record is None:
        record = False  # what is only proposed, nobody has published
    options |= {"sources.path": sources, "ledger.record": record, "waivers.apply": waive}
    options |= baselined(baseline, apply=not no_baseline)
    settings = overruled(settings_of(config), options)
    effort = Effort(jobs, cache, not no_cache)
    run = partial(check_paths, paths, name, files_from=files_from, effort=effort)
    if change:
        run = partial(check_change, change, paths, settings=settings, effort=effort)
    with opened(settings) as loaded:
        bench = replace(loaded, ignores=loaded.ignores.besides(file.path for file in files))
        report, unwritten = repair.done(lambda: run(bench=bench), bench)
        _note_unrecorded(paths, name, bench)
        note_read(files, paths or [Path()] * bool(change), loaded.ignores)
    tell(report, form, files)
    code = exit_code(report, Verdict(settings.check.fail_on), exit_zero=exit_zero)
    raise typer.Exit(code or unwritten)


def _note_unrecorded(paths: Sequence[Path], name: str, bench: Workbench) -> None:
    if bench.ledger and bench.ledger.records and STDIN in paths and not is_named(name):
        streams.say("note: standard input was not recorded; --name gives it a name to keep")


def exit_code(report: Report, fail_on: Verdict, *, exit_zero: bool = False) -> int:
    """1 for what reaches `fail_on`, else 3 for what could not be read, else 0.

    A warning, such as of a feed that is silent, asks for review.
    """
    verdicts = [found.verdict for found in report.findings]
    verdicts += [Verdict.REVIEW for _ in report.basis.warnings]
    return code_of(verdicts, len(report.unread), fail_on, exit_zero=exit_zero)


def code_of(
    verdicts: Iterable[Verdict], unread: int, fail_on: Verdict, *, exit_zero: bool = False
) -> int:
    """The exit code for a verdict, and for whether something could not be read."""
    if not exit_zero and any(verdict.reaches(fail_on) for verdict in verdicts):
        return 1
    return COULD_NOT if unread else 0
