"""What can be said together of one fact: bounds of a number, names that it is and is not.

A `Bound` says one thing of one axis: the channel is one of these, the date is not before that.
Several of them on one axis can hold together (`true`), cannot (`false`), or nobody here can tell:
`de` and `de-AT`, `editorial` and `commercial`, two IRIs between which a foreign vocabulary may
know a kinship.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from rightscheck.licensing import logic
from rightscheck.licensing.terms.conditions import Operator
from rightscheck.licensing.terms.vocabulary import is_purpose, purposes
from rightscheck.model import State

DAY = 86_400.0
"""Seconds."""


class Axis(StrEnum):
    """How the values of an axis are compared."""

    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    AREA = "area"
    NAME = "name"
    LANGUAGE = "language"
    PURPOSE = "purpose"
    GROUP = "group"
    FOREIGN = "foreign"
    OPAQUE = "opaque"


_TIMES = frozenset({Axis.DAY, Axis.MOMENT})

OPPOSITE = {
    Operator.LT: Operator.GTEQ,
    Operator.LTEQ: Operator.GT,
    Operator.GT: Operator.LTEQ,
    Operator.GTEQ: Operator.LT,
    Operator.EQ: Operator.NEQ,
    Operator.NEQ: Operator.EQ,
    Operator.IS_ANY_OF: Operator.IS_NONE_OF,
    Operator.IS_NONE_OF: Operator.IS_ANY_OF,
}


class Bound(NamedTuple):
    """One thing said of one axis: `number` against a number, `names` for all other kinds."""

    axis: str
    kind: Axis
    operator: Operator
    number: float = 0.0
    names: frozenset[str] = frozenset()

    @property
    def opposite(self) -> Bound:
        """What holds wherever this does not."""
        return self._replace(operator=OPPOSITE[self.operator])


def together(bounds: Sequence[Bound]) -> State:
    """Can all that is said of one axis hold at once?"""
    kinds = {bound.kind for bound in bounds}
    if kinds <= _TIMES and len(kinds) > 1:
        # A day begins at another moment in another zone: only what a day more or less leaves as
        # it is can be told.
        return logic.between(_numbers(bounds, -DAY), _numbers(bounds, DAY))
    if len(kinds) > 1:
        return logic.every((State.UNKNOWN, *(_alone(bounds, kind) for kind in kinds)))
    return _alone(bounds, next(iter(kinds)))


def _alone(bounds: Sequence[Bound], kind: Axis) -> State:
    mine = [bound for bound in bounds if bound.kind is kind]
    if kind in _TIMES or kind is Axis.NUMBER:
        return logic.of(_numbers(mine))
    if kind is Axis.GROUP:
        return _groups(mine)
    return _one_of(mine, SAYS[kind])


class Stretch(NamedTuple):
    """The numbers between two ends; an open end is itself outside."""

    low: float
    high: float
    low_open: bool
    high_open: bool

    def holds(self, slack: float = 0.0) -> bool:
        """Is any number in it?"""
        high = self.high + slack
        return self.low < high or (self.low == high and not (self.low_open or self.high_open))


def stretch(bounds: Iterable[Bound]) -> Stretch:
    """The numbers that several bounds leave; what is merely not equal to one cuts nothing off."""
    low, high = (float("-inf"), False), (float("inf"), False)
    for bound in bounds:
        is_open = bound.operator in {Operator.LT, Operator.GT}
        if bound.operator in {Operator.GT, Operator.GTEQ, Operator.EQ}:
            low = max(low, (bound.number, is_open))
        if bound.operator in {Operator.LT, Operator.LTEQ, Operator.EQ}:
            number, closed = min((high[0], not high[1]), (bound.number, not is_open))
            high = number, not closed
    return Stretch(low[0], high[0], low[1], high[1])


def _numbers(bounds: Sequence[Bound], slack: float = 0.0) -> bool:
    found = stretch(bounds)
    point = found.low == found.high
    holes = {bound.number for bound in bounds if bound.operator is Operator.NEQ}
    return found.holds(slack) and not (point and found.low in holes)


def _inside(bounds: Iterable[Bound]) -> list[frozenset[str]]:
    return [b.names for b in bounds if b.operator is Operator.IS_ANY_OF]


def _outside(bounds: Iterable[Bound]) -> list[frozenset[str]]:
    return [b.names for b in bounds if b.operator is Operator.IS_NONE_OF]


def _one_of(bounds: Sequence[Bound], says: Callable[[str, frozenset[str]], State]) -> State:
    """A fact that has one value: is there a name that suits all?"""
    inside, outside = _inside(bounds), _outside(bounds)
    if not inside:
        return State.TRUE
    barred = frozenset().union(*outside)
    if any(names <= barred for names in inside):
        return State.FALSE  # whatever the words mean: what is asked for is what is ruled out
    return logic.some(
        logic.every(
            (
                *(says(name, names) for names in inside),
                *(logic.negate(says(name, names)) for names in outside),
            )
        )
        for name in sorted(frozenset().union(*inside))
    )


def _groups(bounds: Sequence[Bound]) -> State:
    """A fact that has several values, since whoever is in one group may be in another too."""
    barred = frozenset().union(*_outside(bounds))
    left = [names - barred for names in _inside(bounds)]
    if not all(left):
        return State.FALSE
    shared = frozenset.intersection(*left) if left else barred
    return State.TRUE if shared or not left else State.UNKNOWN


def _is_iri(name: str) -> bool:
    return ":" in name


def _name(name: str, names: frozenset[str]) -> State:
    """Words of the house rule one another out; IRIs may be kin in a vocabulary not at hand."""
    if name in names:
        return State.TRUE
    return State.UNKNOWN if _is_iri(name) or any(map(_is_iri, names)) else State.FALSE


def _foreign(name: str, names: frozenset[str]) -> State:
    return State.TRUE if name in names else State.UNKNOWN


def _itself(name: str, names: frozenset[str]) -> State:
    return logic.of(name in names)


def _language(tag: str, tags: frozenset[str]) -> State:
    if tag in tags:
        return State.TRUE
    kin = any(one.startswith(f"{tag}-") or tag.startswith(f"{one}-") for one in tags)
    return State.UNKNOWN if kin else State.FALSE


def _purpose(word: str, words: frozenset[str]) -> State:
    said = is_purpose(word, purposes(words))
    return said if said is not State.FALSE else _name(word, words)


SAYS: dict[Axis, Callable[[str, frozenset[str]], State]] = {
    Axis.AREA: _itself,
    Axis.NAME: _name,
    Axis.LANGUAGE: _language,
    Axis.PURPOSE: _purpose,
    Axis.FOREIGN: _foreign,
    Axis.OPAQUE: _foreign,
}
"""Is a name one of several, on the axes whose facts have one value?"""
