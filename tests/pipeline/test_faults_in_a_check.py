"""What breaks under a program that checks is a warning or a typed error, never "clean"."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from newsrooms import CONTRACT, DISPATCHES, NOW, Newsroom, recording
from stories import HARBOUR

import rightscheck
from rightscheck.errors import UnusableSettings, UnusableSources
from rightscheck.model import Document, Report, Source, Verdict
from rightscheck.pipeline.bench import Workbench
from rightscheck.settings.baseline import written
from rightscheck.sources import Ledger, open_sources
from rightscheck.sources.chunks import PAGE as PAGE_SIZE

PAGE = Document.of(f"(AFP) {HARBOUR}", "content/harbour.md")
PACK = """\
holder: horn
name: Horn
names: {full: {any: [Daily Horn]}, examples: {match: ["© 2026 Daily Horn"], clear: [A horn.]}}
"""
ALL = """\
boilerplate = "stock.txt"
[packs]
paths = ["packs"]
[policy]
path = "policy.yaml"
[waivers]
path = "waivers.yaml"
[baseline]
path = "known.baseline"
"""


@pytest.fixture
def house(tmp_path: Path) -> Newsroom:
    """A house all of whose files are its own."""
    house = Newsroom(tmp_path, *DISPATCHES)
    house.sign(CONTRACT)
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "horn.yaml").write_text(PACK)
    (tmp_path / "stock.txt").write_text("All our lines are open.")
    (tmp_path / "policy.yaml").write_text("policy: ours\nchecks: {missing-credit: on}\n")
    (tmp_path / "waivers.yaml").write_text("waivers: []\n")
    (tmp_path / "known.baseline").write_text(written(()))
    house.settings(ALL)
    return house


@pytest.fixture
def bench(house: Newsroom) -> Iterator[Workbench]:
    with house.load() as bench:
        assert ask(bench).verdict is Verdict.PERMITTED
        yield bench


def ask(bench: Workbench) -> Report:
    return rightscheck.check([PAGE], bench, now=NOW)


BROKEN = (
    "rightscheck.toml",
    "licences/afp-web.yaml",
    "packs/horn.yaml",
    "policy.yaml",
    "waivers.yaml",
    "known.baseline",
    "sources.db",
)
GONE = {"licences/afp-web.yaml", "packs/horn.yaml"}
"""Files of a folder, which may go: then that contract is over, or that holder unknown."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_breaks_leaves_the_rules_before_in_force_and_is_told(
    house: Newsroom, bench: Workbench, name: str
) -> None:
    whole = house.folder / name
    kept = Path(shutil.copy(whole, house.folder / "kept"))
    broken = house.folder / "broken"
    broken.write_text('[torn: {"')
    broken.replace(whole)

    told = ask(bench)

    assert told.verdict is Verdict.REVIEW
    assert told.documents[0].matches == 1
    (warning,) = told.basis.warnings
    assert f"{name}:" in warning or f"{name}' " in warning
    assert "those before them decide" in warning
    kept.replace(whole)
    assert ask(bench).verdict is Verdict.PERMITTED


