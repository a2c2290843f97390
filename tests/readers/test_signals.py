"""What a site tells machines: reservations with their places, malformed ones as what they are."""

from __future__ import annotations

from time import process_time

import pytest
from readers.pages import facts, place

from rightscheck import spot
from rightscheck.errors import UnreadableDocument
from rightscheck.model import Action, Document, Role
from rightscheck.readers import read

ROBOTS = """\
# Our pages may not be used to train machines.
User-agent: GPTBot
User-agent: CCBot # Common Crawl
Disallow: /

User-agent: *
Content-Signal: search=yes, ai-train=no
Allow: /
Disallow: /private
License: https://paper.example/rsl.xml
"""

RSL = """<?xml version="1.0"?>
<rsl xmlns="https://rslstandard.org/rsl"><content url="https://paper.example/">
{}
</content></rsl>"""


def forbidden(document: Document) -> set[Action]:
    claims = (claim for notice in spot(document) for claim in notice.claims)
    return {claim.action for claim in claims if claim.effect == "forbids" and claim.action}


def duties(document: Document) -> set[str]:
    return {str(claim.duty) for notice in spot(document) for claim in notice.claims if claim.duty}


def rsl(licences: str) -> Document:
    return read(RSL.format(licences).encode(), "rsl.xml")


def test_a_group_that_is_barred_from_everything_stands_in_one_line_with_all_its_agents() -> None:
    page = read(ROBOTS.encode(), "site/robots.txt")

    assert "robots.txt: Disallow: /, User-agent: GPTBot, User-agent: CCBot" in page.text.split("\n")
    assert "User-agent: *\nAllow: /\nDisallow: /private" in page.text
    assert page.role(page.text.index("Our pages")) is Role.BODY
    assert place(page, "User-agent: CCBot") == (3, 1, 3, 18)


def test_content_signals_stand_one_by_one() -> None:
    page = read(ROBOTS.encode(), "robots.txt")

    assert "content-signal: search=yes\ncontent-signal: ai-train=no" in page.text
    assert place(page, "ai-train=no") == (7, 29, 7, 40)


@pytest.mark.parametrize(
    ("written", "action"),
    [
        ("User-agent: GPTBot\nDisallow: /", Action.AI_TRAIN),
        ("User-agent: PerplexityBot\nUser-agent: AhrefsBot\nDisallow: /*", Action.MINE),
        ("User-agent: *\nContent-Signal: ai-train=no\nAllow: /", Action.AI_TRAIN),
        ("User-agent: *\nContent-Usage: /news/ train-ai=n\nAllow: /", Action.AI_TRAIN),
        ("User-agent: *\nContent-Signal: search=no, ai-train=yes\nAllow: /", Action.INDEX),
    ],
)
def test_what_a_robots_txt_reserves_is_spotted(written: str, action: Action) -> None:
    assert action in forbidden(read(written.encode(), "robots.txt"))


@pytest.mark.parametrize(
    "written",
    [
        "User-agent: GPTBot\nDisallow:",
        "User-agent: GPTBot\nDisallow: /\nAllow: /",
        "User-agent: GPTBot\nDisallow: /cart",
        "User-agent: GPTBot\nAllow: /\n\nUser-agent: AhrefsBot\nDisallow: /",
        "User-agent: *\nContent-Signal: ai-train=yes\nContent-Usage: ai=y\nAllow: /",
    ],
)
def test_a_robots_txt_that_lets_machines_read_reserves_nothing(written: str) -> None:
    assert forbidden(read(written.encode(), "robots.txt")) == set()


def test_preferences_in_a_page_are_spotted_wherever_they_stand_in_their_list() -> None:
    meta = b'<meta http-equiv="Content-Usage" content="search=y, train-ai=n"><p>Text'
    tag = b'<meta http-equiv="X-Robots-Tag" content="noai"><p>Text'

    assert forbidden(read(meta, "a.html")) == forbidden(read(tag, "a.html")) == {Action.AI_TRAIN}


def test_a_page_may_carry_its_rsl_in_a_script() -> None:
    rules = '<license><prohibits type="usage">ai-train</prohibits></license>'
    script = '<script type="application/rsl+xml">{}</script><p>Text'

    assert forbidden(read(script.format(RSL.format(rules)).encode(), "a.html")) == {Action.AI_TRAIN}
    assert read(script.format("prohibits usage ai-train").encode(), "a.html").text == "Text"


@pytest.mark.parametrize("rules", ["<rsl/>", "<rsl><!--"])
def test_a_page_of_nothing_but_rules_for_machines_takes_no_more_time_than_its_length(
    rules: str,
) -> None:
    script = f'<script type="application/rsl+xml">{rules}</script>'
    began = process_time()

    assert read(f"{script * 100_000}<p>text".encode(), "a.html").text.endswith("text")
    assert process_time() - began < 15  # a look at all before each of them took a minute


def test_an_ai_txt_of_directives_reserves_and_one_of_prose_is_prose() -> None:
    directives = read(b"User-Agent: *\nDisallow: /\nDisallow: *.txt", "ai.txt")
    prose = read(b"A note on AI.\nNobody can disallow a thought.", "ai.txt")

    assert Action.AI_TRAIN in forbidden(directives)
    assert prose.regions == ()


