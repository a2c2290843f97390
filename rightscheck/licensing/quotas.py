"""What a ledger has to count for a licence: which rules have a quota, and over which days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rightscheck.licensing.terms.licence import Licence


class Counted(NamedTuple):
    """A rule's name (`licence/rule`) and the period that its uses are counted in."""

    rule: str
    per: str

    @property
    def key(self) -> str:
        """As `Use.counts` calls it."""
        return f"{self.rule}/{self.per}"


def quotas(licence: Licence) -> Iterator[Counted]:
    """Everything that a licence's permissions want counted, each once."""
    yield from dict.fromkeys(
        Counted(f"{licence.licence}/{rule.name}", conditions.count.per)
        for rule in licence.permit
        for conditions in rule.conditions
        if conditions.count
    )


def period(day: date, per: str) -> tuple[date, date]:
    """The first and the last day of the calendar day, week (from Monday), month or year.

    Any other word is all time.
    """
    if per == "day":
        return day, day
    if per == "week":
        monday = day - timedelta(days=min(day.weekday(), (day - date.min).days))
        return monday, monday + timedelta(days=min(6, (date.max - monday).days))
    if per == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if per == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return date.min, date.max
