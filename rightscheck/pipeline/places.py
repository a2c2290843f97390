"""Where a credit stands: before the text that it is for, or after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rightscheck.model import Document, Match, Notice
from rightscheck.text.words import split

NEAR = 12
"""Fewer words than this between a credit and an end of the text, and it stands at that end."""

LINES = 1000
"""Characters that mostly tell that there are as many, whatever lies beyond them."""


def places(said: Iterable[Notice], matches: Sequence[Match], document: Document) -> dict[str, str]:
    """For the words of each notice `top`, `end` or both, as `Use.places` has them.

    One in the middle of the text, as beside a quotation, stands at neither.
    """
    text = document.text
    first = min(match.span.start for match in matches)
    last = max(match.span.end for match in matches)
    begins = split(text[first : first + LINES]).size < NEAR
    ends = split(text[max(0, last - LINES) : last]).size < NEAR
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for notice in said:
        start, end = notice.span
        words = found[text[start:end]]
        if (begins or start - first < LINES) and split(text[first:start]).size < NEAR:
            words["top"] = None
        if (ends or last - end < LINES) and split(text[end:last]).size < NEAR:
            words["end"] = None
    return {words: " ".join(where) for words, where in found.items()}
