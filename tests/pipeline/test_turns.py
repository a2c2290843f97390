"""Articles take turns, and nobody waits for a turn longer than he has time."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from newsrooms import CONTRACT, DISPATCHES, NOW, Newsroom, recording
from stories import HARBOUR

import rightscheck
from rightscheck.model import Document, Verdict
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.seeing import Sight
from rightscheck.pipeline.turns import SHORT, turn

PAGE = Document.of(f"(AFP) - {HARBOUR}", "page.txt")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    house = Newsroom(tmp_path_factory.mktemp("house"), *DISPATCHES)
    house.sign(CONTRACT)
    with house.load() as bench:
        yield bench


def ask(bench: Workbench, budget: float | None = None) -> list[str]:
    report = rightscheck.check([PAGE], bench, now=NOW, budget=budget)
    return [finding.check for finding in report.findings]


@contextmanager
def another_turn() -> Iterator[None]:
    """It is another thread's turn."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with turn(1, lambda: False):
            held.set()
            done.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    try:
        yield
    finally:
        done.set()
        holder.join()


def test_threads_get_the_answers_of_one(bench: Workbench) -> None:
    alone = ask(bench)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: ask(bench), range(40))) == [alone] * 40


def test_who_has_no_time_waits_for_nobody(bench: Workbench) -> None:
    with another_turn():
        assert ask(bench, budget=0.05) == ["not-finished"]
    assert ask(bench) == []


def test_a_long_text_takes_nobodys_turn() -> None:
    with turn(SHORT + 1, lambda: False), ThreadPoolExecutor(1) as pool:

        def short() -> Verdict:
            with turn(1, lambda: False):
                return Verdict.PERMITTED

        assert pool.submit(short).result(timeout=30)


def test_who_hears_what_was_seen_may_ask_again(bench: Workbench) -> None:
    heard: list[list[str]] = []
    rightscheck.check([PAGE], bench, now=NOW, on_seen=lambda _: heard.append(ask(bench)))
    assert heard


def test_a_slow_listener_holds_up_nobody_else(bench: Workbench) -> None:
    told, done = threading.Event(), threading.Event()

    def slow(_: Sight) -> None:
        told.set()
        assert done.wait(60)

    with ThreadPoolExecutor(1) as pool:
        listening = pool.submit(rightscheck.check, [PAGE], bench, now=NOW, on_seen=slow)
        assert told.wait(60)
        assert ask(bench, budget=30) == []
        done.set()
        assert not listening.result().findings


def test_who_waits_for_a_locked_ledger_holds_up_nobody_else(tmp_path: Path) -> None:
    house, seen = recording(tmp_path), threading.Event()
    page = house.page("harbour.md", HARBOUR)

    def compared(sight: Sight) -> None:
        if sight.matches:
            seen.set()

    with house.load() as bench, ThreadPoolExecutor(1) as pool:
        with closing(sqlite3.connect(tmp_path / "sources.db")) as writer:
            writer.execute("BEGIN IMMEDIATE")
            waiting = pool.submit(rightscheck.check, [page], bench, now=NOW, on_seen=compared)
            assert seen.wait(60)
            report = rightscheck.check(["A text of nobody's."], bench, now=NOW, budget=30)
            assert not report.findings
            assert not waiting.done()
        assert not waiting.result().findings
    assert len(house.uses()) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
def test_a_forked_process_waits_for_no_thread_of_its_parent() -> None:
    with another_turn():
        child = os.fork()
        if not child:
            given_up = iter(range(100))
            with turn(1, lambda: next(given_up, None) is None):
                os._exit(0 if next(given_up, None) is not None else 1)
    assert os.waitpid(child, 0)[1] == 0
