"""`tally`: what a batch comes to, in the form that is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archives import TARIFFS, archive
from doors import Door

from rightscheck.model.overview import Overview


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "tariffs.yaml").write_text(TARIFFS)
    return archive(tmp_path / "out")


def test_the_sums_and_the_money_at_stake_are_shown(door: Door, out: Path) -> None:
    ran = door("tally", out.name, "--tariff", "tariffs.yaml")

    assert ran.code == 0
    assert "EUR 58.13 and USD 99.90 at stake in 5 uses; no tariff for 2 uses" in ran.out
    assert "by the first tariff for its holder" in ran.out


def test_a_file_has_the_form_that_its_name_tells(door: Door, out: Path, tmp_path: Path) -> None:
    page = door("tally", out.name, "--by", "month,holder", "-o", "overview.html")
    table = door("tally", out.name, "-o", "overview.csv")

    assert (page.code, page.out, table.code, table.out) == (0, "", 0, "")
    made = (tmp_path / "overview.html").read_text("utf-8")
    assert made.index("By month") < made.index("By holder")
    assert "By section" not in made
    assert (tmp_path / "overview.csv").read_text("utf-8").startswith("by,key,name,")


def test_a_part_is_counted(door: Door, out: Path) -> None:
    ran = door("tally", out.name, "--holder", "ap", "--section", "ports", "--format", "json")

    found = Overview.model_validate_json(ran.out)
    assert (found.total.uses, found.total.words) == (1, 40)
    assert found.warnings == ("this is a part of the batch: holder ap, section ports",)


def test_what_cannot_be_meant_is_told(door: Door, out: Path, tmp_path: Path) -> None:
    assert "did you mean 'holder'?" in door("tally", out.name, "--by", "holdr").err
    (tmp_path / "tariffs.yaml").write_text("tariffs:\n  - {holder: afp, price: 3}\n")

    ran = door("tally", out.name, "--tariff", "tariffs.yaml")

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("rightscheck: tariffs.yaml:2: unknown key 'price'")


def test_a_tariff_file_has_a_schema(door: Door) -> None:
    ran = door("schema", "tariff")

    keys = json.loads(ran.out)["$defs"]["Tariff"]["properties"]
    assert {"holder", "currency", "use", "per_100_words", "from", "until"} <= set(keys)
