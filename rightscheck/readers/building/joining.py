"""Several documents of one file as one, each after the other, every place kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Fact, Origin, Region

_BETWEEN = "\n\n"


def joined(found: Sequence[Document], name: str) -> Document:
    """One document out of all; UnreadableDocument where they are not parts of one text."""
    if not found:
        raise UnreadableDocument("holds no documents", where=name, hint="look what is in it")
    if len({part.sha256 for part in found}) > 1:
        raise UnreadableDocument(
            f"holds {len(found)} files", where=name, hint="check it: each is a document of its own"
        )
    return in_a_row(found).model_copy(update={"name": name})


def in_a_row(found: Sequence[Document]) -> Document:
    """The last one with the text of all the others before its own, which have its lines."""
    *_, last = found
    if len(found) == 1:
        return last
    moves = list(accumulate((len(part.text) + len(_BETWEEN) for part in found), initial=0))
    parts = list(zip(found, moves, strict=False))
    return last.model_copy(
        update={
            "text": _BETWEEN.join(part.text for part in found),
            "regions": tuple(
                Region(region.span.moved(by), region.role)
                for part, by in parts
                for region in part.regions
            ),
            "facts": tuple(
                Fact(fact.name, fact.value, fact.span.moved(by))
                for part, by in parts
                for fact in part.facts
            ),
            "origin": _origin(parts),
        }
    )


def _origin(parts: Sequence[tuple[Document, int]]) -> Origin:
    starts: list[int] = []
    places: list[int] = []
    widths: list[int] = []
    for part, by in parts:
        origin = part.whole_origin
        # What stands between two documents is nowhere in the file: it has the width 0.
        starts += [*(start + by for start in origin.starts), by + len(part.text)]
        places += [*origin.places, origin.end(len(part.text))]
        widths += [*origin.widths, 0]
    return origin._replace(starts=starts, places=places, widths=widths)
