"""A licence with all that it inherits: the child's word counts before its parents'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from rightscheck.licensing.licence import Licence, Rule

R = TypeVar("R", bound=Rule)


def inherited(
    licence: Licence, known: Mapping[str, Licence], below: tuple[str, ...] = ()
) -> Licence:
    """`licence` with the rules of its parents, which are in `known`, and nothing left to inherit.

    A rule of the same effect and name replaces the parent's. Term, zone and what it covers are
    the parent's where the child leaves them out. ValueError for a parent that is missing, that
    is another holder's and not open to everybody, or that inherits from its own child.
    """
    below = (*below, licence.licence)
    for name in licence.inherit:
        if name in below:
            raise ValueError(f"inherits from itself: {' → '.join((*below, name))}")
        parent = known.get(name)
        if parent is None:
            raise ValueError(f"inherits from {name!r}, which is not there")
        if parent.holder != licence.holder and not parent.is_open:
            raise ValueError(f"inherits from {name!r}, a licence of {parent.holder!r}")
        licence = _with(licence, inherited(parent, known, below))
    return licence.model_copy(update={"inherit": ()})


def _with(child: Licence, parent: Licence) -> Licence:
    kept = child.model_fields_set
    left_out = ("valid", "zone", "covers", "assets", "default", "licensee")
    told = {name: getattr(parent, name) for name in left_out if name not in kept}
    return child.model_copy(
        update={
            **told,
            "permit": _rules(child.permit, parent.permit),
            "forbid": _rules(child.forbid, parent.forbid),
            "owe": (*child.owe, *parent.owe),
        }
    )


def _rules(own: Sequence[R], theirs: Sequence[R]) -> tuple[R, ...]:
    names = {rule.name for rule in own}
    return (*own, *(rule for rule in theirs if rule.name not in names))
