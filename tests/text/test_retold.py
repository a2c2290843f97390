"""What was told again in other words, in another order, or summed up, is found as well."""

from __future__ import annotations

import pytest
from retelling import shared
from stories import GERMAN, HARBOUR, JAPANESE, OBSERVATORY

from rightscheck.text.sentences import LONGEST, sentences
from rightscheck.text.words import split


def test_a_rewritten_story_is_found_by_the_words_that_stayed() -> None:
    rewritten = (
        "A nine-day blockade by fishermen in Kalvik, a northern port, was lifted Tuesday once the "
        "government of the region agreed that its diesel levy could wait until autumn. Boats, a "
        "few older than those who sail in them, sailed from the harbour mouth singly after "
        "sunrise; horns sounding, with families on the quay who watched. Had the levy come, part "
        "of plans for cutting emissions by one third in ten years, a day at sea would cost about "
        "four hundred crowns more. One small vessel in seven could not have paid for more than a "
        "season, economists at Osterby University say."
    )

    found = shared(rewritten, HARBOUR)

    assert sum(p.end - p.start for p in found) >= 0.7 * split(rewritten).size


def test_two_reports_on_one_subject_share_nothing() -> None:
    other = (
        "The blockade of Kalvik harbour is over. Regional leaders agreed on Tuesday to put off "
        "the diesel levy, and the fishing boats that had closed the port for more than a week "
        "sailed at dawn. Solberg, who speaks for the crews, welcomed the delay."
    )
    assert shared(other, HARBOUR) == []


@pytest.mark.parametrize("text", [HARBOUR, OBSERVATORY, GERMAN, JAPANESE])
def test_what_is_found_is_the_same_from_both_sides(text: str) -> None:
    page = f"{OBSERVATORY[:200]} {text[40:300]} {GERMAN[:100]}"

    back = sorted((p.source_start, p.source_end, p.start, p.end) for p in shared(text, page))

    forth = shared(page, text)
    assert sorted((p.start, p.end, p.source_start, p.source_end) for p in forth) == back
    assert forth


def test_a_rewritten_paragraph_ends_where_its_sentences_end() -> None:
    rewritten = (
        "One by one the boats, some older than the men sailing them, left the harbour mouth "
        "shortly after the sun rose, sounding horns while families on the quay watched. A levy "
        "that is part of plans to cut emissions by a third in ten years would have added four "
        "hundred crowns or so to the cost of each day at sea."
    )
    page = f"{OBSERVATORY}\n\n{rewritten}\n\n{GERMAN}"

    (found,) = shared(page, HARBOUR)

    words = split(page)
    span = page[int(words.starts[found.start]) : int(words.ends[found.end - 1])]
    assert span == rewritten.rstrip(".")


DIGEST = (
    "A nine-day blockade by fishermen in the port of Kalvik ended on Tuesday after the government "
    "promised to delay a levy on diesel. Union leader Solberg said that the crews had won time, "
    "not the argument. Economists at the University of Osterby estimate one in seven vessels "
    "could not have paid it. Talks begin in Kalvik on the first Monday of the month."
)


def test_a_digest_of_a_long_story_is_one_passage_over_all_that_it_sums_up() -> None:
    told = HARBOUR.split(". ")
    between = [
        ". ".join(f"Gauge {n} at lock {n + 900} rose by {n * 7} marks" for n in range(at, at + 12))
        for at in range(0, 12 * len(told), 12)
    ]
    long = ". ".join(part for pair in zip(told, between, strict=True) for part in pair)

    (found,) = shared(DIGEST, long)

    assert (found.start, found.end) == (0, split(DIGEST).size)
    assert found.source_end - found.source_start > 3 * split(DIGEST).size


def test_sentences_without_stops_are_cut_and_short_ones_joined() -> None:
    unstopped = "word " * 1_000
    cut = sentences(unstopped, split(unstopped))
    joined = sentences(
        "No. 3 st. Jo. It rained all day.", split("No. 3 st. Jo. It rained all day.")
    )

    assert (cut.heads[1:] - cut.heads[:-1]).max() == LONGEST
    assert joined.heads.tolist() == [0, 3, 8]


def test_a_sentence_everywhere_has_a_few_counterparts_and_not_all_of_them() -> None:
    formula = "The match was played in heavy rain before a crowd of nine thousand. " * 400

    found = shared(formula, formula)

    assert sum(p.shared for p in found) == split(formula).size
