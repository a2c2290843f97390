"""Lines are broken and cut as rich breaks them, which shows them where somebody looks."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text as Shown

from rightscheck.reporters.styled import Text

WORDS = (
    *("a", "by", "clause", "the agency's own words", "x" * 25, "https://example.org/a-long-path"),
    *("転載禁止", "本ページの無断転載を禁じます。", "ﾊﾝｶｸ", "ไทยรัฐ"),
    *("cafe\u0301", "\U0001f469\u200d\U0001f467", "⟦", "…"),
    *(" ", "  ", "\n", "\u3000", "\u2009", " " * 30),
)
LOOKS = ("", "bold", "dim", "underline")
pieces = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(LOOKS)), max_size=12)


@given(pieces, st.integers(20, 45))
def test_lines_are_wrapped_as_rich_wraps_them(parts: list[tuple[str, str]], width: int) -> None:
    gauge = Console(file=io.StringIO(), width=width)
    shown = Shown.assemble(*parts).wrap(gauge, width)

    lines = list(Text.assemble(*parts).wrap(width))

    assert [line.plain.rstrip() for line in lines] == [line.plain.rstrip() for line in shown]
    assert [looks(line) for line in lines] == [looks_of(line) for line in shown]


def looks(line: Text) -> list[str]:
    """The look of each letter."""
    bare = len(line.plain.rstrip())
    return [part.look for part in line.parts for _ in part.words][:bare]


def looks_of(line: Shown) -> list[str]:
    spans = {at: str(span.style) for span in line.spans for at in range(span.start, span.end)}
    return [spans.get(at, "") for at in range(len(line.plain.rstrip()))]


@given(pieces, st.integers(0, 30), st.integers(0, 30))
def test_what_is_cut_keeps_its_words_and_looks(
    parts: list[tuple[str, str]], start: int, end: int
) -> None:
    whole = Text.assemble(*parts)

    assert whole[start:end].plain == whole.plain[start:end]
    assert (whole[:start] + whole[start:]).plain == whole.plain
    assert whole.cell_len == Shown(whole.plain).cell_len
