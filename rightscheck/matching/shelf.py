"""Sources taken from the library for a few documents at once.

The pages of a site have their furniture, their set phrases and their news in common, and so they
share a run with the same sources; and most of the price of a short text is the number of calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from rightscheck.matching.glimpse import Side
from rightscheck.model import Source
from rightscheck.sources import Sources
from rightscheck.text.words import Words, split_lines

SHORT = 20_000
"""Characters of a source that is brought before it is certain that somebody looks at it."""

_AT_ONCE = 32


class Shelf:
    """Sources by their keys: those that were brought, or any from the library."""

    def __init__(self, library: Sources) -> None:
        self._library = library
        self._brought: dict[int, Source] = {}

    def bring(self, keys: Iterable[int]) -> None:
        """Have these at hand, but for long ones."""
        wanted = iter(dict.fromkeys(keys))
        while some := list(islice(wanted, _AT_ONCE)):
            found = self._library.fetch(some)
            short = {key: one for key, one in found.items() if len(one.text) <= SHORT}
            self._brought.update(short)

    def sources(self, keys: Sequence[int]) -> dict[int, Source]:
        """The sources of these keys; one that went since its key was told is left out."""
        found = {key: self._brought[key] for key in keys if key in self._brought}
        missing = [key for key in keys if key not in found]
        return found | self._library.fetch(missing) if missing else found


class Opened(NamedTuple):
    """A source, and the side to look at: of its whole text, whose `words` are here, or a part."""

    source: Source
    side: Side
    words: Words | None


def opened(parts: Sequence[tuple[Source, str]]) -> Iterator[Opened]:
    """Each source with that part of its text, split in one go."""
    if not parts:
        return
    words, bounds = split_lines([text for _, text in parts])
    side = Side.of(words, [end - first for first, end, _ in bounds])
    for (source, text), (first, end, begin) in zip(parts, bounds, strict=True):
        whole = len(text) == len(source.text)
        own = words.part(slice(first, end)).shifted(-begin) if whole else None
        yield Opened(source, side.part(first, end), own)
