"""What has to be counted, and the days that it is counted over."""

from __future__ import annotations

from datetime import date

import pytest
from contracts import licence
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.licensing.quotas import period, quotas

PERIODS = ("day", "week", "month", "year", "term")


@pytest.mark.parametrize(
    ("per", "first", "last"),
    [
        ("day", "2028-02-29", "2028-02-29"),
        ("week", "2028-02-28", "2028-03-05"),
        ("month", "2028-02-01", "2028-02-29"),
        ("year", "2028-01-01", "2028-12-31"),
        ("term", "0001-01-01", "9999-12-31"),
    ],
)
def test_periods_are_those_of_the_calendar(per: str, first: str, last: str) -> None:
    assert period(date(2028, 2, 29), per) == (date.fromisoformat(first), date.fromisoformat(last))


@given(st.dates(), st.dates(), st.sampled_from(PERIODS))
def test_a_day_lies_in_its_period_and_all_its_days_share_it(
    one: date, other: date, per: str
) -> None:
    first, last = period(one, per)

    assert first <= one <= last
    assert (first <= other <= last) == (period(other, per) == (first, last))


def test_quotas_are_found_however_deep_and_each_once() -> None:
    month = {"count": {"at_most": 300, "per": "month"}}
    deep = {
        "channel": "web",
        "any": [{"language": "de"}, {"all": [month, {"count": {"at_most": 9}}]}],
    }
    rules = [
        {"action": "republish", "id": "web", "if": deep, "unless": month},
        {"action": "excerpt"},
    ]

    found = [counted.key for counted in quotas(licence(permit=rules))]

    assert found == ["afp-web-2026/web/month", "afp-web-2026/web/term"]
