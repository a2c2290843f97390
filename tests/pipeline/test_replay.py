"""What the ledger says of today: what is due, and what other terms would change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from newsrooms import MONTHLY, NOW, Newsroom, recording
from stories import HARBOUR, OBSERVATORY

from rightscheck.model import Act, Change, Source
from rightscheck.pipeline.replay import changes, replay
from rightscheck.rulebook.licences import load_licences


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return recording(tmp_path)


def test_what_is_due_is_sorted_the_overdue_first(newsroom: Newsroom) -> None:
    newsroom.page("a.md", HARBOUR)
    newsroom.page("b.md", OBSERVATORY, "2026-06-05")
    newsroom.check()

    found = newsroom.due(datetime(2026, 6, 4, tzinfo=UTC))

    told = [(one.use.document, str(one.deadline.by)[:10], one.deadline.overdue) for one in found]
    assert told == [("content/a.md", "2026-06-03", True), ("content/b.md", "2026-06-04", False)]


def test_what_is_attested_later_counts_for_what_was_recorded(newsroom: Newsroom) -> None:
    newsroom.sign(MONTHLY.replace("{credit: AFP}", "{credit: AFP}, pay"))
    newsroom.check(newsroom.page("a.md", HARBOUR))
    before = newsroom.verdicts()

    paid = (
        '[[done]]\nduty = "pay"\nholder = "afp"\nby = "M. Okafor"\non = 2026-05-06\nproof = "114"\n'
    )
    newsroom.settings(paid, record=True)

    assert (before, newsroom.verdicts()) == (["duty"], ["permitted"])


def test_what_lies_beyond_the_horizon_or_is_gone_is_not_due(newsroom: Newsroom) -> None:
    newsroom.check(page := newsroom.page("a.md", HARBOUR))

    near = newsroom.due(within=timedelta(days=27))
    page.write_text("Nothing of theirs.")
    newsroom.check()

    assert near == []
    assert newsroom.due() == []


def test_a_kill_and_a_correction_that_came_after_the_check_are_due(newsroom: Newsroom) -> None:
    newsroom.page("a.md", HARBOUR)
    newsroom.page("b.md", OBSERVATORY, "2026-06-05")
    newsroom.check()
    sent = NOW - timedelta(hours=1)
    newsroom.deliver(
        Source(id="w1", holder="afp", text=HARBOUR, status="canceled", modified=sent),
        Source(id="w2-b", holder="afp", text=OBSERVATORY, version_of="w2", published=sent),
    )

    found = newsroom.due(within=timedelta(days=2))

    told = [(one.deadline.act, one.deadline.by, one.deadline.overdue) for one in found]
    assert told == [
        (Act.TAKE_DOWN, sent, True),
        (Act.UPDATE, sent + timedelta(hours=24), False),
    ]


def test_the_end_of_a_contract_is_told_once_for_all_its_uses(newsroom: Newsroom) -> None:
    newsroom.page("a.md", HARBOUR)
    newsroom.page("b.md", OBSERVATORY)
    terms = MONTHLY.replace("permit:", "valid: {until: 2026-05-20}\npermit:").replace(
        ", {delete: P30D}, {update: PT24H}", ""
    )
    newsroom.sign(terms)
    newsroom.check()

    (found,) = newsroom.due()

    assert (found.deadline.act, found.uses, found.deadline.overdue) == (Act.RENEW, 2, False)


def test_another_policy_counts_another_way(newsroom: Newsroom) -> None:
    newsroom.page("a.md", ". ".join(HARBOUR.split(". ")[:3]))
    newsroom.check()
    with newsroom.load() as bench:
        assert bench.ledger
        rows = bench.ledger.uses()
        asked: list[dict[str, object]] = [{"whole": "90%"}, {"whole": "10%"}, {"least_words": 5000}]
        others = [
            replace(
                bench, policy=bench.policy.model_validate({**bench.policy.model_dump(), **change})
            )
            for change in asked
        ]
        found = [next(replay(rows, other, NOW)) for other in others]

    assert [one.use.action for one in found] == ["excerpt", "republish", "excerpt"]
    assert found[2].decision.why == "the policy counts passages of 5000 words and more only"


def differing(newsroom: Newsroom, offer: str) -> list[Change]:
    (newsroom.folder / "offer").mkdir()
    (newsroom.folder / "offer" / "afp-web.yaml").write_text(offer)
    with newsroom.load() as bench:
        other = replace(bench, licences=load_licences([newsroom.folder / "offer"]))
        assert bench.ledger
        return changes(bench.ledger.uses(), bench, other, NOW)


def test_other_licences_are_asked_of_the_same_facts(newsroom: Newsroom) -> None:
    newsroom.page("a.md", HARBOUR)
    newsroom.page("b.md", OBSERVATORY)
    newsroom.check()

    found = differing(newsroom, MONTHLY.replace("at_most: 1", "at_most: 2"))

    assert [(one.before.verdict, one.after.verdict) for one in found] == [("breach", "permitted")]


def test_the_same_licences_make_no_difference(newsroom: Newsroom) -> None:
    newsroom.page("a.md", HARBOUR)
    newsroom.check()

    assert differing(newsroom, MONTHLY) == []
