"""`rightscheck sources add`: deliveries into the library, once or as they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.text import Text

from rightscheck.cli import streams
from rightscheck.cli.answers import stderr
from rightscheck.cli.commands.sources.deliveries import Delivery, Intake, deliveries
from rightscheck.cli.extras import needs
from rightscheck.cli.shared import Library, library_path, settings_here, shipped_holders
from rightscheck.errors import (
    COULD_NOT,
    NothingToCheck,
    UnusableDelivery,
    nearest,
)
from rightscheck.model import Status
from rightscheck.pipeline.ingest import Deed
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.rulebook.holders import Holders
from rightscheck.settings import known_holders, packs_of
from rightscheck.sources import open_sources

_NOTABLE = {Deed.CORRECTED, Deed.WITHHELD, Deed.KILLED}
"""What somebody may have to act on."""

_ALIKE = 10
"""Problems of one kind that are told one by one."""

_READY = 200
"""Milliseconds until a watch that saw nothing says that it has begun."""


Owner = Annotated[
    str | None,
    typer.Option(
        "--holder",
        metavar="ID",
        help="Who owns items that name nobody we know: afp, ap ...",
        autocompletion=shipped_holders,
    ),
]


def add(  # noqa: PLR0913, PLR0917 -- the options of a command
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files or folders.")],
    holder: Owner = None,
    sources: Library = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="For items that name none.")
    ] = None,
    status: Annotated[Status | None, typer.Option(help="For all of these items.")] = None,
    feed: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="The service of items that name none.")
    ] = None,
    each: Annotated[bool, typer.Option("--each", help="Say of every file what it did.")] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on with whatever comes, until Ctrl-C.")
    ] = False,
) -> None:
    """Add what holders delivered, in any format that is read; kills and corrections are followed.

    Each item does what it says of itself: a new version of a story is kept beside the old one, a
    correction too, and a kill withdraws all versions, whether it comes before or after them.
    """
    where = library_path(sources)
    coming = _arriving(paths, where) if watch else iter([_there(paths, where)])
    settings = settings_here()
    packs = packs_of(settings)
    named = Holders(packs).called
    unsaid: dict[str, object] = {"language": language, "feed": tuple(feed or ())}
    problems = 0
    # Ctrl-C is how a watch ends; what was begun is committed whole or not at all.
    ends = (KeyboardInterrupt,) if watch else ()
    with suppress(*ends), open_sources(where) as library:
        for files in coming:
            intake = Intake(library, holder, named, unsaid=unsaid, status=status)
            _take(intake, files, each=each or watch)
            problems += len(intake.problems)
    if holder:
        _doubt(holder, known_holders(settings, packs))
    raise typer.Exit(COULD_NOT if problems and not watch else 0)


def _there(paths: Sequence[Path], library: Path) -> tuple[Delivery, ...]:
    """What there is to take in now."""
    files = tuple(deliveries(paths, library))
    if not files:
        raise NothingToCheck(
            "no deliveries found",
            where=", ".join(map(str, paths)),
            hint="name files, or folders with files that are not hidden",
        )
    return files


def _arriving(paths: Sequence[Path], library: Path) -> Iterator[tuple[Delivery, ...]]:
    """First all that is there, then whatever is written, as soon as it is whole."""
    with needs("watch"):
        from watchfiles import watch  # noqa: PLC0415 -- an extra, and heavy
    for path in paths:
        if not path.exists():
            raise NothingToCheck("does not exist", where=path, hint="make it, or check the path")
    begun = False
    for changes in watch(*paths, rust_timeout=_READY, yield_on_timeout=True, raise_interrupt=False):
        # The watch is on before the first look, so that nothing comes between the two.
        changed = {Path(path).absolute() for _, path in changes}
        if not begun or changed:
            found = tuple(deliveries(paths, library))
            yield tuple(one for one in found if not begun or one.path.absolute() in changed)
        if not begun:
            streams.say("watching; Ctrl-C ends")
        begun = True


def _take(intake: Intake, files: Sequence[Delivery], *, each: bool) -> None:
    """Take the files in and say what was done."""
    said = stderr()
    with Progress(console=said, disable=not said.is_terminal, transient=True) as bar:
        for file, deeds in intake.take(bar.track(files, description="Adding")):
            if (each and deeds) or set(deeds) & _NOTABLE:
                said.print(Text(inert(f"{file.path}: {_counted(deeds)}")), soft_wrap=True)
    for line in _problems(intake.problems):
        streams.say(inert(line))
    if files:
        streams.put(f"{_summary(intake)}\n")


def _problems(problems: Sequence[UnusableDelivery]) -> Iterator[str]:
    """Each of them, but what is wrong with many files is not told of every one."""
    alike: Counter[str] = Counter()
    for problem in problems:
        alike[problem.problem] += 1
        if alike[problem.problem] <= _ALIKE:
            yield str(problem)
    for what, count in alike.items():
        if count > _ALIKE:
            yield f"{what}: {count - _ALIKE:,} more"


def _doubt(holder: str, known: Collection[str]) -> None:
    """Say so where no pack knows a holder: no notice and no licence will ever speak of it."""
    if holder not in known:
        hint = nearest(holder, known, "`rightscheck rules` lists the packs")
        streams.say(f"note: no pack knows the holder {inert_name(holder)!r}; {hint}")


def _counted(deeds: Counter[Deed]) -> str:
    return ", ".join(f"{deed} {deeds[deed]:,}" for deed in Deed if deeds[deed])


def _summary(intake: Intake) -> str:
    always = Counter({Deed.ADDED: 1, Deed.UNCHANGED: 1})
    told = (f"{deed} {intake.deeds[deed]:,}" for deed in Deed if (intake.deeds + always)[deed])
    unread = f", could not read {len(intake.problems):,}" if intake.problems else ""
    return ", ".join(told) + unread
