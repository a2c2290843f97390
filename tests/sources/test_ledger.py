"""The ledger keeps what was used where: once, whole, and safe from whoever writes beside it."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import rightscheck
from rightscheck.errors import UnusableSources
from rightscheck.model import Place, RecordedUse, Use, Verdict
from rightscheck.sources import Ledger, open_sources
from rightscheck.sources.ledger import Who, who

NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)
LATER = NOW + timedelta(days=3)


def row(document: str, source: str, **facts: object) -> RecordedUse:
    return RecordedUse.model_validate(
        {
            "document": document,
            "place": Place(5, 1),
            "use": Use(holder="afp", source_id=source, origins={"date": "page"}),
            "licensed": True,
            "verdict": Verdict.PERMITTED,
            "licence": "afp-web",
            "rule": "afp-web/web",
            "day": date(2026, 5, 5),
            "first_seen": NOW,
            "last_seen": NOW,
            **facts,
        }
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_sources(tmp_path / "sources.db"):
        return tmp_path / "sources.db"


def seen(ledger: Ledger) -> dict[str, tuple[datetime, datetime, datetime | None]]:
    return {
        f"{use.document} {use.use.source_id}": (use.first_seen, use.last_seen, use.gone)
        for use in ledger.uses()
    }


def test_a_use_comes_back_as_it_was_recorded(path: Path) -> None:
    use = row("a.md", "w1", verdict=Verdict.DUTY, passages=(40, 12), why="=cmd", url="https://x/1")

    Ledger(path, records=True).record("a.md", [use], NOW)

    assert Ledger(path).uses() == [use]


def test_a_document_that_is_checked_again_updates_its_rows(path: Path) -> None:
    ledger = Ledger(path, records=True)
    ledger.record("a.md", [row("a.md", "w1")], NOW)

    ledger.record("a.md", [row("a.md", "w1", verdict=Verdict.BREACH)], LATER)

    (use,) = ledger.uses()
    assert (use.verdict, use.first_seen, use.last_seen) == (Verdict.BREACH, NOW, LATER)


def test_a_use_that_vanished_is_gone_since_then_and_may_come_back(path: Path) -> None:
    ledger = Ledger(path, records=True)
    ledger.record("a.md", [row("a.md", "w1"), row("a.md", "w2")], NOW)

    ledger.record("a.md", [row("a.md", "w2")], LATER)
    gone = seen(ledger)
    ledger.record("a.md", [row("a.md", "w1"), row("a.md", "w2")], LATER)

    assert gone == {"a.md w1": (NOW, NOW, LATER), "a.md w2": (NOW, LATER, None)}
    assert seen(ledger)["a.md w1"] == (NOW, LATER, None)


def test_the_version_changes_with_every_record(path: Path) -> None:
    before = Ledger(path).version
    ledger = Ledger(path, records=True)
    versions = [ledger.version]
    for name in ("a.md", "a.md"):
        ledger.record(name, [row(name, "w1")], NOW)
        versions.append(ledger.version)

    assert before == ""
    assert len(set(versions)) == 3


def test_other_documents_are_left_alone(path: Path) -> None:
    ledger = Ledger(path, records=True)
    ledger.record("a.md", [row("a.md", "w1")], NOW)

    ledger.record("b.md", [], LATER)

    assert seen(ledger) == {"a.md w1": (NOW, NOW, None)}


def test_uses_are_counted_by_rule_and_day_and_only_those_before(path: Path) -> None:
    ledger = Ledger(path, records=True)
    for number in range(1, 6):
        name = f"{number}.md"
        ledger.record(name, [row(name, "w1", day=date(2026, 5, number))], NOW)
    ledger.record("x.md", [row("x.md", "w1", rule="afp-web/other")], NOW)
    may = (date(2026, 5, 1), date(2026, 5, 31))

    def before(document: str, day: int) -> int | None:
        return ledger.count("afp-web/web", may, (date(2026, 5, day), Who(document, "afp", "w1")))

    assert [before(f"{number}.md", number) for number in range(1, 6)] == [0, 1, 2, 3, 4]
    assert before("new.md", 3) == 3
    assert ledger.count("afp-web/web", (may[0], may[0]), (may[1], Who("new.md", "", ""))) == 1


def test_an_undated_use_keeps_the_day_on_which_it_was_first_seen(path: Path) -> None:
    ledger = Ledger(path, records=True)
    undated = Use(holder="afp", source_id="w1", origins={"date": "clock"})
    first = row("a.md", "w1", use=undated)
    ledger.record("a.md", [first], NOW)

    ledger.record("a.md", [row("a.md", "w1", use=undated, day=date(2026, 6, 1))], LATER)

    assert ledger.day(who(first)) == date(2026, 5, 5)


def test_a_library_without_a_ledger_knows_no_numbers(path: Path) -> None:
    ledger = Ledger(path)

    assert not ledger.exists
    assert ledger.uses() == []
    assert ledger.count("r", (date.min, date.max), (date.max, Who("a", "b", "c"))) is None


def test_the_library_beside_the_ledger_stays_a_library(path: Path) -> None:
    Ledger(path, records=True).record("a.md", [row("a.md", "w1")], NOW)

    with open_sources(path) as library:
        library.add([rightscheck.Source(id="w1", holder="afp", text="The ferry sailed again.")])
        assert len(library) == 1


def test_a_ledger_of_another_form_is_refused(path: Path) -> None:
    ledger = Ledger(path, records=True)
    with ledger._pool.writing() as connection:  # noqa: SLF001 -- as a later version would
        connection.execute("UPDATE ledger SET form = 99")

    with pytest.raises(UnusableSources, match="ledger of form 99"):
        Ledger(path, records=True)


def test_many_threads_and_two_ledgers_record_at_once(path: Path) -> None:
    ledgers = [Ledger(path, records=True), Ledger(path, records=True)]

    def write(number: int) -> None:
        name = f"{number % 20}.md"
        ledgers[number % 2].record(name, [row(name, "w1"), row(name, "w2")], NOW)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(200)))

    assert len(seen(ledgers[0])) == 40


_KILLED = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
from test_ledger import NOW, row
from rightscheck.sources import Ledger
ledger = Ledger(Path({path!r}), records=True)
for number in range(100_000):
    name = f"{{number % 50}}.md"
    wave = number // 50
    ledger.record(name, [row(name, f"w{{wave % 3}}-{{n}}", why=str(wave)) for n in range(20)], NOW)
    if number == 60:
        print("on the way", flush=True)
"""


def test_a_recorder_that_is_killed_leaves_whole_documents(path: Path) -> None:
    here, home = Path(__file__).parent, Path(rightscheck.__file__).parents[1]
    script = _KILLED.format(paths=[str(here), str(home)], path=str(path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout
        assert process.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(random.uniform(0.0, 0.3))  # noqa: S311 -- when, not what
        process.kill()

    by_document: dict[str, list[RecordedUse]] = {}
    for use in Ledger(path).uses():
        by_document.setdefault(use.document, []).append(use)
    assert len(by_document) == 50
    for uses in by_document.values():
        standing = [use for use in uses if use.gone is None]
        assert len(standing) == 20
        assert len({use.why for use in standing}) == 1
    Ledger(path, records=True).record("0.md", [], LATER)
    assert all(use.gone for use in Ledger(path).uses() if use.document == "0.md")
