"""Usage terms in running text: "EDITORIAL USE ONLY", "TURKEY OUT", "Embargoed to 0001 Friday".

They are read by the grammar that reads an item's own terms. In a page a term counts only where
it stands for itself, as captions and desk notes write it: it begins a line, a bracket or a
sentence, and fills it up to the next sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial

from rightscheck.licensing.usage import UsageTerm, claims_of, marks, read_terms
from rightscheck.model import Asset, NoticeKind
from rightscheck.notices.drafts import Draft
from rightscheck.notices.quotation import is_cited
from rightscheck.notices.scan import Encoded
from rightscheck.notices.sought import Pattern, either, folding
from rightscheck.text import lazily

_REACH = 500
"""Characters on either side of a mark in which its row of terms may stand."""

_EDGE = lazily.pattern(r"[\n|<>{}\[\]\u3010\u3011]")
_OPENS = lazily.pattern(r"(?:^|\s\s|[\n.;:|*<>()\[\]{}\"'/,=。、،؛]|\s[-\u2013\u2014])\s*$")
_ENDS = lazily.pattern(r"\s*(?:$|\s\s|[\n.;:|*<>()\[\]{}\"'/,=。、،؛]|\s[-\u2013\u2014])")


_CAPTION = lazily.pattern(r"\s(?:[A-Z][a-z]|[A-Z]+/)")
"""What goes on behind capitals: a caption in small letters, a credit."""

_KEY = r"usage[_-]?terms?"
_FIELD = lazily.pattern(
    rf"(?i){_KEY}(?:\"?\s*+[:=]\s*+\"|[^<>\n]{{0,120}}>)\s*+((?:[^<>\"]|<br ?/?>){{2,500}})[<\"]"
)
"""What stands under a key `usageTerms` is usage terms, whatever its words."""


@cache
def usage_marks() -> Pattern:
    """One scan for what a term must hold."""
    text = either([*marks(), _KEY])
    return lazily.Pattern(text, partial(folding, text))


def declared_terms(text: str, start: int, end: int) -> Iterator[Draft]:
    """The usage terms in what a document declares as such, whatever their case and signs."""
    said = text[start:end].rstrip()
    terms = read_terms(said).terms
    if any(term.rules for term in terms):
        yield _draft(start, said, terms)


def usage_terms(page: Encoded) -> Iterator[Draft]:
    """The usage terms of a plain text, those in a row as one; their holder is still to be told."""
    done = 0
    for first, last in page.spans(usage_marks()):
        if last <= done:
            continue
        field = _FIELD.match(page.text, first + (not page.text[first].isalnum()))
        if field:
            done = field.end(1)
            yield from declared_terms(page.text, *field.span(1))
            continue
        start, done = _stretch(page.text, first, last)
        said = page.text[start:done]
        terms = read_terms(said).terms
        good = [one for at, one in enumerate(terms) if _stands_alone(said, terms, at)]
        for row in _rows(said, list(_told(said, good))):
            draft = _draft(start, said, row)
            if not is_cited(page.text, draft.start, draft.end):
                yield draft


def _stretch(text: str, first: int, last: int) -> tuple[int, int]:
    begin, end = max(0, first - _REACH), min(len(text), last + _REACH)
    before = [match.end() for match in _EDGE.finditer(text, begin, first + 1)]
    after = _EDGE.search(text, last, end)
    return (before[-1] if before else begin), (after.start() if after else end)


def _stands_alone(said: str, terms: Sequence[UsageTerm], at: int) -> bool:
    """Does it begin and end where a sign, or another term, begins and ends?"""
    term = terms[at]
    before = terms[at - 1].end if at else 0
    after = terms[at + 1].start if at + 1 < len(terms) else len(said)
    opened = not said[before : term.start].strip() or _OPENS.search(said[: term.start])
    closed = not said[term.end : after].strip() or _ENDS.match(said, term.end - 1)
    closed = closed or _ENDS.match(said, term.end)
    if not closed and _is_loud(said[term.start : term.end]):
        closed = _CAPTION.match(said, term.end)  # EMBARGOED TO 0001 MONDAY JULY 6 Undated file …
    return bool(opened and closed)


def _is_loud(words: str) -> bool:
    return words.upper() == words


def _told(said: str, terms: Iterable[UsageTerm]) -> Iterator[UsageTerm]:
    """Those that are terms whatever stands beside them, and what goes on behind such a one."""
    told: UsageTerm | None = None
    for term in terms:
        follows = told and term.row.marks and not _is_apart(said, told, term)
        if follows or _is_term(said, term):
            told = term
            yield term


def _is_apart(said: str, first: UsageTerm, second: UsageTerm) -> bool:
    return bool(re.search(r"\w", said[first.end : second.start]))


def _is_term(said: str, term: UsageTerm) -> bool:
    words = said[term.start : term.end]
    marked = bool(term.row.marks) and re.search(term.row.marks, words, re.IGNORECASE)
    return bool(marked) and (_is_loud(words) if term.row.loud else not words[0].islower())


def _rows(said: str, terms: Sequence[UsageTerm]) -> Iterator[list[UsageTerm]]:
    """Terms one after the other are one notice; an embargo is one of its own."""
    row: list[UsageTerm] = []
    for term in terms:
        apart = row and (_is_apart(said, row[-1], term) or row[-1].row.kind is not term.row.kind)
        if apart:
            yield row
            row = []
        row.append(term)
    if row:
        yield row


def _draft(at: int, said: str, row: Sequence[UsageTerm]) -> Draft:
    start, end = row[0].start, row[-1].end
    kind = row[0].row.kind
    return Draft(
        at + start,
        at + end + (said[end : end + 1] == "."),
        kind,
        "",
        "embargo" if kind is NoticeKind.EMBARGO else "usage",
        Asset.UNKNOWN,
        0.8,
        claims=tuple(claim for one in row for claim in claims_of(one, said)),
    )
