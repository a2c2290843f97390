"""Words and phrases of packs as patterns: `*` stands for the rest of a word, or for one word.

Whole texts are scanned by RE2. In a single sentence the standard library does, whose patterns
are built ten times faster; those made here have no two repeats side by side, so they are linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import re2

Pattern: TypeAlias = Any
"""A compiled RE2 pattern, or `None` for one of nothing; google-re2 ships no types."""

_MEMORY = 256 << 20
"""Bytes that RE2 may use for the states of one pattern: thousands of names in all scripts."""

_WORD = r"[^\W\d_]"


@lru_cache(maxsize=256)
def anywhere(texts: tuple[str, ...]) -> Pattern:
    """All of `texts` as one RE2 pattern; None for none.

    A match begins with the one character before the phrase, and may end within a word.
    """
    spaced = [_linear(text) for text in sorted(set(texts)) if not is_unspaced(text)]
    glued = [_linear(text) for text in sorted(set(texts)) if is_unspaced(text)]
    return either(spaced, glued)


def either(spaced: Sequence[str], glued: Sequence[str], *, unspaced: bool = False) -> Pattern:
    """All of these patterns as one: the `spaced` only where no word goes before; None for none.

    With `unspaced` a letter of a script without spaces may go before (`パリAFP`).
    """
    letters = r"|[\x{2E80}-\x{D7FF}]" if unspaced else ""
    parts = [rf"(?:^|[^\pL\pN]{letters})(?:{'|'.join(spaced)})"] if spaced else []
    return re2.compile("|".join([*parts, *glued]), options()) if spaced or glued else None


def options() -> re2.Options:
    """Without case, the longest match, no groups."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.longest_match = True
    chosen.never_capture = True
    chosen.log_errors = False
    chosen.max_mem = _MEMORY
    return chosen


def occurrences(texts: tuple[str, ...], said: str) -> Iterator[str]:
    """What of `texts` stands in the sentence `said`, whole words only, as it is spelled there."""
    for match in _whole(texts).finditer(said):
        yield " ".join(match[0].split())


def holds(texts: tuple[str, ...], said: str) -> bool:
    """Does any of `texts` stand in the sentence `said`?"""
    return _whole(texts).search(said) is not None


def is_whole(text: str, end: int) -> bool:
    """Does a word end at `end`? In scripts without spaces always."""
    return end >= len(text) or not text[end].isalnum() or text[end - 1] >= "\u2e80"


def is_unspaced(text: str) -> bool:
    """Is it written in a script without spaces, or one that glues endings on?"""
    return text[0] >= "\u2e80"


@lru_cache(maxsize=4096)
def _whole(texts: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(set(texts), key=lambda text: (-len(text), text))
    return re.compile("|".join(map(_bounded, longest)) or r"(?!)", re.IGNORECASE)


def _bounded(text: str) -> str:
    parts = [
        rf"{_WORD}[\w'-]*"
        if part == "*"
        else re.escape(part.rstrip("*")) + r"\w*" * part.endswith("*")
        for part in text.split(" ")
    ]
    spelled = r"[\s,]+".join(parts)
    return spelled if is_unspaced(text) else rf"(?<!\w){spelled}(?!\w)"


def _linear(text: str) -> str:
    *parts, last = text.split(" ")
    # The last word's ending needs no pattern: the sentence around it is looked at anyway.
    return r"[\s,]+".join([*map(_part, parts), _part(last) if last == "*" else _stem(last)])


def _part(part: str) -> str:
    if part == "*":
        return r"[\pL'-]+"
    return _stem(part) + r"\pL*" * part.endswith("*")


def _stem(part: str) -> str:
    return str(re2.escape(part.rstrip("*")))
