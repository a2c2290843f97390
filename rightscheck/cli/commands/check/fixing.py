"""`check --fix`: what licences dictate is shown as a diff, and written once somebody agrees."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from rightscheck.cli import streams
from rightscheck.cli.commands.check.replacing import original, replace
from rightscheck.cli.reading import STDIN
from rightscheck.errors import COULD_NOT, RightscheckError
from rightscheck.model import Finding, Report, Unfixed
from rightscheck.model.amounts import count
from rightscheck.pipeline.bench import Workbench
from rightscheck.reporters.inert import inert, inert_line, inert_name

if TYPE_CHECKING:
    from rightscheck.pipeline.fixing import Fixed

Fix = Annotated[
    bool,
    typer.Option(
        "--fix",
        help="Show the missing credits, links and notices that licences dictate, and write them.",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Write what --fix shows; do not ask.")]

_CONTEXT = 2  # lines of a diff around each insertion
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n|$)")


class Done(NamedTuple):
    """The report after fixing, and the exit code if something could not be written."""

    report: Report
    code: int = 0


class _Change(NamedTuple):
    path: Path
    old: bytes
    fixed: Fixed


class Fixing(NamedTuple):
    """The options `--fix` and `--yes`."""

    wanted: bool
    agreed: bool

    def done(self, check: Callable[[], Report], bench: Workbench) -> Done:
        """Fix the documents of a report; the report is made anew if anything was written."""
        report = check()
        changes = list(_changes(report, bench)) if self.wanted else []
        for change in changes:
            _show(change)
        if not changes:
            if self.wanted:
                streams.say("nothing to fix")
            return Done(report)
        if not (self.agreed or _agreed(len(changes))):
            proposed = tuple(fix for change in changes for fix in change.fixed.fixes)
            return Done(report.model_copy(update={"fixes": proposed}))
        written = [change for change in changes if _written(change)]
        streams.say(f"fixed: {count(len(written), 'file')}")
        code = 0 if len(written) == len(changes) else COULD_NOT
        return Done(check() if written else report, code)


def fixing(paths: Sequence[Path], *, fix: bool, yes: bool, staged: bool = False) -> Fixing:
    """The options as a value; a usage error for what cannot be meant."""
    if yes and not fix:
        raise typer.BadParameter("--yes goes with --fix")
    if fix and STDIN in paths:
        raise typer.BadParameter("--fix writes into files; standard input is none")
    if fix and staged:
        raise typer.BadParameter("--fix writes into files, --staged looks at the index: not both")
    return Fixing(wanted=fix, agreed=yes)


def _changes(report: Report, bench: Workbench) -> Iterator[_Change]:
    """What can be written into each document, with a line for every finding that stays."""
    # Most checks fix nothing, and this knows how every format is written.
    from rightscheck.pipeline.fixing import fixed  # noqa: PLC0415
    from rightscheck.pipeline.fixing.wanting import FIXABLE, unfixed  # noqa: PLC0415

    wanted: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.check in FIXABLE:
            wanted.setdefault(finding.document, []).append(finding)
    for name, findings in wanted.items():
        path, only = Path(name), {finding.id for finding in findings}
        try:
            old = original(path)
            outcome = fixed(old, name, bench, now=report.checked_at, only=only)
        except RightscheckError as error:
            for finding in findings:
                _tell(unfixed(finding, error.problem))
            continue
        for left in outcome.unfixed:
            _tell(left)
        if outcome.fixes:
            yield _Change(path, old, outcome)


def _tell(left: Unfixed) -> None:
    place = f"{inert_name(left.document)}:{left.start}"
    streams.say(f"{place}: {left.check} is not fixed: {inert(left.why)}")


def _show(change: _Change) -> None:
    """Show a unified diff on standard error, made harmless for a terminal."""
    from rich.console import Console  # noqa: PLC0415 -- most checks fix nothing
    from rich.text import Text  # noqa: PLC0415

    console = Console(stderr=True, highlight=False)
    for line in diff(str(change.path), change.fixed):
        style = {"+": "green", "-": "red", "@": "cyan"}.get(line[0], "")
        console.print(Text(line, style=style), soft_wrap=True)


def diff(name: str, change: Fixed) -> Iterator[str]:
    """The lines of a unified diff."""
    named = inert_name(name)
    before, after = (_LINE.findall(text)[:-1] or [""] for text in (change.before, change.after))
    lines = difflib.unified_diff(before, after, f"a/{named}", f"b/{named}", n=_CONTEXT)
    for line in lines:
        bare = line.rstrip("\r\n")
        yield inert_line(bare)
        if bare == line:
            yield "\\ No newline at end of file"


def _agreed(files: int) -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        streams.say("nothing was written; --yes writes what --fix shows")
        return False
    if typer.confirm(f"Write {count(files, 'file')}?", err=True):
        return True
    streams.say("nothing was written")
    return False


def _written(change: _Change) -> bool:
    try:
        replace(change.path, change.old, change.fixed.data)
    except RightscheckError as error:
        streams.complain(error)
        return False
    return True
