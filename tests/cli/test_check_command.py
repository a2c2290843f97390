"""`rightscheck check`: files, folders and standard input; terminal, JSON and a file."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path

import pytest
from doors import Door
from repositories import Repository
from stories import HARBOUR

from rightscheck.reporters.json import schema

jsonschema = import_module("jsonschema")  # ships no types

PAGE = (
    "---\ntitle: Boats\n---\n\nKALVIK (AFP) - The boats went out.\n\n"
    "You may not copy, reproduce, modify, transmit, publish, display or in any way commercially "
    "exploit any of the content of this section without the prior written consent of "
    "Agence France-Presse.\n"
)


def test_a_page_is_reported_with_place_verdict_check_and_holder(door: Door, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE)

    first, *rest = door("check", "page.md").out.splitlines()

    assert first == "page.md:7:1  BREACH  unlicensed-notice  Agence France-Presse"
    assert any("copy, reproduce, modify" in line for line in rest)
    assert rest[-1] == "1 breach in 1 of 1 document"


def test_standard_input_is_a_document_of_the_name_that_it_is_given(door: Door) -> None:
    ran = door("check", "-", "--name", "draft.md", stdin=PAGE.encode())

    assert ran.code == 1
    assert ran.out.startswith("draft.md:7:1  BREACH")


def test_standard_input_and_files_are_one_run(door: Door, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("The boats went out.")

    ran = door("check", "page.md", "-", "--name", "logo.md", stdin=b"\0\1\2" * 99)

    assert ran.code == 3
    assert "logo.md\n  NOT READ  " in ran.out
    assert "no findings in 1 of 2 documents" in ran.out


def test_a_folder_is_walked(door: Door, tmp_path: Path) -> None:
    (tmp_path / "content/deep").mkdir(parents=True)
    (tmp_path / "content/deep/page.md").write_text(PAGE)
    (tmp_path / "content/plain.txt").write_text("The boats went out.")

    ran = door("check", "content")

    assert ran.out.startswith("content/deep/page.md:7:1")
    assert ran.out.endswith("1 breach in 1 of 2 documents\n")


def test_json_keeps_to_the_schema(door: Door, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE)

    report = json.loads(door("check", "page.md", "--format", "json").out)

    jsonschema.validate(report, schema())
    assert [finding["start"] for finding in report["findings"]] == [[7, 1, "line"]]


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_report_in_a_file_is_the_one_on_the_terminal(
    door: Door, tmp_path: Path, form: str
) -> None:
    (tmp_path / "page.md").write_text(PAGE)

    shown = door("check", "page.md").out
    ran = door("check", "page.md", "--format", form, "--output", "report")

    assert (ran.code, ran.out, ran.err) == (1, shown, "")
    written = (tmp_path / "report").read_text("utf-8")
    assert written == shown if form == "terminal" else json.loads(written)["findings"]


@pytest.mark.parametrize(
    ("words", "shown", "files"),
    [
        pytest.param(
            ["-o", "r.sarif", "-o", "r.csv"],
            "page.md:7:1  BREACH",
            {"r.sarif": '{"$schema"', "r.csv": "verdict,document"},
            id="a person, a machine and a spreadsheet",
        ),
        pytest.param(
            ["--format", "github", "-o", "r.sarif"],
            "::warning title=rightscheck::no sources to match with",
            {"r.sarif": '{"$schema"'},
            id="annotations, and the file to upload",
        ),
        pytest.param(
            ["--format", "gitlab", "-o", "r.json"],
            "page.md:7:1  BREACH",
            {"r.json": '[\n  {\n    "description"'},
            id="a name that leaves it open",
        ),
        pytest.param(
            ["-o", "r.json"], "page.md:7:1", {"r.json": '{\n  "schema_version"'}, id="json"
        ),
        pytest.param(
            ["-o", "markdown=summary"],
            "page.md:7:1  BREACH",
            {"summary": "### rightscheck: breach"},
            id="a form that is said",
        ),
    ],
)
def test_one_run_writes_a_report_for_each_who_reads_one(
    door: Door, tmp_path: Path, words: list[str], shown: str, files: dict[str, str]
) -> None:
    (tmp_path / "page.md").write_text(PAGE)

    ran = door("check", "page.md", *words)

    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith(shown)
    written = {name: (tmp_path / name).read_text("utf-8") for name in files}
    assert {name: text[: len(files[name])] for name, text in written.items()} == files


def test_a_form_that_there_is_not_is_said_before_anything_is_checked(door: Door) -> None:
    ran = door("check", "page.md", "-o", "sarf=r.json")

    assert ran.code == 2
    assert "'sarf' is none of terminal, json" in " ".join(ran.err.split())
    assert "./sarf=r.json" in ran.err


def test_a_report_that_cannot_be_written_is_said_so(door: Door, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE)

    ran = door("check", "page.md", "--output", "no/such/folder/report")

    assert ran.code == 3
    assert ran.err.startswith("rightscheck: no/such/folder/report: cannot be written")


def test_a_run_that_is_not_on_a_terminal_draws_no_bar(door: Door, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE)

    assert door("check", "page.md").err == ""


@pytest.mark.parametrize("change", [(), ("--diff", "HEAD")], ids=["folder", "change"])
def test_the_report_of_a_run_is_no_page_of_its_next_one(
    door: Door, repository: Repository, change: tuple[str, ...]
) -> None:
    repository.house.page("new.md", HARBOUR)
    where = ("check", *change) if change else ("check", ".")
    files = ("-o", "content/rights [1].html", "-o", "rights.json")

    first = door(*where, *files)
    again = door(*where, *files)

    assert again.out.splitlines()[-1] == first.out.splitlines()[-1]
    assert "ignored: --output" in again.out
    assert "rights.json: among the pages" in again.err
    assert "among the pages" not in door(*where, "-o", "rights.ignored.md").err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("-o", "a.json", "-o", "html=./a.json"), 2, "two reports cannot be one file"),
        (("-o", "-"), 2, "names a file"),
        (("-o", "a.PDF"), 2, "no report is .pdf; write .html"),
        (("-o", "nowhere/a.json"), 3, "cannot be written"),
        (("-o", "json=."), 3, "cannot be written"),
        (("--baseline", "b", "--no-baseline"), 2, "only one at a time"),
    ],
)
def test_what_cannot_be_meant_is_told_before_anything_is_checked(
    door: Door, words: tuple[str, ...], code: int, said: str
) -> None:
    ran = door("check", "nothing-is-read.md", *words)

    assert (ran.code, ran.out) == (code, "")
    assert said in " ".join(ran.err.split())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are UTF-8")
def test_a_file_whose_name_is_no_utf_8_is_checked_like_any_other(
    door: Door, tmp_path: Path
) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.md")).write_text(HARBOUR)

    assert [door("check", ".").code for _ in range(2)] == [0, 0]
