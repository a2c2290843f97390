"""Packs come out of the cache as they went in, or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from rightscheck.licensing.terms.licence import Licences
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.licences import load_licences
from rightscheck.rulebook.packs import load_packs
from rightscheck.rulebook.policy import Policy, load_policy

PACK = """\
holder: horn{number}
name: {name}
names:
  full: {{any: [Daily Horn {number}]}}
  examples: {{match: ["© 2024 Daily Horn {number}"], clear: [The horn sounds.]}}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    folder.mkdir()
    for number in range(30):
        text = PACK.format(number=number, name="Old")
        (folder / f"horn{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def _kept(home: Path) -> Path:
    (kept,) = (home / "rightscheck").iterdir()
    return kept


def test_what_comes_out_is_what_went_in(home: Path) -> None:
    first = load_packs([SHELF / "holders"])
    assert _kept(home).is_file()
    again = load_packs([SHELF / "holders"])
    assert again == first
    assert [pack.sha256 for pack in again] == [pack.sha256 for pack in first]


def test_the_cache_is_what_is_read(home: Path, shelf: Path) -> None:
    load_packs([shelf])
    before = _kept(home).stat().st_mtime_ns
    load_packs([shelf])
    assert _kept(home).stat().st_mtime_ns == before


@pytest.mark.usefixtures("home")
def test_a_pack_that_has_changed_is_read_anew(shelf: Path) -> None:
    load_packs([shelf])
    (shelf / "horn7.yaml").write_text(PACK.format(number=7, name="New"))
    (shelf / "horn8.yaml").unlink()
    names = {pack.holder: pack.name for pack in load_packs([shelf])}
    assert (names["horn7"], names["horn9"], len(names)) == ("New", "Old", 29)


@pytest.mark.usefixtures("home")
def test_a_pack_of_which_a_rule_is_silent_is_another_one(shelf: Path) -> None:
    load_packs([shelf])
    every, silent = load_packs([shelf]), load_packs([shelf], disabled=["horn7/credit"])
    told = [pack.holder for pack in every if pack.sha256 not in {one.sha256 for one in silent}]
    assert told == ["horn7"]


@pytest.mark.parametrize("damage", [b"", b"\n", b"\xff\xfe", b"{}\n{}\n{}"])
def test_a_damaged_cache_is_not_read(home: Path, shelf: Path, damage: bytes) -> None:
    first = load_packs([shelf])
    _kept(home).write_bytes(damage)
    assert load_packs([shelf]) == first


def test_a_single_changed_letter_is_noticed(home: Path, shelf: Path) -> None:
    first = load_packs([shelf])
    kept = _kept(home)
    kept.write_bytes(kept.read_bytes().replace(b'"Old"', b'"0ld"', 1))
    assert load_packs([shelf]) == first


POLICY = (
    "policy: ours\nchecks: {outdated-version: {options: {since: 2026-01-01}}, stale-source: on}\n"
)


@pytest.mark.usefixtures("home")
def test_what_json_cannot_say_is_read_of_the_file_every_time(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(POLICY)

    assert load_policy(tmp_path / "ours.yaml") == load_policy(tmp_path / "ours.yaml")


@pytest.mark.usefixtures("home")
def test_a_policy_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("policy: ours\nchecks: {stale-source: on}\n")
    assert load_policy(path) == load_policy(path)

    path.write_text("policy: ours\nchecks: {stale-source: off}\n")

    assert not load_policy(path).checks["stale-source"].run


@pytest.mark.usefixtures("home")
def test_a_policy_that_can_be_read_but_once_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=("policy: a\nchecks: [stale-source]\n",))
    writer.start()

    assert load_policy(path).policy == "a"
    writer.join()


def test_shipped_licences_and_policy_come_out_as_they_went_in(home: Path) -> None:
    def read() -> tuple[Policy, Licences, list[str]]:
        policy = load_policy(SHELF / "house" / "default.yaml")
        licences = load_licences([SHELF / "licences"])
        return policy, licences, [one.sha256 for one in (policy, *licences)]

    assert read() == read()
    assert len(list((home / "rightscheck").iterdir())) == 2


def test_no_cache_can_be_written_and_the_packs_load(
    tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(load_packs([shelf])) == 30
