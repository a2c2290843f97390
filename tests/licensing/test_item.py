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


def test_a_bare_date_before_an_embargo_may_be_a_day_later_elsewhere() -> None:
    def on(day: str) -> str:
        return evaluate(licence(), use(embargoed_until=release, date=moment(day))).verdict

    release = moment("2026-05-05T09:00Z")

    assert (on("2026-05-04"), on("2026-05-03")) == ("review", "breach")


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
