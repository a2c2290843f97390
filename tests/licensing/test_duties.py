"""Duties: what is shown is done, what is lacking or not told is owed, what comes later a note."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from contracts import licence, moment, use

from rightscheck.licensing.asking.duties import DUTIES
from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Duty, Verdict

SOURCE = "https://www.example.org/story/1"


class Row(NamedTuple):
    duty: object
    facts: dict[str, object]
    state: str
    verdict: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.duty} with {self.facts} is {self.state}, so {self.verdict}"


TOP = {"credit": {"any": ["AFP"], "where": "top"}}
PIXEL = "https://count.example.org/p"
NOW, OLD = moment("2026-05-05T09:30Z"), moment("2026-05-01T09:30Z")
BOTH = {"credit": {"any": ["AFP", "Agence France-Presse"]}}
ROWS = [
    # The credit: its wording counts, case and space do not.
    Row({"credit": "AFP"}, {"credits": ["KALVIK (afp) -"]}, "true", "permitted"),
    Row(BOTH, {"credits": ["© Agence\u00a0\n France-Presse 2026"]}, "true", "permitted"),
    Row(
        {"credit": "AFP"}, {"credits": ["© Agence France-Presse"]}, "false", "duty", "credit 'AFP'"
    ),
    Row({"credit": "AP"}, {"credits": ["Foto: APA"]}, "false", "duty", "add the credit 'AP'"),
    Row({"credit": "時事通信社"}, {"credits": ["時事通信社提供"]}, "true", "permitted"),
    Row({"credit": "AFP"}, {"credits": []}, "false", "duty", "add the credit 'AFP'"),
    Row({"credit": "AFP"}, {"credits": None}, "unknown", "duty", "add the credit 'AFP'"),
    Row("credit", {"credits": ["© whoever"]}, "true", "permitted"),
    Row("credit", {"credits": []}, "false", "duty", "add a credit of the holder"),
    # The link.
    Row("link", {"source_url": SOURCE, "links": [SOURCE]}, "true", "permitted"),
    Row(
        "link",
        {"source_url": SOURCE, "links": ["http://example.org/story/1/#c"]},
        "true",
        "permitted",
    ),
    Row("link", {"source_url": SOURCE, "links": ["https://example.org/"]}, "false", "duty", SOURCE),
    Row("link", {"source_url": SOURCE, "links": []}, "false", "duty", f"link to {SOURCE}"),
    Row("link", {"source_url": SOURCE, "links": None}, "unknown", "duty", f"link to {SOURCE}"),
    Row("link", {"links": ["https://example.org/"]}, "unknown", "duty", "link to the source"),
    Row({"link": "holder"}, {"links": ["https://example.org/"]}, "true", "permitted"),
    Row({"link": SOURCE}, {"links": [SOURCE]}, "true", "permitted"),
    # The notice.
    Row("notice", {"notices": ["All rights reserved"]}, "true", "permitted"),
    Row("notice", {"notices": []}, "false", "duty", "add the holder's notice"),
    Row(
        {"notice": "Used with permission"},
        {"notices": ["used with permission."]},
        "true",
        "permitted",
    ),
    Row({"notice": "© AFP"}, {"credits": ["© AFP 2026"]}, "true", "permitted"),
    Row({"notice": "Used by leave"}, {"notices": ["other"]}, "false", "duty", "'Used by leave'"),
    Row({"notice": "Used by leave"}, {"notices": None}, "unknown", "duty", "'Used by leave'"),
    # No changes.
    Row("no-changes", {"altered": False}, "true", "permitted"),
    Row("no-changes", {"altered": True}, "false", "duty", "restore the source's wording"),
    Row("no-changes", {"altered": None}, "unknown", "duty", "restore the source's wording"),
    Row("no-changes", {"also": ["translate"]}, "false", "duty", "restore the source's wording"),
    # The same licence, owed by those who adapt.
    Row({"share-alike": "CC BY-SA"}, {"altered": False}, "true", "permitted"),
    Row(
        {"share-alike": "CC BY-SA"},
        {"altered": True, "notices": ["CC BY-SA 4.0"]},
        "true",
        "permitted",
    ),
    Row({"share-alike": "CC BY-SA"}, {"altered": True}, "false", "duty", "under CC BY-SA"),
    Row({"share-alike": "CC BY-SA"}, {"altered": None}, "unknown", "duty", "under CC BY-SA"),
    # What no page shows has to be told; what is to be done later is remembered.
    Row({"pay": "annual fee"}, {}, "unknown", "duty", "pay what is due: annual fee"),
    Row("consent", {}, "unknown", "duty", "have the holder's consent"),
    Row("counter", {}, "unknown", "duty", "keep the holder's page counter"),
    Row({"remove": "PT1H"}, {}, "unknown", "permitted", "within 1 hour once the holder"),
    Row("update", {}, "unknown", "permitted", "follow the holder's corrections"),
    # A time that can run out.
    Row({"delete": "P30D"}, {}, "unknown", "permitted", "take it down by 2026-06-03"),
    Row(
        {"delete": "P30D"}, {"now": moment("2026-06-03T08:00Z")}, "unknown", "permitted", "by 2026"
    ),
    Row({"delete": "P30D"}, {"now": moment("2026-06-04T08:00Z")}, "unknown", "breach", "down now"),
    Row({"delete": "P30D"}, {"source_published": None}, "unknown", "review", "when the source"),
    Row({"delete": "P30D"}, {"date": None}, "unknown", "review", "state the page's date"),
    Row({"delete": {"within": "P7D", "since": "page"}}, {}, "unknown", "permitted", "2026-05-12"),
    # Where the credit stands.
    Row(TOP, {"credits": ["(AFP)"], "places": {"(AFP)": "top"}}, "true", "permitted"),
    Row(TOP, {"credits": ["(AFP)"], "places": {"(AFP)": "end"}}, "false", "duty", "before the"),
    Row(TOP, {"credits": ["(AFP)"]}, "unknown", "duty", "credit 'AFP' before the text"),
    # A newer version is followed; in time.
    Row({"update": "PT24H"}, {"newer_version": "v2", "newer_since": NOW}, "false", "duty", "'v2'"),
    Row({"update": "PT1H"}, {"newer_version": "v2", "newer_since": OLD}, "false", "breach", "'v2'"),
    Row({"update": "PT1H"}, {"newer_version": "v2"}, "false", "review", "'v2'"),
    # What no page shows, somebody may know.
    Row("pay", {"done": {"pay": True}}, "true", "permitted"),
    Row("consent", {"done": {"consent": False}}, "false", "duty", "have the holder's consent"),
    Row("delete", {}, "unknown", "permitted", "delete it when it is no longer needed"),
    Row({"counter": {"at": PIXEL}}, {"counters": [f"{PIXEL}?id=1"]}, "true", "permitted"),
    Row({"counter": {"at": PIXEL}}, {"counters": []}, "false", "duty", f"page counter {PIXEL}"),
    Row({"other": "http://example.org/ns/dance"}, {}, "unknown", "review", "'dance'"),
    Row({"other": "ex:dance"}, {"done": {"other": True}}, "true", "permitted"),
    # When it is owed, and how.
    Row({"link": SOURCE, "if": {"channel": "web"}}, {}, "false", "duty", SOURCE),
    Row({"pay": "5", "how": {"channel": "print"}}, {"done": {"pay": True}}, "false", "duty"),
]


def owing(duty: object) -> Licence:
    return licence(permit=[{"action": "republish", "duty": [duty]}], valid={})


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_duty_is_done_owed_or_not_known_and_the_verdict_is_of_that(row: Row) -> None:
    decision = evaluate(owing(row.duty), use(**row.facts))

    (duty,) = decision.rules[-1].duties
    assert (duty.state, decision.verdict) == (row.state, row.verdict)
    assert row.remedy in duty.remedy
    assert bool(row.remedy) == bool(duty.remedy)


def test_every_duty_is_in_the_table_and_in_these_rows() -> None:
    tasks = [owing(row.duty).permit[0].duty[0] for row in ROWS]

    seen = {task.duty for task in tasks}

    assert set(DUTIES) == set(Duty) == seen


def test_a_credit_that_is_there_is_shown_as_evidence() -> None:
    (duty,) = evaluate(owing({"credit": "AFP"}), use()).rules[-1].duties

    assert duty.evidence == "KALVIK (AFP) -"


def test_notes_are_remembered_in_the_reason() -> None:
    decision = evaluate(owing({"delete": "P30D"}), use())

    assert decision.why.endswith("and remember: take it down by 2026-06-03")
    assert decision.remedies == ()


def test_the_clause_names_the_duty_that_is_open() -> None:
    held = licence(
        permit=[{"action": "republish", "id": "web", "duty": ["link", {"credit": "AFP"}]}]
    )

    decision = evaluate(held, use(credits=()))

    assert decision.verdict is Verdict.DUTY
    assert decision.clause == "licence afp-web-2026, permit web, duty link and credit"
    assert decision.remedies == ("link to the source; and add the credit 'AFP'",)


def test_a_duty_whose_condition_does_not_hold_is_not_owed() -> None:
    decision = evaluate(owing({"link": SOURCE, "if": {"channel": "print"}}), use())

    assert decision.verdict == Verdict.PERMITTED
    assert decision.rules[-1].duties == ()


def test_what_follows_is_owed_once_the_duty_was_missed() -> None:
    task = {"pay": "the fee", "consequence": {"notice": "Paid late"}}
    paid = use(done={"pay": True})

    in_time = evaluate(owing(task), paid)
    late = evaluate(owing(task), paid.model_copy(update={"missed": (Duty.PAY,)}))

    assert in_time.verdict == Verdict.PERMITTED
    assert late.verdict == Verdict.DUTY
    assert late.remedies == ("add the notice 'Paid late'",)
