"""A licence compiled into questions: worded once, then asked of every use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from rightscheck.licensing.asking.answers import Question, Reading
from rightscheck.licensing.asking.constraints import begin, end
from rightscheck.licensing.asking.duties import Ask, asking
from rightscheck.licensing.asking.premises import of_rule, questions
from rightscheck.licensing.terms.licence import Licence, Permission, Prohibition
from rightscheck.licensing.terms.tasks import Task
from rightscheck.model import Effect
from rightscheck.model.value import once

R = TypeVar("R", Permission, Prohibition)


class CompiledDuty(NamedTuple):
    """A duty as questions: what fulfils it, when it is owed, how, and what a missed one entails."""

    ask: Ask
    owed: tuple[Question, ...]
    how: tuple[Question, ...]
    consequence: tuple[CompiledDuty, ...]


class CompiledRule(NamedTuple, Generic[R]):
    """A rule, its premises, and the duties of a permission or the remedies of a prohibition."""

    rule: R
    premises: tuple[Question, ...]
    duties: tuple[CompiledDuty, ...]


class CompiledLicence(NamedTuple):
    """The questions of a licence by part; `term` has those of `covers` and of its validity."""

    covers: tuple[Question, ...]
    term: tuple[Question, ...]
    permit: tuple[CompiledRule[Permission], ...]
    forbid: tuple[CompiledRule[Prohibition], ...]
    owe: tuple[CompiledDuty, ...]


@once
def compiled(licence: Licence) -> CompiledLicence:
    """The questions of a licence, in its own order."""
    calendar, valid = licence.calendar, licence.valid
    days = Reading(calendar)
    covers = questions(licence.covers, days) if licence.covers else ()
    first = (begin(valid.from_, days),) if valid.from_ else ()
    last = (end(valid.until, days),) if valid.until else ()

    def rule(one: R, effect: Effect, duties: Iterable[Task]) -> CompiledRule[R]:
        named = f"{licence.licence}/{one.name}"
        reading = Reading(calendar, effect is Effect.PERMITS, named)
        return CompiledRule(one, of_rule(one, reading, effect), _tasks(duties, licence))

    return CompiledLicence(
        covers,
        (*covers, *first, *last),
        tuple(rule(one, Effect.PERMITS, one.duty) for one in licence.permit),
        tuple(rule(one, Effect.FORBIDS, one.remedy) for one in licence.forbid),
        _tasks(licence.owe, licence),
    )


def _tasks(tasks: Iterable[Task], licence: Licence) -> tuple[CompiledDuty, ...]:
    reading = Reading(licence.calendar, rule=licence.licence)
    return tuple(
        CompiledDuty(
            asking(task),
            questions(task.if_, reading) if task.if_ else (),
            questions(task.how, reading) if task.how else (),
            _tasks(task.consequence, licence),
        )
        for task in tasks
    )
