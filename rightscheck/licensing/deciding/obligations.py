"""Duties with all that stands beside them: when owed, how done, and what follows if missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rightscheck.licensing import logic
from rightscheck.licensing.asking import premises
from rightscheck.licensing.asking.answers import Question
from rightscheck.licensing.asking.compiled import CompiledDuty, compiled
from rightscheck.licensing.asking.owed import DutyReport
from rightscheck.licensing.deciding.parts import (
    BREACH,
    DUTY,
    PERMITTED,
    REVIEW,
    Explanation,
    Part,
    named,
    of_duties,
)
from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Action, Effect, RuleOutcome, State, Use


def owed_by(tasks: Iterable[CompiledDuty], use: Use) -> list[DutyReport]:
    """What several duties ask of a use.

    A duty whose `if` does not hold is not owed. One that was missed is owed still, and its
    consequences besides (ODRL 2.2 § 2.6.6).
    """
    found = []
    for task in tasks:
        asked = _state(task.owed, use) if task.owed else TRUE
        if asked is FALSE:
            continue
        one = task.ask(use)
        if task.how or asked is UNKNOWN:
            one = _qualified(one, _state(task.how, use), asked)
        found.append(one)
        if task.consequence and (one.duty in use.missed or one.overdue is TRUE):
            found += owed_by(task.consequence, use)
    return found


def notices_asked(licence: Licence) -> Iterator[str]:
    """The wordings that a licence wants to see on the page, under any of its rules."""
    for task in licence.tasks:
        for wording in (task.notice, task.share_alike):
            yield from wording.any_ if wording else ()


def _qualified(one: DutyReport, well: State, asked: State) -> DutyReport:
    """A duty that asks for a certain way of doing it, or of which it is open whether it is owed."""
    state = logic.every((one.state, well))
    return one._replace(state=UNKNOWN if asked is UNKNOWN and state is FALSE else state)


def _state(questions: Sequence[Question], use: Use) -> State:
    return premises.holds(premises.ask(questions, use))


def of_obligations(licence: Licence, use: Use) -> Iterator[Part]:
    """What is owed whatever is done: a part of its own, where the licence asks for anything."""
    duties = owed_by(compiled(licence).owe, use)
    if not duties:
        return
    late = [duty for duty in duties if duty.overdue is not FALSE]
    open_ = [duty for duty in duties if duty.is_open and duty.is_told]
    verdict = DUTY if open_ else PERMITTED
    if late:
        missed = any(duty.overdue is TRUE for duty in late)
        verdict = BREACH if missed else REVIEW
    shown = late or open_
    yield Part(verdict, lambda: _explanation(licence, duties, shown), len(shown))


def _explanation(
    licence: Licence, duties: Sequence[DutyReport], shown: Sequence[DutyReport]
) -> Explanation:
    told = shown or [duty for duty in duties if duty.state is not TRUE]
    asked = " and ".join([one.wanted for one in told])
    rule = RuleOutcome(
        id="owe",
        effect=Effect.REQUIRES,
        action=Action.USE,
        state=TRUE,
        duties=duties,
    )
    return Explanation(
        clause=f"licence {licence.licence}, owe{of_duties(shown).removeprefix(', duty')}",
        why=f"{named(licence)} asks for {asked}" if asked else "",
        remedies=(premises.together(one.remedy for one in shown),) if shown else (),
        rules=(rule,),
        of=tuple(dict.fromkeys([one.duty.value for one in shown])),
    )
