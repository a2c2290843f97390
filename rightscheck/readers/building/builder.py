"""Collects a document's text piece by piece; no piece loses its place in the original.

A reader says what to copy, what stands for what (an entity, a run of white space) and
where lines and paragraphs end; the builder keeps `Origin`, regions and facts in step.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from rightscheck.model import Document, Fact, Origin, Region, Remark, Role, Span, Unit, line_starts

CELL, LINE, PARAGRAPH = 1, 2, 3
"""How far apart two stretches of text are, the nearest first."""

_GAPS = ("", "\t", "\n", "\n\n")


class Piece(NamedTuple):
    """Text that stands for `original[start:end]`; `None` where it is exactly that."""

    text: str | None
    start: int
    end: int


Pieces = tuple[Piece, ...]


def plain(pieces: Iterable[Piece], page: str) -> str:
    """The text of pieces."""
    return "".join([page[p.start : p.end] if p.text is None else p.text for p in pieces])


class Ruler(NamedTuple):
    """What places are counted by, where the original is not simply the lines of the file.

    `lines` are the offsets at which a line (paragraph, page) begins; `offset` is where the
    builder's original begins in the file, of which it may be a part.
    """

    lines: Sequence[int]
    unit: Unit = Unit.LINE
    offset: int = 0


class Builder:
    """One document in the making; `role` is the role of whatever is added next.

    Gaps and white space are held back until something follows them, so that text
    neither begins nor ends in them.
    """

    def __init__(self, original: str, ruler: Ruler | None = None) -> None:
        self.original = original
        self._ruler = ruler
        self.role = Role.BODY
        self.length = 0
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._places: list[int] = []
        self._widths: list[int] = []
        self._runs: list[tuple[int, Role]] = [(0, Role.BODY)]
        self._turned_to = Role.BODY
        self._entered = 0  # where the last stretch of text began, after its gap
        self._gap = 0
        self._gap_place = 0
        self._space: tuple[int, int] | None = None
        self._annex: list[tuple[str, Pieces]] = []
        self._facts: list[Fact] = []
        self._hearsay: list[Fact] = []
        self._remarks: list[Remark] = []

    def copy(self, start: int, end: int) -> None:
        """Add `original[start:end]` as it is."""
        if start >= end:
            return
        if self._gap or self._space is not None or self._turned_to is not self.role:
            self._enter()
        self._segment(self.original[start:end], start, -1)

    def stand(self, text: str, start: int, end: int) -> None:
        """Add `text`, which stands for `original[start:end]`."""
        if not text:
            return
        self._enter()
        self._segment(text, start, end - start)

    def add(self, pieces: Iterable[Piece]) -> None:
        """Add them in order."""
        for piece in pieces:
            if piece.text is None:
                self.copy(piece.start, piece.end)
            else:
                self.stand(piece.text, piece.start, piece.end)

    def space(self, start: int, end: int) -> None:
        """`original[start:end]` is white space: one space, if text follows on this line."""
        if self.length and not self._gap and self._space is None:
            self._space = (start, end)

    def gap(self, kind: int, place: int) -> None:
        """What follows stands apart; of several gaps in a row the widest counts."""
        if kind > self._gap and self.length:
            if not self._gap:
                self._gap_place = place
            self._gap = kind

    @contextmanager
    def part(self, start: int, end: int, role: Role | None = None) -> Iterator[None]:
        """What is added meanwhile is `original[start:end]`, and stands apart from all around it.

        It is of this role, or of the one that holds already.
        """
        kept, self.role = self.role, role or self.role
        self.gap(PARAGRAPH, start)
        yield
        self.gap(PARAGRAPH, end)
        self.role = kept

    @property
    def at_line_start(self) -> bool:
        """Does the next text begin a line?"""
        return not self.length or self._gap >= LINE

    def value(self, pieces: Iterable[Piece], role: Role = Role.METADATA, place: int = 0) -> Span:
        """Add a declared value on a line of its own; answers where it stands in the text."""
        kept, self.role = self.role, role
        self.gap(LINE, place)
        before = self.length
        self.add(pieces)
        end = self.length
        start = before if end == before else max(before, self._entered)
        self.gap(LINE, place)
        self.role = kept
        return Span(start, end)

    def declare(self, name: str, pieces: Iterable[Piece], role: Role = Role.METADATA) -> None:
        """A value on a line of its own, and the fact `name` that it declares."""
        pieces = tuple(pieces)
        if any(piece.end > piece.start for piece in pieces):
            span = self.value(pieces, role, pieces[0].start)
            if span.length:
                self.fact(name, self.since(span.start), span)

    def later(self, name: str, pieces: Iterable[Piece]) -> None:
        """Like `declare`, but after all text: it must not part the words around it.

        With an empty name the value stands in the text and declares nothing.
        """
        self._annex.append((name, tuple(pieces)))

    def fact(self, name: str, value: str, span: Span, *, hearsay: bool = False) -> None:
        """Note a fact; hearsay (a page's `<title>`, its first `<time>`) comes after all others."""
        value = value.strip()
        if value and name:
            (self._hearsay if hearsay else self._facts).append(Fact(name, value, span))

    def remark(self, words: str, place: int) -> None:
        """Note what is said to rightscheck alone; it is no part of the text."""
        self._remarks.append(Remark(words, place + (self._ruler.offset if self._ruler else 0)))

    @property
    def body(self) -> int:
        """How many code points are body so far."""
        ends = [start for start, _ in self._runs[1:]] + [self.length]
        runs = zip(self._runs, ends, strict=True)
        return sum(end - start for (start, role), end in runs if role is Role.BODY)

    def since(self, start: int) -> str:
        """The text from `start` on."""
        taken: list[str] = []
        at = self.length
        for piece in reversed(self._pieces):
            if at <= start:
                break
            at -= len(piece)
            taken.append(piece)
        return "".join(reversed(taken))[max(0, start - at) :]

    def document(self, data: bytes | str, name: str, media_type: str, encoding: str) -> Document:
        """Everything collected; `data` are the file's bytes, or their SHA-256 in hex."""
        for fact, pieces in self._annex:
            self.declare(fact, pieces)
        self._annex.clear()
        lines, unit, offset = self._ruler or Ruler(line_starts(self.original))
        places = [place + offset for place in self._places] if offset else self._places
        return Document(
            name=name,
            text="".join(self._pieces),
            media_type=media_type,
            encoding=encoding,
            sha256=data if isinstance(data, str) else hashlib.sha256(data).hexdigest(),
            regions=tuple(self._regions()),
            facts=(*self._facts, *self._hearsay),
            remarks=tuple(self._remarks),
            origin=Origin(self._starts, places, self._widths, lines, unit),
        )

    def _enter(self) -> None:
        """Put what was held back, and turn to the role of what comes."""
        if not self._gap and self._space is None and self._turned_to is self.role:
            return
        turned = self._turned_to is not self.role
        if turned and (self._gap or self._space):
            self._run(Role.BODY)  # what parts two roles belongs to neither
        if self._gap:
            self._segment(_GAPS[self._gap], self._gap_place, 0)
        elif self._space is not None:
            start, end = self._space
            plain = end - start == 1 and self.original[start] == " "
            self._segment(" ", start, -1 if plain else end - start)
        self._gap, self._space = 0, None
        self._entered = self.length
        if turned:
            self._run(self.role)
            self._turned_to = self.role

    def _run(self, role: Role) -> None:
        if self._runs[-1][0] == self.length:
            self._runs.pop()
        if not self._runs or self._runs[-1][1] is not role:
            self._runs.append((self.length, role))

    def _segment(self, text: str, place: int, width: int) -> None:
        self._pieces.append(text)
        follows = (
            width == -1
            and self._widths
            and self._widths[-1] == -1
            and self._places[-1] + self.length - self._starts[-1] == place
        )
        if not follows:
            self._starts.append(self.length)
            self._places.append(place)
            self._widths.append(width)
        self.length += len(text)

    def _regions(self) -> Iterable[Region]:
        ends = [start for start, _ in self._runs[1:]] + [self.length]
        for (start, role), end in zip(self._runs, ends, strict=True):
            if role is not Role.BODY and start < end:
                yield Region(Span(start, end), role)


def spoken(name: str, pieces: Iterable[Piece]) -> Pieces:
    """A value behind its name, without which it says nothing: `tdm-reservation: 1`."""
    written = tuple(pieces)
    at = written[0].start if written else 0
    return (Piece(f"{name}: ", at, at), *written)
