"""`compare(text, source)`: the passages that two texts share, and what they make of the text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, PrivateAttr

from rightscheck.matching.degrees import derivation, kind
from rightscheck.matching.evidence import LENIENT, sides
from rightscheck.matching.forms import is_form
from rightscheck.matching.prose import Prose, prose_of, tally
from rightscheck.model import Derivation, Match, MatchKind, Span, Value
from rightscheck.text.align import Stretch, passages
from rightscheck.text.edits import Op, edits
from rightscheck.text.letters import letters, overlap
from rightscheck.text.retold import retold
from rightscheck.text.sentences import sentences
from rightscheck.text.skipgrams import agreement


class Edit(Value):
    """One step from the source's words to the text's; a side that has none is an empty span."""

    op: Op
    span: Span
    source_span: Span


class Comparison(Value):
    """What a text shares with a source.

    `share_of_text` and `share_of_source` are the words of the matches over all words of that
    side. `overlap` and `agreement` are for what was told again with few runs kept, and leave
    direct speech out, forms with other facts in them, and mere lists: different stretches of six
    letters that both texts have, over those of the text that has more of them; and the same of
    pairs of words that stand close together, beyond what chance explains. `derivation` is METER's
    degree by all of these, of the words that are somebody's own.
    """

    matches: tuple[Match, ...]
    derivation: Derivation
    share_of_text: float = Field(ge=0, le=1)
    share_of_source: float = Field(ge=0, le=1)
    overlap: float = Field(ge=0, le=1)
    agreement: float = Field(ge=0, le=1)
    _sides: tuple[Prose, Prose] = PrivateAttr()

    def edits(self, match: Match) -> tuple[Edit, ...]:
        """How the source's passage became the text's, word by word, in the text's order."""
        mine, theirs = self._sides
        here, there = _range(mine, match.span), _range(theirs, match.source_span)
        steps = edits(
            theirs.words.ids[there.start : there.stop].tolist(),
            mine.words.ids[here.start : here.stop].tolist(),
        )
        return tuple(
            Edit(
                op=step.op,
                span=_part(mine, here, step.start, step.end),
                source_span=_part(theirs, there, step.source_start, step.source_end),
            )
            for step in steps
        )


def compare(text: str, source: str) -> Comparison:
    """Compare two plain texts; time grows with their words (n log n)."""
    mine, theirs = prose_of(text), prose_of(source)
    found = retold(sentences(text, mine.words), sentences(source, theirs.words))
    matches = tuple(as_match(passage, mine, theirs) for passage in found)
    shared = sum(match.words for match in matches)
    own, others = _own(found, mine, theirs)
    here, there = letters(text, mine.words.only(own)), letters(source, theirs.words.only(others))
    alike, company = overlap(here, there), agreement(here, there)
    taken = [
        sum(int(np.count_nonzero(own[sides(block)[0]])) for block in passage.blocks)
        for passage, match in zip(found, matches, strict=True)
        if match.kind is not MatchKind.QUOTATION
    ]
    comparison = Comparison(
        matches=matches,
        derivation=derivation(taken, int(np.count_nonzero(own)), alike, company),
        share_of_text=shared / max(1, mine.size),
        share_of_source=shared / max(1, theirs.size),
        overlap=alike,
        agreement=company,
    )
    comparison._sides = mine, theirs  # noqa: SLF001 -- pydantic's private attributes are set after birth
    return comparison


def _own(
    found: list[Stretch], mine: Prose, theirs: Prose
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which words of both sides are somebody's own: not speech, nor in a form or a mere list.

    Shared words are speech where both sides have them as such: what one quotes, the other tells.
    """
    own, others = ~mine.quoted, ~theirs.quoted
    for here, there in (sides(block) for passage in found for block in passage.blocks):
        own[here] = others[there] = own[here] | others[there]
    # A short form filled in anew may be no passage, and still its letters are the other's.
    for passage in found or passages(mine.words, theirs.words, LENIENT):
        if is_form(passage, mine, theirs):
            own[passage.start : passage.end] = False
            others[passage.source_start : passage.source_end] = False
    return own & (mine.running == 1), others & (theirs.running == 1)


def as_match(
    passage: Stretch, mine: Prose, theirs: Prose, source_id: str = "", holder: str = ""
) -> Match:
    """The passage as a value, in code points of both texts."""
    count = tally(passage, mine, theirs)
    return Match(
        source_id=source_id,
        holder=holder,
        span=mine.span(passage.start, passage.end),
        source_span=theirs.span(passage.source_start, passage.source_end),
        kind=kind(count),
        words=count.shared,
        quoted_words=count.quoted,
        longest_run=count.longest,
        similarity=count.similarity,
        share_of_document=count.shared / max(1, mine.size),
        share_of_source=count.shared / max(1, theirs.size),
    )


def _range(side: Prose, span: Span) -> range:
    """The words of a side that begin inside `span`."""
    first = int(side.words.starts.searchsorted(span.start, "left"))
    last = int(side.words.starts.searchsorted(span.end, "left"))
    return range(first, last)


def _part(side: Prose, words: range, start: int, end: int) -> Span:
    """Steps count from the match's first word; an empty part lies where its words would be."""
    if start < end:
        return side.span(words.start + start, words.start + end)
    at = int(side.words.starts[min(words.start + start, side.size - 1)])
    return Span(at, at)
