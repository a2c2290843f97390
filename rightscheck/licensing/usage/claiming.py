"""A usage term as the claims of a notice, its conditions told in words."""

from __future__ import annotations

from rightscheck.licensing import premises
from rightscheck.licensing.answers import Reading
from rightscheck.licensing.conditions import Conditions
from rightscheck.licensing.licence import Prohibition
from rightscheck.licensing.usage.reading import Rule, Term
from rightscheck.model import Action, Claim, Effect, Use


def claims_of(term: Term, said: str) -> tuple[Claim, ...]:
    """What a term of the text `said` claims, in its own words."""
    words = " ".join(said[term.start : term.end].split())
    return tuple(_claim(rule, words) for rule in term.rules)


def _claim(rule: Rule, words: str) -> Claim:
    if not isinstance(rule, Prohibition):
        return Claim(effect=Effect.REQUIRES, duty=rule.duty, verbs=(words,))
    told = [f"if {_told(rule.if_)}"] if rule.if_ else []
    told += [f"unless {_told(rule.unless)}"] if rule.unless else []
    return Claim(
        effect=Effect.FORBIDS,
        action=Action(rule.action),
        verbs=(words,),
        condition=" ".join(told),
    )


def _told(conditions: Conditions) -> str:
    asked = premises.ask(conditions, Use(holder="nobody"), Reading())
    return " and ".join(answer.premise.wanted for answer in asked)
