"""`render`: one check, stored once, shown to each reader in their form."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Door

import rightscheck
from rightscheck.model import Report
from rightscheck.reporters import REPORTERS

PAGE = b"KALVIK (AFP) - The boats went out at dawn.\n"


@pytest.fixture
def report() -> Report:
    with rightscheck.load() as bench:
        return rightscheck.check([rightscheck.read(PAGE, "page.md")], bench)


@pytest.fixture
def stored(report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "rights.json"
    path.write_text(rightscheck.render(report, "json"), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", REPORTERS)
def test_a_stored_report_has_lost_nothing_for_any_reader(
    door: Door, report: Report, stored: Path, form: str
) -> None:
    ran = door("render", stored.name, "--format", form)

    assert (ran.code, ran.out) == (0, rightscheck.render(report, form))


def test_a_report_goes_to_a_file(door: Door, stored: Path, tmp_path: Path) -> None:
    ran = door("render", stored.name, "--format", "json", "-o", "again.json")

    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "again.json").read_bytes() == stored.read_bytes()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not JSON", "is no report of this version"),
        ('{"schema_version": "0.1"}', "is no report of this version"),
    ],
)
def test_what_is_no_report_is_told_in_one_line(
    door: Door, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "other.json").write_text(text)

    ran = door("render", "other.json")

    assert ran.code == 3
    assert ran.out == ""
    assert ran.err.startswith(f"rightscheck: other.json: {said}")


def test_a_report_that_is_not_there_is_told(door: Door) -> None:
    ran = door("render", "nowhere.json")

    assert (ran.code, ran.err) == (
        3,
        "rightscheck: nowhere.json: cannot be read (no such file or directory)\n",
    )
