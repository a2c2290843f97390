"""Nothing in a document may steer the terminal, the log or the editor that shows it."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.reporters.inert import inert, inert_json, inert_name

ANY = st.text(st.characters(), max_size=60)
STEERING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


def steers(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or (
        unicodedata.bidirectional(char) in STEERING
    )


@given(ANY)
def test_what_is_inert_steers_nothing_and_stays_inert(text: str) -> None:
    shown = inert(text)

    assert not any(map(steers, shown))
    assert inert(shown) == shown


@given(ANY)
def test_an_inert_name_steers_nothing(text: str) -> None:
    assert not any(map(steers, inert_name(text)))


@given(ANY)
def test_inert_json_says_the_same_and_steers_nothing(text: str) -> None:
    document = inert_json(json.dumps({"text": text}, ensure_ascii=False))

    assert json.loads(document) == {"text": text}
    assert not any(map(steers, document))


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "[31mred[0m", id="a colour"),
        pytest.param("\x9b2Jgone", "2Jgone", id="an 8-bit control sequence"),
        pytest.param("\x1b]0;owned\x07", "]0;owned", id="a window title"),
        pytest.param("one\r\ntwo\u2028three", "one two three", id="line breaks"),
        pytest.param("exe.\u202egpj", "exe.gpj", id="reversed words"),
        pytest.param("co\u00adop\u200berate", "cooperate", id="hidden inside words"),
        pytest.param("half \ud83d", "half \ufffd", id="half a surrogate pair"),
        pytest.param("می‌خواهم 👩‍🚒", "می‌خواهم 👩‍🚒", id="joiners that words need"),
    ],
)
def test_only_what_steers_is_taken_out(hostile: str, shown: str) -> None:
    assert inert(hostile) == shown


def test_two_names_stay_two() -> None:
    assert inert_name("a\x1bb.md") == r"a\x1bb.md"
    assert inert_name("a\nb.md") != inert_name("a\tb.md")
    assert inert_name("two words.md") == "two words.md"
