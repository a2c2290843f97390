"""What was found in a file before, told again only if nothing that decides it has changed.

A key is made of the file's name and bytes, of everything that decides (the report's basis: packs,
licences, policy, settings, boilerplate, the version of the sources) and of the program itself. What
depends on the day, on silent feeds or on the ledger is never kept: of a document whose use of
somebody's text is decided by these only what is seen in it is kept, and decided anew each time.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic_core import PydanticSerializationError

import rightscheck
from rightscheck.errors import OutOfTime
from rightscheck.model import Basis, Document, Match, Notice, Unread
from rightscheck.model.document import Origin, Region
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.caching.store import Store
from rightscheck.pipeline.intake.given import File
from rightscheck.pipeline.judging import Decided, Judge, Judged
from rightscheck.pipeline.recording import record_nothing
from rightscheck.pipeline.seeing import Recalled, Sight
from rightscheck.pipeline.uses.lasting import today

LARGEST_HELD = 4 << 20
"""Bytes of a file that is held in memory to be remembered; a larger one is always read anew."""


_LATER = {"ledger", "baseline", "waivers", "against", "warnings"}
"""What of a report's basis decides only once it is known what is in a document."""


class SightOnly(NamedTuple):
    """A document that uses something, kept with what was seen in it; it is decided anew."""

    document: Document
    regions: tuple[Region, ...]
    origin: Origin | None
    notices: tuple[Notice, ...]
    matches: tuple[Match, ...]
    recalled: Recalled


class LastingDecision(NamedTuple):
    """A decision that holds on any day, and whether the document uses somebody's text."""

    judged: Judged
    uses: bool


Entry = Annotated[LastingDecision | SightOnly, Field(union_mode="left_to_right")]
"""How a document of a file is kept, most of them in the first way."""


class Memory:
    """The cache of one run: a `Store` whose keys cover everything that decides."""

    def __init__(self, store: Store, bench: Workbench, basis: Basis) -> None:
        self._store = store
        self._bench = bench
        self._sources = basis.sources
        decides = basis.model_dump_json(exclude=_LATER)
        self._decides = hashlib.sha256(program() + decides.encode())

    def key(self, file: File) -> bytes | None:
        """The key of a file whose bytes are in memory; None for any other."""
        if file.data is None:
            return None
        digest = self._decides.copy()
        digest.update(hashlib.sha256(file.data).digest())
        digest.update(file.name.encode("utf-8", "surrogatepass"))
        return digest.digest()

    def recall(self, keys: Sequence[bytes], judge: Judge) -> list[tuple[Judged, ...] | None]:
        """What the cache knows of each file, decided anew where that depends on the day.

        None for those of which nothing is known, which is also said of all if the library changed.
        """
        kept = _read(self._store.get(keys))
        matched = any(isinstance(one, SightOnly) for file in kept for one in file or ())
        with judge.bench.still() if matched else nullcontext():
            if matched and self._moved():
                return [None] * len(keys)  # whose text it is may be there no more
            return [_revived(file, judge) if file is not None else None for file in kept]

    def keep(self, key: bytes, answer: bytes) -> None:
        """Keep what was found in a file."""
        if self._store.put(key, answer):
            self._write()

    def close(self) -> None:
        """Write what was kept, and close the store."""
        self._write()
        self._store.close()

    def _write(self) -> None:
        # What was found after the library had changed belongs to no key of this run.
        if self._moved():
            self._store.forget()
        self._store.write()

    def _moved(self) -> bool:
        """Has the library changed since the run began?"""
        sources = self._bench.sources
        return sources is not None and sources.version != self._sources


def judged_and_kept(
    found: Iterable[tuple[Sight, Decided] | Unread], judge: Judge
) -> tuple[tuple[Judged | Unread, ...], bytes | None]:
    """What was found in a file's documents; and as bytes to keep, None if one is unread."""
    told: list[Judged | Unread] = []
    kept: list[Entry] = []
    for one in found:
        if isinstance(one, Unread):
            told.append(one)
            continue
        sight, decided = one
        told.append(decided.judged)
        if not sight.unseen:
            lasting = LastingDecision(decided.judged, bool(decided.case.uses))
            kept.append(lasting if judge.lasts(decided) else _as_seen(sight, decided.recalled))
    # Why one could not be read may have to do with today: with what is installed, with time.
    return tuple(told), _written(kept) if len(kept) == len(told) else None


def _written(kept: list[Entry]) -> bytes | None:
    try:
        return _KEPT.dump_json([kept])[1:-1]
    except PydanticSerializationError:
        return None  # a name that is no UTF-8: such a file is always read anew


def _read(answers: Sequence[bytes | None]) -> list[list[Entry] | None]:
    """The kept documents of each file; None where the cache has none that can be read."""
    found = [answer for answer in answers if answer is not None]
    try:
        # All of them at once: most of the price of a short one is to ask for it.
        kept = iter(_KEPT.validate_json(b"[%b]" % b",".join(found)) if found else ())
    except ValueError:
        return [None] * len(answers)
    return [None if answer is None else next(kept) for answer in answers]


def _revived(kept: list[Entry], judge: Judge) -> tuple[Judged, ...] | None:
    """What a report says of a file's documents today; None if they must be judged anew."""
    if not judge.is_plain and any(isinstance(one, LastingDecision) and one.uses for one in kept):
        return None  # more has to be said of them, or done
    try:
        return tuple(_decided_today(one, judge) for one in kept)
    except OutOfTime:
        return None  # of what could not be recorded in time nothing is certain


def _decided_today(kept: Entry, judge: Judge) -> Judged:
    if isinstance(kept, SightOnly):
        return judge.decided(_as_sight(kept)).judged
    document, findings = kept.judged
    record_nothing(document.name, judge.bench, judge.now, judge.spent)
    return Judged(today(document, judge.now), findings)


def _as_seen(sight: Sight, recalled: Recalled) -> SightOnly:
    document, origin = sight.document, sight.document.origin
    plain = origin and origin._replace(  # of lists, not of arrays
        starts=[*origin.starts],
        places=[*origin.places],
        widths=[*origin.widths],
        lines=[*origin.lines],
    )
    bare = document.model_copy(update={"regions": (), "origin": None})
    return SightOnly(bare, document.regions, plain, sight.notices, sight.matches, recalled)


def _as_sight(seen: SightOnly) -> Sight:
    whole = {"regions": seen.regions, "origin": seen.origin}
    document = seen.document.model_copy(update=whole)
    return Sight(document, seen.notices, seen.matches, recalled=seen.recalled)


@cache
def program() -> bytes:
    """A digest of this program: its modules, its Python, and what is installed beside it."""
    digest = hashlib.sha256(sys.version.encode())
    home = Path(rightscheck.__file__).parent
    for folder, folders, files in os.walk(home):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                digest.update(Path(folder, name).read_bytes())
    for folder in sys.path:
        # A distribution's folder is named by what it is and which version.
        installed = sorted(path.name for path in Path(folder).glob("*-info"))
        digest.update("\n".join(installed).encode())
    return digest.digest()


_KEPT: TypeAdapter[list[list[Entry]]] = TypeAdapter(
    list[list[Entry]], config=ConfigDict(defer_build=True)
)
"""The documents of several files."""
