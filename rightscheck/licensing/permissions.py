"""The permissions that speak of an action: which one carries the use, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rightscheck.licensing import actions, logic, premises
from rightscheck.licensing.answers import Answer
from rightscheck.licensing.duties import DUE, Owed
from rightscheck.licensing.licence import Licence, Permission
from rightscheck.licensing.obligations import owed_by
from rightscheck.licensing.parts import (
    VERDICT,
    Part,
    clause,
    named,
    names,
    of_duties,
    told,
    verb,
    wanted,
)
from rightscheck.model import Duty, DutyOutcome, Effect, Premise, RuleOutcome, State, Use, Verdict


class _Candidate(NamedTuple):
    rule: Permission
    answers: tuple[Answer, ...]
    duties: tuple[Owed, ...]
    open: tuple[DutyOutcome, ...]
    state: State
    unmet: tuple[Premise, ...]

    @property
    def verdict(self) -> Verdict:
        if self.state is State.TRUE and self.open:
            return Verdict.DUTY
        return VERDICT[self.state]


def of_permissions(licence: Licence, use: Use, term: Sequence[Answer]) -> Iterator[Part]:
    """A part for what is done, and one for each thing done besides that the licence regulates.

    What is done needs a permission. What is done besides (a change, a translation) needs none,
    but where the licence permits it under conditions these are its conditions.
    """
    main = [rule for rule in licence.permit if actions.permits(rule, use.action)]
    if main:
        yield _carried(main, use.action, licence, use, term)
    else:
        yield _silent(licence, use.action)
    for action in dict.fromkeys(use.also):
        besides = [rule for rule in licence.permit if rule.action is action and rule not in main]
        if besides:
            yield _carried(besides, action, licence, use, term)._replace(rule=None)


def _carried(
    rules: Sequence[Permission],
    action: str,
    licence: Licence,
    use: Use,
    term: Sequence[Answer],
) -> Part:
    """The best of several permissions carries the use; only its duties are owed."""
    candidates = [_candidate(rule, licence, use) for rule in rules]
    candidates.sort(key=lambda c: (-c.verdict.rank, len(c.unmet)))
    best = candidates[0]
    return Part(
        verdict=best.verdict,
        clause=_clause(best, licence),
        why=_why(best, action, licence) + _remember(best),
        remedies=_remedies(candidates),
        rules=tuple(_outcome(c, term, relied=c is best) for c in candidates),
        unmet=len(best.unmet),
        of=_against(best),
        rule=best.rule.name,
    )


def _candidate(rule: Permission, licence: Licence, use: Use) -> _Candidate:
    duties = owed_by(rule.duty, licence, use)
    answers = (*premises.of_rule(rule, licence, use, Effect.PERMITS), *_late(duties))
    return _Candidate(
        rule,
        answers,
        duties,
        open=tuple([duty.outcome for duty in duties if duty.is_open]),
        state=premises.holds(answers),
        unmet=tuple([a.premise for a in answers if a.premise.state is not State.TRUE]),
    )


def _late(duties: Sequence[Owed]) -> Iterator[Answer]:
    """A time that has run out, or may have, takes the permission away; so may a foreign duty."""
    for duty in duties:
        if duty.outcome.duty is Duty.OTHER and duty.outcome.state is State.UNKNOWN:
            yield Answer(_unclear(duty.outcome))
        elif duty.overdue is not State.FALSE:
            outcome = duty.outcome
            yield Answer(
                Premise(
                    name=outcome.duty.value,
                    wanted=f"it {_INTIME.get(outcome.duty, 'is done')} in time ({outcome.wanted})",
                    fact="overdue" if duty.overdue is State.TRUE else None,
                    state=logic.negate(duty.overdue),
                    remedy=outcome.remedy,
                )
            )


_INTIME = {Duty.DELETE: "comes down", Duty.UPDATE: "follows the holder"}


def _unclear(outcome: DutyOutcome) -> Premise:
    return Premise(
        name=outcome.duty.value,
        wanted=outcome.wanted,
        state=State.UNKNOWN,
        remedy=f"ask the holder what it means: {outcome.wanted}",
    )


def _outcome(candidate: _Candidate, term: Sequence[Answer], *, relied: bool) -> RuleOutcome:
    """With the term's premises, so that a rule is never shown to apply after its contract ended."""
    answers = (*term, *candidate.answers)
    state = logic.every((premises.holds(term), candidate.state))
    listed = relied or state is not State.TRUE
    return RuleOutcome(
        id=candidate.rule.name,
        effect=Effect.PERMITS,
        action=candidate.rule.action,
        state=state,
        premises=tuple(answer.premise for answer in answers),
        duties=tuple(duty.outcome for duty in candidate.duties) if listed else (),
        cite=candidate.rule.cite,
    )


def _silent(licence: Licence, action: str) -> Part:
    return Part(
        verdict=licence.default,
        clause=f"licence {licence.licence}, default",
        why=f"{named(licence)} does not say whether one may {verb(action)} it",
        remedies=()
        if licence.default is Verdict.PERMITTED
        else ("ask the holder, and add the answer to the licence", "take it down"),
        unmet=1,
        of=("default",),
    )


def _against(candidate: _Candidate) -> tuple[str, ...]:
    """What is not so: the unmet premises; where all are met, the open duties."""
    return names(candidate.unmet) or tuple(dict.fromkeys(one.duty.value for one in candidate.open))


def _clause(candidate: _Candidate, licence: Licence) -> str:
    """The permission, and the duties that are late or open with the paragraphs of their own."""
    late = [duty.outcome for duty in candidate.duties if duty.overdue is not State.FALSE]
    shown = late or (candidate.open if candidate.state is State.TRUE else ())
    return clause(licence, "permit", candidate.rule, of_duties(shown))


def _why(candidate: _Candidate, action: str, licence: Licence) -> str:
    permits = f"{named(licence)} permits to {verb(action)} it"
    if candidate.state is not State.TRUE:
        unmet = candidate.unmet
        return f"{permits} only if {wanted(unmet)}; {told(unmet)}"
    if candidate.open:
        asked = " and ".join(
            duty.wanted + ("" if duty.state is State.FALSE else " (not known to be done)")
            for duty in candidate.open
        )
        return f"{permits}, and asks in return for {asked}"
    facts = told([answer.premise for answer in candidate.answers])
    return f"{permits}: {facts}" if facts else permits


def _remember(candidate: _Candidate) -> str:
    notes = [
        duty.outcome.remedy
        for duty in candidate.duties
        if duty.outcome.duty not in DUE and not duty.is_open and duty.overdue is State.FALSE
    ]
    if not notes or candidate.state is not State.TRUE:
        return ""
    return f"; and remember: {'; '.join(notes)}"


def _remedies(candidates: Sequence[_Candidate]) -> tuple[str, ...]:
    """The way of the best permission, and those of others that come out as it does.

    A way that asks for all that another asks for, and more, is none of its own.
    """
    ways: dict[str, set[str]] = {}
    for one in candidates:
        unmet = {premise.wanted for premise in one.unmet}
        told = one.verdict is candidates[0].verdict and _remedy(one)
        if told and not any(other <= unmet for other in ways.values()):
            ways[told] = unmet
    return tuple(ways)[:_WAYS]


def _remedy(candidate: _Candidate) -> str:
    if candidate.state is not State.TRUE:
        return premises.remedy(candidate.answers)
    return premises.together(duty.remedy for duty in candidate.open)


_WAYS = 3
"""Ways out that are told; a contract of twenty permissions has as many."""
