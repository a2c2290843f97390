"""Whose items are and which service they came with: a stranger is not taken in without a word."""

from __future__ import annotations

import json
from pathlib import Path

from doors import Door


def test_a_holder_that_no_pack_knows_is_doubted_aloud(door: Door, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The regional government put off a levy on diesel.")

    ran = door("sources", "add", "a.txt", "--holder", "reutres")

    assert (ran.code, ran.out) == (0, "added 1, unchanged 0\n")
    assert "no pack knows the holder 'reutres'; did you mean 'reuters'?" in ran.err


def test_a_holder_that_a_pack_or_the_house_knows_is_not_doubted(door: Door, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The regional government put off a levy on diesel.")
    (tmp_path / "rightscheck.toml").write_text('[house]\nholders = ["our-daily"]\n')

    assert door("sources", "add", "a.txt", "--holder", "our-daily", "--sources", "s.db").err == ""
    assert door("sources", "add", "a.txt", "--holder", "afp", "--sources", "t.db").err == ""


def test_an_item_that_names_its_service_keeps_it(door: Door, tmp_path: Path) -> None:
    items = [
        {"id": "1", "text": "Ferries were sailing again.", "feed": ["Sports", "Basic"]},
        {"id": "2", "text": "A levy was put off."},
    ]
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, items)))
    door("sources", "add", "items.jsonl", "--holder", "afp", "--feed", "World")

    kept = [
        json.loads(line) for line in door("sources", "list", "--format", "jsonl").out.splitlines()
    ]

    assert [one["feed"] for one in kept] == [["Sports", "Basic"], ["World"]]
    assert "Sports, Basic" in door("sources", "show", "1").out
