"""Every kind of condition answers true, false or unknown, and says what would make it true."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from contracts import licence, moment, permitting, use

from rightscheck.licensing.asking.constraints import CONSTRAINTS
from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.conditions import AMOUNTS, Conditions
from rightscheck.model import State, Verdict


class Row(NamedTuple):
    condition: dict[str, object]
    facts: dict[str, object]
    state: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.condition} of {self.facts} is {self.state}"


D = "2026-05-05"
MONTH = "afp-web-2026/republish/month"
AGED = {"ex:age": ("18",)}
ODRL = "http://www.w3.org/ns/odrl/2/"
ROWS = [
    # Where it appears.
    Row({"channel": ["web", "app"]}, {"channel": "web"}, "true"),
    Row({"channel": "web"}, {"channel": " WEB "}, "true"),
    Row({"channel": ["web", "app"]}, {"channel": "print"}, "false", "publish only on web or app"),
    Row({"channel": "web"}, {"channel": None}, "unknown", "state the page's channel"),
    Row({"channel": {"except": "print"}}, {"channel": "web"}, "true"),
    Row({"channel": {"except": ["print"]}}, {"channel": "print"}, "false", "anything but print"),
    # Where it can be read: every territory of the page must be covered.
    Row({"territory": ["DE", "AT"]}, {"territory": ["AT"]}, "true"),
    Row({"territory": ["DE", "AT"]}, {"territory": ["DEU", "at"]}, "true"),
    Row({"territory": "EU"}, {"territory": ["DE", "FR"]}, "true"),
    Row({"territory": "EU"}, {"territory": ["EEA"]}, "false", "publish only in EU"),
    Row({"territory": "EEA"}, {"territory": ["EU", "NO"]}, "true"),
    Row({"territory": ["DE", "AT"]}, {"territory": ["DE", "CH"]}, "false", "only in DE or AT"),
    Row({"territory": ["DE"]}, {"territory": ["world"]}, "false", "publish only in DE"),
    Row({"territory": "world"}, {"territory": ["XK", "world"]}, "true"),
    Row({"territory": {"except": ["IT"]}}, {"territory": ["FR"]}, "true"),
    Row({"territory": {"except": ["IT"]}}, {"territory": ["world"]}, "false", "except IT"),
    Row({"territory": [False]}, {"territory": ["NO"]}, "true"),
    Row({"territory": ["DE"]}, {"territory": None}, "unknown", "state the page's territory"),
    Row({"territory": ["DE"]}, {"territory": ["Ruritania"]}, "unknown", "'Ruritania' as an ISO"),
    Row({"territory": ["DE"]}, {"territory": ["Ruritania", "FR"]}, "false", "publish only in DE"),
    # The language of the page.
    Row({"language": ["de", "en"]}, {"language": "en"}, "true"),
    Row({"language": "de"}, {"language": "de_AT"}, "true"),
    Row({"language": "de-AT"}, {"language": "de"}, "unknown", "more exactly"),
    Row({"language": "de"}, {"language": "fr"}, "false", "publish only in de"),
    Row({"language": "de"}, {"language": "den"}, "false", "publish only in de"),
    Row({"language": "de"}, {"language": None}, "unknown", "state the page's language"),
    Row({"language": "de"}, {"language": "und"}, "unknown", "more exactly"),
    Row({"language": {"except": ["fr"]}}, {"language": "fr-CA"}, "false", "anything but fr"),
    # What for.
    Row({"purpose": "editorial"}, {"purpose": "Editorial"}, "true"),
    Row({"purpose": "editorial"}, {"purpose": "advertising"}, "false", "purpose is editorial"),
    Row({"purpose": "non-commercial"}, {"purpose": "commercial"}, "false", "non-commercial"),
    Row({"purpose": "non-commercial"}, {"purpose": "advertising"}, "false", "non-commercial"),
    Row({"purpose": "non-commercial"}, {"purpose": "private"}, "true"),
    Row({"purpose": "non-commercial"}, {"purpose": "editorial"}, "unknown", "state whether"),
    Row({"purpose": "classroom"}, {"purpose": "archive"}, "false", "classroom"),
    Row({"purpose": "editorial"}, {"purpose": None}, "unknown", "state the page's purpose"),
    # From when until when: whole days, whose day the page's own zone says.
    Row({"from": D}, {"date": moment("2026-05-05T00:30+02:00")}, "true"),
    Row({"from": D}, {"date": moment("2026-05-04T23:30+02:00")}, "false", f"on or after {D}"),
    Row({"until": D}, {"date": moment("2026-05-05T23:59+02:00")}, "true"),
    Row({"until": D}, {"date": moment("2026-05-06T00:01+02:00")}, "false", "it ended on"),
    Row({"until": D}, {"date": moment(D)}, "true"),
    Row({"until": D}, {"date": moment("2026-05-05T00:00Z")}, "true"),
    Row({"until": D}, {"date": moment("2026-05-06")}, "false", "it ended on"),
    Row({"until": D}, {"date": moment("2026-05-05T09:59Z")}, "true"),
    Row({"until": D}, {"date": moment("2026-05-05T10:00Z")}, "unknown", "with its zone"),
    Row({"until": D}, {"date": moment("2026-05-06T12:00Z")}, "false", "it ended on"),
    Row({"from": D}, {"date": moment("2026-05-04T09:59Z")}, "false", f"on or after {D}"),
    Row({"from": D}, {"date": moment("2026-05-04T10:01Z")}, "unknown", "with its zone"),
    Row({"from": D}, {"date": moment("2026-05-05T12:00Z")}, "true"),
    Row({"from": D}, {"date": None}, "unknown", "state the page's date"),
    Row({"until": D}, {"date": None}, "unknown", "state the page's date"),
    Row({"until": "2026-05-05T18:00Z"}, {"date": moment("2026-05-05T18:00Z")}, "true"),
    Row({"until": "2026-05-05T18:00Z"}, {"date": moment("2026-05-05T18:01Z")}, "false", "ended"),
    Row({"until": "2026-05-05T18:00Z"}, {"date": moment(D)}, "unknown", "with its zone"),
    # How old the source is.
    Row({"source_age": "P30D"}, {"date": moment("2026-06-03T09:00Z")}, "true"),
    Row({"source_age": "30 days"}, {"date": moment("2026-06-03T09:01Z")}, "false", "take it down"),
    Row({"source_age": {"at_least": "PT48H"}}, {}, "false", "wait until the source is 2 days"),
    Row({"source_age": {"at_least": "PT24H"}}, {}, "true"),
    Row({"source_age": "P30D"}, {"source_published": None}, "unknown", "when the source was"),
    Row({"source_age": "P30D"}, {"date": None}, "unknown", "state the page's date"),
    Row(
        {"source_age": "P1D"},
        {"source_published": moment("2026-05-04"), "date": moment(D)},
        "true",
    ),
    # How much is taken.
    Row({"max_words": 300}, {"words": 300}, "true"),
    Row({"max_words": 60}, {"words": 180}, "false", "cut 120 words (at most 60 may be used)"),
    Row({"max_words": 60}, {"words": 61}, "false", "cut 1 word "),
    Row({"max_words": 60}, {"words": None}, "unknown", "compare the page with the source"),
    Row({"max_share": "50%"}, {"share_of_source": 0.5}, "true"),
    Row({"max_share": 0.5}, {"words": 200, "share_of_source": 0.8}, "false", "about 75 words"),
    Row({"max_share": "50 %"}, {"share_of_source": None}, "unknown", "what share it takes"),
    Row({"max_share": "50%"}, {"share_of_source": float("nan")}, "unknown", "what share"),
    Row({"longest_run": 25}, {"longest_run": 25}, "true"),
    Row({"longest_run": 25}, {"longest_run": 40}, "false", "every run of more than 25 words"),
    Row({"longest_run": 25}, {"longest_run": None}, "unknown", "to know its longest run"),
    # Who may read it, which of our titles, which feed, which item.
    Row({"recipient": "subscribers"}, {"recipient": ["Subscribers"]}, "true"),
    Row({"recipient": "members"}, {"recipient": ["members", "public"]}, "false", "only to members"),
    Row({"recipient": {"except": "public"}}, {"recipient": None}, "unknown", "page's recipient"),
    Row({"licensee": ["Our Daily"]}, {"licensee": ["our daily", "The Group"]}, "true"),
    Row({"licensee": "Our Daily"}, {"licensee": ["Our Weekly"]}, "false", "let only Our Daily"),
    Row({"licensee": "Our Daily"}, {}, "unknown", "state the page's licensee"),
    Row({"feed": "basic"}, {"feed": ["sports", "basic"]}, "true"),
    Row({"feed": {"except": "sports"}}, {"feed": ["sports"]}, "false", "anything but sports"),
    Row({"feed": "basic"}, {}, "unknown", "with its feed"),
    Row({"item": "urn:x:1"}, {"source_id": "urn:x:1"}, "true"),
    Row({"item": "urn:x:1"}, {"source_id": "urn:x:2"}, "false", "use only urn:x:1"),
    Row({"item": "urn:x:1"}, {}, "unknown", "find the source"),
    Row({"item_type": ["news"]}, {"item_type": "News"}, "true"),
    Row({"item_type": ["news"]}, {"item_type": "feature"}, "false", "items that are news"),
    Row({"item_type": ["news"]}, {}, "unknown", "with its type"),
    # How many so far; this one comes on top.
    Row({"count": {"at_most": 5, "per": "month"}}, {"counts": {MONTH: 4}}, "true"),
    Row({"count": {"at_most": 5, "per": "month"}}, {"counts": {MONTH: 5}}, "false", "next period"),
    Row({"count": {"at_most": 5}}, {"counts": {MONTH: 0}}, "unknown", "ledger"),
    # Words of another vocabulary.
    Row({"other": {"left": "ex:age", "right": "18", "is": "gteq"}}, {"facts": AGED}, "true"),
    Row({"other": {"left": "ex:age", "right": "9", "is": "lt"}}, {"facts": AGED}, "false", "find"),
    Row({"other": {"left": "ex:age", "right": "old"}}, {"facts": AGED}, "unknown", "state age"),
    Row({"other": {"left": "ex:size", "right": "9"}}, {}, "unknown", "ask the holder"),
    Row({"other": {"left": "odrl:language", "right": ["de", "en"], "is": "isAnyOf"}}, {}, "true"),
    Row({"other": {"left": ODRL + "dateTime", "right": "2026-05-05T10:00Z"}}, {}, "true"),
    Row({"other": {"left": "dateTime", "right": "2026-06-01", "is": "gt"}}, {}, "false", "find"),
    Row({"other": {"left": "purpose", "right": "ex:news", "is": "isA"}}, {}, "unknown", "state"),
    # Groups.
    Row({"any": [{"channel": "app"}, {"language": "de"}]}, {}, "true"),
    Row({"any": [{"channel": "app"}, {"language": "fr"}]}, {}, "false", "on app; or publish only"),
    Row({"any": [{"channel": "app"}, {"language": "fr"}]}, {"language": None}, "unknown", "state"),
    Row({"all": [{"channel": "web"}, {"language": "de"}]}, {}, "true"),
    Row({"one_of": [{"channel": "web"}, {"language": "de"}]}, {}, "false", "only one of these"),
    Row({"one_of": [{"channel": "web"}, {"language": "fr"}]}, {}, "true"),
    Row({"none": [{"channel": "print"}, {"language": "fr"}]}, {}, "true"),
    Row({"none": [{"channel": "web"}]}, {}, "false", "none of these is so"),
    Row({"none": [{"channel": "print"}]}, {"channel": None}, "unknown", "state the page's channel"),
    Row({"none": [{"territory": ["IT"]}]}, {"territory": ["DE", "IT"]}, "false", "none of these"),
]


VERDICTS = {"true": "permitted", "false": "breach", "unknown": "review"}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_condition_answers_as_a_lawyer_would_and_the_verdict_is_of_that(row: Row) -> None:
    decision = evaluate(permitting(**row.condition), use(**row.facts))

    (premise, *_) = [one for one in decision.rules[-1].premises if one.state == row.state]
    assert row.remedy in premise.remedy
    assert bool(row.remedy) == bool(premise.remedy)
    assert decision.verdict == VERDICTS[row.state]


def test_every_condition_has_rows_for_all_three_states() -> None:
    leaves = {name.rstrip("_") for name in Conditions.model_fields}
    seen = {(name, row.state) for row in ROWS for name in row.condition}

    missing = {(leaf, state) for leaf in leaves - {"all"} for state in State} - seen

    assert missing - {("one_of", State.UNKNOWN)} == set()


def test_the_table_has_every_condition_that_is_no_group() -> None:
    groups = {"all_", "any_", "one_of", "none"}

    assert set(CONSTRAINTS) == set(Conditions.model_fields) - groups
    assert set(CONSTRAINTS) >= AMOUNTS


def test_a_premise_tells_the_fact_and_where_it_comes_from() -> None:
    used = use(channel="print", origins={"channel": "front matter"})

    (premise,) = evaluate(permitting(channel="web"), used).rules[0].premises

    assert (premise.fact, premise.origin) == ("print", "front matter")


@pytest.mark.parametrize(
    ("zone", "verdict"), [("Europe/Berlin", "breach"), ("America/New_York", "permitted")]
)
def test_a_licence_that_names_its_zone_says_whose_day_it_is(zone: str, verdict: str) -> None:
    held = licence(zone=zone)

    decision = evaluate(held, use(date=moment("2026-12-31T23:30Z")))

    assert decision.verdict == verdict


def test_a_prohibition_needs_only_one_of_the_pages_territories() -> None:
    held = licence(forbid=[{"action": "republish", "id": "italy", "if": {"territory": "IT"}}])

    assert evaluate(held, use(territory=("DE", "IT"))).verdict is Verdict.BREACH
    assert evaluate(held, use(territory=("world",))).verdict is Verdict.BREACH
    assert evaluate(held, use(territory=("DE",))).verdict is Verdict.PERMITTED


def test_an_exception_to_a_permission_needs_only_one_of_the_pages_territories() -> None:
    rule = {"action": "republish", "unless": {"territory": "IT"}}
    held = licence(permit=[rule])

    decision = evaluate(held, use(territory=("DE", "IT")))

    assert decision.verdict is Verdict.BREACH
    assert "it is not so that the territory is IT" in decision.remedies[0]
    assert evaluate(held, use(territory=("DE", "FR"))).verdict is Verdict.PERMITTED
    assert evaluate(held, use(territory=None)).verdict is Verdict.REVIEW


def test_an_exception_to_a_prohibition_must_cover_every_territory() -> None:
    held = licence(forbid=[{"action": "use", "unless": {"territory": ["DE", "AT"]}}])

    assert evaluate(held, use(territory=("DE", "CH"))).verdict is Verdict.BREACH
    assert evaluate(held, use(territory=("DE", "AT"))).verdict is Verdict.PERMITTED