@pytest.mark.parametrize("name", [*(one for one in BROKEN if one not in GONE), "stock.txt"])
def test_a_file_that_goes_leaves_the_rules_before_in_force_and_is_told(
    house: Newsroom, bench: Workbench, name: str
) -> None:
    (house.folder / name).unlink()

    told = ask(bench)

    assert told.verdict is Verdict.REVIEW
    assert told.documents[0].matches == 1
    assert "those before them decide" in told.basis.warnings[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("name", [*BROKEN[:-1], "licences", "packs"])
def test_what_may_no_longer_be_read_leaves_the_rules_before_in_force_and_is_told(
    house: Newsroom, bench: Workbench, name: str
) -> None:
    (house.folder / name).chmod(0)
    try:
        told = ask(bench)
    finally:
        (house.folder / name).chmod(0o755)

    assert told.verdict is Verdict.REVIEW
    assert told.documents[0].matches == 1
    assert "those before them decide" in told.basis.warnings[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_library_that_may_no_longer_be_opened_is_an_error_for_who_must_open_it(
    house: Newsroom, bench: Workbench
) -> None:
    path = house.folder / "sources.db"
    path.chmod(0)
    try:
        assert ask(bench).documents[0].matches == 1  # whoever has it open reads on
        with pytest.raises(UnusableSources, match=r"cannot be (opened|read)"):
            house.load()
    finally:
        path.chmod(0o644)


def test_settings_that_were_never_there_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnusableSettings, match=r"nowhere\.toml"):
        rightscheck.load(tmp_path / "nowhere.toml")


def test_whoever_writes_for_long_holds_up_no_reader(house: Newsroom, bench: Workbench) -> None:
    whole = ask(bench)
    with closing(sqlite3.connect(house.folder / "sources.db")) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM items")

        assert ask(bench) == whole


def test_a_library_that_is_replaced_is_read_to_the_end_or_not_at_all(
    house: Newsroom, bench: Workbench
) -> None:
    older = bench.current().sources
    assert older
    with open_sources(house.folder / "other.db") as library:
        library.add([Source(id="x1", holder="ap", text=HARBOUR)])
    (house.folder / "other.db").replace(house.folder / "sources.db")

    with (
        older._pool.lent(),  # type: ignore[attr-defined] # noqa: SLF001 -- another thread that reads
        pytest.raises(UnusableSources, match="was replaced by another file; ask again"),
    ):
        older.get("w1")

    assert older.get("w1")
    assert older.get("x1") is None


def test_damage_on_whichever_page_of_the_library_is_told_or_does_not_matter(
    house: Newsroom, bench: Workbench
) -> None:
    whole = (house.folder / "sources.db").read_bytes()
    sound = ask(bench).documents
    told = set[object]()
    for page in range(0, len(whole), PAGE_SIZE):
        path = house.folder / f"damaged-{page}.db"
        path.write_bytes(whole[:page] + b"\xa5" * PAGE_SIZE + whole[page + PAGE_SIZE :])
        try:
            with open_sources(path, readonly=True) as library:
                damaged = replace(bench, sources=library, ledger=None, keeper=None)
                told.add(ask(damaged).documents == sound)
        except UnusableSources as error:
            told.add(error.problem)

    assert False not in told
    assert "is damaged" in told


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file can grow over so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_and_nothing_is_half_recorded(tmp_path: Path) -> None:
    house = recording(tmp_path)
    with house.load() as bench:
        with full_disk(1024), pytest.raises(UnusableSources, match="disk"):
            ask(bench)
        assert bench.ledger
        assert bench.ledger.uses() == []

        assert ask(bench).verdict is Verdict.PERMITTED
        assert len(bench.ledger.uses()) == 1


def tampered(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statement)
        connection.commit()


@pytest.mark.parametrize(
    "spoil",
    [
        "DELETE FROM library",
        "DELETE FROM fences",
        "DELETE FROM chunks",
        "DROP TABLE items",
        "ALTER TABLE sources DROP COLUMN moment",
        "PRAGMA writable_schema = 1; UPDATE sqlite_master SET sql = CAST(x'ff' || sql AS TEXT)",
    ],
)
def test_a_library_in_which_something_is_missing_is_damaged(house: Newsroom, spoil: str) -> None:
    tampered(house.folder / "sources.db", spoil)

    with pytest.raises(UnusableSources, match="is damaged; restore"), house.load() as bench:
        ask(bench)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        ("UPDATE ledger SET form = 99", "a ledger of form 99"),
        ("DELETE FROM ledger", "is damaged"),
        ("DROP TABLE uses", "is damaged"),
    ],
)
def test_a_ledger_that_is_not_as_it_was_made_is_told(
    tmp_path: Path, spoil: str, problem: str
) -> None:
    house = recording(tmp_path)
    with house.load() as bench:
        ask(bench)
    tampered(house.folder / "sources.db", spoil)

    with pytest.raises(UnusableSources, match=problem), house.load() as bench:
        ask(bench)


def test_a_ledger_that_stays_locked_is_told_by_who_has_all_the_time(tmp_path: Path) -> None:
    house = recording(tmp_path)
    path = house.folder / "sources.db"
    with house.load() as patient, closing(Ledger(path, records=True, patience=0)) as ledger:
        bench = replace(patient, ledger=ledger, keeper=None)
        with closing(sqlite3.connect(path)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            with pytest.raises(UnusableSources, match=r"is locked.*; try again"):
                ask(bench)
        assert ask(bench).verdict is Verdict.PERMITTED
