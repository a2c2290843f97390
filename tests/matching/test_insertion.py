"""Any text that is put into any other is found, with its exact ends on both sides."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rightscheck import compare
from rightscheck.text.words import split

LETTERS = st.characters(categories=("L", "N"))
WORD = st.text(LETTERS, min_size=1, max_size=12)
SPACED = st.text(st.characters(categories=("L", "N"), max_codepoint=0x24F), min_size=1, max_size=12)
PUNCTUATION = st.sampled_from([" ", " ", " ", " ", ", ", ". ", "\n", "\n\n", " – ", "; ", "  "])
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)

ENOUGH = 12
"""Words that are always found."""

ENOUGH_UNSPACED = 16
"""The same where every character is a word."""


@st.composite
def prose(draw: st.DrawFn, words: st.SearchStrategy[str], least: int = 0, most: int = 60) -> str:
    """Words with something between them, as `split` tells words."""
    chosen = draw(st.lists(words, min_size=least, max_size=most))
    return "".join(word + draw(PUNCTUATION) for word in chosen).strip()


def without(text: str, other: str) -> str:
    """`text` without the words that stand in `other`, too."""
    mine, theirs = split(text), set(split(other).ids.tolist())
    rows = zip(mine.starts.tolist(), mine.ends.tolist(), mine.ids.tolist(), strict=True)
    return " ".join(text[start:end] for start, end, word in rows if word not in theirs)


def is_found(inner: str, before: str, after: str, ours: str) -> None:
    """`inner` stands in a page between `before` and `after`, and in a source between `ours`."""
    page = f"{without(before, inner)} \n{inner}\n {without(after, inner)}"
    theirs = without(without(ours, inner), page)
    source = f"{theirs} \n{inner}\n {theirs}"

    (match,) = compare(page, source).matches

    assert page[match.span.start : match.span.end] == inner
    assert source[match.source_span.start : match.source_span.end] == inner
    assert match.words == match.longest_run == split(inner).size


ANY = prose(WORD)


def worded(least: int) -> st.SearchStrategy[str]:
    """Prose of at least so many words, that begins and ends with one."""
    return prose(SPACED, least)


@given(worded(ENOUGH), ANY, ANY, ANY)
@settings(max_examples=150)
def test_twelve_words_put_into_anything(inner: str, before: str, after: str, ours: str) -> None:
    is_found(_bare(inner), before, after, ours)


@given(st.text(HAN, min_size=ENOUGH_UNSPACED, max_size=80), ANY, ANY, ANY)
@settings(max_examples=150)
def test_sixteen_characters_without_spaces_put_into_anything(
    inner: str, before: str, after: str, ours: str
) -> None:
    is_found(inner, before, after, ours)


def _bare(text: str) -> str:
    """`text` from its first word to its last."""
    words = split(text)
    return text[int(words.starts[0]) : int(words.ends[-1])]
