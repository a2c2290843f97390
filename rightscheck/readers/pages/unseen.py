"""Articles that a page has only in its data: what scripts show, or only subscribers see.

schema.org's `articleBody` is most often a copy of what the page shows, so it becomes text only
where the page does not have its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from rightscheck.model import Role, Span
from rightscheck.readers.building.builder import Builder, Pieces, plain
from rightscheck.readers.pages import html
from rightscheck.text import lazily

_MARKS = lazily.pattern(r"<[^>]*+>|&[#\w]++;|[\W_]++")
_MOST = 40  # bodies of one page that are looked for in its text
_SAMPLES = 7
_SAMPLE = 24  # letters: some four words, which seldom stand twice
_SHOWN = 0.5  # of the samples; more, and it is a copy of what the page shows


def tell_unseen(builder: Builder, bodies: Iterable[Pieces]) -> Iterator[Span]:
    """Add the bodies whose words the text does not have yet; answers where they stand."""
    shown = ""
    for pieces in islice(bodies, _MOST):
        shown = shown or _letters(builder.since(0))
        if not _is_shown(_letters(plain(pieces, builder.original)), shown):
            start = builder.length
            with builder.part(pieces[0].start, pieces[-1].end, Role.BODY):
                html.add(builder, pieces)
            yield Span(start, builder.length)
            shown = ""


def _is_shown(body: str, shown: str) -> bool:
    """Are places picked evenly from a body found in the text?"""
    last = max(0, len(body) - _SAMPLE)
    places = [last * number // (_SAMPLES - 1) for number in range(_SAMPLES)]
    return sum(body[at : at + _SAMPLE] in shown for at in places) >= _SHOWN * _SAMPLES


def _letters(text: str) -> str:
    return _MARKS.sub("", text).lower()
