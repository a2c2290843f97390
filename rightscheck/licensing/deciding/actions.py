"""Which rule speaks of which use: what goes with a permission, and what with a prohibition.

The two differ. Who may publish the whole may publish a part; who may not publish the whole has
heard nothing of parts. A part that may not be taken may not be taken with all the rest either
(ODRL 2.2: `extract` is part of `reproduce`; all but `transfer`, `sell` and `give` part of `use`).
"""

from __future__ import annotations

from functools import lru_cache

from rightscheck.licensing import logic
from rightscheck.licensing.terms.conditions import AMOUNTS, Conditions
from rightscheck.licensing.terms.licence import Permission
from rightscheck.licensing.terms.vocabulary import ODRL
from rightscheck.model import Action, State

_WHOLE = frozenset({Action.REPUBLISH, Action.REPRODUCE})
_PART = frozenset({Action.EXCERPT, Action.QUOTE})
_ITSELF: frozenset[str] = frozenset()

PERMITS: dict[str, frozenset[str]] = {
    Action.USE: frozenset(Action) - {Action.SELL, Action.SUBLICENSE},
    Action.REPUBLISH: _WHOLE | _PART,
    Action.REPRODUCE: _PART,
    Action.EXCERPT: _PART,
    Action.QUOTE: _PART,
    Action.MINE: frozenset({Action.AI_TRAIN}),
}
"""A permission's action, and what is permitted with it; where there is no row, itself alone."""

FORBIDS: dict[str, frozenset[str]] = {
    Action.USE: frozenset(Action) - {Action.SELL},
    Action.REPRODUCE: _WHOLE | _PART,
    Action.EXCERPT: _WHOLE | _PART,
    Action.QUOTE: _WHOLE | _PART,
    Action.MINE: frozenset({Action.AI_TRAIN}),
}
"""A prohibition's action, and what is forbidden with it; where there is no row, itself alone."""

_TRANSFERS = frozenset(ODRL + name for name in ("transfer", "give", "lease", "lend", "license"))
"""ODRL's actions that are no kind of `use`."""

_NEAR = frozenset(
    ODRL + name for name in ("display", "present", "share", "include", "aggregate", "commercialize")
)
"""ODRL's actions that publishing a text may or may not be."""


def is_foreign(action: str) -> bool:
    """Is it an action of another vocabulary, by its IRI?"""
    return not isinstance(action, Action)


def permits(rule: Permission, action: str) -> bool:
    """Does a permission speak of an action?

    One to excerpt speaks of the whole too if it says how much an excerpt is: then the amount
    decides, and the answer to a page that took too much is how much to cut.
    """
    if _covers(PERMITS, rule.action, action):
        return True
    return action in _WHOLE and rule.action in _PART and _has_amount(rule.if_)


@lru_cache(maxsize=1024, typed=True)
def bars(forbidden: str, action: str) -> State:
    """Does who forbids one action forbid another with it? A term nobody knows may be any."""
    if _covers(FORBIDS, forbidden, action):
        return State.TRUE
    stranger = is_foreign(forbidden) and not forbidden.startswith(ODRL)
    unclear = stranger or forbidden in _NEAR
    return State.UNKNOWN if unclear and not is_foreign(action) else State.FALSE


def _covers(table: dict[str, frozenset[str]], rule: str, action: str) -> bool:
    if rule == action or action in table.get(rule, _ITSELF):
        return True
    return rule == Action.USE and action.startswith(ODRL) and action not in _TRANSFERS


def _has_amount(conditions: Conditions | None) -> bool:
    if conditions is None:
        return False
    stated = not AMOUNTS.isdisjoint(conditions.model_fields_set)
    return stated or any(map(_has_amount, conditions.all_))


def clash(permitted: str, forbidden: str) -> State:
    """Is there a deed that a permission of one action grants and a prohibition of another bars?"""
    deeds = dict.fromkeys((*Action, permitted, forbidden))
    return logic.some(bars(forbidden, one) for one in deeds if _covers(PERMITS, permitted, one))


def joint(first: str, second: str) -> bool:
    """Is there a deed that permissions of both actions grant?"""
    deeds = dict.fromkeys((*Action, first, second))
    return any(_covers(PERMITS, first, one) and _covers(PERMITS, second, one) for one in deeds)
