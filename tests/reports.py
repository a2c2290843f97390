"""Reports made by hand from invented pages, for the tests of the reporters."""

from __future__ import annotations

from datetime import UTC, datetime

from stories import HARBOUR

from rightscheck.model import (
    Action,
    Basis,
    Claim,
    Decision,
    Document,
    DocumentReport,
    Effect,
    Evidence,
    Finding,
    Match,
    MatchKind,
    Notice,
    NoticeKind,
    Passage,
    PermittedUse,
    Place,
    Premise,
    Report,
    RuleOutcome,
    Severity,
    Span,
    State,
    Suppression,
    SuppressionKind,
    Unread,
    Use,
    Verdict,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

CLAUSE = Notice(
    kind=NoticeKind.RESTRICTION_CLAUSE,
    holder="afp",
    span=Span(1200, 1400),
    rule="afp/sections",
    claims=(
        Claim(
            effect=Effect.FORBIDS,
            action=Action.REPUBLISH,
            verbs=("copy", "reproduce", "transmit", "publish"),
            unless="the prior written consent",
        ),
        Claim(effect=Effect.FORBIDS, action=Action.MODIFY, verbs=("modify",)),
    ),
)

MATCH = Match(
    span=Span(0, len(HARBOUR)),
    source_span=Span(0, len(HARBOUR)),
    kind=MatchKind.EDITED,
    words=178,
    longest_run=60,
    quoted_words=15,
    similarity=0.93,
    source_id="harbour-1",
    holder="afp",
    share_of_source=0.994,
    share_of_document=0.81,
)

UNLICENSED = Decision(
    verdict=Verdict.BREACH,
    why="no licence of ours covers Agence France-Presse",
    remedies=("take the passage down", "add the licence that covers it"),
)

TERRITORY = Decision(
    verdict=Verdict.REVIEW,
    licence="ap-web-2026",
    clause="licence ap-web-2026, permit republish",
    why="the territory is not known",
    rules=(
        RuleOutcome(
            id="web",
            effect=Effect.PERMITS,
            action=Action.REPUBLISH,
            state=State.UNKNOWN,
            premises=(
                Premise(name="channel", wanted="any of web, app", fact="web", state=State.TRUE),
                Premise(name="territory", wanted="any of DE, AT", state=State.UNKNOWN),
            ),
        ),
    ),
)

BREACH = Finding(
    id="5b2d6c0a9e41f377",
    check="unlicensed-reuse",
    verdict=Verdict.BREACH,
    severity=Severity.ERROR,
    document="content/levy.md",
    span=Span(0, len(HARBOUR)),
    start=Place(9, 1),
    end=Place(9, len(HARBOUR) + 1),
    holder="afp",
    holder_name="Agence France-Presse",
    source_id="harbour-1",
    source_title="Fishermen end blockade of Kalvik",
    why="no licence of ours covers Agence France-Presse",
    remedy="take the passage down; or add the licence that covers it",
    evidence=Evidence(
        passage=Passage(before="KALVIK (AFP) - ", text=HARBOUR, after="\n\nMore tomorrow."),
        match=MATCH,
        notices=(CLAUSE,),
        decision=UNLICENSED,
    ),
)

REVIEW = BREACH.model_copy(
    update={
        "id": "0f11f7a30c2be9d4",
        "check": "licence-breach",
        "verdict": Verdict.REVIEW,
        "severity": Severity.WARNING,
        "document": "content/port.html",
        "holder": "ap",
        "holder_name": "The Associated Press",
        "why": "178 words (99 % of the source, 81 % of the page) from The Associated Press: "
        "the territory is not known",
        "remedy": "tell the page's territory",
        "evidence": Evidence(
            passage=Passage(before="", text="Fishermen in the northern port of Kalvik", after=""),
            decision=TERRITORY,
        ),
    }
)

PERMITTED = PermittedUse(
    use=Use(holder="dpa"),
    decision=Decision(
        verdict=Verdict.PERMITTED,
        licence="dpa-web-2026",
        clause="licence dpa-web-2026, permit republish",
        why="every condition is met",
    ),
    holder_name="Deutsche Presse-Agentur",
    start=Place(4, 1),
    words=92,
)

UNREAD = Unread(
    name="content/logo.png", problem="no reader for .png", hint="known formats: .htm, .html"
)


def seen(name: str, *permitted: PermittedUse) -> DocumentReport:
    """A document that was read."""
    return DocumentReport(
        name=name,
        sha256=Document.of(name).sha256,
        media_type="text/markdown",
        verdict=Verdict.PERMITTED,
        words=220,
        notices=1,
        matches=1,
        permitted=permitted,
    )


def hostile(words: str) -> Finding:
    """A finding of which a stranger wrote everything that strangers can write."""
    passage = Passage(before=words, text=words, after=words)
    decision = UNLICENSED.model_copy(update={"clause": words, "licence": words})
    return BREACH.model_copy(
        update={
            "document": f"{words}.md",
            "holder_name": words,
            "source_title": words,
            "source_id": words,
            "why": words,
            "remedy": words,
            "evidence": Evidence(
                passage=passage,
                source_passage=passage,
                match=MATCH,
                notices=(CLAUSE,),
                decision=decision,
            ),
        }
    )


def all_hostile(words: str) -> Report:
    """A report in which a stranger's words stand wherever a stranger's words can stand."""
    finding = hostile(words)
    use = PERMITTED.model_copy(update={"holder_name": words, "source_title": words})
    unread = Unread(name=f"{words}.pdf", problem=words, hint=words)
    made = report(
        finding,
        finding.model_copy(update={"document": f"a.zip!{words}.md", "verdict": Verdict.REVIEW}),
        finding.model_copy(update={"check": "stripped-notice", "severity": Severity.NOTE}),
        documents=(seen(f"{words}.md"), seen(f"a.zip!{words}.md"), seen(f"{words}!2", use)),
        unread=(unread,),
        warnings=(words,),
    )
    waiver = Suppression(
        kind=SuppressionKind.WAIVER, reason=words, owner=words, where=f"{words}.md:3"
    )
    return made.without(lambda one: waiver if one.check == "stripped-notice" else None)


def report(
    *findings: Finding,
    documents: tuple[DocumentReport, ...] | None = None,
    unread: tuple[Unread, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Report:
    """A report of these findings; `documents` are those of the findings unless they are given."""
    if documents is None:
        documents = tuple(seen(name) for name in dict.fromkeys(f.document for f in findings))
    basis = Basis(rightscheck="0.1.0", source_count=3, warnings=warnings)
    return Report.of(documents, findings, unread, basis, NOON)


def set_aside(made: Report, *kinds: SuppressionKind) -> Report:
    """The report with its first findings set aside, one for each of the kinds."""
    reasons = iter(Suppression(kind=kind, where="there") for kind in kinds)
    return made.without(lambda _: next(reasons, None))


STALE = "the newest source is 41 days old"

FULL = report(
    BREACH,
    REVIEW,
    documents=(seen("content/levy.md"), seen("content/port.html"), seen("a.md", PERMITTED)),
    unread=(UNREAD,),
    warnings=(STALE,),
)
"""Something of everything that a run can find."""
