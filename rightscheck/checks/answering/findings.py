"""`Answer` in, `Finding` out: name, severity, place, and the passage in its surroundings."""

from __future__ import annotations

import hashlib

from rightscheck.model import (
    Answer,
    Case,
    Evidence,
    Finding,
    Notice,
    Passage,
    Severity,
    Source,
    Span,
    Verdict,
    WaiverCase,
)
from rightscheck.model.value import once
from rightscheck.text.words import split

_LOUD = {
    Verdict.BREACH: Severity.ERROR,
    Verdict.REVIEW: Severity.WARNING,
    Verdict.DUTY: Severity.WARNING,
    Verdict.PERMITTED: Severity.NOTE,
}

_QUOTED = 800
"""Code points of a notice that go into a report; the longest clauses of agencies have some 500."""

_AROUND = 120
"""Code points of context on each side of a passage, before it is cut at a word."""


def finding(
    answer: Answer, case: Case | WaiverCase, check: str, severity: Severity | None
) -> Finding:
    """The answer with everything that a report needs."""
    if isinstance(case, WaiverCase):
        return _of_waiver(answer, case, check, severity)
    document = case.document
    source = _source(case, answer.source_id)
    return Finding(
        id=identity(check, answer, document.text),
        check=check,
        verdict=answer.verdict,
        severity=severity or _LOUD[answer.verdict],
        confidence=_sure(answer),
        document=document.name,
        span=answer.span,
        start=document.start(answer.span),
        end=document.end(answer.span),
        holder=answer.holder,
        holder_name=case.name(answer.holder),
        source_id=answer.source_id,
        source_title=source.title if source else None,
        why=answer.why,
        remedy=answer.remedy,
        evidence=Evidence(
            passage=passage(document.text, answer.span),
            source_passage=passage(source.text, answer.match.source_span)
            if source and answer.match
            else None,
            match=answer.match,
            notices=answer.notices,
            quoted=tuple(_words(notice, case) for notice in answer.notices),
            decision=answer.decision,
        ),
    )


def _sure(answer: Answer) -> float:
    if answer.confidence is not None:
        return answer.confidence
    if answer.match:
        return 1.0
    return max((notice.confidence for notice in answer.notices), default=1.0)


def _of_waiver(answer: Answer, case: WaiverCase, check: str, severity: Severity | None) -> Finding:
    """Its passage are the waiver's words, which are no part of its document's text."""
    waiver = case.waiver
    return Finding(
        id=identity(check, answer, waiver.written),
        check=check,
        verdict=answer.verdict,
        severity=severity or _LOUD[answer.verdict],
        document=waiver.document,
        span=Span(0, 0),
        start=waiver.start,
        end=waiver.start,
        holder=answer.holder,
        holder_name=case.holders[answer.holder],
        why=answer.why,
        remedy=answer.remedy,
        evidence=Evidence(passage=Passage(before="", text=waiver.written, after="")),
    )


def identity(check: str, answer: Answer, text: str) -> str:
    """16 hex digits of check, holder, source and the passage's words.

    Only words count: a page that was wrapped anew or moved keeps the ids of its findings.
    """
    words = split(text[answer.span.start : answer.span.end]).ids.tobytes()
    head = f"{check}\0{answer.holder}\0{answer.source_id or ''}\0".encode()
    return hashlib.sha256(head + words).hexdigest()[:16]


def passage(text: str, span: Span) -> Passage:
    """The words of `span` with a little of what stands before and after, cut between words."""
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = before.partition(" ")[2] or before
    if span.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] or after
    return Passage(before=before, text=text[span.start : span.end], after=after)


def _words(notice: Notice, case: Case) -> str:
    """What a notice says, on the page or in the source that carried it."""
    texts = [case.document.text] if notice in _said(case) else []
    texts += [
        one.source.own_words for one in case.uses if one.source and notice in one.source_notices
    ]
    words = texts[0][notice.span.start : notice.span.end] if texts else ""
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


@once
def _said(case: Case) -> frozenset[Notice]:
    """What the page says; a finding may rest on thousands of its notices."""
    return frozenset(case.notices)


def _source(case: Case, source_id: str | None) -> Source | None:
    return next(
        (used.source for used in case.uses if used.source and used.source.id == source_id), None
    )
