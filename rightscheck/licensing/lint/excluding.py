"""Of the conditions that rule one another out the few that do, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rightscheck.licensing.asking.wording import words
from rightscheck.licensing.lint import situations
from rightscheck.licensing.lint.regions import All, Region, negate, possible
from rightscheck.licensing.terms.conditions import Conditions
from rightscheck.licensing.terms.licence import Licence, Permission, Rule
from rightscheck.model import State

Told = tuple[str, Region]


def excluding(rule: Rule, licence: Licence) -> str:
    """The conditions of a rule that cannot hold together, and none besides."""
    told = list(_conditions(rule, licence))
    for one in tuple(told):
        rest = [other for other in told if other is not one]
        if possible(All(tuple(region for _, region in rest))) is State.FALSE:
            told = rest
    words = " and ".join(text for text, _ in told)
    return f"nowhere is it so that {words}"


def _conditions(rule: Rule, licence: Licence) -> Iterator[Told]:
    if licence.covers:
        yield from _each(licence.covers)
    if isinstance(rule, Permission):
        days = {"from_": licence.valid.from_, "until": licence.valid.until}
        yield from ((f"{text} (`valid`)", region) for text, region in _each(_of(days)))
    if rule.if_:
        yield from _each(rule.if_)
    if rule.unless:
        yield f"not {words(rule.unless)}", negate(situations.conditions(rule.unless))


def _each(asked: Conditions) -> Iterator[Told]:
    for name, value in asked.stated:
        one = _of({name: value})
        yield words(one), situations.conditions(one)


def _of(said: Mapping[str, Any]) -> Conditions:
    stated = {name: value for name, value in said.items() if value is not None}
    return Conditions.model_construct(_fields_set=set(stated), **stated)
