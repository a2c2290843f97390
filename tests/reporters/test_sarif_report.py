"""SARIF 2.1.0: keeps to the official schema, and tells GitHub and others all that they can hold."""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from reports import BREACH, FULL, REVIEW, all_hostile, report, set_aside

from rightscheck.model import (
    Fix,
    Ignored,
    Place,
    Report,
    Rule,
    Suppression,
    SuppressionKind,
    Unit,
)
from rightscheck.reporters import render
from rightscheck.reporters.sarif import MOST

jsonschema = import_module("jsonschema")  # ships no types

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
RULE = Rule(
    name="unlicensed-reuse",
    summary="Text is reused without a licence.",
    manual="Text is reused without a licence.\n\nWhen it counts.\n\nPasses:  this.\nFails:   that.",
    url="https://example.org/checks/unlicensed-reuse",
)
RULED = FULL.model_copy(update={"rules": (RULE,)})


def run(made: Report) -> dict[str, Any]:
    whole = json.loads(render(made, "sarif"))
    VALIDATOR.validate(whole)
    (one,) = whole["runs"]
    return dict(one)


def result(made: Report) -> dict[str, Any]:
    return dict(run(made)["results"][0])


def named(document: str, start: Place = BREACH.start, end: Place = BREACH.end) -> Report:
    update = {"document": document, "start": start, "end": end}
    return report(BREACH.model_copy(update=update))


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(RULED, id="everything"),
        pytest.param(report(documents=()), id="nothing"),
        pytest.param(all_hostile("x\x1b\u202e\udc80 [a](1) {0} %0A\n::error::"), id="hostile"),
        pytest.param(set_aside(RULED, *SuppressionKind), id="all set aside"),
        pytest.param(named("/somewhere/a b.md"), id="an absolute name"),
        pytest.param(named("a.zip!b/c d.md"), id="a member"),
        pytest.param(named("<stdin>"), id="standard input"),
    ],
)
def test_a_report_keeps_to_the_official_schema(made: Report) -> None:
    run(made)


