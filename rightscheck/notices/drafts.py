"""A notice before it is one: in plain offsets, without its document."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rightscheck.model import UNKNOWN_HOLDER, Asset, Claim, Notice, NoticeKind
from rightscheck.notices.surface import Surface


class Draft(NamedTuple):
    """A notice in plain offsets."""

    start: int
    end: int
    kind: NoticeKind
    holder: str
    rule: str
    asset: Asset = Asset.UNKNOWN
    confidence: float = 1.0
    coverage: float = 1.0
    claims: tuple[Claim, ...] = ()
    chain: tuple[str, ...] = ()
    asserted: bool = False
    """Is it nothing but an assertion, without a sign, that a clause may make as well?"""


def as_notice(draft: Draft, surface: Surface) -> Notice:
    """The notice, in the offsets of the text as it was given."""
    return Notice(
        kind=draft.kind,
        holder=draft.holder,
        span=surface.span(draft.start, draft.end),
        asset=draft.asset,
        rule=draft.rule,
        confidence=draft.confidence,
        coverage=draft.coverage,
        claims=draft.claims,
        chain=draft.chain,
    )


_POINTER = "/restrictions-pointer"


def outside_terms(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """All but the credits that a usage term demands (`MANDATORY CREDIT "AFP PHOTO"`) or a © has.

    Nor the terms in a licence's own name ("Namensnennung - Keine kommerzielle Nutzung").
    """
    terms, signed = _spans(drafts, NoticeKind.USAGE_TERM), _spans(drafts, NoticeKind.COPYRIGHT_LINE)
    licences = _spans(drafts, NoticeKind.LICENCE)
    for draft in drafts:
        credit = draft.kind is NoticeKind.CREDIT_LINE
        picture = credit and draft.asset is Asset.IMAGE
        within = (credit and _within(draft, terms)) or (picture and _within(draft, signed))
        named = draft.kind is NoticeKind.USAGE_TERM and _within(draft, licences)
        if not (within or named):
            yield draft


def _spans(drafts: Iterable[Draft], kind: NoticeKind) -> list[tuple[int, int]]:
    return sorted((draft.start, draft.end) for draft in drafts if draft.kind is kind)


def _within(draft: Draft, spans: Sequence[tuple[int, int]]) -> bool:
    near = bisect_right(spans, (draft.start, sys.maxsize)) - 1
    return near >= 0 and draft.end <= spans[near][1]


def outside_clauses(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """All but what a clause asserts itself ("All rights are reserved, including those for …").

    So does one that only points at its terms: "Информация об ограничениях © AP".
    """
    clauses = {NoticeKind.RESTRICTION_CLAUSE, NoticeKind.AI_RESERVATION}
    spans = sorted((draft.start, draft.end) for draft in drafts if draft.kind in clauses)
    pointing = sorted((one.start, one.end) for one in drafts if one.rule.endswith(_POINTER))
    for draft in drafts:
        signed = draft.kind is NoticeKind.COPYRIGHT_LINE and _within(draft, pointing)
        if not signed and not (draft.asserted and _within(draft, spans)):
            yield draft


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Of notices of one kind and holder that overlap, the longest; of the same span, a pack's own.

    A ban of nobody's is left out where one of a holder covers it.
    """
    last: dict[tuple[NoticeKind, str], Draft] = {}
    kept: list[Draft] = []
    named = 0
    for draft in sorted(drafts, key=_order):
        old = last.get((draft.kind, draft.holder))
        if old is not None and draft.start < old.end:
            continue
        if draft.kind is NoticeKind.RESTRICTION_CLAUSE:
            if draft.holder == UNKNOWN_HOLDER and draft.end <= named:
                continue
            named = max(named, draft.end * (draft.holder != UNKNOWN_HOLDER))
        last[draft.kind, draft.holder] = draft
        kept.append(draft)
    return kept


def _order(draft: Draft) -> tuple[int, int, bool]:
    return draft.start, -draft.end, draft.rule.partition("/")[0] != draft.holder
