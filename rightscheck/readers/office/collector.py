"""Collects the paragraphs of a part while its XML goes by: what Word and OpenDocument share."""

from __future__ import annotations

from dataclasses import dataclass, field

from rightscheck.model import Role
from rightscheck.readers.building.builder import CELL, LINE, PARAGRAPH
from rightscheck.readers.office.package import Handler
from rightscheck.readers.office.paragraphs import Link, Paragraph

_KEPT = {Role.HEADER, Role.FOOTER, Role.NAVIGATION}
"""What is in these is nothing else, whatever its style."""


@dataclass(slots=True)
class Open:
    """A paragraph in the making; `beside` is what hangs on it: text boxes."""

    number: int
    role: Role
    size: int = 0
    pieces: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    begun: list[tuple[int, str]] = field(default_factory=list)
    beside: list[Paragraph] = field(default_factory=list)


class Collector(Handler):
    """The paragraphs of a text in reading order; notes stand apart, for they come last.

    `around` are the roles of what is open around a paragraph: a text box, a list of contents.
    Where `counting` is false, paragraphs have the number that is set.
    """

    def __init__(self, role: Role = Role.BODY, number: int = 0) -> None:
        self.around = [role]
        self.number = number
        self.counting = number == 0
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self.in_note = 0
        self.tables = 0
        self._open: list[Open] = []
        self._skipped = 0
        self._gap = 0
        self._cell_begins = False

    def skips(self, name: str, skipped: frozenset[str]) -> bool:
        """Is this element, which begins, left out with all that is in it?"""
        if self._skipped or name in skipped:
            self._skipped += 1
        return self._skipped > 0

    def skipped(self) -> bool:
        """Was the element that ends left out?"""
        was = self._skipped > 0
        self._skipped -= was
        return was

    def begin(self) -> None:
        """A paragraph begins; one inside another hangs on it."""
        if self._open:
            self._open.append(Open(self.number, self.around[-1]))
            return
        self.number += self.counting
        if not self._cell_begins:
            self._gap = max(self._gap, LINE if self.tables else PARAGRAPH)
        self._cell_begins = False
        self._open.append(Open(self.number, self.around[-1]))

    def style(self, role: Role) -> None:
        """What the innermost paragraph is by its style."""
        if self._open and role is not Role.BODY and self.around[-1] not in _KEPT:
            self._open[-1].role = role

    def finish(self) -> None:
        """The innermost paragraph ends."""
        if not self._open:
            return
        done = self._open.pop()
        gap = PARAGRAPH if self._open else self._gap
        made = [_paragraph(done, gap)]
        if not made[0].text:
            made = []
        elif not self._open:
            self._gap = 0
        if self.in_note:
            self.notes += [*made, *done.beside]
        elif self._open:
            self._open[-1].beside += [*made, *done.beside]
        else:
            self.paragraphs += [*made, *done.beside]

    def table(self) -> None:
        """A table begins."""
        self.tables += 1
        self._gap = max(self._gap, PARAGRAPH if self.tables == 1 else LINE)

    def row(self) -> None:
        """A row of it begins."""
        self._gap = max(self._gap, LINE)

    def cell(self) -> None:
        """A cell of it begins."""
        self._gap = max(self._gap, CELL)
        self._cell_begins = True

    def end_table(self) -> None:
        """The innermost table ends."""
        self.tables -= 1
        self._cell_begins = False

    def text(self, data: str) -> None:
        """Text of the innermost paragraph."""
        if self._open and not self._skipped:
            self._open[-1].pieces.append(data)
            self._open[-1].size += len(data)

    def link(self, address: str) -> None:
        """A link begins."""
        if self._open:
            self._open[-1].begun.append((self._open[-1].size, address))

    def end_link(self) -> None:
        """The innermost link ends."""
        if self._open and self._open[-1].begun:
            start, address = self._open[-1].begun.pop()
            if address.lower().startswith(("http://", "https://")):
                self._open[-1].links.append(Link(start, self._open[-1].size, address))


def _paragraph(done: Open, gap: int) -> Paragraph:
    whole = "".join(done.pieces)
    text = whole.strip()
    lead = len(whole) - len(whole.lstrip())
    moved = (
        Link(max(0, one.start - lead), min(one.end - lead, len(text)), one.address)
        for one in done.links
    )
    links = tuple(link for link in moved if link.start < link.end)
    return Paragraph(text, done.number, done.role, gap, links)
