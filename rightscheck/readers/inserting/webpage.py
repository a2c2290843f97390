"""HTML: a `<p>` after the block that the words are for, in the element that holds the article."""

from __future__ import annotations

import re
from html import escape

from rightscheck.errors import UnwritableDocument
from rightscheck.readers.building.builder import Builder
from rightscheck.readers.inserting.lines import PageLines
from rightscheck.readers.inserting.said import Gap, Paragraph, Part
from rightscheck.readers.pages.elements import ELEMENTS, INLINE
from rightscheck.readers.pages.html import feed
from rightscheck.readers.pages.naming import SILENT, TagMeaning
from rightscheck.readers.pages.walker import Walker

_HOLDS = frozenset({"html", "body", "main", "article", "section", "div", "center", "form", "td"})
"""What a paragraph may stand in beside others, and elements that a site names itself. Lists,
figures and quotations are passed over; a cell that holds a story is one of a layout."""

_BRACES = {ord("{"): "&#123;", ord("}"): "&#125;"}  # templates would take them for their own


def gap(page: str, at: int, *, before: bool) -> Gap:
    """Before or after the block in which `at` is."""
    blocks = _Blocks(page, at, before=before)
    feed(blocks, 0, len(page))
    return blocks.found or _below(page, blocks.block, len(page))


class _Blocks(Walker):
    """Walks as the reader does, and stops to think at `at`."""

    def __init__(self, page: str, at: int, *, before: bool) -> None:
        super().__init__(Builder(page))
        self.at, self.before = at, before
        self.found: Gap | None = None
        self.block = -1  # where the block in which `at` is begins; none: text by itself
        self._starts: list[int] = []  # of the elements that are open
        self._level = -1  # how many of them stand around the block
        self._parted = 0  # where the last tag before `at` that parts blocks ends
        self._past = False

    def tag(self, match: re.Match[str], end: int) -> int:
        """A tag; the first one behind the block ends the search."""
        self._arrive(match.start())
        after = super().tag(match, end)
        parts, start = _parts(match[2].lower()), match.start()
        if self.found:
            return after
        if not self._past:
            if after > self.at:
                raise UnwritableDocument("its text stands in the data of the page, not on it")
            self._parted = match.end() if parts else self._parted
        elif self._level < 0:
            self.found = _above(self.page, start) if parts else None
        elif self._starts[self._level : self._level + 1] != [self.block]:
            own = bool(match[1]) and len(self._starts) == self._level
            self.found = _below(self.page, self.block, after) if own else _above(self.page, start)
        return after

    def start(
        self, name: str, place: int, said: TagMeaning = SILENT, *, self_closed: bool = False
    ) -> None:
        """An element begins, if the walker keeps it open."""
        super().start(name, place, said, self_closed=self_closed)
        if self.depth > len(self._starts):
            self._starts.append(place)

    def close_to(self, depth: int, place: int) -> None:
        """Elements end."""
        super().close_to(depth, place)
        del self._starts[depth:]

    def _arrive(self, start: int) -> None:
        """Is this the first tag behind `at`? Then its block is known."""
        if self._past or start < self.at:
            return
        self._past = True
        level = len(self._names)
        while level and not self._holds(level - 1):
            level -= 1
        if any(map(_parts, self._names[level:])):
            self._level, self.block = level, self._starts[level]
        if self.before:
            self.found = _above(self.page, self.block if self._level >= 0 else self._parted)

    def _holds(self, level: int) -> bool:
        """May a paragraph stand in this element beside others?"""
        return self._names[level] in _HOLDS or "-" in self._names[level]


def _parts(name: str) -> bool:
    """Does an element of this name part blocks?"""
    return name != "br" and ELEMENTS.get(name, INLINE).gap > 0


def spelled(paragraph: Paragraph) -> str:
    """The words in a `<p>` in which nothing but its links is markup."""
    return "<p>" + "".join(map(_part, paragraph)) + "</p>"


def _part(part: Part) -> str:
    words = escape(part.words).translate(_BRACES)
    return f'<a href="{escape(part.url).translate(_BRACES)}">{words}</a>' if part.url else words


def _above(page: str, at: int) -> Gap:
    indent = _indent(page, at)
    apart = "" if indent is None else PageLines(page).ends + indent
    return Gap(at, "", apart, apart)


def _below(page: str, block: int, at: int) -> Gap:
    indent = _indent(page, max(block, 0))
    apart = "" if indent is None else PageLines(page).ends + indent
    return Gap(at, apart, apart, "")


def _indent(page: str, at: int) -> str | None:
    """What stands before `at` in its line, if that is nothing but blanks."""
    ahead = page[max(page.rfind("\n", 0, at), page.rfind("\r", 0, at)) + 1 : at]
    return None if ahead.strip(" \t") else ahead
