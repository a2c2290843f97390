"""RE2 over a text in UTF-8, with spans in code points, and one scan before all others.

Most texts hold little of what all packs look for. A `Gate` asks for all patterns at once which
of them occur at all; only those are then searched one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import re2

from rightscheck.notices.phrases import Pattern, options

Timely = Callable[[Iterable[Any]], Iterator[Any]]
"""Passes on what is found, or ends in OutOfTime once nobody waits any longer; `iter` never does."""


class Gate(NamedTuple):
    """Patterns that one scan can tell to be absent."""

    patterns: tuple[str, ...]
    which: re2.Set

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> Gate:
        """The gate of compiled patterns; a missing one (`None`) is left out."""
        every = tuple(pattern.pattern for pattern in patterns if pattern is not None)
        which = re2.Set.SearchSet(options())
        for pattern in every:
            which.Add(pattern)
        if every:
            which.Compile()
        return cls(every, which)

    def absent(self, data: bytes) -> frozenset[str]:
        """The patterns that are nowhere in `data`."""
        if not self.patterns:
            return frozenset()
        there = self.which.Match(data) or ()
        return frozenset(self.patterns).difference(self.patterns[index] for index in there)


class Encoded(NamedTuple):
    """A text and its UTF-8, and which patterns it does not hold."""

    text: str
    data: bytes
    absent: frozenset[str]

    @classmethod
    def of(cls, text: str, gate: Gate) -> Encoded:
        """`text` must not hold lone surrogates; plain text has none."""
        data = text.encode()
        return cls(text, data, gate.absent(data))

    def spans(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Where `pattern` matches, in order; time grows with the text and the matches."""
        if pattern is None or pattern.pattern in self.absent:
            return
        if len(self.data) == len(self.text):
            for match in pattern.finditer(self.data):
                yield match.span()
            return
        at = offset = 0
        for match in pattern.finditer(self.data):
            first, last = match.span()
            offset += len(self.data[at:first].decode())
            length = len(self.data[first:last].decode())
            yield offset, offset + length
            offset, at = offset + length, last
