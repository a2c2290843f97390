"""The terminal door and a house under git, for every test of a command."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from doors import Door, Ran
from repositories import OURS, Repository
from stories import HARBOUR

from rightscheck.cli.main import main


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of the tests' own, as commands find one of the user's."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def door(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Door:
    """Run `rightscheck` in a fresh folder, in this process; `stdin` are bytes."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("RIGHTSCHECK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("RIGHTSCHECK_CACHE_DIR", str(cache))

    def call(*words: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main(words)
        code = ended.value.code
        assert isinstance(code, int)
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A house under git with one old reuse, committed."""
    made = Repository(tmp_path)
    made.house.page("old.md", HARBOUR)
    made.house.page("plain.md", OURS)
    made.commit("begin")
    return made
