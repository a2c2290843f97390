"""Where sentences begin and end."""

from __future__ import annotations

import re

from rightscheck.text import lazily

REACH = 420
"""Characters on either side of a ban that its sentence may have."""

_BREAK = lazily.pattern(r"\n|[。।۔؟|<>♦։።။។]|[.!?](?=\s|\"|$)")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around `text[start:end]`, its full stop included."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    begin = first
    for match in _BREAK.finditer(text, first, start):
        if not _goes_on(text, match):
            begin = match.end()
    ends = (match for match in _BREAK.finditer(text, end, last) if not _goes_on(text, match))
    stop = next(ends, None)
    close = last if stop is None else stop.start() + (stop[0] in ".!?。।۔؟։።။។")
    while begin < start and text[begin] in " \t\n\"'-,([<":
        begin += 1
    while close > end and text[close - 1] in " \t\n\"'-":
        close -= 1
    return begin, close


def sentence_before(text: str, start: int) -> str:
    """The sentence before the one that starts there, in its paragraph or its list."""
    gap = text[max(0, start - _GAP) : start]
    end = start - len(gap) + len(gap.rstrip(" \t\n-*•–·"))
    if not end or text.count("\n", end, start) > 1:
        return ""
    return text[sentence(text, end - 1, end)[0] : end]


def is_asked(text: str, start: int, end: int) -> bool:
    """Is the sentence around it a question?"""
    return text[sentence(text, start, end)[1] - 1] in {"?", "؟"}


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Is this a wrapped line, or the stop of an abbreviation?

    Then a small letter follows, or behind few letters a number ("art. 5", "L. 122-5").
    """
    if match[0] not in "\n.":
        return False
    following = text[match.end() : match.end() + 80]
    begun = following.lstrip(" \t" if match[0] == "\n" else " \t\n")
    if match[0] == "." and begun[:1].isdigit():
        return _BEFORE_NUMBER.search(text, max(0, match.start() - 4), match.start()) is not None
    return begun[:1].islower() and not "\u10d0" <= begun[0] <= "\u10ff"  # Georgian has no others


_BEFORE_NUMBER = lazily.pattern(r"\b[^\W\d_]{1,3}$")

_GAP = 20
"""Characters that may stand between two sentences of a paragraph or a list."""
