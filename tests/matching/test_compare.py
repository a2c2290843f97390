"""`compare` tells what was taken, how it was treated, and how much of either side it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from stories import GERMAN, HARBOUR, JAPANESE, OBSERVATORY

from rightscheck import compare


def test_a_text_compared_with_itself_is_whole_and_verbatim() -> None:
    found = compare(HARBOUR, HARBOUR)

    (match,) = found.matches
    assert (match.kind, match.similarity, found.derivation) == ("verbatim", 1, "whole")
    assert (found.share_of_text, found.share_of_source) == (1, 1)


def test_independent_texts_share_nothing() -> None:
    found = compare(HARBOUR, OBSERVATORY)

    assert (found.matches, found.derivation, found.share_of_text) == ((), "none", 0)


@pytest.mark.parametrize("story", [HARBOUR, GERMAN, JAPANESE])
@pytest.mark.parametrize(
    "disguise",
    [
        pytest.param(str.upper, id="in capitals"),
        pytest.param(lambda t: t.replace(" ", "\n"), id="one word a line"),
        pytest.param(lambda t: t.replace('"', "”").replace("'", "’"), id="with curly quotes"),
        pytest.param(lambda t: t.replace("e", "e\u00ad"), id="with soft hyphens"),
        pytest.param(lambda t: f"Breaking news. {t} More soon.", id="with words around it"),
        pytest.param(lambda t: t.replace("ä", "a\u0308").replace("ü", "u\u0308"), id="decomposed"),
    ],
)
def test_a_disguised_story_is_still_the_story(story: str, disguise: Callable[[str], str]) -> None:
    found = compare(disguise(story), story)

    assert found.share_of_source == 1
    assert found.derivation == "whole"


def test_spans_are_exact_on_both_sides() -> None:
    taken = "promised to delay a new levy" + HARBOUR.split("promised to delay a new levy")[1][:200]
    taken = taken[: taken.rindex(" ")].rstrip(".,")
    page = f"Our own first words, about something else. {taken} And our own last ones."

    (match,) = compare(page, HARBOUR).matches

    assert page[match.span.start : match.span.end] == taken
    assert HARBOUR[match.source_span.start : match.source_span.end] == taken


def test_shared_speech_alone_is_a_quotation_and_no_derivation() -> None:
    speech = (
        "“We were promised talks by people who knew the date and the room, and we will hold every "
        "one of them to every word of it”"
    )
    ours = f"At the quay the crews were tired but proud. {speech}, Solberg shouted from the bow."
    theirs = f"Nobody in Kalvik expects a quick end to this. {speech}, the union leader insisted."

    found = compare(ours, theirs)

    (match,) = found.matches
    assert (match.kind, found.derivation) == ("quotation", "none")
    assert match.quoted_words == match.words


@pytest.mark.parametrize("turned", [False, True])
def test_what_only_one_side_puts_in_quotation_marks_is_no_shared_speech(*, turned: bool) -> None:
    told = "The ferry stayed in port for three days while the owners looked for a new crew"
    quoted, plain = f"“{told}”, the agency wrote.", f"{told}, at a cost that nobody will name."
    ours, theirs = (plain, quoted) if turned else (quoted, plain)

    (match,) = compare(ours, theirs).matches

    assert match.kind != "quotation"
    assert match.quoted_words == 0


def test_speech_and_prose_together_are_counted_apart() -> None:
    found = compare(HARBOUR, HARBOUR).matches[0]

    assert found.quoted_words == len(
        [
            "We",
            "were",
            "promised",
            "talks",
            "and",
            "we",
            "will",
            "hold",
            "them",
            "to",
            "every",
            "word",
            "of",
            "it",
        ]
    )
    assert found.own_words == found.words - found.quoted_words


def test_sentences_in_another_order_are_edited_not_verbatim() -> None:
    turned = ". ".join(reversed(OBSERVATORY.rstrip(".").split(". ")))

    found = compare(turned, OBSERVATORY)

    assert found.derivation == "whole"
    assert {match.kind for match in found.matches} == {"edited"}
    assert "moved" in {edit.op for match in found.matches for edit in found.edits(match)}


def test_a_paragraph_in_a_long_text_of_our_own_is_partial() -> None:
    page = f"{OBSERVATORY} {HARBOUR[:300]} {GERMAN}"

    assert compare(page, HARBOUR).derivation == "partial"


def test_edits_tell_kept_replaced_inserted_and_deleted_words() -> None:
    source = (
        "The boats, some of them older than their crews, left the harbour mouth one by one "
        "shortly after sunrise on Tuesday while a band played on the quay"
    )
    text = (
        "The boats, some of them older than their crews, left the old harbour one by one "
        "shortly before sunrise on Tuesday while a band played on the quay"
    )
    found = compare(text, source)

    told = [
        (e.op, text[e.span.start : e.span.end], source[e.source_span.start : e.source_span.end])
        for e in found.edits(found.matches[0])
    ]

    assert told == [
        ("kept", *["The boats, some of them older than their crews, left the"] * 2),
        ("inserted", "old", ""),
        ("kept", "harbour", "harbour"),
        ("deleted", "", "mouth"),
        ("kept", "one by one shortly", "one by one shortly"),
        ("replaced", "before", "after"),
        ("kept", *["sunrise on Tuesday while a band played on the quay"] * 2),
    ]