def test_a_result_says_what_where_and_of_which_source() -> None:
    found = result(RULED)

    assert (found["ruleId"], found["level"]) == ("unlicensed-reuse", "error")
    assert found["message"]["text"] == f"{BREACH.why}; to do: {BREACH.remedy}"
    physical = found["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {
        "uri": "content/levy.md",
        "uriBaseId": "%SRCROOT%",
        "index": 0,
    }
    assert physical["region"]["startLine"] == 9
    assert physical["region"]["endColumn"] == BREACH.end.column
    related = found["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "harbour-1"
    assert "Fishermen end blockade of Kalvik" in related["message"]["text"]
    assert found["properties"]["verdict"] == "breach"
    assert run(RULED)["columnKind"] == "unicodeCodePoints"


def test_a_rule_has_its_manual_and_page_and_every_result_a_rule() -> None:
    rules = run(RULED)["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["unlicensed-reuse", "licence-breach"]
    assert rules[0]["shortDescription"]["text"] == RULE.summary
    assert rules[0]["help"]["text"] == RULE.manual
    assert "\n**Fails:** that." in rules[0]["help"]["markdown"]
    assert rules[0]["helpUri"] == RULE.url
    assert [one["ruleIndex"] for one in run(RULED)["results"]] == [0, 1]


def test_a_name_is_a_uri_whatever_is_in_it() -> None:
    found = result(named("content/ä b#1%.md"))["locations"][0]["physicalLocation"]

    assert found["artifactLocation"]["uri"] == "content/%C3%A4%20b%231%25.md"


def test_an_absolute_name_is_a_file_and_relative_to_nothing() -> None:
    found = result(named("/a/b.md"))["locations"][0]["physicalLocation"]["artifactLocation"]

    assert (found["uri"], "uriBaseId" in found) == ("file:///a/b.md", False)


@pytest.mark.parametrize(
    ("document", "start", "told"),
    [
        ("a.docx", Place(12, 4, Unit.PARAGRAPH), "paragraph 12"),
        ("a.pdf", Place(3, 1, Unit.PAGE), "page 3"),
        ("a.zip!b.md", Place(9, 1), "b.md, line 9"),
    ],
)
def test_a_file_without_such_lines_gets_no_false_region(
    document: str, start: Place, told: str
) -> None:
    found = result(named(document, start, start))

    location = found["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == document.partition("!")[0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["name"] == told
    # GitHub's uploader makes this one from the line; where there is none alerts would double.
    assert found["partialFingerprints"]["primaryLocationLineHash"] == BREACH.id


def test_an_item_of_a_feed_stands_in_the_lines_of_the_feed() -> None:
    location = result(named("feed.xml!2"))["locations"][0]

    assert location["physicalLocation"]["region"]["startLine"] == 9
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "feed.xml!2"


def test_a_member_is_nested_in_its_archive_with_its_own_hash() -> None:
    archive, member = run(named("a.zip!b c.md"))["artifacts"]

    assert archive == {"location": {"uri": "a.zip", "uriBaseId": "%SRCROOT%"}}
    assert (member["location"]["uri"], member["parentIndex"]) == ("b%20c.md", 0)
    assert len(member["hashes"]["sha-256"]) == 64


def test_a_member_with_an_absolute_name_is_no_file_of_this_machine() -> None:
    _, member = run(named("a.zip!/etc/b.md"))["artifacts"]

    assert member["location"]["uri"] == "etc/b.md"


def test_the_same_words_twice_on_a_page_are_two_results() -> None:
    first, second = run(report(BREACH, BREACH))["results"]

    assert first["partialFingerprints"] == {"rightscheckFinding/v1": BREACH.id}
    assert second["partialFingerprints"] == {"rightscheckFinding/v1": f"{BREACH.id}:2"}


@pytest.mark.parametrize(
    ("where", "kind"), [("content/levy.md:3:1", "inSource"), ("waivers.yaml:7", "external")]
)
def test_a_waiver_is_a_suppression_with_its_reason(where: str, kind: str) -> None:
    waiver = Suppression(
        kind=SuppressionKind.WAIVER,
        reason="agreed by mail",
        owner="legal",
        until=date(2027, 1, 31),
        where=where,
    )
    found = result(report(BREACH).without(lambda _: waiver))

    (told,) = found["suppressions"]
    assert (told["kind"], told["status"]) == (kind, "accepted")
    assert told["justification"] == "agreed by mail"
    file = told["location"]["physicalLocation"]["artifactLocation"]["uri"]
    assert file == where.partition(":")[0]
    assert told["properties"]["until"] == "2027-01-31"
    assert "baselineState" not in found


def test_a_waiver_in_a_file_without_lines_stands_in_that_file() -> None:
    waiver = Suppression(kind=SuppressionKind.WAIVER, where="a.docx:paragraph 3")

    (told,) = result(named("a.docx").without(lambda _: waiver))["suppressions"]

    assert told["kind"] == "inSource"
    assert told["location"]["physicalLocation"]["artifactLocation"]["uri"] == "a.docx"


def test_the_baseline_suppresses_and_what_was_there_before_is_unchanged() -> None:
    made = report(BREACH, REVIEW, BREACH.model_copy(update={"id": "new"}))
    aside = set_aside(made, SuppressionKind.BASELINE, SuppressionKind.UNCHANGED)

    new, baseline, unchanged = run(aside)["results"]

    assert (new["baselineState"], "suppressions" in new) == ("new", False)
    assert baseline["baselineState"] == unchanged["baselineState"] == "unchanged"
    assert baseline["suppressions"][0]["kind"] == "external"
    assert "suppressions" not in unchanged


def test_a_run_that_could_not_read_everything_was_not_successful() -> None:
    invocation = run(RULED)["invocations"][0]

    assert invocation["executionSuccessful"] is False
    unread, warning = invocation["toolExecutionNotifications"]
    assert (unread["level"], warning["level"]) == ("error", "warning")
    assert unread["message"]["text"].startswith("content/logo.png: no reader for .png")
    assert warning["message"]["text"] == "the newest source is 41 days old"
    assert run(report(BREACH))["invocations"][0]["executionSuccessful"] is True


def test_every_notification_has_its_description() -> None:
    made = RULED.model_copy(update={"ignored": (Ignored(by=".gitignore", files=2),)})
    told = run(made)

    described = {one["id"] for one in told["tool"]["driver"]["notifications"]}
    notes = told["invocations"][0]["toolExecutionNotifications"]
    assert {one["descriptor"]["id"] for one in notes} <= described
    assert len(notes) == 3


def test_what_github_would_refuse_is_left_out_and_said_so() -> None:
    waived = set_aside(report(REVIEW, BREACH), SuppressionKind.WAIVER)
    short = BREACH.model_copy(update={"evidence": REVIEW.evidence, "source_id": None})
    many = waived.model_copy(update={"findings": (short,) * (MOST + 1)})

    made = json.loads(render(many, "sarif"))["runs"][0]

    assert len(made["results"]) == MOST
    assert {one["properties"]["verdict"] for one in made["results"]} == {"breach"}
    (note,) = made["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "2 results more, the least bad ones, are left out"


def test_what_fix_would_insert_is_a_replacement_of_nothing() -> None:
    fix = Fix(
        document=BREACH.document,
        sha256="",
        offset=9,
        start=Place(3, 7),
        text="\n\n(AFP)",
        findings=(BREACH.id,),
    )

    (told,) = result(report(BREACH).model_copy(update={"fixes": (fix,)}))["fixes"]

    (replaced,) = told["artifactChanges"][0]["replacements"]
    assert replaced["deletedRegion"] == {
        "startLine": 3,
        "startColumn": 7,
        "endLine": 3,
        "endColumn": 7,
    }
    assert replaced["insertedContent"] == {"text": "\n\n(AFP)"}
