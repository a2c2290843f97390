"""However many processes check, the report is the same; what ends one costs its document alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from newsrooms import CONTRACT, DISPATCHES, Newsroom
from stories import GERMAN, HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.errors import UnusableSources
from rightscheck.model import Document, Fact, Report, Unread
from rightscheck.notices import compile_packs
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.caching.store import Store
from rightscheck.pipeline.intake.given import Given
from rightscheck.pipeline.running.crew import AHEAD
from rightscheck.rulebook.packs import Packs

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)


class Deadly(Document):
    """A document that kills whoever asks it for a fact."""

    def fact(self, name: str) -> Fact | None:
        """Nobody hears it."""
        os.kill(os.getpid(), signal.SIGKILL)
        return super().fact(name)


class Broken(Document):
    """A document on which we have a bug."""

    def fact(self, name: str) -> Fact | None:
        """Never."""
        raise ZeroDivisionError(name)


class Unsent(Exception):
    """An error that arrives nowhere: made of two things, it remembers one."""

    def __init__(self, number: int, where: str) -> None:
        super().__init__(f"no {number} in {where}")


class Held(Document):
    """A document on which a library has a bug."""

    def fact(self, name: str) -> Fact | None:
        """Never."""
        raise Unsent(7, name)


class Locked(Document):
    """A document for which the library cannot be read."""

    def fact(self, name: str) -> Fact | None:
        """Not now."""
        raise UnusableSources("is locked", where=name, hint="wait")


@pytest.fixture
def house(tmp_path: Path) -> Newsroom:
    house = Newsroom(tmp_path, *DISPATCHES)
    house.sign(CONTRACT)
    for number in range(8):
        house.page(f"{number}.md", [HARBOUR, GERMAN, OBSERVATORY, GERMAN][number % 4])
    (tmp_path / "content" / "empty.html").write_text("")
    with zipfile.ZipFile(tmp_path / "content" / "pages.zip", "w") as archive:
        archive.writestr("a.md", HARBOUR)
        archive.writestr("b.md", "")
        archive.writestr("c.md", GERMAN)
    return house


@pytest.fixture
def bench(house: Newsroom) -> Iterator[Workbench]:
    with house.load() as whole:
        few = Packs.of(pack for pack in whole.pack_list if pack.holder in {"afp", "ap"})
        yield replace(whole, pack_list=few, packs=compile_packs(few))  # loaded sooner
    assert not multiprocessing.active_children()


def test_the_report_is_the_same_with_any_number(house: Newsroom, bench: Workbench) -> None:
    def check(jobs: int | None, store: Store | None = None) -> Report:
        given: list[Given] = [
            house.folder / "content",
            HARBOUR,
            GERMAN.encode(),
            Unread(name="x", problem="y"),
        ]
        return rightscheck.check(given, bench, now=NOW, jobs=jobs, store=store)

    alone = check(1)
    assert len(alone.documents) == 12
    assert len(alone.unread) == 3
    for jobs in (3, None):
        assert rightscheck.render(check(jobs), "json") == rightscheck.render(alone, "json")
    for jobs in (2, 1):
        assert check(jobs, Store(house.folder / "memory")) == alone


def test_what_is_larger_than_a_pipe_is_sent_while_as_much_is_answered(bench: Workbench) -> None:
    pages = [Document.of(HARBOUR, f"{number} " * 500_000) for number in range(6)]

    report = rightscheck.check(pages, bench, now=NOW, jobs=2)

    assert [one.name for one in report.documents] == [one.name for one in pages]


def test_a_killed_process_costs_one_document(bench: Workbench) -> None:
    pages = [Document.of(f"{HARBOUR} {number}", f"{number}.md") for number in range(20)]
    for at in (3, 4, 17):
        pages[at] = Deadly(**dict(pages[at]))

    report = rightscheck.check(pages, bench, now=NOW, jobs=2)

    assert [one.name for one in report.unread] == ["3.md", "4.md", "17.md"]
    assert "killed by signal 9" in report.unread[0].problem
    assert [one.name for one in report.documents] == [
        f"{number}.md" for number in range(20) if number not in {3, 4, 17}
    ]


def test_a_bug_keeps_its_traceback(bench: Workbench) -> None:
    page = Broken(**dict(Document.of(HARBOUR)))

    with pytest.raises(ZeroDivisionError) as caught:
        rightscheck.check([page] * 3, bench, jobs=2)

    assert "raise ZeroDivisionError(name)" in "\n".join(caught.value.__notes__)


def test_a_bug_that_no_other_process_can_have_is_told_with_its_traceback(bench: Workbench) -> None:
    page = Held(**dict(Document.of(HARBOUR)))

    with pytest.raises(RuntimeError, match="Unsent: no 7 in") as caught:
        rightscheck.check([page] * 3, bench, jobs=2)

    assert "raise Unsent(7, name)" in "\n".join(caught.value.__notes__)


def test_an_error_of_the_library_is_that_error(bench: Workbench) -> None:
    page = Locked(**dict(Document.of(HARBOUR)))

    with pytest.raises(UnusableSources, match="is locked") as caught:
        rightscheck.check([page], bench, jobs=2)

    assert caught.value.hint == "wait"


def test_an_interrupt_leaves_no_process(house: Newsroom, bench: Workbench) -> None:
    def interrupt(_: str) -> None:
        assert multiprocessing.active_children()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rightscheck.check([house.folder / "content"], bench, jobs=2, on_done=interrupt)

    assert not multiprocessing.active_children()


def test_a_library_starts_no_process_unless_told(house: Newsroom, bench: Workbench) -> None:
    def look(_: str) -> None:
        assert not multiprocessing.active_children()

    rightscheck.check([house.folder / "content"], bench, on_done=look)


def test_documents_are_taken_as_they_are_needed(bench: Workbench) -> None:
    taken, done, most = 0, 0, 0

    def pages() -> Iterator[Document | Unread]:
        nonlocal taken, most
        for number in range(8 * AHEAD):
            taken += 1
            most = max(most, taken - done)
            slow = Document.of(GERMAN, f"{number}.md")
            yield Unread(name="x", problem="y") if number % AHEAD else slow

    def count(_: str) -> None:
        nonlocal done
        done += 1

    rightscheck.check(pages(), bench, jobs=2, on_done=count)

    assert most <= AHEAD


def test_a_ledger_counts_one_use_after_the_other(house: Newsroom) -> None:
    house.settings(record=True)
    with house.load() as bench:
        given: list[Given] = [house.folder / "content"]
        rightscheck.check(given, bench, now=NOW, jobs=4, on_done=_alone)

    assert len(house.uses()) == 9


def _alone(_: str) -> None:
    assert not multiprocessing.active_children()


def test_a_script_that_would_start_itself_again_is_told_so_and_waits_for_nobody(
    house: Newsroom, tmp_path: Path
) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nimport rightscheck\n"
        'bench = rightscheck.load("rightscheck.toml")\n'
        'rightscheck.check([Path("content")], bench, jobs=2)\n'
    )

    ran = subprocess.run(  # noqa: S603 -- a script of ours
        [sys.executable, script],
        cwd=house.folder,
        env={**os.environ, "PYTHONPATH": str(Path(rightscheck.__file__).parents[1])},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert ran.returncode == 1
    assert "if __name__ == '__main__':" in ran.stderr.splitlines()[-1]
