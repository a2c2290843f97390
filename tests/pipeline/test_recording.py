"""Checks that are written down, and what the ledger then answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.errors import UnusableSettings
from rightscheck.model import Act, Change, Due, RecordedUse, Report, Source
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.replay import changes, due
from rightscheck.rulebook.licences import load_licences

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
MONTH = timedelta(days=30)

LICENCE = """\
licence: afp-web
title: AFP web service
holder: afp
permit:
  - action: republish
    id: web
    if: {count: {at_most: 1, per: month}}
    duty: [{credit: AFP}, {delete: P30D}, {update: PT24H}]
"""


class Newsroom:
    """A house with one contract, two dispatches and a folder of pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.deliver(
            Source(id="w1", holder="afp", text=HARBOUR, published=datetime(2026, 5, 4, tzinfo=UTC)),
            Source(
                id="w2", holder="afp", text=OBSERVATORY, published=datetime(2026, 5, 5, tzinfo=UTC)
            ),
        )
        (folder / "licences").mkdir()
        (folder / "licences" / "afp-web.yaml").write_text(LICENCE)
        (folder / "content").mkdir()
        self.settings(record=True)

    def settings(self, *, record: bool) -> None:
        """Whether checks are recorded."""
        (self.folder / "rightscheck.toml").write_text(
            '[sources]\npath = "sources.db"\n[licences]\npaths = ["licences"]\n'
            f"[ledger]\nrecord = {str(record).lower()}\n"
        )

    def deliver(self, *sources: Source) -> None:
        """Take in what the agency sends."""
        with rightscheck.open_sources(self.folder / "sources.db") as library:
            library.add(sources)

    def page(self, name: str, text: str, day: str = "2026-05-05") -> Path:
        """A page of ours that credits AFP."""
        page = self.folder / "content" / name
        page.write_text(f"---\ndate: {day}\n---\n(AFP) {text}")
        return page

    def load(self) -> Workbench:
        """The workbench."""
        return rightscheck.load(self.folder / "rightscheck.toml")

    def check(self, *paths: Path, now: datetime = NOW) -> Report:
        """Check pages, or all of them."""
        with self.load() as bench:
            return rightscheck.check(paths or [self.folder / "content"], bench, now=now)

    def uses(self) -> list[RecordedUse]:
        """The ledger."""
        with self.load() as bench:
            assert bench.ledger
            return bench.ledger.uses()

    def due(self, now: datetime = NOW, within: timedelta = MONTH) -> list[Due]:
        """What has to be done."""
        with self.load() as bench:
            assert bench.ledger
            return due(bench.ledger.uses(), bench, now, within)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def test_a_check_writes_down_what_was_used_where_and_under_which_rule(newsroom: Newsroom) -> None:
    newsroom.check(newsroom.page("a.md", HARBOUR))

    (use,) = newsroom.uses()
    assert (use.document, use.use.source_id, use.rule) == ("content/a.md", "w1", "afp-web/web")
    assert use.passages == (use.use.words,)
    assert use.use.credits
    assert HARBOUR[:40] not in use.model_dump_json()


def test_nothing_is_written_unless_it_is_asked_for(newsroom: Newsroom) -> None:
    newsroom.settings(record=False)

    newsroom.check(newsroom.page("a.md", HARBOUR))

    assert newsroom.uses() == []


def test_a_ledger_needs_a_library_to_lie_in(newsroom: Newsroom) -> None:
    (newsroom.folder / "rightscheck.toml").write_text("[ledger]\nrecord = true\n")

    with pytest.raises(UnusableSettings, match="the ledger has no file"):
        newsroom.load()


def test_a_text_without_a_name_is_not_recorded(newsroom: Newsroom) -> None:
    with newsroom.load() as bench:
        rightscheck.check([f"(AFP) {HARBOUR}"], bench, now=NOW)

    assert newsroom.uses() == []


def test_a_rewritten_page_and_one_that_was_deleted_are_gone_with_the_date(
    newsroom: Newsroom,
) -> None:
    page = newsroom.page("a.md", HARBOUR)
    deleted = newsroom.page("b.md", OBSERVATORY)
    newsroom.check()
    page.write_text("Nothing of theirs.")
    deleted.unlink()

    newsroom.check(now=NOW + timedelta(days=1))

    assert [use.gone for use in newsroom.uses()] == [NOW + timedelta(days=1)] * 2


def test_a_page_that_is_there_and_was_not_looked_at_is_not_gone(newsroom: Newsroom) -> None:
    newsroom.check(newsroom.page("a.draft", HARBOUR), newsroom.page("b.md", OBSERVATORY))

    newsroom.check()

    assert [use.gone for use in newsroom.uses()] == [None, None]


def test_what_lies_outside_the_folder_or_cannot_be_read_is_not_gone(newsroom: Newsroom) -> None:
    page = newsroom.page("a.md", HARBOUR)
    outside = newsroom.folder / "b.md"
    outside.write_text(f"(AFP) {OBSERVATORY}")
    newsroom.check(page, outside)
    page.write_bytes(b"\x7fELF\0\0\1\2" * 40)

    newsroom.check()

    assert [use.gone for use in newsroom.uses()] == [None, None]


def test_a_quota_is_decided_the_same_whichever_page_is_checked_again(newsroom: Newsroom) -> None:
    first, second = newsroom.page("a.md", HARBOUR), newsroom.page("b.md", OBSERVATORY, "2026-05-20")
    newsroom.check()

    assert newsroom.check(first).verdict == "permitted"
    assert [found.check for found in newsroom.check(second).findings] == ["quota-exceeded"]
    assert newsroom.check(first).verdict == "permitted"


def test_a_reader_of_the_ledger_decides_by_it_without_writing(newsroom: Newsroom) -> None:
    newsroom.check(newsroom.page("a.md", HARBOUR))
    newsroom.settings(record=False)

    report = newsroom.check(newsroom.page("b.md", OBSERVATORY, "2026-05-06"))

    assert [found.check for found in report.findings] == ["quota-exceeded"]
    assert len(newsroom.uses()) == 1


def test_what_is_due_is_sorted_the_overdue_first(newsroom: Newsroom) -> None:
    newsroom.page("a.md", HARBOUR)
    newsroom.page("b.md", OBSERVATORY, "2026-06-05")
    newsroom.check()

    found = newsroom.due(datetime(2026, 6, 4, tzinfo=UTC))

    told = [(one.use.document, str(one.deadline.by)[:10], one.deadline.overdue) for one in found]
    assert told == [("content/a.md", "2026-06-03", True), ("content/b.md", "2026-06-04", False)]


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
    terms = LICENCE.replace("permit:", "valid: {until: 2026-05-20}\npermit:").replace(
        ", {delete: P30D}, {update: PT24H}", ""
    )
    (newsroom.folder / "licences" / "afp-web.yaml").write_text(terms)
    newsroom.check()

    (found,) = newsroom.due()

    assert (found.deadline.act, found.uses, found.deadline.overdue) == (Act.RENEW, 2, False)


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

    found = differing(newsroom, LICENCE.replace("at_most: 1", "at_most: 2"))

    assert [(one.before.verdict, one.after.verdict) for one in found] == [("breach", "permitted")]


def test_the_same_licences_make_no_difference(newsroom: Newsroom) -> None:
    newsroom.page("a.md", HARBOUR)
    newsroom.check()

    assert differing(newsroom, LICENCE) == []
