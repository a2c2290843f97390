"""`rightscheck spot`: every notice with its place, its holder and what it claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import Door

PAGE = """\
KALVIK, March 2 (AFP) - The boats went out at dawn.

As a consequence, you may not copy, reproduce, modify, transmit, publish, display or in any way \
commercially exploit any of the content of this section without the prior written consent of \
Agence France-Presse.
"""


@pytest.fixture(autouse=True)
def _files(door: Door, tmp_path: Path) -> None:  # noqa: ARG001 -- its folder is where the files go
    (tmp_path / "page.md").write_text(PAGE, "utf-8")
    (tmp_path / "ours.md").write_text("The minister told AFP that it was raining.", "utf-8")


def test_notices_are_told_with_place_holder_and_what_they_forbid(door: Door) -> None:
    ran = door("spot", "page.md")

    assert ran.code == 0
    assert "page.md:1:1  dateline  Agence France-Presse" in ran.out
    assert "restriction-clause  Agence France-Presse" in ran.out
    assert "copy, reproduce" in ran.out
    assert "unless: " in ran.out
    assert ran.out.endswith("2 notices in page.md\n")


def test_a_page_without_notices_says_so(door: Door) -> None:
    assert door("spot", "ours.md").out == "no notices in ours.md\n"


def test_json_has_the_words_and_where_they_stand(door: Door) -> None:
    first, *_ = json.loads(door("spot", "page.md", "--format", "json").out)["notices"]

    start, end = first["span"]
    assert first["text"] == PAGE[start:end]
    assert (first["kind"], first["holder"], first["start"]) == ("dateline", "afp", [1, 1, "line"])


def test_standard_input_can_be_called_a_page(door: Door) -> None:
    html = b"<html><script>(c) AFP 2026</script><p>\xc2\xa9 AFP 2026</p></html>"

    ran = door("spot", "-", "--name", "page.html", stdin=html)

    assert ran.out.startswith("page.html:1:39  copyright-line")
    assert ran.out.endswith("1 notice in page.html\n")


def test_a_folder_is_no_document(door: Door) -> None:
    ran = door("spot", ".")

    assert ran.code == 2
    assert "is a folder" in ran.err
