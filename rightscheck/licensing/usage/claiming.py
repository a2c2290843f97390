"""A usage term as the claims of a notice, its conditions told in words."""

from __future__ import annotations

from rightscheck.licensing.asking.wording import words
from rightscheck.licensing.terms.licence import Prohibition
from rightscheck.licensing.usage.reading import Rule, UsageTerm
from rightscheck.model import Action, Claim, Effect


def claims_of(term: UsageTerm, said: str) -> tuple[Claim, ...]:
    """What a term of the text `said` claims, in its own words."""
    verbs = " ".join(said[term.start : term.end].split())
    return tuple(_claim(rule, verbs) for rule in term.rules)


def _claim(rule: Rule, verbs: str) -> Claim:
    if not isinstance(rule, Prohibition):
        return Claim(effect=Effect.REQUIRES, duty=rule.duty, verbs=(verbs,))
    told = [f"if {words(rule.if_)}"] if rule.if_ else []
    told += [f"unless {words(rule.unless)}"] if rule.unless else []
    return Claim(
        effect=Effect.FORBIDS,
        action=Action(rule.action),
        verbs=(verbs,),
        condition=" ".join(told),
    )
