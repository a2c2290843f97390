"""Threads of one bench have processes check for them, and notice nothing of it but the time."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from newsrooms import CONTRACT, DISPATCHES, NOW, Newsroom, recording
from stories import GERMAN, HARBOUR

import rightscheck
from rightscheck.model import Document, Fact, Report, Source, Verdict
from rightscheck.notices import compile_packs
from rightscheck.pipeline.bench import Workbench
from rightscheck.rulebook.packs import Packs
from rightscheck.sources import SqliteSources

PAGES = [Document.of(f"(AFP) {text}", f"{n}.txt") for n, text in enumerate((HARBOUR, GERMAN) * 8)]
FORBIDDING = CONTRACT.replace("permit:", "forbid:").partition("    duty")[0]


class Lent:
    """A library that is no file of ours."""

    def __init__(self, library: SqliteSources) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- of whatever type that is
        return getattr(self._library, name)

    def __len__(self) -> int:
        return len(self._library)


class Where(Document):
    """A document that tells which process looks at it."""

    def fact(self, name: str) -> Fact | None:
        """By an error, as nothing else of a document comes back."""
        raise ProcessLookupError(os.getpid(), name)


class Deadly(Document):
    """A document that kills whoever asks it for a fact, unless there is a file that it makes."""

    def fact(self, name: str) -> Fact | None:
        """Nobody hears it, the first time."""
        spared = Path(self.name)
        if not spared.exists():
            if spared.name == "once.txt":
                spared.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().fact(name)


@pytest.fixture
def house(tmp_path: Path) -> Newsroom:
    house = Newsroom(tmp_path, *DISPATCHES)
    house.sign(CONTRACT)
    return house


@pytest.fixture
def bench(house: Newsroom) -> Iterator[Workbench]:
    """Two processes of few rules, which have begun."""
    with house.load() as whole:
        few = Packs.of(pack for pack in whole.pack_list if pack.holder in {"afp", "ap"})
        bench = replace(whole, pack_list=few, packs=compile_packs(few), keeper=None).staffed(2)
        begin(bench)
        yield bench
        bench.shut()
    assert not multiprocessing.active_children()


def check(bench: Workbench, *documents: Any, **more: Any) -> Report:  # noqa: ANN401 -- of `check`
    return rightscheck.check(documents or PAGES[:1], bench, now=NOW, **more)


def where(bench: Workbench) -> int:
    """The process that does what is asked now."""
    try:
        check(bench, Where(**dict(PAGES[0])))
    except ProcessLookupError as error:
        return int(error.args[0])
    raise AssertionError


def begin(bench: Workbench) -> None:
    """Wait until the processes are there."""
    now = bench.current()
    assert now.crew
    now.crew.begin(now)


def kill(*pids: int) -> None:
    """End processes, and wait until they have."""
    handles = [os.pidfd_open(pid) for pid in pids]
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    gone(handles)


def gone(handles: list[int]) -> None:
    """Wait for the end of processes."""
    for handle in handles:
        assert select.select([handle], [], [], 60)[0]
        os.close(handle)


def children() -> set[int]:
    return {one.pid for one in multiprocessing.active_children() if one.pid}


def test_threads_get_the_answers_that_one_process_gives(bench: Workbench) -> None:
    alone = [check(replace(bench), page) for page in PAGES]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda page: check(bench, page), PAGES)) == alone
        assert set(pool.map(lambda _: where(bench), range(40))) <= children()
    assert len(children()) == 2


def test_nobody_waits_for_processes_to_begin(house: Newsroom) -> None:
    with rightscheck.load(house.folder / "rightscheck.toml", workers=2) as bench:
        assert not children()
        assert where(bench) == os.getpid()
        assert len(children()) == 2
    assert not children()


def test_who_has_no_time_is_told_so(bench: Workbench) -> None:
    long = Document.of(f"{HARBOUR}\n" * 4000, "long.txt")
    asked = iter(range(3))

    for time in ({"budget": 0.02}, {"cancelled": lambda: next(asked, None) is None}):
        assert [one.check for one in check(bench, long, **time).findings] == ["not-finished"]
        assert check(bench).verdict is Verdict.PERMITTED


def test_a_process_that_dies_costs_nothing_and_is_replaced(
    bench: Workbench, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = Deadly(**{**dict(PAGES[0]), "name": str(tmp_path / "once.txt")})

    report = check(bench, page)

    assert report.verdict is Verdict.PERMITTED
    assert not report.unread
    assert "was killed by signal 9; another takes its place" in caplog.text
    check(bench)
    assert len(children()) == 2


def test_processes_that_die_while_they_do_nothing_cost_nothing(bench: Workbench) -> None:
    kill(*children())

    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda page: check(bench, page), PAGES))

    assert not any(report.unread for report in reports)
    assert len(children()) == 2


def test_a_document_that_ends_every_process_is_unread_and_ends_no_more(bench: Workbench) -> None:
    report = check(bench, Deadly(**dict(PAGES[0])), PAGES[1])

    assert [one.name for one in report.unread] == ["0.txt"]
    assert "killed by signal 9" in report.unread[0].problem
    assert [one.name for one in report.documents] == ["1.txt"]


def test_what_no_other_process_can_have_is_checked_in_this_one(bench: Workbench) -> None:
    class Ours(Document):
        """A class that no other process can find."""

    assert check(bench, Ours(**dict(PAGES[0]))) == check(bench)


def test_sources_that_no_other_process_has_are_compared_with_in_this_one(bench: Workbench) -> None:
    assert bench.library
    ours = bench.over(Lent(bench.library)).staffed(1)
    begin(ours)

    for jobs in (1, 2):
        assert [one.matches for one in check(ours, jobs=jobs).documents] == [1]
    assert ours.crew
    ours.crew.close()


def test_names_of_files_count_from_where_we_are_now(
    bench: Workbench, house: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.page("harbour.md", HARBOUR)
    monkeypatch.chdir(house.folder / "content")

    assert [one.matches for one in check(bench, Path("harbour.md")).documents] == [1]


def test_what_is_delivered_is_found_by_the_next_question(bench: Workbench, house: Newsroom) -> None:
    page = Document.of(f"(AFP) {GERMAN}", "german.txt")
    assert not check(bench, page).documents[0].matches

    house.deliver(Source(id="w3", holder="afp", text=GERMAN))

    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda _: check(bench, page).documents[0].matches, range(8))
        assert set(found) == {1}


def test_rules_that_change_are_those_of_the_next_question(house: Newsroom) -> None:
    with rightscheck.load(house.folder / "rightscheck.toml", workers=1) as bench:
        begin(bench)
        before = children()
        assert check(bench).verdict is Verdict.PERMITTED
        house.sign(FORBIDDING)
        assert check(bench).verdict is Verdict.BREACH
        begin(bench)
        assert check(bench).verdict is Verdict.BREACH
        assert len(children()) == 1
        assert not before & children()


def test_whatever_changes_an_answer_is_of_one_moment(house: Newsroom) -> None:
    answers: list[Report] = []
    with rightscheck.load(house.folder / "rightscheck.toml", workers=2) as bench:
        begin(bench)
        ended = threading.Event()

        def ask() -> None:
            while not ended.is_set():
                answers.append(check(bench))

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for one in threads:
            one.start()
        for contract in (FORBIDDING, CONTRACT):
            house.sign(contract)
            begin(bench)
        ended.set()
        for one in threads:
            one.join()

    verdicts = {(one.verdict, one.basis.licences["afp-web"]) for one in answers}
    assert {verdict for verdict, _ in verdicts} == {Verdict.BREACH, Verdict.PERMITTED}
    assert len(verdicts) == 2
    assert not any(one.unread for one in answers)


def test_of_uses_that_processes_decide_at_a_time_one_is_the_last_of_a_quota(
    tmp_path: Path,
) -> None:
    house = recording(tmp_path)
    with rightscheck.load(house.folder / "rightscheck.toml", workers=2) as bench:
        begin(bench)
        with ThreadPoolExecutor(4) as pool:
            reports = list(pool.map(lambda page: check(bench, page), PAGES[::2]))

    told = sorted([one.check for one in report.findings] for report in reports)
    assert told == [[], *[["quota-exceeded"]] * 7]
    assert len(house.uses()) == 8


def test_a_check_of_several_documents_records_them_in_their_order(tmp_path: Path) -> None:
    house = recording(tmp_path)
    with rightscheck.load(house.folder / "rightscheck.toml", workers=2) as bench:
        begin(bench)
        found = check(bench, *PAGES[:6:2]).findings

    assert [one.document for one in found] == ["2.txt", "4.txt"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
def test_a_forked_process_has_processes_of_its_own_and_leaves_its_parents_alone(
    bench: Workbench,
) -> None:
    theirs = children()
    child = os.fork()
    if not child:
        code = 1
        try:  # whatever it raises: this process must not go on with the tests of its parent
            alone = where(bench) == os.getpid() and not theirs & children()
            code = 0 if alone and check(bench).verdict is Verdict.PERMITTED else 1
        finally:
            os._exit(code)

    assert os.waitpid(child, 0)[1] == 0
    assert where(bench) in theirs
