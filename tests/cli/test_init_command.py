"""`rightscheck init` writes settings that work as they stand, and never over others."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from doors import Door

from rightscheck.cli.commands.init import TEMPLATE
from rightscheck.settings import Settings, read_settings
from rightscheck.settings.workbench import load


def test_what_is_written_works_as_it_stands(door: Door, tmp_path: Path) -> None:
    ran = door("init", "site")

    assert ran.code == 0
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["rightscheck.toml"]
    with load(tmp_path / "site/rightscheck.toml") as bench:
        assert bench.sources is None
        assert bench.pack_list
    (tmp_path / "site/page.md").write_text("The boats went out.")
    assert door("check", "site", "--config", "site/rightscheck.toml").code == 0


def test_every_example_in_it_is_a_setting_that_there_is(tmp_path: Path) -> None:
    # An example is `# key = value` or `# [[table]]`; comments in words are left alone.
    example = re.sub(r"(?m)^# (?=\[|[a-z]+ = )", "", TEMPLATE.read_text("utf-8"))
    path = tmp_path / "rightscheck.toml"
    path.write_text(example, "utf-8")

    settings = read_settings(path)

    assert settings.scopes
    assert settings.sources.path == tmp_path / "sources.db"
    assert set(tomllib.loads(example)) == set(Settings.model_fields) - {"folder", "file"}


def test_settings_that_are_there_are_left_alone(door: Door, tmp_path: Path) -> None:
    (tmp_path / "rightscheck.toml").write_text("# ours\n")

    ran = door("init")

    assert ran.code == 3
    assert "is there already" in ran.err
    assert (tmp_path / "rightscheck.toml").read_text() == "# ours\n"


def test_force_writes_over_them(door: Door, tmp_path: Path) -> None:
    (tmp_path / "rightscheck.toml").write_text("# ours\n")

    assert door("init", "--force").code == 0
    assert (tmp_path / "rightscheck.toml").read_text("utf-8") == TEMPLATE.read_text("utf-8")
