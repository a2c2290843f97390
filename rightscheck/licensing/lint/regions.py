"""Where rules apply, and whether two of them can apply at once.

A `Region` is a set of situations, put together from bounds by `all`, `some` and `negate`. Whether
any situation lies in it is searched case by case: of every case all bounds on one axis must go
together. The answer has three values, and is `unknown` as well where the search takes too long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rightscheck.licensing import logic
from rightscheck.licensing.lint.axes import Bound, Stretch, stretch, together
from rightscheck.model import State

MOST_STEPS = 3_000
"""Steps of a search; two rules that a person wrote take some dozens."""

AGE, METERED, RECURRING, DATE = "source_age", "meteredTime", "timeInterval", "date"
"""Axes that know of one another."""

COUNT = "count"
SORT = "|"
"""What parts an axis from its unit or its period: uses a month and uses a year."""


class All(NamedTuple):
    """Where every one of the parts holds; everywhere if there are none."""

    parts: tuple[Region, ...] = ()


class Some(NamedTuple):
    """Where at least one of the parts holds; nowhere if there are none."""

    parts: tuple[Region, ...] = ()


Region = Bound | All | Some


def negate(region: Region) -> Region:
    """Where a region does not hold."""
    if isinstance(region, Bound):
        return region.opposite
    parts = tuple(negate(part) for part in region.parts)
    return Some(parts) if isinstance(region, All) else All(parts)


def exactly_one(parts: Sequence[Region]) -> Region:
    """Where one of the parts holds and no other (ODRL `xone`)."""
    return Some(
        tuple(
            All((part, *(negate(other) for other in (*parts[:at], *parts[at + 1 :]))))
            for at, part in enumerate(parts)
        )
    )


def possible(region: Region) -> State:
    """Is there a situation in a region?"""
    found = State.FALSE
    open_: list[tuple[_Rest, tuple[Bound, ...]]] = [((region, None), ())]
    for _ in range(MOST_STEPS):
        if not open_ or found is State.TRUE:
            return found
        rest, case = open_.pop()
        if rest is None:
            found = logic.some((found, _holds(case)))
            continue
        first, more = rest
        if isinstance(first, Some):
            open_.extend(((part, more), case) for part in reversed(first.parts))
        elif isinstance(first, All):
            open_.append((_chained(first.parts, more), case))
        elif _goes_with(first, case):
            open_.append((more, (*case, first)))
    return State.UNKNOWN


_Rest = tuple[Region, Any] | None
"""What is still to be put into a case: a region, and after it the others."""


def _chained(parts: tuple[Region, ...], more: _Rest) -> _Rest:
    for part in reversed(parts):
        more = (part, more)
    return more


def _goes_with(bound: Bound, case: tuple[Bound, ...]) -> bool:
    """Can a bound hold beside those of its axis? If not, no case with both needs looking at."""
    same = [other for other in case if other.axis == bound.axis]
    return not same or together([*same, bound]) is not State.FALSE


def meet(first: Region, second: Region) -> State:
    """Is there a situation in both?"""
    return possible(All((first, second)))


def within(inner: Region, outer: Region) -> State:
    """Does every situation of the one lie in the other?"""
    return logic.negate(possible(All((inner, negate(outer)))))


def _holds(case: tuple[Bound, ...]) -> State:
    by_axis: defaultdict[str, list[Bound]] = defaultdict(list)
    for bound in case:
        by_axis[bound.axis].append(bound)
    return logic.every((*map(together, by_axis.values()), *_kin(by_axis)))


def _kin(by_axis: dict[str, list[Bound]]) -> Iterator[State]:
    """What axes say of one another (ODRL 2.2 vocabulary, temporal left operands).

    Metered time is part of the elapsed one. A recurring time picks days out of a term, and which
    they are is not computed here; nor is one unit turned into another.
    """
    if METERED in by_axis and AGE in by_axis:
        metered, elapsed = stretch(by_axis[METERED]), stretch(by_axis[AGE])
        ends = metered.low_open or elapsed.high_open
        yield logic.of(Stretch(metered.low, elapsed.high, ends, ends).holds())
    if RECURRING in by_axis and DATE in by_axis:
        yield State.UNKNOWN
    if len({axis.partition(SORT)[0] for axis in by_axis}) < len(by_axis):
        yield State.UNKNOWN
