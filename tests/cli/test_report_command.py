"""`report`: one check, stored once, shown to each reader in their form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import Door
from outcomes import written

import rightscheck
from rightscheck.cli.commands.demo import write
from rightscheck.model import Report, Verdict
from rightscheck.reporters import REPORTERS
from rightscheck.reporters.json import parse

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
    ran = door("report", stored.name, "--format", form)

    assert (ran.code, ran.out) == (0, rightscheck.render(report, form))


def test_a_report_goes_to_a_file(door: Door, stored: Path, tmp_path: Path) -> None:
    ran = door("report", stored.name, "--format", "json", "-o", "again.json")

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

    ran = door("report", "other.json")

    assert ran.code == 3
    assert ran.out == ""
    assert ran.err.startswith(f"rightscheck: other.json: {said}")


def test_a_check_called_by_a_command_to_the_terminal_is_no_report(door: Door, stored: Path) -> None:
    told = json.loads(stored.read_text())
    told["findings"][0]["check"] += "\x1b[2J"
    stored.write_text(json.dumps(told))
    ran = door("report", stored.name)

    assert (ran.code, ran.out) == (3, "")
    assert "is no report of this version: findings.0.check" in ran.err
    assert "\x1b" not in ran.err


def test_a_report_that_is_not_there_is_told(door: Door) -> None:
    ran = door("report", "nowhere.json")

    assert (ran.code, ran.err) == (
        3,
        "rightscheck: nowhere.json: cannot be read (no such file or directory)\n",
    )


def test_a_part_of_a_report_says_that_it_is_one(door: Door, stored: Path) -> None:
    ran = door("report", stored.name, "--holder", "ap", "--format", "json")

    assert ran.code == 0
    shown = parse(ran.out.encode())
    assert shown.findings == ()
    assert shown.verdict is Verdict.REVIEW
    assert shown.basis.warnings[-1].endswith("holder ap: 0 of 1 findings")
    whole = door(
        "report", stored.name, "--holder", "afp", "--verdict", "review", "--format", "json"
    )
    assert len(parse(whole.out.encode()).findings) == 1


def test_a_report_knows_no_month(door: Door, stored: Path) -> None:
    ran = door("report", stored.name, "--month", "2026-05")

    assert ran.code == 3
    assert "does not tell the section or the month" in ran.err
    assert door("report", stored.name, "--month", "May").code == 2


@pytest.mark.parametrize("form", REPORTERS)
def test_a_batch_is_shown_in_every_form(
    door: Door, report: Report, tmp_path: Path, form: str
) -> None:
    written(tmp_path / "out", report, slices=1)

    ran = door("report", "out", "--format", form)

    assert (ran.code, ran.out) == (0, rightscheck.render(report, form))


def test_a_damaged_batch_is_told_in_one_line(door: Door, report: Report, tmp_path: Path) -> None:
    written(tmp_path / "out", report, slices=1)
    (tmp_path / "out/findings/slice=00000/part-0.parquet").write_bytes(b"PAR1")

    ran = door("report", "out")

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("rightscheck: out/findings/slice=00000/part-0.parquet: is damaged: ")
    assert ran.err.count("\n") == 2  # what is wrong, and what to do


def test_a_folder_that_no_batch_has_written_is_told(door: Door, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()

    ran = door("report", "pages")

    assert ran.code == 3
    assert ran.err.startswith("rightscheck: pages: is no outcome of a batch")


WAIVED = '<!-- rightscheck: waive {check} until {day} owner "L. Brandt": by letter -->\n'
DAY = "2099-12-31"


def test_of_a_batch_is_set_aside_what_check_sets_aside(door: Door, tmp_path: Path) -> None:
    write(tmp_path)
    for page, check, day in (
        ("harbour.md", "missing-credit", DAY),
        ("ferry.md", "due", "2020-01-01"),
    ):
        with (tmp_path / "content" / page).open("a", encoding="utf-8") as file:
            file.write(WAIVED.format(check=check, day=day))
    of_file = {"check": "stripped-notice", "holder": "reuters", "until": DAY, "owner": "L. Brandt"}
    one = {**of_file, "paths": ["content/bridge.html"], "reason": "by letter"}
    other = {**one, "check": "due", "paths": ["content/insel.html"]}
    (tmp_path / "rightscheck-waivers.yaml").write_text(json.dumps({"waivers": [one, other]}))
    assert door("baseline", "create", "content/insel.html").code == 0
    local = parse(door("check", "content", "--format", "json").out.encode())
    everything = ("--no-waivers", "--no-baseline", "--format", "json")
    whole = parse(door("check", "content", *everything).out.encode())
    written(tmp_path / "out", whole, slices=1)

    ran = door("report", "out", "--config", "rightscheck.toml", "--format", "json")

    found = parse(ran.out.encode())
    assert {each.suppression.kind for each in found.suppressed} == {"waiver", "baseline"}
    assert "faulty-waiver" in {each.check for each in found.findings}
    assert found.findings == local.findings
    assert found.suppressed == local.suppressed
    assert (found.verdict, found.rules) == (local.verdict, local.rules)
    assert (found.basis.waivers, found.basis.baseline) == (
        local.basis.waivers,
        local.basis.baseline,
    )


def test_what_is_set_aside_is_told_of_all_findings_or_not_at_all(
    door: Door, report: Report, tmp_path: Path
) -> None:
    pages = (report.documents[0], report.documents[0].model_copy(update={"name": "other.md"}))
    written(tmp_path / "out", report.model_copy(update={"documents": pages}), slices=1)
    (tmp_path / "rightscheck.toml").touch()
    asked = ("report", "out", "--config", "rightscheck.toml")

    cut, part = door(*asked, "--most", "1"), door(*asked, "--month", "2026-05")

    assert cut.code == 3
    assert "all findings and documents at once" in cut.err
    assert "--most 2" in cut.err
    assert part.code == 2
