"""Conditions and rules of a licence as the regions in which they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from rightscheck.licensing.lint.axes import DAY, OPPOSITE, Axis, Bound
from rightscheck.licensing.lint.regions import (
    AGE,
    COUNT,
    DATE,
    RECURRING,
    SORT,
    All,
    Region,
    Some,
    exactly_one,
    negate,
)
from rightscheck.licensing.moments import opening
from rightscheck.licensing.odrl.names import AMOUNTS, CHOICES, short
from rightscheck.licensing.terms.conditions import Age, Comparison, Conditions, Operator, Quota
from rightscheck.licensing.terms.fields import Choice, Territory
from rightscheck.licensing.terms.licence import Licence, Permission, Rule

NAMES = {
    "channel": Axis.NAME,
    "item_type": Axis.NAME,
    "item": Axis.NAME,
    "language": Axis.LANGUAGE,
    "purpose": Axis.PURPOSE,
    "recipient": Axis.GROUP,
    "licensee": Axis.GROUP,
    "feed": Axis.GROUP,
}
"""Conditions on names, and how their values are compared."""

_SAME = {"elapsedTime": AGE, "delayPeriod": AGE, "dateTime": DATE, "count": f"{COUNT}{SORT}term"}
_SAME |= {term: name for name, term in (CHOICES | AMOUNTS).items()}
"""ODRL's left operands, and the axis of our own conditions that they speak of."""

_SCALE = {"max_share": 0.01}
"""Axes that ODRL counts in another measure: its percentage is our share."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PERIOD = re.compile(r"P(?:(\d{1,6})W|(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,7})M)?)?)")
_SECONDS = (7 * DAY, DAY, 3600.0, 60.0)


def rule(one: Rule, licence: Licence) -> Region:
    """Where a rule of a licence applies: its conditions, what the licence covers, its term."""
    parts = [conditions(licence.covers)] if licence.covers else []
    if one.if_:
        parts.append(conditions(one.if_))
    if one.unless:
        parts.append(negate(conditions(one.unless)))
    if isinstance(one, Permission):  # a prohibition has no term: outside it nothing is permitted
        parts.append(term(licence))
    return All(tuple(parts))


def term(licence: Licence) -> Region:
    """The days of a licence."""
    return All(tuple(_term(licence.valid.from_, licence.valid.until)))


def conditions(asked: Conditions) -> Region:
    """Where all of several conditions hold."""
    return All(tuple(part for name, value in asked.stated for part in _parts(name, value)))


def chosen(name: str, words: frozenset[str]) -> Bound:
    """One of our conditions on names as a bound; territories are countries by then."""
    kind = NAMES.get(name, Axis.AREA)
    return Bound(name, kind, Operator.IS_ANY_OF, names=words)


def _parts(name: str, value: Any) -> Iterator[Region]:  # noqa: ANN401 -- any condition
    if name in _GROUPS:
        yield _GROUPS[name](tuple(conditions(member) for member in value))
    elif isinstance(value, Territory):
        yield chosen(name, value.areas)
    elif isinstance(value, Choice):
        found = chosen(name, value.folded)
        yield found.opposite if value.except_ else found
    elif name in {"from_", "until"}:
        yield from _term(**{name: value})
    elif isinstance(value, Age):
        yield from _aged(value)
    elif isinstance(value, Quota):
        yield Bound(f"{COUNT}{SORT}{value.per}", Axis.NUMBER, Operator.LTEQ, float(value.at_most))
    elif name == "other":
        yield from (_foreign(one) for one in value)
    else:
        yield Bound(name, Axis.NUMBER, Operator.LTEQ, float(value))


_GROUPS: dict[str, Callable[[tuple[Region, ...]], Region]] = {
    "all_": All,
    "any_": Some,
    "one_of": exactly_one,
    "none": lambda parts: negate(Some(parts)),
}


def _term(from_: date | None = None, until: date | None = None) -> list[Bound]:
    """A day begins and ends somewhere; it counts to its last moment."""
    found = []
    if from_ is not None:
        found.append(Bound(DATE, _kind(from_), Operator.GTEQ, _opening(from_)))
    if until is not None:
        ends = isinstance(until, datetime)
        last = _opening(until) + (0.0 if ends else DAY)
        operator = Operator.LTEQ if ends else Operator.LT
        found.append(Bound(DATE, _kind(until), operator, last))
    return found


def _kind(day: date) -> Axis:
    zoned = isinstance(day, datetime) and day.tzinfo is not None
    return Axis.MOMENT if zoned else Axis.DAY


def _opening(day: date) -> float:
    return (opening(day) - _EPOCH) / timedelta(seconds=1)


def _aged(age: Age) -> Iterator[Bound]:
    for operator, limit in ((Operator.GTEQ, age.at_least), (Operator.LTEQ, age.at_most)):
        if limit:
            yield Bound(AGE, Axis.NUMBER, operator, limit.total_seconds())


def _foreign(one: Comparison) -> Region:
    """A condition of another vocabulary: in order where it can be measured, else by its words."""
    left = short(one.left)
    axis = _SAME.get(left, left) + f"{SORT}{one.unit}" * bool(one.unit)
    value = _measured(one.right[0]) if len(one.right) == 1 else None
    if value and one.is_ in _ORDERED and left != RECURRING:
        kind, *ends = value
        low, high = (end * _SCALE.get(axis, 1.0) for end in ends)
        return _ordered(axis, one.is_, kind, low, high)
    if one.is_ in _SETS:
        return Bound(axis, Axis.FOREIGN, _SETS[one.is_], names=frozenset(one.right))
    said = f"{one.is_} {' '.join(one.right)}"
    return Bound(axis, Axis.OPAQUE, Operator.IS_ANY_OF, names=frozenset({said}))


_SETS = {
    Operator.EQ: Operator.IS_ANY_OF,
    Operator.NEQ: Operator.IS_NONE_OF,
    Operator.IS_ANY_OF: Operator.IS_ANY_OF,
    Operator.IS_NONE_OF: Operator.IS_NONE_OF,
}
_ORDERED = frozenset(OPPOSITE) - {Operator.IS_ANY_OF, Operator.IS_NONE_OF}


def _ordered(axis: str, operator: Operator, kind: Axis, low: float, high: float) -> Region:
    """A comparison with a number, or with a day, which is all numbers from `low` to `high`."""
    if low == high:
        return Bound(axis, kind, operator, low)
    sides = {
        Operator.LT: (Bound(axis, kind, Operator.LT, low),),
        Operator.LTEQ: (Bound(axis, kind, Operator.LT, high),),
        Operator.EQ: (
            Bound(axis, kind, Operator.GTEQ, low),
            Bound(axis, kind, Operator.LT, high),
        ),
    }
    if operator in sides:
        return All(sides[operator])
    return negate(All(sides[OPPOSITE[operator]]))


def _measured(value: str) -> tuple[Axis, float, float] | None:
    """A number, a length of time in seconds, a moment or a day; the last has two ends."""
    period = _PERIOD.fullmatch(value)
    if period and any(period.groups()):
        counts = zip(period.groups(), _SECONDS, strict=True)
        seconds = sum(int(count or 0) * size for count, size in counts)
        return Axis.NUMBER, seconds, seconds
    try:
        number = Decimal(value)
    except InvalidOperation:
        return _dated(value)
    return (Axis.NUMBER, float(number), float(number)) if number.is_finite() else None


def _dated(value: str) -> tuple[Axis, float, float] | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    whole = len(value) <= len("2026-01-31")
    day = moment.date() if whole else moment
    return _kind(day), _opening(day), _opening(day) + DAY * whole
