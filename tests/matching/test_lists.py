"""What only lists names, figures and scores is nobody's prose; what is told in sentences is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from invented_pages import NAMES, matched
from stories import GERMAN, HARBOUR

from rightscheck import compare

_Treated = Callable[[str], str]

RESULTS = " ".join(f"{n}. {name} 2:{11 + n}:{7 * n % 60:02}," for n, name in enumerate(NAMES, 1))
SHOUTED = " ".join(f"{n}. {name.upper()} Jo 2:{n}1:04" for n, name in enumerate(NAMES, 1))
FIGURES = " ".join(str(n * n) for n in range(1000, 1040))


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


@pytest.mark.parametrize("ours", ["", GERMAN], ids=["alone", "below a story"])
def test_a_line_up_that_both_print_derives_nothing(ours: str) -> None:
    side = ", ".join((*NAMES, *map(str.upper, NAMES)))

    assert compare(f"{ours}\n{side}", f"{HARBOUR}\n{side}").derivation == "none"


@pytest.mark.parametrize(("letters", "told"), [(22, 0), (60, 1)])
def test_five_words_are_no_copy_where_words_are_spelt_without_spaces(
    tmp_path: Path, letters: int, told: int
) -> None:
    thai = "นายกรัฐมนตรีกล่าวกับผู้สื่อข่าวว่าจะไม่มีการขึ้นภาษีในปีนี้"
    page = f"It rained on the market square. {thai[:letters]}. Few had come."

    assert len(matched(page, f"เมื่อวาน {thai} อย่างแน่นอน", tmp_path)) == told
