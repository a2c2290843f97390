"""What has to be done with a text that is out, and by when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from contracts import licence, moment, use

from rightscheck.licensing.deadlines import deadlines, urgency
from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Act, Deadline

NOW = moment("2026-05-20T12:00:00+00:00")


def owed(held: list[Licence], **facts: object) -> list[Deadline]:
    asked = use(now=NOW, **facts)
    return deadlines(evaluate(held, asked), asked, held)


def with_duty(duty: object, **parts: object) -> Licence:
    return licence(permit=[{"action": "republish", "id": "web", "duty": [duty]}], valid={}, **parts)


def told(found: list[Deadline]) -> list[tuple[str, str | None, bool]]:
    return [(one.act.value, one.by.isoformat() if one.by else None, one.overdue) for one in found]


@pytest.mark.parametrize(("days", "overdue"), [(30, False), (17, False), (16, True)])
def test_a_text_comes_down_when_its_time_is_up(days: int, *, overdue: bool) -> None:
    (found,) = owed([with_duty({"delete": f"P{days}D"})])

    assert found.act is Act.TAKE_DOWN
    assert found.by == moment("2026-05-04T09:00:00+00:00") + timedelta(days=days)
    assert found.overdue is overdue
    assert found.clause == "licence afp-web-2026, web, duty delete"


def test_a_kill_is_due_to_the_hour() -> None:
    held = [with_duty({"remove": {"within": "PT4H"}})]

    def killed(at: str) -> list[tuple[str, str | None, bool]]:
        return told(owed(held, source_status="canceled", withdrawn=moment(at)))

    assert killed("2026-05-20T09:00:00+00:00") == [
        ("take down", "2026-05-20T13:00:00+00:00", False)
    ]
    assert killed("2026-05-20T07:00:00+00:00") == [("take down", "2026-05-20T11:00:00+00:00", True)]


def test_a_kill_without_any_time_given_is_overdue_at_once() -> None:
    found = owed([with_duty("link")], source_status="withheld", withdrawn=NOW)

    assert told(found) == [("take down", NOW.isoformat(), True)]


def test_a_kill_of_an_agency_without_a_licence_is_owed_all_the_same() -> None:
    asked = use(now=NOW, holder="ap", source_status="canceled", withdrawn=NOW)

    found = deadlines(evaluate([licence(holder="ap")], asked), asked, [])

    assert [one.act for one in found] == [Act.TAKE_DOWN]


def test_a_correction_is_followed_in_time_or_without_a_day() -> None:
    newer = {"newer_version": "w2", "newer_since": moment("2026-05-20T11:00:00+00:00")}

    assert told(owed([with_duty({"update": "PT24H"})], **newer)) == [
        ("update", "2026-05-21T11:00:00+00:00", False)
    ]
    assert told(owed([with_duty("update")], **newer)) == [("update", None, False)]
    assert owed([with_duty({"update": "PT24H"})]) == []


def test_an_embargo_that_is_open_still_and_one_that_has_passed() -> None:
    early = moment("2026-05-20T06:00:00+00:00")

    def until(end: str) -> list[tuple[str, str | None, bool]]:
        return told(owed([with_duty("link")], date=early, embargoed_until=moment(end)))

    assert until("2026-05-20T18:00:00+00:00") == [("take down", early.isoformat(), True)]
    assert until("2026-05-20T08:00:00+00:00") == []


@pytest.mark.parametrize(("until", "overdue"), [("2026-05-20", False), ("2026-05-19", True)])
def test_a_licence_runs_out_with_its_last_day(until: str, *, overdue: bool) -> None:
    held = licence(valid={"from": "2026-01-01", "until": until})

    assert told(owed([held])) == [("renew", f"{until}T00:00:00+00:00", overdue)]


def test_a_licence_that_another_one_follows_runs_out_quietly() -> None:
    old = licence(valid={"until": "2026-05-10"})
    new = licence(licence="afp-web-2027", valid={"from": "2026-05-11"})

    assert owed([old, new]) == []


def test_a_retention_that_cannot_be_dated_is_named_without_a_day() -> None:
    (found,) = owed([with_duty({"delete": "P30D"})], source_published=None)

    assert (found.by, found.overdue) == (None, False)
    assert "when the source was published" in found.why


def test_of_two_reasons_to_take_it_down_the_most_urgent_is_told() -> None:
    held = [with_duty({"delete": "P30D"})]

    found = owed(held, source_status="canceled", withdrawn=NOW)

    assert told(found) == [("take down", NOW.isoformat(), True)]


@pytest.mark.parametrize("far", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"])
def test_no_date_of_a_feed_is_too_far_to_reckon_with(far: str) -> None:
    held = [
        with_duty({"delete": "P30D"}),
        with_duty({"remove": "PT4H"}),
        with_duty({"update": "P9D"}),
    ]
    facts = ("withdrawn", "newer_since", "source_published", "date", "embargoed_until")

    for one in held:
        found = owed(
            [one],
            source_status="canceled",
            newer_version="w2",
            **dict.fromkeys(facts, moment(far)),
        )
        assert sorted(found, key=urgency) == found


def test_a_licence_of_pictures_does_not_let_us_go_on_with_a_text() -> None:
    ending = licence(valid={"until": "2026-05-31"})
    pictures = licence(licence="afp-photos", assets=["image"], valid={})

    assert [one.act for one in owed([ending, pictures])] == [Act.RENEW]
