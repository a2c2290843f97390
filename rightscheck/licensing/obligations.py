"""Duties with all that stands beside them: when owed, how done, and what follows if missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rightscheck.licensing import logic, premises
from rightscheck.licensing.answers import Reading
from rightscheck.licensing.conditions import Conditions
from rightscheck.licensing.duties import Owed, owed
from rightscheck.licensing.licence import Licence
from rightscheck.licensing.parts import Part, named, of_duties
from rightscheck.licensing.tasks import Task
from rightscheck.model import Action, Effect, RuleOutcome, State, Use, Verdict


def owed_by(tasks: Iterable[Task], licence: Licence, use: Use) -> tuple[Owed, ...]:
    """What several duties ask of a use.

    A duty whose `if` does not hold is not owed. One that was missed is owed still, and its
    consequences besides (ODRL 2.2 § 2.6.6).
    """
    return tuple(one for task in tasks for one in _owed(task, licence, use))


def notices_asked(licence: Licence) -> Iterator[str]:
    """The wordings that a licence wants to see on the page, under any of its rules."""
    tasks = (*licence.owe, *(task for rule in licence.permit for task in rule.duty))
    for task in tasks:
        for wording in (task.notice, task.share_alike):
            yield from wording.any_ if wording else ()


def _owed(task: Task, licence: Licence, use: Use) -> Iterator[Owed]:
    asked = _hold(task.if_, licence, use)
    if asked is State.FALSE:
        return
    found = owed(task, use)
    state = found.outcome.state
    if task.how:
        state = logic.every((state, _hold(task.how, licence, use)))
    if asked is State.UNKNOWN and state is State.FALSE:
        state = State.UNKNOWN
    if state is not found.outcome.state or task.cite:
        told = {"state": state, "cite": task.cite}
        found = found._replace(outcome=found.outcome.model_copy(update=told))
    yield found
    if task.duty in use.missed or found.overdue is State.TRUE:
        for consequence in task.consequence:
            yield from _owed(consequence, licence, use)


def _hold(conditions: Conditions | None, licence: Licence, use: Use) -> State:
    if conditions is None:
        return State.TRUE
    reading = Reading(licence.calendar, rule=licence.licence)
    return premises.holds(premises.ask(conditions, use, reading))


def of_obligations(licence: Licence, use: Use) -> Iterator[Part]:
    """What is owed whatever is done: a part of its own, where the licence asks for anything."""
    duties = owed_by(licence.owe, licence, use)
    if not duties:
        return
    late = [duty for duty in duties if duty.overdue is not State.FALSE]
    open_ = [duty for duty in duties if duty.is_open and duty.is_told]
    verdict = Verdict.DUTY if open_ else Verdict.PERMITTED
    if late:
        missed = any(duty.overdue is State.TRUE for duty in late)
        verdict = Verdict.BREACH if missed else Verdict.REVIEW
    shown = [duty.outcome for duty in late or open_]
    told = [duty.outcome for duty in duties if duty.outcome.state is not State.TRUE]
    asked = " and ".join(one.wanted for one in shown or told)
    yield Part(
        verdict=verdict,
        clause=f"licence {licence.licence}, owe{of_duties(shown).removeprefix(', duty')}",
        why=f"{named(licence)} asks for {asked}" if asked else "",
        remedies=(premises.together(one.remedy for one in shown),) if shown else (),
        rules=(
            RuleOutcome(
                id="owe",
                effect=Effect.REQUIRES,
                action=Action.USE,
                state=State.TRUE,
                duties=tuple(duty.outcome for duty in duties),
            ),
        ),
        unmet=len(shown),
        of=tuple(dict.fromkeys(one.duty.value for one in shown)),
    )
