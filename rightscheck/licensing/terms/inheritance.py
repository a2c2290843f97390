"""A licence with all that it inherits: the child's word counts before its parents'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from rightscheck.licensing.terms.licence import Licence, Rule

DEEPEST = 12
"""Licences from a child up to its farthest parent; contracts have two or three."""

_LEFT_OUT = ("valid", "zone", "covers", "assets", "default", "licensee")
"""What is a parent's where the child says nothing."""

R = TypeVar("R", bound=Rule)


def inherited(licence: Licence, known: Mapping[str, Licence]) -> Licence:
    """`licence` with the rules of its parents, which are in `known`, and nothing left to inherit.

    A rule of the same effect and name replaces the parent's. Term, zone and what it covers are
    the nearest parent's that says them where the child leaves them out. ValueError for a parent
    that is missing, that is another holder's and not open to everybody, or that inherits from its
    own child, and for more than `DEEPEST` above one another.
    """
    if not licence.inherit:
        return licence
    line = (licence, *parents(licence, known))
    told = {
        name: next(getattr(one, name) for one in line if name in one.model_fields_set)
        for name in _LEFT_OUT
        if any(name in one.model_fields_set for one in line)
    }
    rules = {
        "permit": _rules([one.permit for one in line]),
        "forbid": _rules([one.forbid for one in line]),
        "owe": tuple(dict.fromkeys(task for one in line for task in one.owe)),
    }
    return licence.model_copy(update={**told, **rules, "inherit": ()})


def parents(licence: Licence, known: Mapping[str, Licence]) -> tuple[Licence, ...]:
    """Every licence above one, each once, the first parent with all its own before the second.

    ValueError as of `inherited`.
    """
    return tuple(_above(licence, known, (licence.licence,), {licence.licence}))


def _above(
    licence: Licence, known: Mapping[str, Licence], below: tuple[str, ...], seen: set[str]
) -> Iterator[Licence]:
    for name in licence.inherit:
        if name in below:
            raise ValueError(f"inherits from itself: {' → '.join((*below, name))}")
        parent = known.get(name)
        if parent is None:
            raise ValueError(f"inherits from {name!r}, which is not there")
        if parent.holder != licence.holder and not parent.is_open:
            raise ValueError(f"inherits from {name!r}, a licence of {parent.holder!r}")
        if len(below) > DEEPEST:
            raise ValueError(f"inherits through more than {DEEPEST} licences")
        if name not in seen:
            seen.add(name)
            yield parent
            yield from _above(parent, known, (*below, name), seen)


def _rules(each: Sequence[tuple[R, ...]]) -> tuple[R, ...]:
    """Rules of several licences; of those of one name the first."""
    found: dict[str, R] = {}
    for rules in each:
        for rule in rules:
            found.setdefault(rule.name, rule)
    return tuple(found.values())
