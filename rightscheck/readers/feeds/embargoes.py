"""Until when a note for editors holds an item back: "Sperrfrist 22. Oktober 09.30 Uhr"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from rightscheck.readers.sourcing import OPEN_END

_MONTHS = "jan feb mär apr mai jun jul aug sep okt nov dez".split()  # noqa: SIM905 -- a list of words
_NOTE = re.compile(r"(?i)\b(?:sperrfrist|embargo)\b[^\n]*+")
_DAY = re.compile(
    r"(?i)\b(?P<day>\d{1,2})\.\s*+(?:(?P<month>\d{1,2})\.(?P<short>\d\d(?!\d|[.:]\d|\s*+Uhr))?"
    r"|(?P<name>[a-zä]{3})[a-zä]*+\.?)"
    r"\s*+(?P<year>\d{4})?+"
)
_TIME = re.compile(r"(?i)\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?+\s*+Uhr")
_PAST = timedelta(days=180)


def embargo_in(note: str) -> re.Match[str] | None:
    """The words of an embargo; they name a day, an hour or at least a number."""
    found = (match for match in _NOTE.finditer(note) if any(map(str.isdigit, match[0])))
    return next(found, None)


def end_of(words: str, sent: datetime | None) -> str:
    """The end in ISO 8601, without a zone since the words name none.

    A year that is left out is the one after the item was `sent`. What cannot be read holds
    until further notice: nobody may take that for a yes.
    """
    day, time = _DAY.search(words), None
    if day:
        time = _TIME.search(words, day.end()) or _TIME.search(words, 0, day.start())
    if day is None or time is None:
        return OPEN_END
    said = day["year"] or (f"20{day['short']}" if day["short"] else "")
    if not (said or sent):
        return OPEN_END
    named = (day["name"] or "").lower().replace("mrz", "mär")
    month = _MONTHS.index(named) + 1 if named in _MONTHS else int(day["month"] or 0)
    year = int(said) if said else sent.year if sent else 0
    try:
        end = datetime(year, month, int(day["day"]), int(time["hour"]), int(time["minute"] or 0))  # noqa: DTZ001 -- the words name no zone
        if not said and sent and sent.replace(tzinfo=None) - end > _PAST:
            end = end.replace(year=year + 1) if (month, end.day) != (2, 29) else end
    except ValueError:
        return OPEN_END
    return end.isoformat()
