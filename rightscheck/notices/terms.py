"""Whose the usage terms of a page are: a pack's own form knows, else the credit beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from rightscheck.model import UNKNOWN_HOLDER, NoticeKind
from rightscheck.notices.beside import BESIDE, Page, holder_beside
from rightscheck.notices.drafts import Draft
from rightscheck.notices.usage import declared_terms, usage_terms

_NAMING = {NoticeKind.CREDIT_LINE, NoticeKind.COPYRIGHT_LINE, NoticeKind.USAGE_TERM}


def with_usage(
    page: Page,
    forms: Sequence[Draft],
    others: Sequence[Draft],
    declared: Sequence[tuple[int, int]] = (),
) -> Iterator[Draft]:
    """The packs' own forms, and usage terms: where both see one, it has the holder of the form.

    `declared` is where the document says its rights: there any wording may be a term.
    """
    said = _Row(one for span in declared for one in declared_terms(page.text, *span))
    found = (one for one in usage_terms(page.scanned) if not said.meeting(one))
    terms = _Row((*said.drafts, *found))
    told: set[Draft] = set()
    for form in forms:
        same = next((one for one in terms.meeting(form) if one.kind is form.kind), None)
        if same is None:
            yield form
        elif same not in told:
            told.add(same)
            start, end = min(form.start, same.start), max(form.end, same.end)
            yield form._replace(start=start, end=end, claims=same.claims)
    naming = _Row(one for one in (*others, *forms) if one.kind in _NAMING)
    for one in terms.drafts:
        if one not in told:
            holder = _holder(page, one, naming)
            yield one._replace(holder=holder, rule=f"{holder}/{one.rule}")


class _Row:
    """Drafts by their place; those that meet a stretch are found without looking at all."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.drafts = sorted(drafts, key=lambda one: one.start)
        self.starts = [one.start for one in self.drafts]

    def meeting(self, other: Draft) -> list[Draft]:
        """Those that overlap `other`; none here is longer than a line of terms."""
        return [
            one for one in self.near(other, 0) if one.start < other.end and other.start < one.end
        ]

    def near(self, other: Draft, gap: int) -> list[Draft]:
        """Those at most `gap` characters before or after `other`."""
        first = bisect_left(self.starts, other.start - gap - _LONGEST)
        last = bisect_right(self.starts, other.end + gap)
        return [one for one in self.drafts[first:last] if one.end >= other.start - gap]


_LONGEST = 1000
"""Characters of a row of terms, and of a credit."""


def _holder(page: Page, term: Draft, naming: _Row) -> str:
    """As of a clause, else the one holder who is credited beside it."""
    holder = holder_beside(page, term.start, term.end, None)
    if holder != UNKNOWN_HOLDER:
        return holder
    credited = {one.holder for one in naming.near(term, BESIDE)}
    return credited.pop() if len(credited) == 1 else UNKNOWN_HOLDER
