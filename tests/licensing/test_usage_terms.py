"""What agencies write beside an item, read as terms of our licence vocabulary."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from contracts import licence, moment, use
from hypothesis import given
from hypothesis import strategies as st
from termed import any_of, said, unless, where

from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.licence import Prohibition
from rightscheck.licensing.usage import read_terms
from rightscheck.licensing.usage.reading import LONGEST

NEAR = date(2016, 9, 7)  # a Wednesday


TERMS: list[tuple[str, list[dict[str, object]]]] = [
    (
        "No use/digital display after 01/Feb/2016 19:04",
        [unless(until="2016-02-01T19:04:00")],
    ),
    ("Must not be used after 1 February 2016", [unless(until="2016-02-01")]),
    ("Not for use outside the United States", [unless(territory=any_of("US"))]),
    ("*** World Rights Except Italy ***", [where(territory=any_of("IT"))]),
    ("TURKEY OUT", [where(territory=any_of("TR"))]),
    ("UK, Ireland and the Netherlands OUT", [where(territory=any_of("GB", "IE", "NL"))]),
    ("World rights (not Quebec)", [where(territory=any_of("CA-QC"))]),
    ("SCOTLAND AND NORTHERN IRELAND OUT", [where(territory=any_of("GB-SCT", "GB-NIR"))]),
    ("NEW SOUTH WALES OUT", [where(territory=any_of("AU-NSW"))]),
    ("GSA OUT", [where(territory=any_of("AT", "CH", "DE"))]),
    ("Editorial use only.", [unless(purpose=any_of("editorial"))]),
    ("Nur zur redaktionellen Verwendung", [unless(purpose=any_of("editorial"))]),
    ("NO MARKETING", [where(purpose=any_of("advertising"))]),
    ("NO SALES", [{"action": "sell"}]),
    ("Not for syndication", [{"action": "sublicense"}]),
    ("no syndication", [{"action": "sublicense"}]),
    ("Not for resale", [{"action": "sell"}]),
    ("NO USE IN JAPAN, CHINA OR KOREA", [where(territory=any_of("JP", "CN", "KR"))]),
    (
        "Not available for sale in Norway",
        [{"action": "sell", "if": {"territory": any_of("NO")}}],
    ),
    ("Social media use prohibited", [where(channel=any_of("social", "social-media"))]),
    ("US rights only", [unless(territory=any_of("US"))]),
    ("Usage interdit en Italie", [where(territory=any_of("IT"))]),
    ("Vietata la vendita in Italia", [{"action": "sell", "if": {"territory": any_of("IT")}}]),
    ("For personal use only", [unless(purpose=any_of("personal"))]),
    ("Reprint rights excluded", [{"action": "republish"}]),
    (
        "Data mining allowed for research only",
        [{"action": "mine", "unless": {"purpose": any_of("academic", "research", "scientific")}}],
    ),
    ("© 2026 Riverton Pictures, NO ARCHIVES", [{"action": "archive"}]),
    (
        "Not for broadcast in Italy before 5 May 2026",
        [
            {
                "action": "use",
                "if": {"territory": any_of("IT")},
                "unless": {"from": "2026-05-05"},
            }
        ],
    ),
    ("Mandatory credit: -", [{"credit": {}}]),
    ("No archive after 30 days", [{"delete": {"within": "P30D"}}]),
    (
        "Not for publication in the UK before 22:00 on 3 May 2026",
        [
            {
                "action": "use",
                "if": {"territory": any_of("GB")},
                "unless": {"from": "2026-05-03T22:00:00"},
            }
        ],
    ),
    ("Nicht zur Weitergabe an Dritte", [{"action": "sublicense"}]),
    ("Keine Weitergabe", [{"action": "sublicense"}]),
    ("vietata la rivendita", [{"action": "sell"}]),
    ("NO RESALES. NO ARCHIVES.", [{"action": "sell"}, {"action": "archive"}]),
    ("NO ARCHIVAL USE", [{"action": "archive"}]),
    (
        "NO ARCHIVAL OR WIRELESS USE",
        [{"action": "archive"}, where(channel=any_of("app", "mobile", "wireless"))],
    ),
    ("재판매 및 DB 금지", [{"action": "sell"}, {"action": "archive"}]),
    ("MANDATORY CREDIT", [{"credit": {}}]),
    ('MANDATORY CREDIT "Riverland Wire / Doe"', [{"credit": any_of("Riverland Wire / Doe")}]),
    ("FOR RELEASE Tuesday, April 2, 2002", [unless(**{"from": "2002-04-02"})]),
    ("embargoed until 0001 Friday", [unless(**{"from": "2016-09-09T00:01:00"})]),
    (
        "Sperrfrist: 22. Oktober 2016, 09.30 Uhr MESZ",
        [unless(**{"from": "2016-10-22T09:30:00+02:00"})],
    ),
    ("No use before 12noon GMT on 3 May 2026", [unless(**{"from": "2026-05-03T12:00:00Z"})]),
    ("For use until 31 December 2026.", [unless(until="2026-12-31")]),
    (
        "NO COMMERCIAL OR EDITORIAL SALES IN CHINA",
        [{"action": "sell", "if": {"territory": any_of("CN")}}],
    ),
    ("Not for publication in Japan.", [where(territory=any_of("JP"))]),
    ("MAGS OUT", [where(channel=any_of("magazine"))]),
    ("Alleen voor redactioneel gebruik", [unless(purpose=any_of("editorial"))]),
    (
        "Embargo: not for publication before 06:00 GMT, Tuesday 3 March 2026",
        [unless(**{"from": "2026-03-03T06:00:00Z"})],
    ),
    ("Embargado hasta el 3 de marzo de 2026", [unless(**{"from": "2026-03-03"})]),
    (
        "Embargo tot dinsdag 3 maart 2026, 06.00 uur",
        [unless(**{"from": "2026-03-03T06:00:00"})],
    ),
    ("Embargo do wtorku, 3 marca 2026", [unless(**{"from": "2026-03-03"})]),
    (
        "Эмбарго до 3 марта 2026 года, 09:00 мск",
        [unless(**{"from": "2026-03-03T09:00:00+03:00"})],
    ),
    ("解禁時間：2026年3月3日(火)18時", [unless(**{"from": "2026-03-03T18:00:00"})]),
    ("엠바고 2026년 3월 3일 오후 6시", [unless(**{"from": "2026-03-03T18:00:00"})]),
    ("max 30 days", [{"delete": {"within": "P30D"}}]),
    ("Delete after 2 weeks", [{"delete": {"within": "P14D"}}]),
    ("This video may not be edited or cropped", [{"action": "modify"}]),
    ("No AI training", [{"action": "mine"}]),
    ("print only", [unless(channel=any_of("print", "newspaper", "magazine"))]),
    ("Outs: Germany, Austria", [where(territory=any_of("DE", "AT"))]),
    ("No use Sweden", [where(territory=any_of("SE"))]),
    ("Not available in Spain", [where(territory=any_of("ES"))]),
    ("Keine Nutzung in Österreich", [where(territory=any_of("AT"))]),
    ("License ends 2026-05-14", [unless(until="2026-05-14")]),
    ("Must be removed from all websites by 14 May 2026", [unless(until="2026-05-14")]),
    ("EMBARGO - 14 May 2026 12:00 UTC", [unless(**{"from": "2026-05-14T12:00:00Z"})]),
    (
        "Not for publication until after 1900 GMT on 14 May 2026",
        [unless(**{"from": "2026-05-14T19:00:00Z"})],
    ),
    ("Not for use on television", [where(channel=any_of("tv", "television"))]),
    ("No archiving or storage", [{"action": "archive"}]),
    ("Not to be archived after 30 days", [{"delete": {"within": "P30D"}}]),
    ("Image must not be cropped, altered or manipulated", [{"action": "modify"}]),
    ("Non-editorial use prohibited", [unless(purpose=any_of("editorial"))]),
    ("No redistribution to third parties", [{"action": "sublicense"}]),
    ("No use in machine learning datasets", [{"action": "mine"}]),
    ("Translation not permitted", [{"action": "translate"}]),
    ("No credit required", []),
    ("Embargo lifted", []),
    ('MANDATORY CREDIT "Visit Ireland"', [{"credit": any_of("Visit Ireland")}]),
]


@pytest.mark.parametrize(("terms", "rules"), TERMS, ids=[terms for terms, _ in TERMS])
def test_a_term_is_read(terms: str, rules: list[dict[str, object]]) -> None:
    usage = read_terms(terms, NEAR)

    assert said(usage) == rules
    assert not usage.unread


@pytest.mark.parametrize(("terms", "rules"), TERMS, ids=[terms for terms, _ in TERMS])
def test_capitals_line_breaks_and_a_term_before_it_change_nothing(
    terms: str, rules: list[dict[str, object]]
) -> None:
    written = "No translation - " + terms.replace(" ", "\n  ")
    kept = {"action": "translate"}

    assert said(read_terms(written, NEAR)) == [kept, *rules]


@pytest.mark.parametrize(
    "terms",
    [
        "© 2026 Riverland Wire. All rights reserved.",
        "Nutzung nur nach vertraglicher Vereinbarung",
        "This material may not be published, broadcast or redistributed without permission.",
        "Broadcasters: NONE. Digital: NONE",
        "https://creativecommons.org/licenses/by/4.0/",
    ],
)
def test_what_a_contract_lifts_limits_nothing(terms: str) -> None:
    usage = read_terms(terms)

    assert (said(usage), usage.unread) == ([], ())


def test_that_a_permission_is_asked_for_reprints_lifts_no_limit_on_the_purpose() -> None:
    usage = read_terms("Editorial use only, no reproduction without permission")

    assert said(usage) == [unless(purpose=any_of("editorial"))]


@pytest.mark.parametrize("hour", ["6 AM", "06:00", "0600 GMT"])
def test_an_embargo_to_an_hour_of_no_known_day_holds_until_somebody_says_which(hour: str) -> None:
    order = {"left": "the date", "is": "gteq", "right": [hour]}

    assert said(read_terms(f"EMBARGOED UNTIL {hour}", NEAR)) == [unless(other=[order])]


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ("NO SALES, view only with a full glass", ["view only with a full glass"]),
        ("Limited rights, clear for social media", ["Limited rights"]),
        ("Embargoed until midnight Friday", ["Embargoed until midnight Friday"]),
        ("maximum 0 days", ["maximum 0 days"]),
        ("access only for .", ["access only for "]),
        ("EMBARGO 2026-05-05 10:00 +99:00", ["99:00"]),
    ],
)
def test_what_is_not_understood_is_left_in_its_own_words(terms: str, words: list[str]) -> None:
    assert [terms[slice(*one)] for one in read_terms(terms, NEAR).unread] == words


@pytest.mark.parametrize(
    ("terms", "facts", "verdict"),
    [
        ("No use after 1 May 2026", {}, "breach"),
        ("No use after 6 May 2026", {}, "permitted"),
        ("No use after 6 May 2026", {"now": moment("2026-05-09T00:00Z")}, "breach"),
        ("No use after 5 May 2026 12:00", {}, "review"),
        ("No use after 5 May 2026 12:00 GMT", {}, "permitted"),
        ("GERMANY OUT", {}, "breach"),
        ("ITALY OUT", {}, "permitted"),
        ("ITALY OUT", {"territory": None}, "review"),
        ("Editorial use only. No commercial use", {}, "permitted"),
        ("Editorial use only", {"purpose": "advertising"}, "breach"),
        ("Editorial use only", {"purpose": None}, "review"),
        ("MANDATORY CREDIT", {}, "permitted"),
        ("MANDATORY CREDIT", {"credits": ()}, "duty"),
        ("AFP clients only", {}, "permitted"),
        ("Riverland customers only", {}, "review"),
        ("Coverage cannot be used by a national competitor.", {}, "review"),
        ("print only", {}, "breach"),
        ("NO PRINT", {"channel": "our paper"}, "breach"),
        ("view only with a full glass", {}, "review"),
    ],
)
def test_the_items_terms_go_before_the_contract(
    terms: str, facts: dict[str, object], verdict: str
) -> None:
    decision = evaluate(licence(valid={}), use(usage_terms=terms, **facts))

    assert decision.verdict == verdict


def test_the_answer_quotes_the_term_that_decides() -> None:
    decision = evaluate(licence(), use(usage_terms="NO SALES. GERMANY OUT"))

    assert decision.clause == "item, usage terms 'GERMANY OUT'"
    assert decision.why.startswith("the item's own terms go before the contract: 'GERMANY OUT'")


def test_a_time_without_a_zone_is_told_as_one() -> None:
    decision = evaluate(licence(), use(usage_terms="No use after 1 May 2026 19:04"))

    assert "by 2026-05-01 19:04 (time zone not stated)" in decision.why


@given(st.text(max_size=300))
def test_every_word_is_read_or_left(terms: str) -> None:
    usage = read_terms(terms, NEAR)
    covered = [(term.start, term.end) for term in usage.terms] + list(usage.unread)

    assert all(0 <= start < end <= len(terms) for start, end in covered)
    left = set(range(len(terms))) - {at for start, end in covered for at in range(start, end)}
    assert not any(terms[at].isalnum() for at in left)
    assert all(
        isinstance(rule, Prohibition) or rule.duty for term in usage.terms for rule in term.rules
    )


@pytest.mark.parametrize("word", ["a, ", "no ", "NO SALES ", "3 May ", "Italy and ", "only for ("])
def test_long_terms_are_read_in_bounded_time(word: str) -> None:
    started = process_time()

    usage = read_terms(word * 20_000)

    assert usage.unread[-1][1] == len(word) * 20_000 > LONGEST
    assert process_time() - started < 2
