"""What finders are built of is kept, and found with as if it had been read of the packs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from rightscheck.model import Document
from rightscheck.notices import CompiledPacks, compile_packs, spot
from rightscheck.notices.compiled import finders
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.packs import load_packs

HORN = """\
holder: horn
name: The Horn
names:
  full: {{any: [{name}]}}
  examples: {{match: ["© 2024 {name}"], clear: [The horn sounds.]}}
forms:
- id: blown
  why: their own sign-off
  kind: credit-line
  pattern: Blown by \\w+
  examples: {{match: [Blown by Anna], clear: [The wind has blown.]}}
"""

PAGES = [
    "LONDON (Reuters) - Rain fell.\n\n(Writing by A. Doe)",
    "© 2026 Agence France-Presse. All rights reserved. You may not copy, reproduce or sell it.",
    "Rain. Published under a CC BY-SA 4.0 licence. Foto: dpa/Jane Doe",
    "Die Vervielfältigung der Texte ist ohne Zustimmung nicht gestattet.",
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RIGHTSCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "horn.yaml").write_text(HORN.format(name="Daily Horn"))
    return tmp_path / "packs"


def _compiled(packs: Iterable[Pack]) -> CompiledPacks:
    """As a process of its own does."""
    finders.cache_clear()
    return compile_packs(packs)


def _found(text: str, *folders: Path, disabled: tuple[str, ...] = ()) -> set[str]:
    packs = _compiled(load_packs(folders, disabled))
    return {notice.rule for notice in spot(Document.of(text), packs)}


def _kept(home: Path) -> Path:
    (kept,) = home.glob("finders-*")
    return kept


@pytest.mark.usefixtures("home")
def test_what_is_kept_finds_what_the_packs_find() -> None:
    packs = load_packs([SHELF / "holders"])
    first = [spot(Document.of(page), _compiled(list(packs))) for page in PAGES]
    _compiled(packs)
    again = _compiled(load_packs([SHELF / "holders"]))

    assert [spot(Document.of(page), again) for page in PAGES] == first
    assert all(first)


def test_what_is_kept_is_what_is_read(home: Path, shelf: Path) -> None:
    _found("Rain.", shelf)
    before = _kept(home).stat().st_mtime_ns
    assert _found("© 2024 Daily Horn", shelf) == {"horn/copyright"}
    assert _kept(home).stat().st_mtime_ns == before


@pytest.mark.usefixtures("home")
def test_a_name_that_has_changed_is_found_at_once(shelf: Path) -> None:
    assert _found("© 2024 Daily Horn", shelf) == {"horn/copyright"}

    (shelf / "horn.yaml").write_text(HORN.format(name="Nightly Horn"))

    assert _found("© 2024 Nightly Horn", shelf) == {"horn/copyright"}
    assert "horn/copyright" not in _found("© 2024 Daily Horn", shelf)


@pytest.mark.usefixtures("home")
def test_a_rule_that_is_disabled_is_silent_at_once(shelf: Path) -> None:
    assert _found("Blown by Anna", shelf) == {"horn/blown"}
    assert not _found("Blown by Anna", shelf, disabled=("horn/blown",))
    assert _found("Blown by Anna", shelf) == {"horn/blown"}


@pytest.mark.parametrize("damage", [b"", b"\n", b"\xff\xfe", b"[]\n[]\n[]"])
def test_what_is_damaged_is_not_used(home: Path, shelf: Path, damage: bytes) -> None:
    _found("Rain.", shelf)
    _kept(home).write_bytes(damage)
    assert _found("Blown by Anna", shelf) == {"horn/blown"}


def test_two_houses_of_the_same_packs_share_what_is_built(shelf: Path) -> None:
    ours = compile_packs(load_packs([shelf]))

    assert compile_packs(load_packs([shelf])) is ours
    assert compile_packs(load_packs([shelf], ["horn/blown"])) is not ours
