"""What only lists names, figures and scores is nobody's prose; what is told in sentences is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from stories import GERMAN, HARBOUR

from rightscheck import Source, match, open_sources
from rightscheck.model import Match

_Treated = Callable[[str], str]

NAMES = ("Brandvold", "Wilga", "Okumu", "Serra", "Dalman", "Lanot", "Chelimo", "Vries", "Holmqvist")
RESULTS = " ".join(f"{n}. {name} 2:{11 + n}:{7 * n % 60:02}," for n, name in enumerate(NAMES, 1))
SHOUTED = " ".join(f"{n}. {name.upper()} Jo 2:{n}1:04" for n, name in enumerate(NAMES, 1))
FIGURES = " ".join(str(n * n) for n in range(1000, 1040))


def matched(page: str, source: str, folder: Path) -> tuple[Match, ...]:
    with open_sources(folder / "sources.db") as library:
        library.add([Source(id="wire", holder="afp", text=source)])
        return match(page, library)


@pytest.mark.parametrize(
    "listed", [RESULTS, SHOUTED, FIGURES], ids=["names", "capitals", "figures"]
)
def test_a_list_that_a_dispatch_has_too_is_no_copy(listed: str, tmp_path: Path) -> None:
    page = f"It rained on the market square, and few had come. {listed}"

    assert matched(page, f"VELMARK (AFP) - Results on Sunday: {listed} {HARBOUR}", tmp_path) == ()


def test_a_list_inside_a_copied_story_is_part_of_the_copy(tmp_path: Path) -> None:
    start, end = HARBOUR[:400], HARBOUR[400:]
    story = f"{start} {RESULTS} {end}"

    (found,) = matched(f"Our own head. {story}", story, tmp_path)

    assert found.words == len(story.replace(":", " ").replace("-", " ").split())


@pytest.mark.parametrize("page", [str, str.upper], ids=["as ever", "in capitals"])
@pytest.mark.parametrize("source", [str, str.upper], ids=["as ever", "in capitals"])
@pytest.mark.parametrize("story", [HARBOUR, GERMAN])
def test_prose_in_capitals_is_no_list(
    story: str, page: _Treated, source: _Treated, tmp_path: Path
) -> None:
    (found,) = matched(f"Our own head. {page(story[:300])}", source(story), tmp_path)

    assert found.kind == "verbatim"
