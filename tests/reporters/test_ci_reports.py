"""The short reports for CI: GitHub's annotations, GitLab's issues, JUnit's cases, Markdown, CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from junitparser import JUnitXml, TestCase
from reports import BREACH, FULL, PERMITTED, REVIEW, STALE, UNREAD, report, seen, set_aside

from rightscheck.model import (
    Finding,
    Ignored,
    Place,
    Report,
    Severity,
    Suppression,
    SuppressionKind,
    Unit,
    Verdict,
)
from rightscheck.reporters import REPORTERS, render
from rightscheck.reporters.markdown import LONGEST

MIXED = FULL.model_copy(update={"findings": (REVIEW, BREACH)})


def found(number: int, **update: object) -> Finding:
    return BREACH.model_copy(update={"document": f"p{number}.md", **update})


# GitHub


def test_the_worst_is_annotated_first_and_the_sum_last() -> None:
    lines = render(MIXED, "github").splitlines()

    assert lines[0] == (
        "::error file=content/logo.png,title=could not be checked::"
        "no reader for .png; known formats: .htm, .html"
    )
    assert lines[1] == f"::warning title=rightscheck::{STALE}"
    assert lines[2].startswith("::error file=content/levy.md,line=9,endLine=9,col=1,endColumn=")
    assert ",title=breach%3A unlicensed-reuse%2C Agence France-Presse::no licence" in lines[2]
    assert lines[2].endswith("%0Ado: take the passage down; or add the licence that covers it")
    assert lines[3].startswith("::warning file=content/port.html")
    assert "178 words (99 %25 of the source" in lines[3]
    assert lines[4].startswith("::notice title=rightscheck%3A breach::1 breach, 1 review in 2 of 4")


def test_what_github_would_not_show_stands_in_the_log() -> None:
    errors = [found(number) for number in range(12)]
    notes = [found(number, severity=Severity.NOTE) for number in range(12)]

    lines = render(report(*errors, *notes), "github").splitlines()

    kinds = [line.partition(" ")[0] for line in lines]
    assert (kinds.count("::error"), kinds.count("::notice")) == (10, 10)
    start, end = lines.index("::group::5 more"), lines.index("::endgroup::")
    assert lines[start + 1].startswith("p10.md:9:1  BREACH  unlicensed-reuse  Agence France-Presse")
    assert end - start == 6
    assert lines[-1].endswith("; 5 more in the log")


def test_columns_are_told_only_where_the_runner_takes_them() -> None:
    made = report(found(1, end=Place(11, 3)))

    assert render(made, "github").startswith("::error file=p1.md,line=9,endLine=11,title=")


@pytest.mark.parametrize(
    ("name", "start", "file", "place"),
    [
        ("a.zip!b.md", Place(2, 1), "a.zip", "a.zip!b.md:2:1"),
        ("a.pdf", Place(3, 1, Unit.PAGE), "a.pdf", "a.pdf: page 3"),
    ],
)
def test_a_place_that_is_no_line_of_the_file_is_told_in_words(
    name: str, start: Place, file: str, place: str
) -> None:
    made = report(found(1, document=name, start=start, end=start))

    assert render(made, "github").startswith(
        f"::error file={file},title=breach%3A unlicensed-reuse%2C Agence France-Presse::{place}%0A"
    )


# GitLab


def test_an_issue_has_the_fields_that_gitlab_reads() -> None:
    unread, review, breach = json.loads(render(MIXED, "gitlab"))

    assert breach == {
        "description": f"breach: {BREACH.why}; to do: {BREACH.remedy}",
        "check_name": "unlicensed-reuse",
        "fingerprint": breach["fingerprint"],
        "severity": "critical",
        "location": {"path": "content/levy.md", "lines": {"begin": 9, "end": 9}},
    }
    assert (unread["check_name"], unread["location"]["lines"]) == ("unread", {"begin": 1})
    assert review["severity"] == "major"


@pytest.mark.parametrize("name", ["./content/levy.md", "content/levy.md"])
def test_gitlab_finds_the_file_from_the_root_of_the_repository(name: str) -> None:
    (told,) = json.loads(render(report(found(1, document=name)), "gitlab"))

    assert told["location"]["path"] == "content/levy.md"


def test_a_fingerprint_is_unique_and_survives_moved_lines() -> None:
    twice = json.loads(render(report(BREACH, BREACH), "gitlab"))
    moved = json.loads(render(report(BREACH.model_copy(update={"start": Place(90, 1)})), "gitlab"))

    assert twice[0]["fingerprint"] != twice[1]["fingerprint"]
    assert moved[0]["fingerprint"] == twice[0]["fingerprint"]


def test_what_is_set_aside_is_no_issue() -> None:
    assert json.loads(render(set_aside(report(BREACH), SuppressionKind.WAIVER), "gitlab")) == []


# JUnit


def cases(made: Report, tmp_path: Path) -> dict[str, TestCase]:
    path = tmp_path / "junit.xml"
    path.write_text(render(made, "junit"), encoding="utf-8")
    (suite,) = JUnitXml.fromfile(str(path))
    return {case.name: case for case in suite}


def test_a_document_is_a_case_that_fails_by_its_findings(tmp_path: Path) -> None:
    made = report(BREACH, BREACH, documents=(seen("content/levy.md"), seen("a.md")))

    (suite,) = JUnitXml.fromstring(render(made, "junit").encode())
    read = cases(made, tmp_path)

    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (2, 1, 0, 0)
    (failure,) = read["content/levy.md"].result
    assert failure.type == "breach"
    assert failure.message.endswith("or add the licence that covers it and 1 more")
    assert failure.text.startswith("content/levy.md:9:1  BREACH  unlicensed-reuse")
    assert read["a.md"].is_passed
    assert read["a.md"].time is None


def test_what_was_not_read_is_an_error_and_what_is_set_aside_is_skipped(tmp_path: Path) -> None:
    made = set_aside(report(BREACH, unread=(UNREAD,)), SuppressionKind.BASELINE)

    read = cases(made, tmp_path)

    (error,) = read["content/logo.png"].result
    assert (error.message, error.text) == ("no reader for .png", "known formats: .htm, .html")
    assert read["content/levy.md"].is_skipped


def test_a_warning_of_the_run_is_in_the_file() -> None:
    assert f"<system-err>{STALE}</system-err>" in render(MIXED, "junit")


# CSV


def rows(made: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(made, "csv"), newline="")))


def test_a_sheet_has_a_row_for_everything_that_was_seen() -> None:
    read = rows(set_aside(MIXED, SuppressionKind.WAIVER))

    told = [(row["verdict"], row["document"], row["set_aside"]) for row in read]
    assert told == [
        ("breach", "content/levy.md", ""),
        ("review", "content/port.html", "waiver"),
        ("permitted", "a.md", ""),
        ("unread", "content/logo.png", ""),
        ("warning", "", ""),
    ]
    assert read[0]["words"] == "178"
    assert read[0]["share_of_source"] == "0.994"
    assert (read[0]["line"], read[0]["unit"]) == ("9", "line")


# Markdown


def test_a_comment_begins_with_the_verdict() -> None:
    text = render(MIXED, "markdown")

    assert text.startswith("### rightscheck: breach\n\n1 breach, 1 review in 2 of 4 documents;")
    assert "\n| **breach** | `content/levy.md:9:1` | unlicensed\\-reuse |" in text
    assert text.index("**breach**") < text.index("**review**")
    assert f"- note: {STALE}\n" in text
    assert "- **not read** `content/logo.png` no reader for \\.png" in text
    assert "- permitted `a.md:4:1` Deutsche Presse\\-Agentur" in text


def test_a_comment_is_never_longer_than_github_takes() -> None:
    many = [found(n, verdict=Verdict.REVIEW, why="*" * 700) for n in range(3_000)]
    permitted = tuple(seen(f"d{n}.md", PERMITTED) for n in range(3_000))

    text = render(report(*many, documents=permitted), "markdown")

    assert LONGEST / 2 < len(text) <= LONGEST
    assert text.count("\n… and 2,9") == 3


def test_a_finding_with_much_to_escape_hides_no_other_from_a_comment() -> None:
    loud = found(1, why="@" * 600, holder_name="@" * 600, document="|" * 600)

    text = render(report(*[loud] * 9, found(2)), "markdown")

    assert "| `p2.md:9:1` |" in text
    assert len(text) <= LONGEST


# All of them


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit", "csv", "markdown"])
def test_a_document_that_could_not_be_read_is_never_passed_over(form: str) -> None:
    made = report(documents=(seen("a.md"),), unread=(UNREAD,))

    assert "no reader for" in render(made, form)


@pytest.mark.parametrize("form", ["sarif", "github", "junit", "csv", "markdown"])
def test_a_waiver_is_told_of(form: str) -> None:
    why = Suppression(kind=SuppressionKind.WAIVER, reason="agreed by mail")
    text = render(report(BREACH).without(lambda _: why), form)

    assert "waive" in text or "agreed by mail" in text


@pytest.mark.parametrize("form", [form for form in REPORTERS if form not in {"json", "gitlab"}])
def test_every_form_tells_what_makes_the_answer_weaker_and_what_was_passed_by(form: str) -> None:
    made = report(BREACH, warnings=("a feed is silent",))
    basis = made.basis.model_copy(update={"source_count": 0, "waivers": "off"})
    passed = (Ignored(by="exclude in our settings", files=2),)

    told = render(made.model_copy(update={"basis": basis, "ignored": passed}), form)

    words = ["no sources to match with", "no waiver was applied", "a feed is silent"]
    words += ["2 files ignored"] * (form != "csv")  # a row says what somebody has to do
    assert [one for one in words if one not in told] == []
