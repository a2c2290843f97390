"""Who has no time gets what is known by then, and is told that it is not all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from newsrooms import CONTRACT, DISPATCHES, NOW, Newsroom, recording
from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.model import Document, Report, Verdict
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.caching.store import Store

LATER = NOW + timedelta(days=1)

PAGE = Document.of(f"(AFP) - {HARBOUR}\n\n{OBSERVATORY}", "page.txt")


def signed(folder: Path) -> Newsroom:
    """A house with a contract for what was delivered to it."""
    house = Newsroom(folder, *DISPATCHES)
    house.sign(CONTRACT)
    return house


@pytest.fixture
def house(tmp_path: Path) -> Newsroom:
    return signed(tmp_path)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Loaded once, for those who only ask."""
    with signed(tmp_path_factory.mktemp("house")).load() as bench:
        yield bench


def ask(
    bench: Workbench, budget: float | None, cancelled: Callable[[], bool] | None = None
) -> Report:
    return rightscheck.check([PAGE], bench, now=NOW, budget=budget, cancelled=cancelled)


def after(looks: int) -> Callable[[], bool]:
    """Nobody waits any longer once that was asked so often."""
    asked = iter(range(looks))
    return lambda: next(asked, None) is None


def test_enough_time_changes_nothing(bench: Workbench) -> None:
    assert ask(bench, 600) == ask(bench, None)


def test_no_time_at_all_is_never_a_clean_answer(bench: Workbench) -> None:
    report = ask(bench, 0)
    assert [(one.check, one.verdict) for one in report.findings] == [
        ("not-finished", Verdict.REVIEW)
    ]
    assert report.verdict is Verdict.REVIEW
    assert report.documents[0].name == "page.txt"


@pytest.mark.parametrize("looks", range(0, 40, 3))
def test_wherever_it_ends_the_answer_says_so_or_is_whole(bench: Workbench, looks: int) -> None:
    whole, report = ask(bench, None), ask(bench, None, after(looks))
    unfinished = [one for one in report.findings if one.check == "not-finished"]
    assert unfinished or report == whole
    assert len(report.documents[0].permitted) <= len(whole.documents[0].permitted)


def test_what_was_found_by_then_is_told(bench: Workbench) -> None:
    told = [ask(bench, None, after(looks)).documents[0] for looks in range(40)]
    assert {1, 2} <= {page.matches for page in told}


@pytest.mark.parametrize(
    "said",
    [
        "(AP) ",
        "© AFP 2026\n",
        "GERMANY OUT\n",
        "All rights reserved.\n",
        "CC BY-ND 4.0 ",
        "版权所有",
        "This may not be republished. ",
        "You may republish our articles. ",
    ],
)
def test_a_page_of_one_clause_over_and_over_looks_at_the_clock_all_the_time(
    bench: Workbench, said: str
) -> None:
    page, looks = Document.of(said * 300), 0

    def spent() -> bool:
        nonlocal looks
        looks += 1
        return False

    rightscheck.check([page], bench, now=NOW, cancelled=spent)
    assert looks > 300


def test_no_policy_can_make_it_silent(house: Newsroom) -> None:
    (house.folder / "policy.yaml").write_text(
        "policy: ours\nchecks: {missing-credit: on, not-finished: off}\n"
    )
    house.settings('[policy]\npath = "policy.yaml"\n')
    with house.load() as bench:
        assert [one.check for one in ask(bench, 0).findings] == ["not-finished"]


def test_documents_that_were_not_come_to_are_unread(house: Newsroom) -> None:
    other = house.page("other.md", OBSERVATORY)
    with house.load() as bench:
        report = rightscheck.check([PAGE, other, "a text", b"bytes"], bench, now=NOW, budget=0)
    assert [one.name for one in report.unread] == [str(other), "<text 3>", "<bytes 4>"]
    assert "time ran out" in report.unread[0].problem


def test_the_files_of_a_folder_that_were_not_come_to_are_unread(house: Newsroom) -> None:
    pages = [house.page(f"{number}.md", OBSERVATORY) for number in range(3)]
    with house.load() as bench:
        report = rightscheck.check([house.folder / "content"], bench, now=NOW, budget=0)
    assert [one.name for one in report.documents] == [str(pages[0])]
    assert [one.name for one in report.unread] == [str(one) for one in pages[1:]]


def test_the_ledger_forgets_nothing_for_want_of_time(tmp_path: Path) -> None:
    house = recording(tmp_path)
    page = house.page("harbour.md", HARBOUR)
    house.check(page)
    before = house.uses()
    with house.load() as bench:
        rightscheck.check([page], bench, now=NOW, budget=0)
    assert before
    assert house.uses() == before


@contextmanager
def locked(house: Newsroom) -> Iterator[None]:
    """Another program writes to the library's file, in which the ledger is."""
    with closing(sqlite3.connect(house.folder / "sources.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_nobody_waits_longer_for_a_locked_ledger_and_it_is_told(tmp_path: Path) -> None:
    house = recording(tmp_path)
    page, gone = house.page("harbour.md", HARBOUR), house.page("gone.md", OBSERVATORY)
    house.check()
    gone.unlink()
    before = house.uses()
    with house.load() as bench, locked(house):
        report = rightscheck.check([page.parent], bench, now=LATER, cancelled=after(60))
    assert [one.why for one in report.findings if one.check == "not-finished"] == [
        "time ran out before its uses were recorded"
    ]
    assert [one.name for one in report.unread] == [str(page.parent)]
    assert "ledger" in report.unread[0].problem
    assert house.uses() == before
    house.check(now=LATER)
    assert [(one.last_seen, one.gone) for one in house.uses()] == [(NOW, LATER), (LATER, None)]


def test_what_could_not_be_recorded_is_not_remembered_as_done(tmp_path: Path) -> None:
    house = recording(tmp_path)
    page = house.folder / "content" / "own.md"
    page.write_text("Our own words.")
    for has_store in (True, True, False):  # cold, warm, without
        store = Store(tmp_path / "memory") if has_store else None
        with house.load() as bench, locked(house):
            report = rightscheck.check([page], bench, now=NOW, cancelled=after(30), store=store)
        assert [one.check for one in report.findings] == ["not-finished"]
    with house.load() as bench:
        store = Store(tmp_path / "memory")
        assert not rightscheck.check([page], bench, now=NOW, store=store).findings


def test_the_ledger_forgets_no_feed_that_was_not_come_to(tmp_path: Path) -> None:
    house = recording(tmp_path)
    first, several = house.page("a.md", OBSERVATORY), house.folder / "content" / "b.zip"
    with ZipFile(several, "w") as file:
        file.writestr("harbour.md", f"---\ndate: 2026-05-05\n---\n(AFP) {HARBOUR}")
    house.check()
    before = house.uses()
    assert [one.document for one in before] == ["content/a.md", "content/b.zip!harbour.md"]
    with house.load() as bench:
        report = rightscheck.check([first.parent], bench, now=LATER, budget=0)
    assert [one.name for one in report.unread] == [str(several)]
    assert house.uses() == before
