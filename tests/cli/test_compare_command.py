"""`rightscheck compare`: side by side, every edit marked so that it is read without colour."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import Door
from rich.cells import cell_len
from stories import HARBOUR, JAPANESE

EDITED = HARBOUR.replace("nine-day", "ten-day").replace("the regional government", "the government")


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text(HARBOUR, "utf-8")
    (tmp_path / "page.md").write_text(f"---\ntitle: Boats\n---\nFirst. {EDITED}", "utf-8")
    (tmp_path / "ja.txt").write_text(JAPANESE, "utf-8")
    (tmp_path / "ours.txt").write_text("Nothing of this is anybody else's.", "utf-8")


def test_a_rewritten_text_is_shown_with_every_edit(door: Door) -> None:
    ran = door("compare", "page.md", "source.txt")

    assert ran.code == 0
    assert "whole: the text is wholly derived from the source" in ran.out
    assert "text 4:8" in ran.out
    assert "source 1:1" in ran.out
    assert "{~ten~}" in ran.out
    assert "{~nine~}" in ran.out
    assert "[-regional-]" in ran.out


@pytest.mark.parametrize("pair", [("page.md", "source.txt"), ("ja.txt", "ja.txt")])
def test_both_sides_fit_on_80_columns(door: Door, pair: tuple[str, str]) -> None:
    lines = door("compare", *pair).out.splitlines()

    assert max(map(cell_len, lines)) <= 80
    assert {cell_len(line.partition("│")[0]) for line in lines if "│" in line} == {39}


def test_both_sides_are_shown_to_their_last_word(door: Door) -> None:
    sides = [line.split("│") for line in door("compare", "page.md", "source.txt").out.splitlines()]
    rows = [row for row in sides if len(row) == 2]

    left, right = (" ".join(row[side].strip() for row in rows).strip() for side in (0, 1))

    assert "of Kalvik ended a {~ten~}-day blockade on Tuesday after the government" in left
    assert left.endswith("the fleet on the agenda")
    assert right.endswith("the fleet on the agenda")


def test_a_hostile_text_steers_no_terminal(door: Door, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(HARBOUR.replace(" ", " \x1b[31m\u202e"), "utf-8")

    ran = door("compare", "evil.txt", "source.txt")

    assert ran.code == 0
    assert set(ran.out).isdisjoint("\x1b\u202e")


def test_texts_with_nothing_in_common_say_so(door: Door) -> None:
    ran = door("compare", "ours.txt", "source.txt")

    assert "none: the text is not derived from the source" in ran.out
    assert "in 0 passages" in ran.out


def test_json_tells_the_numbers_the_places_and_the_steps(door: Door) -> None:
    found = json.loads(door("compare", "page.md", "source.txt", "--format", "json").out)

    (match,) = found["matches"]
    assert found["derivation"] == "whole"
    assert match["start"] == [4, 8, "line"]
    assert {"kept", "replaced", "deleted"} <= {step["op"] for step in match["edits"]}
