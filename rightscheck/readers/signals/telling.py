"""The lines that signals become, each with its place."""

from __future__ import annotations

from collections.abc import Iterable

from rightscheck.model import Role
from rightscheck.readers.aliases import SIGNALS, normal
from rightscheck.readers.building.builder import Builder, Piece, Pieces, spoken


def signal(builder: Builder, name: str, written: Iterable[Piece]) -> bool:
    """Tell a signal under the name that the packs know; no, if it is none of ours.

    A list (`search=yes, ai-train=no`) is told member by member.
    """
    known = SIGNALS.get(normal(name))
    if known is None:
        return False
    for part in _parts(builder.original, tuple(written)):
        builder.value(spoken(known, part))
    return True


def malformed(builder: Builder, problem: str, start: int, end: int) -> None:
    """Tell what is wrong with `original[start:end]`, beside it; the fact is the problem."""
    before = builder.length
    line = (
        Piece("malformed signal: ", start, start),
        Piece(None, start, end),
        Piece(f" ({problem})", end, end),
    )
    span = builder.value(line, Role.METADATA, start)
    if builder.length > before:
        builder.fact("malformed", problem, span)


def _parts(page: str, pieces: Pieces) -> Iterable[Pieces]:
    if len(pieces) != 1 or pieces[0].text is not None or "=" not in page[slice(*pieces[0][1:])]:
        yield pieces
        return
    at, end = pieces[0].start, pieces[0].end
    for part in page[at:end].split(","):
        start = at + len(part) - len(part.lstrip())
        if part.strip():
            yield (Piece(None, start, start + len(part.strip())),)
        at += len(part) + 1
