"""The faults of one licence, each looked for by a function of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, product

from rightscheck.licensing import logic
from rightscheck.licensing.asking.comparisons import short_name
from rightscheck.licensing.deciding import actions
from rightscheck.licensing.deciding.parts import verb
from rightscheck.licensing.lint import situations
from rightscheck.licensing.lint.excluding import excluding
from rightscheck.licensing.lint.regions import All, meet, possible, within
from rightscheck.licensing.lint.remarks import Remark, of_rule, of_term
from rightscheck.licensing.moments import written_day
from rightscheck.licensing.terms.conditions import Conditions
from rightscheck.licensing.terms.fields import spoken
from rightscheck.licensing.terms.licence import Licence, Permission, Prohibition, Rule
from rightscheck.licensing.terms.tasks import Task
from rightscheck.model import Action, Duty, State

_STAYING = {Action.USE, Action.REPUBLISH, Action.REPRODUCE, Action.ARCHIVE}
"""What leaves the whole of a story where people can read it."""


def of_licence(licence: Licence, today: date) -> Iterator[Remark]:
    """Every fault of one licence, with all that it inherits, as it stands today."""
    return chain.from_iterable(look(licence, today) for look in LOOKS)


def _never(licence: Licence, _: date) -> Iterator[Remark]:
    """Contradictory dates, no country left, conditions that rule one another out."""
    for rule in licence.rules:
        if possible(situations.rule(rule, licence)) is State.FALSE:
            why = f"it can never apply: {excluding(rule, licence)}"
            yield of_rule("never-applies", licence, rule, why, "change one of them, or the rule")


def _ended(licence: Licence, today: date) -> Iterator[Remark]:
    until = licence.valid.until
    if until is not None and written_day(until) < today:
        why = f"it ended on {until}: it permits nothing that is published later"
        yield of_term("ended", licence, why, "renew it, or keep it for older pages")
        return
    for rule in licence.permit:
        last = rule.if_.until if rule.if_ else None
        if last is not None and written_day(last) < today:
            why = f"it ended on {last}: it permits nothing that is published later"
            yield of_rule("ended", licence, rule, why, "agree on a new date, or delete the rule")


def _meeting(licence: Licence, _: date) -> Iterator[Remark]:
    """A permission that a prohibition takes away whole, or cuts across."""
    for permission, prohibition in product(licence.permit, licence.forbid):
        here = situations.rule(permission, licence)
        there = All((situations.rule(prohibition, licence), situations.term(licence)))
        clash = actions.clash(permission.action, prohibition.action)
        met = logic.every((clash, meet(here, there)))
        if met is State.FALSE or possible(here) is State.FALSE:
            continue
        same = actions.bars(prohibition.action, permission.action)
        if logic.every((same, within(here, there))) is State.TRUE:
            yield _void(permission, prohibition, licence)
            continue
        crossing = same is State.TRUE and within(there, here) is State.FALSE
        if crossing or clash is State.UNKNOWN:
            yield _met(permission, prohibition, licence, met)


def _void(permission: Permission, prohibition: Prohibition, licence: Licence) -> Remark:
    why = (
        f"it permits nothing: wherever it applies, forbid {prohibition.name} "
        f"forbids to {verb(permission.action)}"
    )
    do = "delete one of the two, or narrow the prohibition with `if` or `unless`"
    return of_rule("permission-void", licence, permission, why, do)


def _met(permission: Permission, prohibition: Prohibition, licence: Licence, met: State) -> Remark:
    fault, told = ("rules-meet", "forbids") if met is State.TRUE else ("may-meet", "may forbid")
    why = (
        f"in a part of where it permits, forbid {prohibition.name} {told} the same, and goes first"
    )
    do = "say with `if` or `unless` which of the two is meant there"
    return of_rule(fault, licence, permission, why, do)


def _duties(licence: Licence, _: date) -> Iterator[Remark]:
    """Duties that cannot be met together with the rule that asks for them, or never fall due."""
    for rule in licence.permit:
        for task in rule.duty:
            if task.if_ and _apart(task.if_, rule, licence):
                why = "it is never owed: its `if` excludes where the permission applies"
                do = "change the `if`, or delete the duty"
                yield of_rule("duty-never-owed", licence, rule, why, do, f", duty {task.duty}")
            elif why := _impossible(task, rule, licence):
                do = "change the duty or the permission"
                yield of_rule("duty-impossible", licence, rule, why, do, f", duty {task.duty}")


def _apart(asked: Conditions, rule: Rule, licence: Licence) -> bool:
    where = situations.rule(rule, licence)
    apart = meet(situations.conditions(asked), where) is State.FALSE
    return apart and possible(where) is not State.FALSE


def _impossible(task: Task, rule: Permission, licence: Licence) -> str:
    """Why a duty cannot be met; empty if it can."""
    if task.duty is Duty.NO_CHANGES and rule.action in {Action.MODIFY, Action.TRANSLATE}:
        return f"it permits to {verb(rule.action)}, and asks for no changes to the text"
    if task.delete and task.delete.within and task.delete.since == "source":
        age = rule.if_.source_age if rule.if_ else None
        if age and age.at_least and age.at_least >= task.delete.within:
            return (
                f"a source may be used from {spoken(age.at_least)} on, "
                f"and has to be deleted after {spoken(task.delete.within)}"
            )
    if task.other:
        term = task.other.term
        barring = [one for one in licence.forbid if actions.bars(one.action, term) is State.TRUE]
        if barring:
            return f"it asks to {short_name(term)}, which forbid {barring[0].name} forbids"
    return ""


def _foreign(licence: Licence, _: date) -> Iterator[Remark]:
    """Terms of another vocabulary, about which only a person can say anything."""
    for rule in licence.rules:
        terms = [rule.action] if actions.is_foreign(rule.action) else []
        terms += [other.left for asked in rule.conditions for other in asked.other]
        if terms:
            named = " and ".join(dict.fromkeys(repr(short_name(term)) for term in terms))
            why = f"nobody here knows what {named} means: where it decides, it is a review"
            do = "say it in the words of the licence's schema, or keep it"
            yield of_rule("foreign-term", licence, rule, why, do)


def _open(licence: Licence, _: date) -> Iterator[Remark]:
    """What a contract leaves open; what is open to everybody is so for good."""
    if licence.is_open or not licence.permit:
        return
    if licence.valid.until is None:
        why = "it has no end: no `until` says when it stops to permit"
        do = "write the end, or the day of the next renewal, under `valid`"
        yield of_term("open-end", licence, why, do)
    staying = [rule for rule in licence.permit if rule.action in _STAYING]
    tasks = [task for rule in staying for task in rule.duty]
    if staying and not any(task.duty is Duty.DELETE for task in (*tasks, *licence.owe)):
        why = "nothing says when a story has to come down: it may stay for good"
        do = "add `delete: {within: ...}` if the contract has a retention clause"
        yield of_rule("stays-for-good", licence, staying[0], why, do)


LOOKS: tuple[Callable[[Licence, date], Iterator[Remark]], ...] = (
    _never,
    _ended,
    _meeting,
    _duties,
    _foreign,
    _open,
)
"""What is looked for, in the order in which it is told."""
