"""Sources taken from the library for a few documents at once.

The pages of a site have their furniture, their set phrases and their news in common, and so they
share a run with the same sources; and most of the price of a short text is the number of calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rightscheck.model import Source
from rightscheck.sources import Sources
from rightscheck.text.words import Words, split_lines

SHORT = 20_000
"""Characters of a source that is kept for the next document."""

_AT_ONCE = 1000


class Opened(NamedTuple):
    """A source with its words."""

    source: Source
    words: Words


class Shelf:
    """Sources by their keys: those that were brought, or any from the library."""

    def __init__(self, library: Sources) -> None:
        self._library = library
        self._sketches: dict[int, bytes] = {}
        self._kept: dict[int, Source] = {}

    def sketches(self, keys: Iterable[int]) -> Mapping[int, bytes]:
        """The sketches of these sources, and of others asked before; a removed one is left out."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._sketches]
        for at in range(0, len(missing), _AT_ONCE):
            self._sketches |= self._library.sketches(missing[at : at + _AT_ONCE])
        return self._sketches

    def opened(self, keys: Sequence[int]) -> dict[int, Opened]:
        """The sources of these keys, split in one go; one that went is left out."""
        held = {key: self._kept[key] for key in keys if key in self._kept}
        missing = [key for key in keys if key not in held]
        if missing:
            new = self._library.fetch(missing)
            held |= new
            self._kept.update((key, one) for key, one in new.items() if len(one.text) <= SHORT)
        if not held:
            return {}
        words, bounds = split_lines([source.text for source in held.values()])
        return {
            key: Opened(source, words.part(slice(first, end)).shifted(-begin))
            for (key, source), (first, end, begin) in zip(held.items(), bounds, strict=True)
        }
