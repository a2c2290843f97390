"""Whatever a text is made of, it is compared and matched without an error, and within bounds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from stories import GERMAN, HARBOUR, JAPANESE, OBSERVATORY

from rightscheck import Source, compare, match, open_sources
from rightscheck.model import Match, Span
from rightscheck.sources import Sources

LONG = " ".join(f"word{at * at % 9973}" for at in range(600_000))
TEXTS = {
    "nothing": "",
    "one word": "word",
    "five megabytes": LONG[:5_000_000],
    "one word over and over": "ha " * 100_000,
    "two words": "ha ho " * 50_000,
    "punctuation": "!?…" * 60_000,
    "stops and brackets": ".\"')" * 50_000,
    "quotation marks": '"« ’„' * 20_000,
    "unclosed": "“No. " * 20_000,
    "no spaces": "x" * 500_000,
    "han": "字" * 50_000,
    "han without a stop": JAPANESE.replace("。", "") * 200,
    "empty lines": "\n \t" * 100_000,
    "one sentence again and again": f"{HARBOUR} " * 60,
    "right to left": '\u200fשלום עולם 12" صباح الخير ’’ابھی نہیں‘‘ ' * 2_000,
    "mixed scripts": f"{HARBOUR} {JAPANESE} {GERMAN} สวัสดีชาวโลก नमस्ते दुनिया 안녕하세요",
    "combining marks": ("e" + "\u0301" * 40) * 5_000,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 5_000,
    "controls": "".join(map(chr, range(0x300))) * 20,
    "lone surrogates": "\ud800 a \udfff b" * 5_000,
}


def is_within(matches: tuple[Match, ...], text: str, source: str) -> bool:
    def fits(span: Span, side: str) -> bool:
        return 0 <= span.start < span.end <= len(side)

    return all(fits(m.span, text) and fits(m.source_span, source) for m in matches)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_is_compared_with_itself_and_with_a_story(text: str) -> None:
    alike, unlike = compare(text, text), compare(text, HARBOUR)

    assert is_within(alike.matches, text, text)
    assert is_within(unlike.matches, text, HARBOUR)
    assert 0 <= unlike.share_of_text <= alike.share_of_text <= 1


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_story_inside_of_any_text_is_found(text: str, tmp_path: Path) -> None:
    page = f"{text} \n\n{OBSERVATORY}"
    with open_sources(tmp_path / "sources.db") as library:
        library.add([Source(id="wire", holder="afp", text=OBSERVATORY)])
        matches = match(page, library)

    assert [page[m.span.start : m.span.end] for m in matches] == [OBSERVATORY.rstrip(".")]


@pytest.mark.parametrize("name", [name for name in TEXTS if 10_000 < len(TEXTS[name]) < 1_000_000])
def test_time_grows_with_the_length_of_a_text_and_not_with_its_square(
    name: str, tmp_path: Path
) -> None:
    text = TEXTS[name]
    with open_sources(tmp_path / "sources.db") as library:
        held = text.encode("utf-8", "replace").decode()
        library.add(Source(id=f"{n}", holder="afp", text=f"{held} {n}") for n in range(3))

        part, whole = (spent(text[: len(text) // share], library) for share in (4, 1))

    assert whole < 0.2 + 12 * part


def spent(text: str, library: Sources) -> float:
    """Processor seconds to compare a text with itself and to match it."""
    begin = time.process_time()
    compare(text, text)
    match(text, library)
    return time.process_time() - begin


def test_a_text_that_repeats_one_word_matches_itself_once_and_whole() -> None:
    (found,) = compare("ha " * 100_000, "ha " * 100_000).matches

    assert (found.words, found.longest_run, found.kind) == (100_000, 100_000, "verbatim")
