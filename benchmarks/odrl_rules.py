"""A licence asked rule by rule, those included that speak of something else: for the whole picture.

`evaluate` asks only the rules that speak of what is done. A lawyer who reads a licence beside a
use, and a conformance suite, want to see all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rightscheck.licensing import logic
from rightscheck.licensing.asking import premises
from rightscheck.licensing.asking.answers import PremiseReport
from rightscheck.licensing.asking.compiled import CompiledRule, R, compiled
from rightscheck.licensing.deciding import actions
from rightscheck.licensing.deciding.coverage import InForce
from rightscheck.licensing.deciding.obligations import owed_by
from rightscheck.licensing.deciding.parts import verb
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Effect, RuleOutcome, State, Use


def every_rule(licence: Licence, use: Use) -> tuple[RuleOutcome, ...]:
    """Each permission and prohibition, in the licence's order, with the deed as first premise."""
    return (*_permissions(licence, use), *_prohibitions(licence, use))


def _permissions(licence: Licence, use: Use) -> Iterator[RuleOutcome]:
    days = InForce(licence, use).answers
    for one in compiled(licence).permit:
        spoken = logic.of(actions.permits(one.rule, use.action))
        yield _outcome(one, use, spoken, Effect.PERMITS, days)


def _prohibitions(licence: Licence, use: Use) -> Iterator[RuleOutcome]:
    for one in compiled(licence).forbid:
        spoken = logic.some(actions.bars(one.rule.action, done) for done in (use.action, *use.also))
        yield _outcome(one, use, spoken, Effect.FORBIDS)


def _outcome(
    one: CompiledRule[R],
    use: Use,
    spoken: State,
    effect: Effect,
    days: Sequence[PremiseReport] = (),
) -> RuleOutcome:
    rule = one.rule
    asked: list[PremiseReport] = [*days, *premises.ask(one.premises, use)]
    deed = PremiseReport(
        name="action",
        wanted=f"to {verb(rule.action)} it",
        state=spoken,
        fact=f"to {verb(use.action)} it",
    )
    return RuleOutcome(
        id=rule.name,
        effect=effect,
        action=rule.action,
        state=logic.every((spoken, premises.holds(asked))),
        premises=(deed, *asked),
        duties=owed_by(one.duties, use),
    )
