"""Files that are lines: where a paragraph begins and ends, and how one is put beside it."""

from __future__ import annotations

import re

from rightscheck.readers.inserting.said import Gap

_END = re.compile(r"\r\n?|\n")
_BLANK = " \t"

Stop = re.Pattern[str]
"""Lines that are no part of a paragraph over or under them."""


class Lines:
    """The lines of a page by their places; `ends` is what its lines end with."""

    def __init__(self, page: str) -> None:
        self.page = page
        first = _END.search(page)
        self.ends = first[0] if first else "\n"

    def start(self, at: int) -> int:
        """Where the line of `at` begins."""
        return max(self.page.rfind("\n", 0, at), self.page.rfind("\r", 0, at)) + 1

    def end(self, at: int) -> int:
        """Where the line of `at` ends, before what ends it."""
        found = _END.search(self.page, at)
        return found.start() if found else len(self.page)

    def line(self, at: int) -> str:
        """The line of `at`."""
        return self.page[self.start(at) : self.end(at)]

    def below(self, at: int) -> int | None:
        """Where the line after the one of `at` begins; None where there is none."""
        found = _END.search(self.page, at)
        return found.end() if found and found.end() < len(self.page) else None

    def above(self, at: int) -> int | None:
        """Where the line before the one of `at` begins."""
        start = self.start(at)
        if not start:
            return None
        end = start - 1
        if self.page[end] == "\n" and self.page[end - 1 : end] == "\r":
            end -= 1
        return self.start(end)

    def paragraph(self, at: int, over: Stop, under: Stop) -> tuple[int, int]:
        """From where to where the paragraph of `at` goes: to a blank line, or one that stops it."""
        first, last = self.start(at), self.start(at)
        while (above := self.above(first)) is not None and self._goes_on(above, over):
            first = above
        while (below := self.below(last)) is not None and self._goes_on(below, under):
            last = below
        return first, self.end(last)

    def below_blanks(self, at: int) -> int | None:
        """The beginning of the next line after that of `at` that is not blank."""
        below = self.below(at)
        while below is not None and self.is_blank(below):
            below = self.below(below)
        return below

    def is_blank(self, at: int) -> bool:
        """Is there nothing in the line of `at`?"""
        return not self.line(at).strip(_BLANK)

    def gap(self, first: int, last: int, *, before: bool) -> Gap:
        """Above the line that begins at `first`, or below the one that ends at `last`."""
        apart = self.ends * 2
        if before:
            above = self.above(first)
            lead = "" if above is None or self.is_blank(above) else self.ends
            return Gap(first, lead, apart, apart)
        below = self.below(last)
        return Gap(last, apart, apart, "" if below is None or self.is_blank(below) else self.ends)

    def _goes_on(self, at: int, stop: Stop) -> bool:
        return not self.is_blank(at) and not stop.match(self.line(at))
