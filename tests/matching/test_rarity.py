"""Words tell a copy as far as they are rare: in the library, and around the run that is shared."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from invented_pages import OURS, ids, invented
from stories import HARBOUR, OBSERVATORY

from rightscheck import Source, match, open_sources
from rightscheck.matching.candidates import DocumentMarks, candidates, rarity
from rightscheck.matching.glimpse import Asking, promises
from rightscheck.sources import Shared
from rightscheck.text.fingerprints import sketch
from rightscheck.text.words import split


def test_a_new_excerpt_that_kept_a_single_run_is_found_among_many_that_share_one_by_chance(
    tmp_path: Path,
) -> None:
    host = invented(5, 300).split()
    by_chance = (" ".join(host[at : at + 6]) for at in range(0, 240, 6))
    words = HARBOUR.split()[37:73]
    words[8::4] = ["changed"] * len(words[8::4])
    with open_sources(tmp_path / "chance.db") as sources:
        sources.add(
            Source(
                id=f"chance-{n}", holder="ap", text=f"{invented(n + 50)} {run} {invented(n + 90)}"
            )
            for n, run in enumerate(by_chance)
        )
        sources.add([Source(id="harbour", holder="afp", text=HARBOUR)])

        page = f"{' '.join(host[:150])}\n{' '.join(words)}\n{' '.join(host[150:])}"

        assert ids(match(page, sources)) == ["harbour"]


def test_what_the_source_says_again_and_again_hides_no_run_behind_it() -> None:
    phrase, copied = " ".join(HARBOUR.split()[:6]), " ".join(HARBOUR.split()[6:18])
    source = split(
        " ".join(f"{phrase} {invented(n, 60)}" for n in range(4)) + f" {phrase} {copied}"
    )
    page = split(f"{phrase} {copied}")

    asking, side = Asking.of(page, np.ones(page.size)), sketch(source)
    assert promises(asking, [0, 3], side)
    assert not promises(asking, [0], side)


def test_twenty_words_that_stand_in_all_versions_of_a_story_tell_it(tmp_path: Path) -> None:
    shared = " ".join(HARBOUR.split()[10:30])
    with open_sources(tmp_path / "lead.db") as sources:
        sources.add(
            Source(id=f"v{n}", holder="afp", text=f"{shared} {invented(n)}") for n in range(6)
        )

        (found,) = match(f"{OURS} {shared} {OURS}", sources)

    assert found.words == 20


def test_a_name_with_its_title_is_no_copy(tmp_path: Path) -> None:
    title = "the minister of state for ports, ferries and coastal rescue, Marit Solberg-Hansen,"
    with open_sources(tmp_path / "titles.db") as sources:
        sources.add([Source(id="a", holder="afp", text=f"{invented(1)} {title} {invented(2)}")])

        assert match(f"{OURS} {title} {invented(3)}", sources) == ()


def test_words_that_many_sources_have_tell_nothing(tmp_path: Path) -> None:
    widget = (
        "Sign up for our morning letter and get the day in five short stories, picked by our desk "
        "and sent before your first cup"
    )
    with open_sources(tmp_path / "widgets.db") as sources:
        sources.add(
            Source(id=f"s{n}", holder="afp", text=f"{invented(n)} {widget}") for n in range(12)
        )
        sources.add([Source(id="once", holder="afp", text=OBSERVATORY)])

        assert match(f"{OURS} {widget}", sources) == ()
        assert ids(match(f"{OBSERVATORY} {widget}", sources)) == ["once"]


def test_a_set_phrase_inside_twenty_words_in_a_row_was_copied_with_them(tmp_path: Path) -> None:
    phrase = "did not immediately respond to a request for comment"
    words = HARBOUR.split()
    before, after = " ".join(words[10:16]), " ".join(words[16:21])
    with open_sources(tmp_path / "stock.db") as sources:
        sources.add(
            Source(id=f"s{n}", holder="ap", text=f"{invented(n)} {phrase}. {invented(n + 500)}")
            for n in range(120)
        )
        sources.add([Source(id="once", holder="afp", text=f"{before} {phrase} {after} {OURS}")])

        assert ids(match(f"{invented(999)} {before} {phrase} {after}", sources)) == ["once"]
        assert match(f"{invented(999)} {phrase} {after}", sources) == ()


def test_a_footer_of_two_dozen_sources_comes_after_twenty_words_that_one_has() -> None:
    footer, copied = range(20), range(20, 26)
    rows = [(mark, key) for key in range(1, 26) for mark in footer]
    rows += [(mark, 99) for mark in copied]
    which, keys = map(np.array, zip(*rows, strict=True))
    places = np.arange(26) * 2
    marks = DocumentMarks(np.arange(26, dtype=np.uint64), places, places, np.arange(26))
    shared = Shared(which, keys, np.array([25] * 20 + [1] * 6))

    first, second, *_ = candidates(marks, shared, rarity(shared.holders))

    assert first.key == 99
    assert second.weights.sum() > first.weights.sum()
