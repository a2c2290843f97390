"""What several checks say in the same words: how much, what is forbidden, where to look."""

from __future__ import annotations

from collections.abc import Iterable

from rightscheck.model import OWN_SITE, Answer, JudgedUse, Notice, Span, Verdict, WaiverCase
from rightscheck.model.amounts import count, percent


def about(
    used: JudgedUse,
    *,
    why: str,
    remedy: str,
    verdict: Verdict | None = None,
    notices: tuple[Notice, ...] | None = None,
) -> Answer:
    """An answer on a use, at the match that says most, or at its first notice.

    Verdict and notices are those of the use where a check has none of its own.
    """
    match = max(used.matches, key=lambda m: (m.own_words, -m.span.start), default=None)
    return Answer(
        span=match.span if match else used.notices[0].span,
        verdict=verdict or used.decision.verdict,
        holder=used.use.holder,
        source_id=used.use.source_id,
        why=why,
        remedy=remedy,
        match=match,
        notices=used.notices if notices is None else notices,
        decision=used.decision,
    )


def of_waiver(case: WaiverCase, *, why: str, remedy: str) -> Answer:
    """An answer on a waiver: of the holder that it names, else of our site, whose words it is."""
    named = case.waiver.holder
    return Answer(
        span=Span(0, len(case.waiver.written)),
        verdict=Verdict.REVIEW,
        holder=named if named in case.holders else OWN_SITE,
        why=why,
        remedy=remedy,
    )


def amount(used: JudgedUse) -> str:
    """How much was taken: `355 words (100 % of the source, 84 % of the page)`."""
    words = sum(match.words for match in used.matches)
    source = min(1.0, sum(match.share_of_source for match in used.matches))
    page = min(1.0, sum(match.share_of_document for match in used.matches))
    return f"{count(words, 'word')} ({percent(source)} of the source, {percent(page)} of the page)"


def forbidden(notices: Iterable[Notice]) -> str:
    """The verbs that notices forbid, in their own words: `copy, reproduce, modify`."""
    verbs: dict[str, None] = {}
    for notice in notices:
        for claim in notice.forbids:
            named = claim.verbs or ((claim.action.value,) if claim.action else ())
            verbs.update(dict.fromkeys(named))
    return ", ".join(verbs)
