"""The permissions that speak of an action: which one carries the use, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rightscheck.licensing import logic
from rightscheck.licensing.asking import premises
from rightscheck.licensing.asking.answers import PremiseReport, all_wanted
from rightscheck.licensing.asking.compiled import CompiledRule, compiled
from rightscheck.licensing.asking.owed import DUE, DutyReport
from rightscheck.licensing.deciding import actions
from rightscheck.licensing.deciding.coverage import InForce
from rightscheck.licensing.deciding.obligations import owed_by
from rightscheck.licensing.deciding.parts import (
    DUTY,
    PERMITTED,
    VERDICT,
    Explanation,
    Part,
    clause,
    describe_facts,
    explained_part,
    named,
    names,
    of_duties,
    verb,
)
from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.terms.licence import Licence, Permission
from rightscheck.model import Duty, Effect, RuleOutcome, State, Use, Verdict


class _Candidate(NamedTuple):
    rule: Permission
    answers: Sequence[PremiseReport]
    duties: Sequence[DutyReport]
    open: Sequence[DutyReport]
    state: State
    unmet: Sequence[PremiseReport]
    verdict: Verdict


def of_permissions(licence: Licence, use: Use, term: InForce) -> Iterator[Part]:
    """A part for what is done, and one for each thing done besides that the licence regulates.

    What is done needs a permission. What is done besides (a change, a translation) needs none,
    but where the licence permits it under conditions these are its conditions.
    """
    permits = compiled(licence).permit
    main = [one for one in permits if actions.permits(one.rule, use.action)]
    if main:
        yield _carried(main, use.action, licence, use, term)
    else:
        yield _silent(licence, use.action)
    for action in dict.fromkeys(use.also):
        besides = [one for one in permits if one.rule.action is action and one not in main]
        if besides:
            yield _carried(besides, action, licence, use, term)._replace(rule=None)


def _carried(
    rules: Sequence[CompiledRule[Permission]],
    action: str,
    licence: Licence,
    use: Use,
    term: InForce,
) -> Part:
    """The best of several permissions carries the use; only its duties are owed."""
    candidates = [_candidate(rule, use) for rule in rules]
    if len(candidates) > 1:
        candidates.sort(key=lambda c: (-c.verdict.rank, len(c.unmet)))
    best = candidates[0]
    return Part(
        best.verdict,
        lambda: _explanation(candidates, action, licence, term),
        len(best.unmet),
        best.rule.name,
    )


def _explanation(
    candidates: Sequence[_Candidate], action: str, licence: Licence, term: InForce
) -> Explanation:
    best = candidates[0]
    permitted = best.verdict is PERMITTED
    return Explanation(
        clause=_clause(best, licence),
        why=_reason(best, action, licence) + _remember(best),
        remedies=() if permitted else _remedies(candidates),
        rules=tuple([_outcome(one, term, relied=one is best) for one in candidates]),
        of=() if permitted else _against(best),
    )


def _candidate(one: CompiledRule[Permission], use: Use) -> _Candidate:
    duties = owed_by(one.duties, use)
    answers = premises.ask(one.premises, use)
    answers += _late(duties)
    unmet = premises.unmet(answers)
    open_ = [duty for duty in duties if duty.is_open]
    state = premises.holds(unmet) if unmet else TRUE
    verdict = DUTY if open_ and state is TRUE else VERDICT[state]
    return _Candidate(one.rule, answers, duties, open_, state, unmet, verdict)


def _late(duties: Sequence[DutyReport]) -> Iterator[PremiseReport]:
    """A time that has run out, or may have, takes the permission away; so may a foreign duty."""
    for duty in duties:
        if duty.state is UNKNOWN and duty.duty is Duty.OTHER:
            yield PremiseReport(
                name=duty.duty.value,
                wanted=duty.wanted,
                state=UNKNOWN,
                remedy=f"ask the holder what it means: {duty.wanted}",
            )
        elif duty.overdue is not FALSE:
            yield PremiseReport(
                name=duty.duty.value,
                wanted=f"it {_INTIME.get(duty.duty, 'is done')} in time ({duty.wanted})",
                state=logic.negate(duty.overdue),
                fact="overdue" if duty.overdue is TRUE else None,
                remedy=duty.remedy,
            )


_INTIME = {Duty.DELETE: "comes down", Duty.UPDATE: "follows the holder"}


def _outcome(candidate: _Candidate, term: InForce, *, relied: bool) -> RuleOutcome:
    """With the term's premises, so that a rule is never shown to apply after its contract ended."""
    state = logic.every((term.state, candidate.state))
    listed = relied or state is not TRUE
    return RuleOutcome(
        id=candidate.rule.name,
        effect=Effect.PERMITS,
        action=candidate.rule.action,
        state=state,
        premises=(*term.outcome.premises, *candidate.answers),
        duties=candidate.duties if listed else (),
        cite=candidate.rule.cite,
    )


