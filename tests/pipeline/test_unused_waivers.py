"""What a run can know of a waiver that fits nothing, and when it keeps silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsrooms import JUNE, REUSE, Accepting, accepting, told

import rightscheck


@pytest.fixture
def house(tmp_path: Path) -> Accepting:
    return accepting(tmp_path)


def test_a_pages_waiver_that_fits_nothing_is_unused(house: Accepting) -> None:
    house.own("a.md", f"Our own words.\n<!-- rightscheck: waive {REUSE}: by letter -->\n")

    (unused,) = house.run("content/a.md").findings

    assert (unused.check, unused.verdict, unused.severity) == ("unused-waiver", "review", "note")


def test_a_run_without_a_library_calls_none_unused(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(f"Our own words.\n<!-- rightscheck: waive {REUSE}: by letter -->\n")
    (tmp_path / "rightscheck.toml").write_text("")

    with rightscheck.load(tmp_path / "rightscheck.toml") as bench:
        assert rightscheck.check([page], bench, now=JUNE).findings == ()


@pytest.mark.parametrize(
    ("paths", "run", "known"),
    [
        ("", ("",), True),
        ("", ("content",), False),
        ("content/**", ("content",), True),
        ("content/**", ("",), True),
        ("content/**", ("content/b.md",), False),
        ("content/b.md", ("content/b.md",), True),
        ("content/b.md", ("content/c.md",), False),
        ("content/gone.md", ("content",), True),
        ("content/*.md", ("content/b.md", "content/c.md"), False),
        ("cont*/b.md", ("content",), False),
    ],
)
def test_one_of_the_file_is_unused_only_where_all_that_it_may_mean_was_there(
    paths: str, run: tuple[str, ...], house: Accepting, *, known: bool
) -> None:
    house.own("b.md")
    house.own("c.md")
    house.waive(f"holder: afp{f', paths: {paths}' if paths else ''}")

    assert told(house.run(*run)) == ["rightscheck-waivers.yaml unused-waiver"] * known


def test_what_could_not_be_read_may_have_needed_it(house: Accepting) -> None:
    house.own("b.md")
    (house.folder / "content/c.md").write_bytes(b"\x7fELF\0\0\1\2" * 40)
    house.waive("holder: afp, paths: content/**")

    assert told(house.run("content")) == []
