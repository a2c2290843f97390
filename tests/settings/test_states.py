"""Threads that check while everything changes: each answer is that of one state, whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest
from newsrooms import CONTRACT, NOW, Newsroom
from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.model import Document, Report, Source
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.seeing import Sight

THREADS, CHANGES = 6, 96
FORBIDDING = CONTRACT.replace("permit:", "forbid:").partition("    duty")[0]
HORN = """\
holder: horn
name: Horn
names: {full: {any: [Daily Horn]}, examples: {match: ["© 2026 Daily Horn"], clear: [A horn.]}}
"""
PAGE = Document.of(f"(AFP) {HARBOUR}\n\n© 2026 Daily Horn\n\n{OBSERVATORY}", "page.txt")
DELIVERED = (
    Source(id="w1", holder="afp", text=HARBOUR),
    Source(id="w2", holder="ap", text=OBSERVATORY),
)

State = tuple[bool, bool, bool]


class Changing(Newsroom):
    """A newsroom of which three things change, each from one moment to the next."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, *DELIVERED)
        (folder / "packs").mkdir()
        self.settings('[packs]\npaths = ["packs"]\n')
        self.library = rightscheck.open_sources(folder / "sources.db")
        self.state: State = (True, True, True)
        for which in range(3):
            self.change(which, on=True)

    def change(self, which: int, *, on: bool) -> None:
        """Whether a source is there; whether the contract permits; whether a pack is there."""
        if which == 0 and on:
            self.library.add(DELIVERED[:1])
        elif which == 0:
            self.library.remove(["w1"])
        elif which == 1:
            self._replace("licences/afp-web.yaml", CONTRACT if on else FORBIDDING)
        elif on:
            self._replace("packs/horn.yaml", HORN)
        else:
            (self.folder / "packs" / "horn.yaml").unlink(missing_ok=True)
        self.state = (*self.state[:which], on, *self.state[which + 1 :])  # type: ignore[assignment]

    def _replace(self, name: str, text: str) -> None:
        (self.folder / "new").write_text(text)
        (self.folder / "new").replace(self.folder / name)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Changing]:
    house = Changing(tmp_path)
    with house.library:
        yield house


def told(bench: Workbench) -> tuple[object, ...]:
    report = rightscheck.check([PAGE], bench, now=NOW)
    assert all("change all the time" in warning for warning in report.basis.warnings)
    return report.basis.licences["afp-web"], "horn" in report.basis.packs, *answer(report)


def answer(report: Report) -> tuple[str, ...]:
    return tuple(one.model_dump_json() for one in (*report.documents, *report.findings))


def test_what_goes_between_the_look_and_the_verdict_still_counts(house: Changing) -> None:
    def remove(sight: Sight) -> None:
        if sight.matches:
            house.change(0, on=False)

    with house.load() as bench:
        before = rightscheck.check([PAGE], bench, now=NOW)
        during = rightscheck.check([PAGE], bench, now=NOW, on_seen=remove)
        after = rightscheck.check([PAGE], bench, now=NOW)

    assert answer(during) == answer(before)
    assert answer(after) != answer(before)


def test_every_answer_is_one_that_a_single_thread_gives_of_some_state(house: Changing) -> None:
    with house.load() as bench:
        whole = set()
        for state in product((False, True), repeat=3):
            for which, on in enumerate(state):
                house.change(which, on=on)
            whole.add(told(bench))
        assert len(whole) == 8
        changed = threading.Event()
        answered = threading.Semaphore(0)

        def ask() -> list[tuple[object, ...]]:
            answers = []
            try:
                while not changed.is_set():
                    answers.append(told(bench))
                    answered.release()
            finally:
                answered.release(CHANGES)
            return answers

        with ThreadPoolExecutor(THREADS) as pool:
            askers = [pool.submit(ask) for _ in range(THREADS)]
            try:
                for number in range(CHANGES):
                    which = number % 3
                    house.change(which, on=not house.state[which])
                    if number % 8 == 0:
                        answered.acquire(timeout=60)
            finally:
                changed.set()
        answers = [one for asker in askers for one in asker.result()]
    assert set(answers) <= whole
    assert len(set(answers)) > 1
