"""The demo's newsroom, which the tests of integrations ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightscheck.cli.commands.demo import write


@pytest.fixture(scope="session")
def courier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of a newspaper with a library and three contracts."""
    folder = tmp_path_factory.mktemp("courier") / "newsroom"
    write(folder)
    return folder / "rightscheck.toml"
