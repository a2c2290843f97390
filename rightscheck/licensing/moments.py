"""Days and moments: what a date that was written by a person may mean, at its least and most.

The rules, and why:

- A day in a licence is a whole calendar day: `until: 2026-12-31` ends with that day, as
  contracts count (Regulation 1182/71 art. 3). Whose day, a licence says with `zone:`.
- A page's time with a zone of its own (`+01:00`) tells the house's day by itself, and so does a
  time without any zone: it was read off the house's clock. A bare date is that day.
- A time in UTC was written by a machine. Where neither licence nor page tells the zone, it may
  be a day earlier (UTC-12) or later (UTC+14) on the house's calendar. Far from a contract's
  first and last day that changes nothing; near them the answer is unknown, not guessed.
- Readers and the library turn a bare date into midnight UTC, so exactly that moment is taken
  for a bare date. A text really sent in that very second is judged a little too carefully.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

_EAST = timedelta(hours=14)
"""The furthest that a calendar is ahead of UTC (Kiritimati)."""

_WEST = timedelta(hours=12)
"""The furthest that a calendar is behind UTC (Baker Island)."""

_DAY = timedelta(days=1)
_FIRST = datetime(1, 1, 1)  # noqa: DTZ001 -- the edge of the calendar, in no zone
_LAST = datetime(9999, 12, 31)  # noqa: DTZ001 -- the same


def is_bare(moment: datetime) -> bool:
    """Is this a date that somebody wrote without a time?"""
    timed = moment.hour or moment.minute or moment.second or moment.microsecond
    return not timed and not moment.utcoffset()


def days(moment: datetime, zone: ZoneInfo | None = None) -> tuple[date, date]:
    """The first and the last calendar day that a moment can fall on."""
    offset = moment.utcoffset()
    if zone and offset is not None and not is_bare(moment):
        local = _in_zone(moment, zone).date()
        return local, local
    if offset is None or offset or is_bare(moment):
        return moment.date(), moment.date()
    return _shift(moment, -_WEST).date(), _shift(moment, _EAST).date()


def elapsed(since: datetime, until: datetime) -> tuple[timedelta, timedelta]:
    """The least and the most time that can have passed from one moment to the other."""
    (kind, before), (other, then) = _read(since), _read(until)
    if kind == other:  # the same doubt on both sides is none between them
        gone = then - before
        return gone, gone
    (first, last), (begin, end) = _bounds(since), _bounds(until)
    return begin - last, end - first


def _read(moment: datetime) -> tuple[str, Any]:
    """What is known of a moment: its day, its time, or its time in UTC."""
    offset = moment.utcoffset()
    if offset:
        return "UTC", _in_zone(moment, UTC)
    if is_bare(moment):
        return "day", moment.date()
    return "time" if offset is None else "UTC", moment


def after(moment: datetime | None, by: timedelta) -> datetime | None:
    """The moment so much later; None where there is none, or none before the year 10000."""
    try:
        return moment + by if moment else None
    except OverflowError:
        return None


def utc(moment: datetime) -> datetime:
    """The same moment in UTC, which is meant where no zone is named; never past the calendar."""
    return _naive_utc(moment).replace(tzinfo=UTC)


def opening(day: date) -> datetime:
    """The first moment of a day, or the moment that it is, in UTC."""
    return utc(day) if isinstance(day, datetime) else datetime.combine(day, time.min, UTC)


def day(moment: datetime) -> date:
    """The day of a moment in UTC, which is meant where no zone is named."""
    return (_in_zone(moment, UTC) if moment.utcoffset() else moment).date()


def written_day(day: date | datetime) -> date:
    """A day as it is written; of a moment the day of its own zone."""
    return day.date() if isinstance(day, datetime) else day


def describe_moment(moment: datetime) -> str:
    """A moment for people: `2026-05-05 10:00 UTC`; a day where that is all that was written."""
    if is_bare(moment):
        return moment.date().isoformat()
    text = moment.isoformat(sep=" ", timespec="seconds" if moment.second else "minutes")
    return f"{text[:-6]} UTC" if text.endswith("+00:00") else text


def describe_limit(limit: date | datetime) -> str:
    """A day, or a moment, of a licence or of an item's terms, which may not say its zone."""
    unzoned = isinstance(limit, datetime) and limit.utcoffset() is None
    return f"{limit:%Y-%m-%d %H:%M} (time zone not stated)" if unzoned else str(limit)


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    try:
        return moment.astimezone(zone)
    except OverflowError:  # within a day of the years 1 and 9999, which no contract reaches
        return moment


def _bounds(moment: datetime) -> tuple[datetime, datetime]:
    """The earliest and the latest instant, as plain UTC, that a moment can stand for."""
    plain = _naive_utc(moment)
    if is_bare(moment):
        return _shift(plain, -_EAST), _shift(plain, _DAY + _WEST)
    if moment.utcoffset() is None:
        return _shift(plain, -_EAST), _shift(plain, _WEST)
    return plain, plain


def _naive_utc(moment: datetime) -> datetime:
    offset, plain = moment.utcoffset(), moment.replace(tzinfo=None)
    return _shift(plain, -offset) if offset else plain


def _shift(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return _FIRST if by < timedelta() else _LAST