def test_an_ai_txt_that_bars_a_kind_of_files_reserves_it() -> None:
    page = read(b"User-Agent: *\nAllow: *.txt\nDisallow: *.html\n", "ai.txt")

    assert forbidden(page) >= {Action.AI_TRAIN}
    assert not forbidden(read(b"User-Agent: *\nAllow: *.html\n", "ai.txt"))
    assert not forbidden(read(b"User-Agent: *\nDisallow: *.html\n", "robots.txt"))


MANIFEST = """{"manifests": {"urn:c2pa:1": {"assertions": [
{"label": "cawg.training-mining", "data": {"entries": {
  "cawg.ai_training": {"use": "%s"},
  "cawg.data_mining": {"use": "constrained", "constraint_info": "Ask the desk of the Courier."}}}},
{"label": "stds.schema-org.CreativeWork", "data": {"author": [{"name": "Agence France-Presse"}]}}
]}}}"""


def test_a_c2pa_manifest_reserves_what_it_does_not_allow_and_says_whose_the_picture_is() -> None:
    page = read((MANIFEST % "notAllowed").encode(), "i.jpg.json")

    assert forbidden(page) >= {Action.AI_TRAIN, Action.MINE}
    assert [str(one.kind) for one in spot(page) if one.holder == "afp"] == ["credit-line"]
    assert "Ask the desk of the Courier." in page.text
    assert place(page, "notAllowed")[0] == 3


def test_a_story_that_carries_a_manifest_keeps_its_text() -> None:
    story = b'{"body": "The river rose. (AP)", "credentials": %s}' % MANIFEST.encode()

    assert "The river rose. (AP)" in read(story, "a.json").text


def test_a_c2pa_manifest_that_allows_training_does_not_forbid_it() -> None:
    assert Action.AI_TRAIN not in forbidden(read((MANIFEST % "allowed").encode(), "i.jpg.json"))


def test_a_tdmrep_file_reserves_mining_with_its_place() -> None:
    page = read(
        b'[{"location": "/",\n "tdm-reservation": 1, "tdm-policy": "https://a.example/p.json"}]',
        "tdmrep.json",
    )

    assert Action.MINE in forbidden(page)
    assert place(page, "1") == (2, 21, 2, 22)
    assert facts(page, "malformed") == []


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ('{"tdm-reservation": 1}', ["an object where TDMRep wants a list of rules"]),
        ('[{"tdm_reservation": 1}]', ["TDMRep has no tdm_reservation, but tdm-reservation"]),
        ('[{"tdm-reservation": true}]', ["tdm-reservation is 0 or 1"]),
        (
            '[{"policy": {"tdm": {"reservation": 1}}}]',
            ["TDMRep has no policy.tdm.reservation, but tdm-reservation"],
        ),
    ],
)
def test_a_malformed_tdmrep_file_is_called_so_and_read_as_it_is_meant(
    written: str, problems: list[str]
) -> None:
    page = read(written.encode(), "tdmrep.json")

    assert facts(page, "malformed") == problems
    assert Action.MINE in forbidden(page)
    assert "generic/malformed-signal" in {notice.rule for notice in spot(page)}


def test_a_tdmrep_file_that_reserves_nothing_forbids_nothing() -> None:
    assert forbidden(read(b'[{"location": "*", "tdm-reservation": 0}]', "tdmrep.json")) == set()


def test_a_page_of_html_is_no_tdmrep_file() -> None:
    with pytest.raises(UnreadableDocument, match="not JSON"):
        read(b"<!doctype html><p>Not found", ".well-known/tdmrep.json")


def test_what_no_licence_of_an_rsl_file_permits_is_forbidden() -> None:
    page = rsl('<license><permits type="usage">search,\n ai-input</permits></license>')

    assert "rsl: permits usage search, ai-input only" in page.text
    assert forbidden(page) == {Action.AI_TRAIN}
    assert place(page, "ai-input") == (4, 2, 4, 10)


def test_training_that_another_licence_sells_is_to_be_paid_and_not_forbidden() -> None:
    page = rsl(
        '<license><permits type="usage">search</permits><payment type="attribution"/></license>'
        '<license><permits type="usage">ai-train</permits><payment type="crawl"/></license>'
    )

    assert forbidden(page) == set()
    assert duties(page) == {"pay", "credit"}


def test_usages_that_an_rsl_file_prohibits_are_forbidden() -> None:
    page = rsl('<license><prohibits type="usage">ai-all</prohibits></license>')

    assert forbidden(page) == {Action.AI_TRAIN, Action.MINE}


def test_an_rsl_file_outside_of_its_vocabulary_is_called_so() -> None:
    page = rsl(
        '<license><permits type="ai-train">no</permits><permits type="usage">quote</permits>'
        '<payment type="per-crawl"/></license>'
    )

    assert len(facts(page, "malformed")) == 3
    assert Action.AI_TRAIN in forbidden(page)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("User-agent: a\n" * 100_000, "robots.txt"),
        ("User-agent:" + " " * 200_000 + "x\nDisallow: /", "robots.txt"),
        ("Content-Signal: " + "a=b," * 50_000, "robots.txt"),
        ("[" * 200_000, "tdmrep.json"),
        ('{"tdm":' * 50_000, "tdmrep.json"),
        (RSL.format('<permits type="usage">' + "x " * 100_000 + "</permits>"), "rsl.xml"),
    ],
)
def test_a_signal_made_to_hang_a_reader_is_read(written: str, name: str) -> None:
    assert read(written.encode(), name).sha256
