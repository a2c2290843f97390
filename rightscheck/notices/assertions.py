"""Rights asserted with nobody named ("All rights reserved"): where, in plain offsets."""

from __future__ import annotations

from rightscheck.notices.quotation import is_cited
from rightscheck.notices.scan import Encoded
from rightscheck.notices.sought import Pattern
from rightscheck.text import lazily

_TO_QUOTE = lazily.pattern(r"[^\n\"」』]{0,12}(?=[\"」』])")
"""What may follow a phrase within the same quotation (“版权所有，侵权必究”)."""


def assertions(page: Encoded, pattern: Pattern, alone: frozenset[str]) -> list[tuple[int, int]]:
    """The phrases of `pattern` that stand there as such; of those that count `alone`, the few."""
    found = ((start + _leads(page.text, start), end) for start, end in page.spans(pattern))
    return [span for span in found if _is_free(page.text, *span, alone)]


def _leads(text: str, at: int) -> int:
    """1 if a phrase's match begins with the character before it."""
    return int(not text[at].isalnum())


def _is_free(text: str, start: int, end: int, alone: frozenset[str]) -> bool:
    """Is it a phrase of its own, not a part of longer words or of a sentence?"""
    if text[start] >= "\u2e80":
        quoted = _TO_QUOTE.match(text, end)
        return not is_cited(text, start, quoted.end() if quoted else end, few=1)
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or is_cited(text, start, end, few=1):
        return False
    said = " ".join(text[start:end].casefold().split())
    return said not in alone or not _goes_on(text, start, end)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Does a word in small letters stand right before it or right after it?"""
    sides = text[max(0, start - 2) : start], text[end : end + 2]
    return any(" " in side and side.islower() for side in sides)
