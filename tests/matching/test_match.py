"""What a page has from the library is told once, with the right source, and nothing else is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pages import OURS, ids, invented
from stories import GERMAN, HARBOUR, JAPANESE, OBSERVATORY

from rightscheck import Source, match, open_sources
from rightscheck.model import Document, Fact, Span
from rightscheck.sources import SqliteSources


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteSources]:
    with open_sources(tmp_path / "sources.db") as sources:
        sources.add(
            [
                Source(id="harbour", holder="afp", text=HARBOUR),
                Source(id="observatory", holder="ap", text=OBSERVATORY),
                Source(id="german", holder="dpa", text=GERMAN),
                Source(id="japanese", holder="kyodo", text=JAPANESE),
            ]
        )
        sources.add(Source(id=f"other-{n}", holder="afp", text=invented(n, 300)) for n in range(40))
        yield sources


def edited(words: list[str], rate: float, seed: int) -> str:
    """The words, of which a share was changed for others, left out, or has one put in."""
    dice, others = random.Random(seed), invented(seed).split()  # noqa: S311 -- texts, not secrets
    out = []
    for word in words:
        change = dice.random() < rate
        out += (
            dice.choice([[], [word, dice.choice(others)], [dice.choice(others)]])
            if change
            else [word]
        )
    return " ".join(out)


@pytest.mark.parametrize("start", range(0, 150, 10))
def test_twenty_words_are_found_wherever_they_come_from(library: SqliteSources, start: int) -> None:
    run = " ".join(HARBOUR.split()[start : start + 20])

    (found,) = match(f"{OURS}{run} {OURS}", library)

    assert found.source_id == "harbour"
    assert found.words >= 18


@pytest.mark.parametrize("seed", range(10))
def test_an_edited_excerpt_is_found(library: SqliteSources, seed: int) -> None:
    excerpt = edited(HARBOUR.split()[seed * 9 : seed * 9 + 50], 0.2, seed)

    assert ids(match(f"{OURS}\n{excerpt}\n{OURS}", library)) == ["harbour"]


def test_fifteen_words_are_enough(library: SqliteSources) -> None:
    assert ids(match(f"{OURS}{' '.join(HARBOUR.split()[30:45])} {OURS}", library)) == ["harbour"]


def test_an_excerpt_changed_in_almost_every_run_is_found(library: SqliteSources) -> None:
    page = (
        f"{OURS} the boats, many of them older than men who sail them, left our harbour mouth one "
        f"after one shortly past sunrise, sounding loud horns as families stood {OURS}"
    )

    assert ids(match(page, library)) == ["harbour"]


@pytest.mark.parametrize("start", [0, 40, 80])
def test_a_story_cut_to_a_third_is_found(library: SqliteSources, start: int) -> None:
    story = HARBOUR.split()[start:]
    page = " ".join(" ".join(story[at : at + 8]) for at in (0, 22, 48, 66))

    (found,) = match(f"{OURS}{page} {OURS}", library)

    assert found.source_id == "harbour"
    assert found.words >= 30


def test_set_phrases_that_stand_far_apart_in_both_are_no_copy(library: SqliteSources) -> None:
    story, ours = HARBOUR.split(), invented(99, 130).split()
    page = " ".join(
        " ".join([*story[at : at + 6], *ours[at : at + 14]]) for at in range(0, 120, 20)
    )

    assert match(page, library) == ()


def test_a_run_that_the_summary_has_as_well_does_not_hide_the_story(library: SqliteSources) -> None:
    story, others = invented(7, 200).split(), invented(8).split()
    run = story[150:157]
    library.add([Source(id="story", holder="afp", text=" ".join([*run, *story]))])
    before, behind = story[134:150], story[157:173]
    before[3::4], behind[::4] = others[:4], others[4:8]  # no other run is left whole
    edited = " ".join([*before, *run, *behind])

    (found,) = match(f"{OURS}{edited} {OURS}", library)

    assert found.source_id == "story"
    assert found.words > len(run) + 14


def test_a_page_made_of_several_sources_names_each(library: SqliteSources) -> None:
    page = "\n\n".join([OURS, OBSERVATORY[:300], GERMAN, HARBOUR[200:600]])

    assert ids(match(page, library)) == ["observatory", "german", "harbour"]


def test_characters_without_spaces_are_found(library: SqliteSources) -> None:
    page = f"市議会は今夜、図書館の予算を採決する。{JAPANESE[20:50]}職員が足りず月曜は休みだ。"

    (found,) = match(page, library)

    assert found.source_id == "japanese"
    assert page[found.span.start : found.span.end] in JAPANESE


def test_a_mark_between_characters_counts_as_one_of_them(library: SqliteSources) -> None:
    full_stop = JAPANESE.index("。")
    over_the_stop = JAPANESE[full_stop - 8 : full_stop + 8]
    before_it = JAPANESE[full_stop - 15 : full_stop]

    assert ids(match(f"市議会は今夜採決する!{over_the_stop}!", library)) == ["japanese"]
    assert match(f"市議会は今夜採決する!{before_it}!", library) == ()


@pytest.mark.parametrize("before", ["", "the head of the crews' union in Kalvik told reporters: "])
def test_speech_that_both_report_is_a_quotation(tmp_path: Path, before: str) -> None:
    said = (
        f'{before}"We were promised talks and a fair hearing by the summer, and we will hold them '
        'to every single word of it,"'
    )
    with open_sources(tmp_path / "speech.db") as sources:
        sources.add([Source(id="a", holder="afp", text=f"{invented(1)} {said} {invented(2)}")])

        (found,) = match(f"{OURS} {said} {invented(3)}", sources)

    assert found.kind == "quotation"
    assert found.own_words == len(before.replace("'", " ").split())


@pytest.mark.parametrize(("size", "kind"), [(13, "verbatim"), (9, "quotation")])
def test_twenty_words_in_a_row_that_the_agency_mostly_tells_are_no_mere_quotation(
    tmp_path: Path, size: int, kind: str
) -> None:
    told = "the master told a crowd that waited on the quay until the lamps"
    said = f"“We shall not leave this old harbour,” {' '.join(told.split()[:size])}"
    with open_sources(tmp_path / "mixed.db") as sources:
        sources.add([Source(id="a", holder="afp", text=f"{invented(1)}. {said} {invented(2)}")])

        (found,) = match(f"{OURS} {said} {invented(3)}", sources)

    assert found.kind == kind


def test_what_the_house_always_prints_is_no_reuse(library: SqliteSources) -> None:
    always = HARBOUR[:400]
    page = f"{OURS} {always} {invented(99, 40)} {OBSERVATORY}"

    assert ids(match(page, library)) == ["harbour", "observatory"]
    assert ids(match(page, library, boilerplate=always)) == ["observatory"]


def versions(tmp_path: Path) -> SqliteSources:
    sources = open_sources(tmp_path / "versions.db")
    first, *rest = HARBOUR.split(". ")
    stories = {
        "lead": ". ".join([first, *rest[:3]]),
        "update": HARBOUR,
        "correction": HARBOUR.replace("nine-day", "eight-day").replace("third", "quarter"),
    }
    sources.add(
        Source(
            id=id_,
            holder="afp",
            text=text,
            published=f"2026-03-0{day}",
            version_of=None if id_ == "lead" else "lead",
        )
        for day, (id_, text) in enumerate(stories.items(), 1)
    )
    return sources


def test_a_story_is_told_once_by_its_closest_version(tmp_path: Path) -> None:
    with versions(tmp_path) as sources:
        (found,) = match(f"{OURS}\n{HARBOUR}", sources)

    assert found.source_id == "update"
    assert found.newest_version == "correction"


def test_the_newest_version_has_no_newer_one(tmp_path: Path) -> None:
    with versions(tmp_path) as sources:
        sources.remove(["correction"])

        assert [found.newest_version for found in match(HARBOUR, sources)] == [None]


def test_a_page_mixed_of_two_versions_is_still_one_story(tmp_path: Path) -> None:
    with versions(tmp_path) as sources:
        sources.add(
            [
                Source(
                    id="cut", holder="afp", text=f"{invented(5, 50)}\n{HARBOUR}", version_of="lead"
                )
            ]
        )
        sources.remove(["correction"])
        sources.add([Source(id="new", holder="afp", text=invented(6, 40), version_of="lead")])

        found = match(f"{HARBOUR}\n{OURS}\n{invented(6, 40)}", sources)

    assert ids(found) == ["update"]


def test_of_sources_with_the_same_words_the_one_with_the_least_besides_is_told(
    tmp_path: Path,
) -> None:
    with open_sources(tmp_path / "same.db") as sources:
        sources.add(
            [
                Source(id="a-digest", holder="afp", text=f"{invented(7, 200)} {HARBOUR}"),
                Source(id="story", holder="afp", text=HARBOUR),
            ]
        )

        assert ids(match(f"{OURS}\n{HARBOUR}", sources)) == ["story"]


def dated(text: str, day: str) -> Document:
    return Document(
        name="page.md", text=text, facts=(Fact("published", day, Span(0, 0)),), sha256="0" * 64
    )


def test_what_came_after_the_page_is_not_its_source(tmp_path: Path) -> None:
    with versions(tmp_path) as sources:
        assert match(dated(HARBOUR, "2026-02-01"), sources) == ()
        assert ids(match(dated(HARBOUR, "2026-05-01"), sources)) == ["update"]
        assert ids(match(dated(HARBOUR, "who knows"), sources)) == ["update"]


def test_an_older_version_is_told_where_the_closest_is_too_young(tmp_path: Path) -> None:
    with versions(tmp_path) as sources:
        sources.add([sources.get("update").model_copy(update={"published": None})])  # type: ignore[union-attr]

        assert ids(match(dated(HARBOUR, "2026-02-01"), sources)) == ["update"]


@pytest.mark.parametrize(
    "page",
    ["", "word", "word " * 50_000, "." * 50_000, "字" * 50_000, "\ud800\n" * 100, HARBOUR * 50],
    ids=["empty", "one", "one-word", "points", "characters", "surrogates", "fifty-times"],
)
def test_strange_pages_end(library: SqliteSources, page: str) -> None:
    assert set(ids(match(page, library))) <= {"harbour"}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteSources]:
    with open_sources(tmp_path_factory.mktemp("many") / "many.db") as sources:
        sources.add(Source(id=f"s{n}", holder="afp", text=invented(n, 40)) for n in range(300))
        yield sources


@given(number=st.integers(0, 299), host=st.integers(1000, 9999), at=st.integers(0, 60))
def test_a_source_put_into_any_page_is_found_from_end_to_end(
    many: SqliteSources, number: int, host: int, at: int
) -> None:
    text, page = invented(number, 40), invented(host).split()

    (found,) = match(" ".join([*page[:at], text, *page[at:]]), many)

    assert found.source_id == f"s{number}"
    assert found.source_span == Span(0, len(text))
