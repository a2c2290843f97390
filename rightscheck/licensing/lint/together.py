"""Licences beside one another, and beside the scopes of the house."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import permutations, product

from rightscheck.licensing import logic
from rightscheck.licensing.deciding import actions
from rightscheck.licensing.deciding.parts import verb
from rightscheck.licensing.lint import situations
from rightscheck.licensing.lint.regions import All, Region, meet
from rightscheck.licensing.lint.remarks import Remark, of_rule
from rightscheck.licensing.moments import written_day
from rightscheck.licensing.terms import territories
from rightscheck.licensing.terms.fields import fold
from rightscheck.licensing.terms.licence import Licence, Permission, Prohibition
from rightscheck.model import Asset, Scope, State

Kin = Mapping[str, Collection[str]]
"""Of each licence, those that it inherits from: a child may overrule its parents."""


def of_licences(
    licences: Sequence[Licence], scopes: Sequence[Scope], today: date, kin: Kin
) -> Iterator[Remark]:
    """Where contracts with one holder disagree, and what of our scopes none of them covers."""
    by_holder: defaultdict[str, list[Licence]] = defaultdict(list)
    for one in licences:
        until = one.valid.until
        if not one.is_open and (until is None or written_day(until) >= today):
            by_holder[one.holder].append(one)
    for holder, held in by_holder.items():
        for one, other in permutations(held, 2):
            related = other.licence in kin.get(one.licence, ()) or one.licence in kin.get(
                other.licence, ()
            )
            if not related and _share_assets(one, other):
                yield from _disagreeing(one, other)
        for scope in scopes:
            yield from _uncovered(holder, held, scope)


def _share_assets(one: Licence, other: Licence) -> bool:
    every = Asset.ALL in (*one.assets, *other.assets)
    return every or bool(set(one.assets) & set(other.assets))


def _disagreeing(granting: Licence, barring: Licence) -> Iterator[Remark]:
    """The rules of two contracts that say yes and no to the same."""
    for permission, prohibition in product(granting.permit, barring.forbid):
        same = actions.bars(prohibition.action, permission.action)
        there = All((situations.rule(prohibition, barring), situations.term(barring)))
        met = logic.every((same, meet(situations.rule(permission, granting), there)))
        if met is State.TRUE:
            yield _disagreement(permission, prohibition, granting, barring)


def _disagreement(
    permission: Permission, prohibition: Prohibition, granting: Licence, barring: Licence
) -> Remark:
    why = (
        f"it permits to {verb(permission.action)} what licence {barring.licence}, "
        f"forbid {prohibition.name} forbids; of several licences the best is taken, so one may"
    )
    do = "say with `covers` or `valid` which contract speaks of which feeds, items or days"
    return of_rule("licences-disagree", granting, permission, why, do)


def _uncovered(holder: str, held: Sequence[Licence], scope: Scope) -> Iterator[Remark]:
    """A channel or a territory that we publish on, and that no contract with a holder permits."""
    asked: list[tuple[str, str, Region]] = []
    if scope.channel:
        channel = frozenset({fold(scope.channel)})
        asked.append(("channel", scope.channel, situations.chosen("channel", channel)))
    for territory in scope.territory or ():
        areas = territories.areas(territory) or frozenset()
        asked.append(("territory", territory, situations.chosen("territory", areas)))
    named = ", ".join(scope.paths)
    for key, name, region in asked:
        if all(_barred(one, region) for one in held):
            ids = ", ".join(one.licence for one in held)
            yield Remark(
                "scope-uncovered",
                held[0].licence,
                f"scope {named}, {key} {name}",
                f"no licence of {holder!r} permits anything there ({ids})",
                f"agree on it with the holder, or keep {holder!r} out of {named}",
                "licence",
            )


def _barred(licence: Licence, region: Region) -> bool:
    return all(
        meet(situations.rule(rule, licence), region) is State.FALSE for rule in licence.permit
    )
