"""`config show`: what is in force, said so that it could be kept, and who says it."""

from __future__ import annotations

import json
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from doors import Door

from rightscheck.cli.commands.init import TEMPLATE
from rightscheck.cli.commands.schema import SCHEMAS
from rightscheck.settings import read_settings

jsonschema = import_module("jsonschema")  # ships no types

WRITTEN = """\
[house]
name = "Our \\"Daily\\" \\u202e"
holders = [
    "ours",  # [not a table]
    "theirs]",
]

[sources]
path = "s.db"
[sources.expect]
"a.fp" = "1 day"

[check]
exclude = ["drafts/"]

[[scopes]]
paths = ["content/**"]
channel = "web"
date = 2026-05-04

[[scopes]]
paths = ["print/**"]
territory = ["DE"]

[service.hooks.ghost]
secret = "ghost.txt"
"""


def shown(door: Door, setting: str, *words: str) -> str:
    """The line of `config show` that tells a setting."""
    lines = door("config", "show", *words).out.splitlines()
    return " ".join(next(line for line in lines if line.startswith(setting)).split())


def test_what_is_shown_says_the_same_when_it_is_kept(door: Door, tmp_path: Path) -> None:
    (tmp_path / "rightscheck.toml").write_text(WRITTEN)

    ran = door("config", "show")

    assert "\u202e" not in ran.out
    (tmp_path / "kept.toml").write_text(ran.out)
    first, kept = (read_settings(tmp_path / name) for name in ("rightscheck.toml", "kept.toml"))
    assert kept.model_dump() == first.model_dump()


def test_each_setting_is_told_with_who_says_it(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rightscheck.toml").write_text(WRITTEN)
    monkeypatch.setenv("RIGHTSCHECK_MIN_CONFIDENCE", "0.5")

    assert shown(door, "holders") == 'holders = ["ours", "theirs]"] # rightscheck.toml:3'
    assert shown(door, "expect").endswith("# rightscheck.toml:10")
    assert shown(door, "shipped") == "shipped = true # default"
    assert shown(door, "[[scopes]]") == "[[scopes]] # rightscheck.toml:16"
    assert shown(door, "min_confidence") == "min_confidence = 0.5 # RIGHTSCHECK_MIN_CONFIDENCE"
    assert shown(door, "exclude", "--no-ignore") == "exclude = [] # --no-ignore"
    assert shown(door, "fail_on", "--fail-on", "duty") == 'fail_on = "duty" # --fail-on'
    assert shown(door, "# boilerplate") == "# boilerplate is not set # default"


def test_without_a_file_the_defaults_are_shown(door: Door) -> None:
    ran = door("config", "show")

    assert ran.code == 0
    assert "[check]\n" in ran.out
    assert "rightscheck.toml:" not in ran.out


def test_the_table_of_a_pyproject_is_counted_from_its_top(door: Door, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.rightscheck.check]\nfail_on = "duty"\n'
    )

    assert shown(door, "fail_on") == 'fail_on = "duty" # pyproject.toml:5'


def test_programs_get_values_and_origins(door: Door, tmp_path: Path) -> None:
    (tmp_path / "rightscheck.toml").write_text(WRITTEN)

    told = json.loads(door("config", "show", "--format", "json").out)

    assert told["settings"]["check"]["exclude"] == ["drafts/"]
    assert told["origins"]["check.exclude"] == "rightscheck.toml:14"


# The schema, for editors


def test_the_schema_takes_the_shipped_settings_and_refuses_what_is_not_known() -> None:
    schema = SCHEMAS["settings"]()
    shipped = tomllib.loads(TEMPLATE.read_text("utf-8"))

    jsonschema.Draft202012Validator(schema).validate(shipped)

    mistakes: tuple[dict[str, object], ...] = (
        {"chek": {}},
        {"check": {"fail_on": "brech"}},
        {"folder": "x"},
        {"file": "x"},
    )
    for wrong in mistakes:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(wrong)
