"""Which rule speaks of which use: what goes with a permission, and what with a prohibition.

The two differ. Who may publish the whole may publish a part; who may not publish the whole has
heard nothing of parts. A part that may not be taken may not be taken with all the rest either
(ODRL 2.2: `extract` is part of `reproduce`, all but `sell` and `sublicense` part of `use`).
"""

from __future__ import annotations

from rightscheck.licensing.licence import Conditions, Permission, Prohibition
from rightscheck.model import Action

_WHOLE = {Action.REPUBLISH, Action.REPRODUCE}
_PART = {Action.EXCERPT, Action.QUOTE}

PERMITS: dict[Action, set[Action]] = {
    Action.USE: set(Action) - {Action.SELL, Action.SUBLICENSE},
    Action.REPUBLISH: _WHOLE | _PART,
    Action.REPRODUCE: {Action.REPRODUCE} | _PART,
    Action.EXCERPT: _PART,
    Action.QUOTE: _PART,
    Action.MINE: {Action.MINE, Action.AI_TRAIN},
}
"""A permission's action, and what is permitted with it; where there is no row, itself alone."""

FORBIDS: dict[Action, set[Action]] = {
    Action.USE: set(Action),
    Action.REPUBLISH: {Action.REPUBLISH},
    Action.REPRODUCE: _WHOLE | _PART,
    Action.EXCERPT: _WHOLE | _PART,
    Action.QUOTE: _WHOLE | _PART,
    Action.MINE: {Action.MINE, Action.AI_TRAIN},
}
"""A prohibition's action, and what is forbidden with it; where there is no row, itself alone."""

AMOUNTS = frozenset({"max_words", "max_share", "longest_run"})
"""The conditions on how much is taken."""


def permits(rule: Permission, action: Action) -> bool:
    """Does a permission speak of an action?

    One to excerpt speaks of the whole too if it says how much an excerpt is: then the amount
    decides, and the answer to a page that took too much is how much to cut.
    """
    if action in PERMITS.get(rule.action, {rule.action}):
        return True
    return action in _WHOLE and rule.action in _PART and _has_amount(rule.if_)


def forbids(rule: Prohibition, action: Action) -> bool:
    """Does a prohibition speak of an action?"""
    return action in FORBIDS.get(rule.action, {rule.action})


def _has_amount(conditions: Conditions | None) -> bool:
    if conditions is None:
        return False
    return bool(AMOUNTS & conditions.model_fields_set) or any(
        _has_amount(inner) for inner in conditions.all_
    )