def _silent(licence: Licence, action: str) -> Part:
    said = Explanation(
        clause=f"licence {licence.licence}, default",
        why=f"{named(licence)} does not say whether one may {verb(action)} it",
        remedies=()
        if licence.default is PERMITTED
        else ("ask the holder, and add the answer to the licence", "take it down"),
        of=("default",),
    )
    return explained_part(licence.default, said, unmet=1)


def _against(candidate: _Candidate) -> tuple[str, ...]:
    """What is not so: the unmet premises; where all are met, the open duties."""
    return names(candidate.unmet) or tuple(dict.fromkeys(one.duty.value for one in candidate.open))


def _clause(candidate: _Candidate, licence: Licence) -> str:
    """The permission, and the duties that are late or open with the paragraphs of their own."""
    late = [duty for duty in candidate.duties if duty.overdue is not FALSE]
    shown = late or (candidate.open if candidate.state is TRUE else ())
    return clause(licence, "permit", candidate.rule, of_duties(shown))


def _reason(candidate: _Candidate, action: str, licence: Licence) -> str:
    permits = f"{named(licence)} permits to {verb(action)} it"
    if candidate.state is not TRUE:
        unmet = candidate.unmet
        return f"{permits} only if {all_wanted(unmet)}; {describe_facts(unmet)}"
    if candidate.open:
        asked = " and ".join(
            duty.wanted + ("" if duty.state is FALSE else " (not known to be done)")
            for duty in candidate.open
        )
        return f"{permits}, and asks in return for {asked}"
    facts = describe_facts(candidate.answers)
    return f"{permits}: {facts}" if facts else permits


def _remember(candidate: _Candidate) -> str:
    if candidate.state is not TRUE:
        return ""
    notes = [
        duty.remedy
        for duty in candidate.duties
        if duty.remedy and duty.duty not in DUE and not duty.is_open and duty.overdue is FALSE
    ]
    return f"; and remember: {'; '.join(notes)}" if notes else ""


def _remedies(candidates: Sequence[_Candidate]) -> tuple[str, ...]:
    """The way of the best permission, and those of others that come out as it does.

    A way that asks for all that another asks for, and more, is none of its own.
    """
    alike = [one for one in candidates if one.verdict is candidates[0].verdict]
    if len(alike) == 1:
        way = _remedy(alike[0])
        return (way,) if way else ()
    ways: dict[str, set[str]] = {}
    for one in alike:
        unmet = {answer.wanted for answer in one.unmet}
        told = _remedy(one)
        if told and not any(other <= unmet for other in ways.values()):
            ways[told] = unmet
    return tuple(ways)[:_WAYS]


def _remedy(candidate: _Candidate) -> str:
    if candidate.state is not TRUE:
        return premises.remedy(candidate.unmet)
    return premises.together(duty.remedy for duty in candidate.open)


_WAYS = 3
"""Ways out that are told; a contract of twenty permissions has as many."""
