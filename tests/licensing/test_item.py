"""What an item says of itself, its status and its embargo, outranks the contract."""

from __future__ import annotations

import pytest
from contracts import licence, moment, use

from rightscheck.licensing.evaluate import evaluate
from rightscheck.model import Effect, State, Status, Verdict


@pytest.mark.parametrize("status", [Status.CANCELED, Status.WITHHELD])
def test_a_killed_item_may_not_be_used_whatever_was_signed(status: Status) -> None:
    decision = evaluate(licence(), use(source_status=status))

    assert (decision.verdict, decision.clause) == (Verdict.BREACH, "item, status")
    assert decision.remedies == ("take it down: its holder has withdrawn it",)


def test_an_item_without_a_status_is_usable() -> None:
    assert evaluate(licence(), use(source_status=None)).verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    ("embargo", "date", "verdict"),
    [
        ("2026-05-05T09:00Z", "2026-05-05T09:00Z", "permitted"),
        ("2026-05-05T09:00Z", "2026-05-05T10:59+02:00", "breach"),
        ("2026-05-05T09:00Z", "2026-05-05", "review"),
        ("2026-05-05T09:00Z", "2026-05-06", "permitted"),
        ("2026-05-05T09:00Z", "2026-05-04", "review"),
        ("2026-05-05T09:00Z", "2026-05-03", "breach"),
        ("2026-05-05", "2026-05-05", "permitted"),
        ("2026-05-05", "2026-05-04", "breach"),
        ("2026-05-05T09:00Z", None, "review"),
    ],
)
def test_an_embargo_outranks_a_permission(embargo: str, date: str | None, verdict: str) -> None:
    used = use(embargoed_until=moment(embargo), date=moment(date) if date else None)

    decision = evaluate(licence(valid={}), used)

    assert decision.verdict == verdict
    assert verdict == "permitted" or decision.clause == "item, embargo"


def test_a_condition_of_the_item_that_is_met_is_not_shown_as_what_stands_against_it() -> None:
    used = use(source_status=Status.USABLE, embargoed_until=moment("2026-06-01T09:00Z"))

    (rule,) = (rule for rule in evaluate(licence(), used).rules if rule.id == "item")

    assert (rule.effect, rule.state) == (Effect.PERMITS, State.FALSE)
    assert [p.name for p in rule.premises if p.state is rule.state] == ["embargo"]


def test_a_date_that_nobody_stated_is_not_told_as_the_page_s() -> None:
    held = licence(valid={"until": "2026-02-28"})

    assert evaluate(held, use()).why.endswith("; the page is of 2026-05-05 10:00 UTC")
    assert evaluate(held, use(origins={"date": "clock"})).why.endswith(
        "; the page names no date, and today is 2026-05-05"
    )


def test_a_kill_is_told_before_an_embargo() -> None:
    used = use(source_status=Status.CANCELED, embargoed_until=moment("2026-06-01T09:00Z"))

    assert evaluate(licence(), used).clause == "item, status"
