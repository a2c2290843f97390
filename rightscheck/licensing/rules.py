"""A licence asked rule by rule, those included that speak of something else: for the whole picture.

`evaluate` asks only the rules that speak of what is done. A lawyer who reads a licence beside a
use, and a conformance suite, want to see all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.licensing import actions, logic, premises
from rightscheck.licensing.answers import Answer
from rightscheck.licensing.licence import Licence, Permission, Prohibition
from rightscheck.licensing.obligations import owed_by
from rightscheck.licensing.parts import term, verb
from rightscheck.model import Effect, Premise, RuleOutcome, State, Use


def every_rule(licence: Licence, use: Use) -> tuple[RuleOutcome, ...]:
    """Each permission and prohibition, in the licence's order, with the deed as first premise."""
    return (*_permissions(licence, use), *_prohibitions(licence, use))


def _permissions(licence: Licence, use: Use) -> Iterator[RuleOutcome]:
    days = term(licence, use)
    for rule in licence.permit:
        spoken = logic.of(actions.permits(rule, use.action))
        asked = premises.of_rule(rule, licence, use, Effect.PERMITS)
        duties = tuple(one.outcome for one in owed_by(rule.duty, licence, use))
        outcome = _outcome(rule, use, spoken, (*days, *asked), Effect.PERMITS)
        yield outcome.model_copy(update={"duties": duties})


def _prohibitions(licence: Licence, use: Use) -> Iterator[RuleOutcome]:
    for rule in licence.forbid:
        spoken = logic.some(actions.forbids(rule, one) for one in (use.action, *use.also))
        asked = premises.of_rule(rule, licence, use, Effect.FORBIDS)
        duties = tuple(one.outcome for one in owed_by(rule.remedy, licence, use))
        outcome = _outcome(rule, use, spoken, asked, Effect.FORBIDS)
        yield outcome.model_copy(update={"duties": duties})


def _outcome(
    rule: Permission | Prohibition,
    use: Use,
    spoken: State,
    asked: tuple[Answer, ...],
    effect: Effect,
) -> RuleOutcome:
    deed = Premise(
        name="action",
        wanted=f"to {verb(rule.action)} it",
        fact=f"to {verb(use.action)} it",
        state=spoken,
    )
    return RuleOutcome(
        id=rule.name,
        effect=effect,
        action=rule.action,
        state=logic.every((spoken, premises.holds(asked))),
        premises=(deed, *(answer.premise for answer in asked)),
    )
