"""The HTML report: the verdict first, whole without script, page and source side by side."""

from __future__ import annotations

import hashlib
import re

import pytest
from html_pages import Page, beside, full, told
from hypothesis import given
from hypothesis import strategies as some
from reports import BREACH, REVIEW, UNREAD, report, seen
from stories import HARBOUR

from rightscheck.model import Basis, Finding, Passage, Report, Suppression, SuppressionKind
from rightscheck.reporters import html, render
from rightscheck.reporters.html.finding import ROOM
from rightscheck.reporters.html.page import LEAST, room
from rightscheck.reporters.html.passages import compared

# What it says


def test_the_verdict_comes_first_as_what_is_to_be_done() -> None:
    shown = told(full())

    assert shown.index("1 breach to put right today") < shown.index("What to do")
    assert "Correct or take down content/levy.md." in shown
    assert "Have a person look at content/port.html." in shown
    assert "1 document could not be read: nothing is said of it." in shown


@pytest.mark.parametrize(
    ("made", "headline"),
    [
        (report(BREACH, BREACH), "2 breaches to put right today"),
        (report(REVIEW), "1 finding for a person to decide"),
        (report(documents=(seen("a.md"),)), "Nothing to object to"),
        (
            report(documents=(seen("a.md"),), unread=(UNREAD,)),
            "Nothing was found, but not everything could be checked",
        ),
    ],
    ids=["breaches", "reviews", "clean", "unread"],
)
def test_the_headline_is_never_better_than_the_verdict(made: Report, headline: str) -> None:
    page = render(made, "html")

    assert re.findall(r"<h1[^>]*>([^<]*)</h1>", page) == [headline]


@pytest.mark.parametrize(
    "words",
    [
        "put right today",
        "no licence of ours covers Agence France-Presse",
        "take the passage down; or add the licence that covers it",
        "Fishermen end blockade of Kalvik",
        "harbour-1",
        "forbids: copy, reproduce, transmit, publish, modify; unless: the prior written consent",
        "licence ap-web-2026, permit republish",
        "Permission web, to republish it: may apply",
        "any of DE, AT",
        "licence dpa-web-2026, permit republish",
        "no reader for .png",
        "known formats: .htm, .html",
        "settled, invoice 4711",
        "Anna Berg",
        "31 December 2026",
        "old.md:3",
        "the newest source is 41 days old",
        "rightscheck 0.1.0",
        "2 March 2026, 12:00 UTC",
    ],
)
def test_without_script_everything_can_be_read(words: str) -> None:
    assert words in told(full())


def test_a_report_can_be_told_from_every_other_by_the_hash_of_its_json_form() -> None:
    made = full()

    assert hashlib.sha256(render(made, "json").encode()).hexdigest() in told(made)


def test_hashes_of_all_that_decided_stand_in_the_appendix() -> None:
    basis = Basis(
        rightscheck="0.1.0", packs={"afp": "9f86d0"}, licences={"afp-web": "60303a"}, policy="fd61a"
    )

    shown = told(full().model_copy(update={"basis": basis}))

    assert {"9f86d0", "60303a", "fd61a"} <= set(shown.split())


# Page and source


def marks(made: Finding) -> dict[str, list[str]]:
    """The words of the passages by the element that marks them."""
    table = re.search(r'<table class="sides.*?</table>', str(html.fragment(made)), re.DOTALL)
    assert table
    return {
        tag: re.findall(f"<{tag}>([^<]*)</{tag}>", table[0])
        for tag in ("mark", "b", "ins", "del", "cite", "q")
    }


def test_every_word_is_marked_by_what_became_of_it() -> None:
    source = Passage(before="", text="alpha beta gamma delta epsilon zeta eta theta iota", after="")

    found = marks(beside("beta gamma DELTA new epsilon zett eta theta iota", source))

    assert found["mark"][:3] == ["beta gamma DELTA", "epsilon", "eta theta iota"]
    assert found["mark"][3:] == ["beta gamma delta", "epsilon", "eta theta iota"]
    assert found["b"] == ["zett", "zeta"]
    assert found["ins"] == ["new"]
    assert found["del"] == ["alpha"]


def test_a_moved_sentence_is_marked_on_both_sides() -> None:
    source = Passage(before="", text="one two three four five six seven eight nine ten", after="")

    found = marks(beside("eight nine ten one two three four five six seven", source))

    assert found["cite"] == ["eight nine ten", "eight nine ten"]


def test_direct_speech_is_marked_and_is_no_other_element() -> None:
    shown = str(html.fragment(beside(HARBOUR)))

    assert shown.count("<q><mark>We were promised talks") == 2


def test_paragraphs_that_were_kept_stand_side_by_side() -> None:
    text = "The boats left the harbour.\n\nThe levy was put off until autumn.\n\nTalks begin soon."
    source = Passage(before="", text=text.replace("\n\n", " "), after="")

    rows = re.findall(r"<tr>\n?<td.*?</tr>", str(html.fragment(beside(text, source))), re.DOTALL)

    sides = [[Page(side).text for side in row.split("</td>")[:2]] for row in rows]
    assert sides == [[one, one] for one in text.split("\n\n")]


@given(some.text(max_size=80), some.text(max_size=80))
def test_no_word_of_either_side_is_lost(text: str, source: str) -> None:
    rows = compared(text, source, 1000)

    assert "".join(piece.text for row in rows.shown for piece in row.mine) == text
    assert "".join(piece.text for row in rows.shown for piece in row.theirs) == source


def test_a_long_passage_is_cut_and_says_what_is_not_shown() -> None:
    long = "wort " * 50_000

    shown = str(html.fragment(beside(long, Passage(before="", text=long, after=""))))

    assert len(shown) < 4 * ROOM
    assert re.search(r"46,00\d more words of the page and 46,00\d words of the source", shown)


def test_many_findings_share_the_room_of_a_page() -> None:
    assert room(10) == ROOM
    assert room(1_000) == ROOM // 2
    assert room(1_000_000) == LEAST


def test_what_is_set_aside_for_doubt_says_so() -> None:
    doubt = Suppression(kind=SuppressionKind.CONFIDENCE, reason="less than 80 % sure")

    shown = told(report(BREACH).without(lambda _: doubt))

    assert "less than 80 % sure" in shown
    assert "nobody named" not in shown


def test_a_notice_is_told_in_its_own_words() -> None:
    evidence = BREACH.evidence.model_copy(update={"quoted": ("You may not copy <this>.",)})

    shown = str(html.fragment(BREACH.model_copy(update={"evidence": evidence})))

    assert "You may not copy &lt;this&gt;.</blockquote>" in shown
