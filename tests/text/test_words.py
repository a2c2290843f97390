"""Words keep their places, and are equal where a reader would call them equal."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.text.words import split


def read(text: str) -> list[str]:
    words = split(text)
    return [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("… — ()", []),
        ("One, two", ["One", "two"]),
        ("l’État c'est", ["l", "État", "c", "est"]),
        ("30,000-strong", ["30", "000", "strong"]),
        ("co\u00adope\u00adrate", ["co\u00adope\u00adrate"]),
        ("北浜市AB", ["北", "浜", "市", "AB"]),
        ("각하 만세", ["각하", "만세"]),
        ("ไทย", ["ไ", "ท", "ย"]),
        ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
        ("a😀b", ["a", "b"]),
    ],
)
def test_a_word_is_a_run_of_letters_or_one_unspaced_character(text: str, words: list[str]) -> None:
    assert read(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("État", "etat"),
        ("ﬁnal", "final"),
        ("ＡＦＰ", "afp"),
        ("가각", unicodedata.normalize("NFD", "가각")),
        ("ガ", unicodedata.normalize("NFD", "ガ")),
        ("zero\u200bwidth", "zerowidth"),
        ("كِتَاب", "كتاب"),
        ("کتاب", "كتاب"),  # kaf of Tehran or Lahore, and of Cairo
        ("علی على", "علي علي"),
        ("شہر", "شهر"),
        ("مدرسه", "مدرسة"),
        ("٢٠٢٦ ۲۰۲۶ २०२६", "2026 2026 2026"),
    ],
)
def test_spellings_of_one_word_have_one_id(one: str, other: str) -> None:
    assert split(one).ids.tolist() == split(other).ids.tolist()


@pytest.mark.parametrize(("one", "other"), [("کہا", "کھا"), ("٢", "٣"), ("๒", "2")])
def test_what_is_written_for_another_word_is_another(one: str, other: str) -> None:
    assert split(one).ids.tolist() != split(other).ids.tolist()


def test_different_words_have_different_ids() -> None:
    words = [f"{a}{b}{c}" for a in "abcdefgh" for b in "opqrstuv" for c in "0123456789"]

    assert len(set(split(" ".join(words)).ids.tolist())) == len(words)


@given(st.text())
def test_places_are_in_order_and_inside_the_text(text: str) -> None:
    words = split(text)

    edges = [edge for pair in zip(words.starts, words.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(a < b for a, b in zip(words.starts, words.ends, strict=True))


@given(st.text(), st.text())
def test_a_word_is_the_same_wherever_it_stands(before: str, after: str) -> None:
    alone = split(after).ids.tolist()

    together = split(f"{before}\n{after}").ids.tolist()

    assert together[len(together) - len(alone) :] == alone


@pytest.mark.parametrize("piece", ["Straße, co\u00adop", "x" * 70_000, "北浜市", "가각\n하"])
def test_a_long_text_has_the_words_of_its_parts_in_their_places(piece: str) -> None:
    times = 60_000 // len(piece) + 3
    part, whole = split(piece), split(f"{piece} " * times)

    assert whole.ids.tolist() == part.ids.tolist() * times
    assert whole.alone.tolist() == part.alone.tolist() * times
    shift = np.repeat(np.arange(times) * (len(piece) + 1), part.size)
    assert whole.starts.tolist() == (np.tile(part.starts, times) + shift).tolist()
    assert whole.ends.tolist() == (np.tile(part.ends, times) + shift).tolist()


def test_a_text_without_any_space_is_split_whatever_its_length() -> None:
    words = split("渡し船は港を出た。" * 40_000)

    assert words.size == 8 * 40_000
    assert len(set(words.ids.tolist())) == 8
