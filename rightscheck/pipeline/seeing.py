"""What is seen in documents before anything is decided: their notices, and their matches.

It takes most of the time of a check, and is the same on any day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rightscheck import notices as room
from rightscheck.errors import OutOfTime
from rightscheck.matching import matches
from rightscheck.model import Document, Match, Notice
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.budget import Spent, never
from rightscheck.pipeline.turns import turn


class Recalled(NamedTuple):
    """What a cache keeps beside what was seen.

    How many words the document has, and by the id of each source that it uses the notices that the
    source itself carried.
    """

    words: int
    carried: dict[str, tuple[Notice, ...]]


class Sight(NamedTuple):
    """The notices and matches of a document: the same on any day, with the same packs and sources.

    `unseen` says, where time ran out, what would have had to be done first; empty if all was.
    `recalled` is what a cache knew besides.
    """

    document: Document
    notices: tuple[Notice, ...]
    matches: tuple[Match, ...]
    unseen: str = ""
    recalled: Recalled | None = None


def unheard(sight: Sight) -> None:
    """The listener where nobody listens: `on_seen` of a check by default."""


def see(
    documents: Sequence[Document],
    bench: Workbench,
    spent: Spent = never,
    seen: Callable[[Sight], None] = unheard,
) -> list[Sight]:
    """The notices and matches of each document; once time is `spent`, those found by then.

    The library is asked about all of them together. `seen` is called with each document's notices
    before anything is compared.
    """
    sights = [_noticed(document, bench, spent) for document in documents]
    if not bench.sources:
        return sights
    read = [sight.document for sight in sights if not sight.unseen]
    for sight in sights:
        if not sight.unseen:
            seen(sight)
    with turn(sum(len(document.text) for document in read), spent):
        told = iter(matches(read, bench.sources, boilerplate=bench.boilerplate, spent=spent))
    late = "all of the library was compared" if spent() else ""
    return [one if one.unseen else Sight(*one[:2], next(told), late) for one in sights]


def _noticed(document: Document, bench: Workbench, spent: Spent) -> Sight:
    try:
        with turn(len(document.text), spent):
            return Sight(document, room.spot(document, bench.packs, bench.house.own, spent), ())
    except OutOfTime:
        return Sight(document, (), (), "its notices were read, and before it was compared at all")
