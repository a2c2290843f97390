"""RE2 over a text in UTF-8, with spans in code points, and one scan before all others.

Most texts hold little of what all packs look for. A `Gate` asks for all patterns at once which
of them occur at all; only those are then searched one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import re2

from rightscheck.notices.sought import Pattern, Trial, options

Timely = Callable[[Iterable[Any]], Iterator[Any]]
"""Passes on what is found, or ends in OutOfTime once nobody waits any longer; `iter` never does."""


class Gate:
    """Patterns that one scan can tell to be absent; built once there are texts enough to pay it."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._given = tuple(pattern for pattern in patterns if pattern is not None)
        self._trial = Trial()

    def absent(self, data: bytes) -> frozenset[str]:
        """Those of the patterns that are known to be nowhere in `data`."""
        if not self._given or self._trial.takes(data):
            return frozenset()
        there = self._which.Match(data) or ()
        return self._patterns.difference(self._given[index].pattern for index in there)

    @cached_property
    def _patterns(self) -> frozenset[str]:
        return frozenset(pattern.pattern for pattern in self._given)

    @cached_property
    def _which(self) -> re2.Set:
        which = re2.Set.SearchSet(options())
        for pattern in self._given:
            which.Add(pattern.pattern)
        which.Compile()
        return which


class Encoded(NamedTuple):
    """A text and its UTF-8, which patterns it does not hold, and how long it may take."""

    text: str
    data: bytes
    absent: frozenset[str]
    timely: Timely = iter

    @classmethod
    def of(cls, text: str, gate: Gate, timely: Timely = iter) -> Encoded:
        """`text` must not hold lone surrogates; plain text has none."""
        data = text.encode()
        return cls(text, data, gate.absent(data), timely)

    def spans(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Where `pattern` matches, in order, while there is time.

        Time grows with the text and the matches.
        """
        if pattern is None or (self.absent and pattern.pattern in self.absent):
            return iter(())
        return self.timely(self._spans(pattern))

    def _spans(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
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
