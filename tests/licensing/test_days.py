"""Days as desks write them: read where they can mean one only."""

from __future__ import annotations

from datetime import date

import pytest

from rightscheck.licensing.usage.when import resolve


@pytest.mark.parametrize(
    "written",
    [
        "01/02/2026",
        "Monday, April 2, 2002",
        "30 February 2026",
        "3 May",
        "Friday",
        "25:00, 3 May 2026",
    ],
)
def test_a_day_that_can_be_read_in_two_ways_or_in_none_is_not_read(written: str) -> None:
    assert resolve(written, None) is None


@pytest.mark.parametrize("written", ["3 MAYIS 2026", "3 Μαΐου 2026", "3 במאי 2026", "3 ſep 2026"])
def test_a_month_in_any_letters_is_a_month_or_nothing(written: str) -> None:
    assert resolve(written, None) in {date(2026, 5, 3), date(2026, 9, 3)}


@pytest.mark.parametrize(
    ("written", "near", "day"),
    [
        ("29 February", date(2027, 12, 30), date(2028, 2, 29)),
        ("29 February", date(2026, 5, 5), None),
        ("Friday", date.max, date.max),
        ("Monday", date.max, None),
    ],
)
def test_a_day_that_no_year_near_has_is_not_read(
    written: str, near: date, day: date | None
) -> None:
    assert resolve(written, near) == day
