"""What a finding rests on, in words: the licence's clause, the notice's verbs, the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rightscheck.licensing.deciding.parts import describe_facts
from rightscheck.licensing.origins import CLOCK
from rightscheck.model import (
    Claim,
    Decision,
    Effect,
    Evidence,
    Finding,
    Match,
    Notice,
    Premise,
    RuleOutcome,
    State,
)
from rightscheck.model.amounts import count, percent
from rightscheck.reporters.answers import origin
from rightscheck.reporters.excerpts import excerpt

MOST = 3
"""Notices and premises told of each; the JSON report has them all."""


def grounds(finding: Finding) -> Iterator[tuple[str, str]]:
    """Label and words of what decided: the clause, then notices, then facts."""
    evidence = finding.evidence
    if evidence.decision and evidence.decision.clause:
        yield "rule", evidence.decision.clause
    yield from (("notice", said(notice)) for notice in _telling(evidence))
    if evidence.decision:
        for premise in _deciding(evidence.decision):
            if premise.wanted not in finding.why:
                yield "fact", asked(premise)


def parts(finding: Finding, columns: int) -> Iterator[tuple[str, str]]:
    """Label and words of all that is told of a finding; the passage in about `columns` columns.

    The words still have to be made inert for where they go.
    """
    yield "why", finding.why
    yield from grounds(finding)
    if finding.source_id:
        yield "source", ", ".join(filter(None, (finding.source_title, finding.source_id)))
    if finding.evidence.match:
        yield "match", amount(finding.evidence.match, finding.why)
    yield "text", excerpt(finding.evidence.passage, columns).plain
    if finding.remedy:
        yield "do", finding.remedy


def sentence_of(finding: Finding) -> str:
    """A finding in one line: the holder, unless `why` names it; what is wrong; what to do."""
    whose = "" if finding.holder_name in finding.why else f"{finding.holder_name}: "
    return f"{whose}{finding.why}" + (f"; to do: {finding.remedy}" if finding.remedy else "")


def said(notice: Notice) -> str:
    """A notice: `afp/sections forbids: copy, modify; unless: prior written consent`."""
    claims = claimed(notice.claims)
    return f"{notice.rule} {claims}" if claims else f"{notice.rule}, a {kind_of(notice)}"


def asked(premise: Premise) -> str:
    """A premise: `the territory is not known; asked for: the territory is DE, AT or CH`."""
    # Of a date by the clock the fact itself tells where it comes from.
    seen = origin(premise) if premise.fact and premise.origin != CLOCK else ""
    where = f" ({seen})" if seen else ""
    return f"{describe_facts([premise])}{where}; asked for: {premise.wanted}"


def amount(match: Match, why: str) -> str:
    """A match's kind and length, and its share of source and page, unless `why` tells those."""
    words = count(match.words, "word")
    shares = (
        f"{words}, {percent(match.share_of_source)} of the source, "
        f"{percent(match.share_of_document)} of the page"
    )
    run = f"longest run {match.longest_run:,}" if match.longest_run < match.words else ""
    quoted = f"{match.quoted_words:,} in quotation marks" if match.quoted_words else ""
    much = "" if words in why and "%" in why else shares
    return ", ".join(filter(None, (match.kind.value, much, run, quoted)))


def _telling(evidence: Evidence) -> list[Notice]:
    """The notices that have claims; all of them if none has and no licence decided."""
    telling = [notice for notice in evidence.notices if notice.claims]
    licensed = evidence.decision is not None and evidence.decision.licence is not None
    unique = {notice.rule: notice for notice in telling or (() if licensed else evidence.notices)}
    return list(unique.values())[:MOST]


def _deciding(decision: Decision) -> list[Premise]:
    """The premises by which a prohibition holds, or a permission fails, or either may."""
    found = {
        (premise.name, premise.wanted): premise
        for rule in decision.rules
        for premise in _open(rule)
    }
    return sorted(found.values(), key=lambda premise: premise.state is State.FALSE)[:MOST]


def _open(rule: RuleOutcome) -> Iterable[Premise]:
    if rule.effect is Effect.FORBIDS:
        wanted = {State.TRUE: State.TRUE, State.UNKNOWN: State.UNKNOWN}.get(rule.state)
    elif rule.effect is Effect.PERMITS:
        wanted = {State.FALSE: State.FALSE, State.UNKNOWN: State.UNKNOWN}.get(rule.state)
    else:
        wanted = None
    return (premise for premise in rule.premises if premise.state is wanted)


def claimed(claims: Iterable[Claim]) -> str:
    """Claims: `forbids: copy, modify; unless: prior written consent`; empty for none."""
    by_effect: dict[Effect, dict[str, None]] = {}
    unless = ""
    for claim in claims:
        term = claim.action or claim.duty
        words = claim.verbs or ((term.value,) if term else ())
        if claim.condition:
            words = tuple(f"{word} ({claim.condition})" for word in words)
        by_effect.setdefault(claim.effect, {}).update(dict.fromkeys(words))
        unless = unless or claim.unless
    said_of = [f"{effect.value}: {', '.join(words)}" for effect, words in by_effect.items()]
    return "; ".join([*said_of, *([f"unless: {unless}"] if unless else [])])


def kind_of(notice: Notice) -> str:
    """A notice's kind in words: `restriction clause`."""
    return notice.kind.value.replace("-", " ")
