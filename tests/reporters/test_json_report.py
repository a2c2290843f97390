"""The JSON report is versioned, keeps to its published schema, and loses nothing."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import pytest
from reports import BREACH, CLAUSE, PERMITTED, REVIEW, UNREAD, report, seen

from rightscheck.model import Report
from rightscheck.reporters import render
from rightscheck.reporters.json import SCHEMA_FILE, schema

jsonschema = import_module("jsonschema")  # ships no types

FULL = report(BREACH, REVIEW, unread=(UNREAD,), warnings=("the newest source is 41 days old",))


def written(made: Report) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render(made, "json"))
    return document


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(FULL, id="everything"),
        pytest.param(report(documents=(seen("a.md", PERMITTED),)), id="permitted"),
        pytest.param(report(documents=()), id="nothing"),
    ],
)
def test_a_report_keeps_to_the_schema(made: Report) -> None:
    jsonschema.Draft202012Validator(schema()).validate(written(made))


def test_the_schema_is_a_schema_and_refuses_what_it_does_not_know() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())

    with pytest.raises(jsonschema.ValidationError, match="surprise"):
        jsonschema.Draft202012Validator(schema()).validate({**written(FULL), "surprise": 1})


def test_the_published_schema_is_the_one_that_is_written_by() -> None:
    # To publish a change: rightscheck schema report > rightscheck/reporters/report.schema.json
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == schema()


def test_the_report_says_who_wrote_it_by_which_schema() -> None:
    document = written(FULL)

    assert list(document)[:3] == ["schema_version", "tool", "summary"]
    assert document["schema_version"] == "1.0"
    assert document["tool"] == {"name": "rightscheck", "version": "0.1.0"}


def test_the_report_comes_back_whole() -> None:
    document = written(FULL)
    del document["tool"], document["summary"]

    assert Report.model_validate(document) == FULL


def test_the_sums_are_there_for_those_who_only_want_them() -> None:
    summary = written(FULL)["summary"]

    assert (summary["breach"], summary["review"], summary["unread"]) == (1, 1, 1)
    assert summary["clean"] is False


def test_a_place_is_line_and_column() -> None:
    assert written(FULL)["findings"][0]["start"] == [9, 1, "line"]


def test_hostile_words_are_escaped_and_kept() -> None:
    hostile = BREACH.model_copy(update={"document": "\udc80\x9b2J\u202e.md", "why": CLAUSE.rule})

    text = render(report(hostile), "json")

    assert text.isprintable() or "\x9b" not in text
    assert "\u202e" not in text
    assert json.loads(text)["findings"][0]["document"] == "\udc80\x9b2J\u202e.md"
    text.encode()
