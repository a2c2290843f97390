"""A licence made ready: what it asks is put into words once, and a use then brings only facts."""

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


class ReadyTask(NamedTuple):
    """A duty, when it is owed, in what way it has to be done, and what follows if it is missed."""

    ask: Ask
    owed: tuple[Question, ...]
    how: tuple[Question, ...]
    consequence: tuple[ReadyTask, ...]


class ReadyRule(NamedTuple, Generic[R]):
    """A rule, its premises, and the duties of a permission or the remedies of a prohibition."""

    rule: R
    premises: tuple[Question, ...]
    duties: tuple[ReadyTask, ...]


class Ready(NamedTuple):
    """All that a licence asks: `covers` what it is used on, `term` its days besides."""

    covers: tuple[Question, ...]
    term: tuple[Question, ...]
    permit: tuple[ReadyRule[Permission], ...]
    forbid: tuple[ReadyRule[Prohibition], ...]
    owe: tuple[ReadyTask, ...]


@once
def ready(licence: Licence) -> Ready:
    """The questions of a licence, in its own order."""
    calendar, valid = licence.calendar, licence.valid
    days = Reading(calendar)
    covers = questions(licence.covers, days) if licence.covers else ()
    first = (begin(valid.from_, days),) if valid.from_ else ()
    last = (end(valid.until, days),) if valid.until else ()

    def rule(one: R, effect: Effect, duties: Iterable[Task]) -> ReadyRule[R]:
        named = f"{licence.licence}/{one.name}"
        reading = Reading(calendar, effect is Effect.PERMITS, named)
        return ReadyRule(one, of_rule(one, reading, effect), _tasks(duties, licence))

    return Ready(
        covers,
        (*covers, *first, *last),
        tuple(rule(one, Effect.PERMITS, one.duty) for one in licence.permit),
        tuple(rule(one, Effect.FORBIDS, one.remedy) for one in licence.forbid),
        _tasks(licence.owe, licence),
    )


def _tasks(tasks: Iterable[Task], licence: Licence) -> tuple[ReadyTask, ...]:
    reading = Reading(licence.calendar, rule=licence.licence)
    return tuple(
        ReadyTask(
            asking(task),
            questions(task.if_, reading) if task.if_ else (),
            questions(task.how, reading) if task.how else (),
            _tasks(task.consequence, licence),
        )
        for task in tasks
    )
