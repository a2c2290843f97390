"""Files that are lines: where a paragraph begins and ends, and what parts it from another."""

from __future__ import annotations

import re
from bisect import bisect_right

from rightscheck.model import line_starts
from rightscheck.readers.inserting.said import Gap
from rightscheck.text import lazily

_END = lazily.pattern(r"\r\n?|\n")

Stop = re.Pattern[str]
"""Lines that are no part of a paragraph over or under them."""


class PageLines:
    """The lines of a page by their numbers, from 0; `ends` is what its lines end with."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.starts = line_starts(page)
        first = _END.search(page)
        self.ends = first[0] if first else "\n"

    def number(self, at: int) -> int:
        """Which line `at` is in."""
        return bisect_right(self.starts, at) - 1

    def line(self, number: int) -> str:
        """A line without its end."""
        after = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.page)
        return self.page[self.starts[number] : after].rstrip("\r\n")

    def paragraph(self, number: int, over: Stop, under: Stop) -> tuple[int, int]:
        """First and last line of the paragraph: up to a blank line, or one that stops it."""
        first = last = number
        while first and self._goes_on(first - 1, over):
            first -= 1
        while last + 1 < len(self.starts) and self._goes_on(last + 1, under):
            last += 1
        return first, last

    def below(self, number: int) -> int | None:
        """The next line that is not blank."""
        rest = range(number + 1, len(self.starts))
        return next((below for below in rest if not self.is_blank(below)), None)

    def is_blank(self, number: int) -> bool:
        """Is there nothing in the line? Nor is there in one that the page does not have."""
        return not (0 <= number < len(self.starts) and self.line(number).strip(" \t"))

    def gap(self, first: int, last: int, *, before: bool) -> Gap:
        """Above the first line of a paragraph, or below its last one."""
        apart = self.ends * 2
        if before:
            lead = "" if self.is_blank(first - 1) else self.ends
            return Gap(self.starts[first], lead, apart, apart)
        end = self.starts[last] + len(self.line(last))
        return Gap(end, apart, apart, "" if self.is_blank(last + 1) else self.ends)

    def _goes_on(self, number: int, stop: Stop) -> bool:
        return not self.is_blank(number) and not stop.match(self.line(number))
