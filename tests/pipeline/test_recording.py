"""Checks that are written down, and the quotas that are counted from them."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from newsrooms import NOW, Newsroom, recording, shut
from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.errors import UnusableSettings
from rightscheck.pipeline.seeing import Sight


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return recording(tmp_path)


def test_a_check_writes_down_what_was_used_where_and_under_which_rule(newsroom: Newsroom) -> None:
    newsroom.check(newsroom.page("a.md", HARBOUR))

    (use,) = newsroom.uses()
    assert (use.document, use.use.source_id, use.rule) == ("content/a.md", "w1", "afp-web/web")
    assert use.passages == (use.use.words,)
    assert use.use.credits
    assert HARBOUR[:40] not in use.model_dump_json()


def test_nothing_is_written_unless_it_is_asked_for(newsroom: Newsroom) -> None:
    newsroom.page("a.md", HARBOUR)
    newsroom.settings(record=False)

    newsroom.check()

    assert newsroom.uses() == []


def test_a_ledger_needs_a_library_to_lie_in(newsroom: Newsroom) -> None:
    (newsroom.folder / "rightscheck.toml").write_text("[ledger]\nrecord = true\n")

    with pytest.raises(UnusableSettings, match="the ledger has no file"):
        newsroom.load()


def test_a_copy_of_a_library_takes_a_ledger_as_well(newsroom: Newsroom) -> None:
    path, copy = newsroom.folder / "sources.db", newsroom.folder / "copy.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    copy.replace(path)

    newsroom.check(newsroom.page("a.md", HARBOUR))

    assert len(newsroom.uses()) == 1


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


def test_what_lies_in_a_folder_that_is_closed_to_us_is_not_gone(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hidden := newsroom.folder / "content" / "shut").mkdir()
    page = newsroom.page("shut/a.md", HARBOUR)
    newsroom.check()
    page.unlink()
    shut(hidden, monkeypatch)
    newsroom.check()

    assert [use.gone for use in newsroom.uses()] == [None]


def test_of_pages_that_are_checked_at_the_same_time_one_is_the_last_of_a_quota(
    newsroom: Newsroom,
) -> None:
    pages = [newsroom.page(f"{number}.md", HARBOUR) for number in range(8)]
    compared = threading.Barrier(len(pages))

    def wait(sight: Sight) -> None:
        if sight.matches:
            compared.wait(60)

    def check(page: Path) -> list[str]:
        report = rightscheck.check([page], bench, now=NOW, on_seen=wait)
        return [found.check for found in report.findings]

    with newsroom.load() as bench, ThreadPoolExecutor(len(pages)) as editors:
        told = sorted(editors.map(check, pages))

    assert told == [[], *[["quota-exceeded"]] * (len(pages) - 1)]


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
