"""Words and phrases of packs as RE2 patterns: `*` stands for the rest of a word, or for one word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import re2

_MEMORY = 256 << 20


def phrase(text: str) -> str:
    """One phrase as a pattern: spaces stretch, `reprint*` takes any ending, a lone `*` one word."""
    parts = [_part(part) for part in text.split(" ")]
    return r"[\s,]+".join(parts)


def _part(part: str) -> str:
    if part == "*":
        return r"[\pL'-]+"
    if part.endswith("*"):
        return re2.escape(part[:-1]) + r"\pL*"
    return re2.escape(part)


@lru_cache(maxsize=4096)
def anywhere(texts: tuple[str, ...]) -> Any:  # noqa: ANN401 -- re2 ships no types
    """All of `texts` as one pattern that stands at a word's begin and end; None for none.

    The match may begin with the one character before the phrase. Built on first use and kept:
    of the many phrases of all languages a house meets few.
    """
    every = sorted(set(texts))
    if not every:
        return None
    spaced = [phrase(text) for text in every if not is_unspaced(text)]
    glued = [phrase(text) for text in every if is_unspaced(text)]
    parts = [rf"(?:^|[^\pL\pN])(?:{'|'.join(spaced)})"] if spaced else []
    return re2.compile("|".join([*parts, *glued]), options())


def occurrences(texts: tuple[str, ...], said: str) -> Iterator[str]:
    """What of `texts` stands in `said`, as whole words and as it is spelled there."""
    pattern = anywhere(texts)
    for match in pattern.finditer(said) if pattern else ():
        if is_whole(said, match.end()):
            yield " ".join(match[0].strip(" \n\t,.;:()[]\"'/-").split())


def holds(texts: tuple[str, ...], said: str) -> bool:
    """Does any of `texts` stand in `said`?"""
    return next(occurrences(texts, said), None) is not None


def is_whole(text: str, end: int) -> bool:
    """Does a word end at `end`? In scripts without spaces always."""
    return end >= len(text) or not text[end].isalnum() or text[end - 1] >= "\u2e80"


def options() -> Any:  # noqa: ANN401 -- re2 ships no types
    """Without case, the longest match, no groups."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.longest_match = True
    chosen.never_capture = True
    chosen.log_errors = False
    chosen.max_mem = _MEMORY
    return chosen


def is_unspaced(text: str) -> bool:
    """Is it written in a script without spaces, or one that glues endings on?"""
    return text[0] >= "\u2e80"
