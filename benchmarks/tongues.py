"""Invented languages that behave like real ones: Zipf's law, habits, stock phrases, names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WORDS, PHRASES, NAMES, FIGURES, FOOTERS = 40_000, 6_000, 4_000, 2_000, 24
FOLLOWERS = 24  # usual followers of a word
HABIT, THEME, PHRASE = 0.55, 0.13, 0.025  # of units: usual followers, the event's words, phrases
THEME_UNITS = 36  # words of an event, besides names and figures

FUNCTION = """
the of to and in a that said for on was is with by as at from it his he has had be an are were will
which their not who but they have this been its after or more would one about her she also when two
over into than up there could new other last out first all some
""".split()  # noqa: SIM905 -- a list of them takes sixty lines
STOCK = """
did not immediately respond to a request for comment
spoke on condition of anonymity
according to people familiar with the matter
it was not immediately clear
is expected to
at a news conference on Tuesday
in a statement on Monday
told reporters on Friday
for the first time since
in the first half of the year
a spokesman for the ministry
declined to comment
at the end of the day
since the beginning of the year
as well as
has been accused of
is due to appear in court
the prime minister
members of parliament
""".strip().splitlines()


class Alphabet(NamedTuple):
    """What words are made of: parts, how many of them to a word, and what stands between."""

    language: str
    parts: Sequence[str]
    least: int
    most: int
    glue: str = " "
    comma: str = ", "
    stop: str = ". "
    function: Sequence[str] = ()
    stock: Sequence[str] = ()


def _syllables(onsets: str, vowels: str, codas: str) -> list[str]:
    return [a + b + c for a in onsets.split() for b in vowels for c in (*codas, "", "", "")]


ALPHABETS = (
    Alphabet(
        "en",
        _syllables("b br c d dr f g gl h k l m n p pr r s st t tr v w", "aeiou", "nrslt"),
        *(1, 4),
        function=FUNCTION,
        stock=STOCK,
    ),
    Alphabet("ru", _syllables("б в г д ж з к л м н п р с т ст пр", "аеиоуя", "нрст"), 1, 4),
    Alphabet(
        "ar",
        [chr(c) for c in range(0x0627, 0x064B) if c not in range(0x63B, 0x641)],
        3,
        6,
        " ",
        "، ",
    ),
    Alphabet("zh", [chr(c) for c in range(0x4E00, 0x4E00 + 2600)], 1, 2, "", "，", "。"),
)
MIX = (0, 0, 1, 2, 3)  # alphabets of successive blocks: two of five are the first


class Tongue:
    """A language: units (words, phrases, names, figures) and which follows which."""

    def __init__(self, alphabet: Alphabet, seed: int) -> None:
        self.alphabet = alphabet
        rng = np.random.default_rng((seed, ALPHABETS.index(alphabet)))
        words = self._words(rng)
        self.units: list[str] = words
        # Ranks by Zipf and Mandelbrot, drawn once and looked up ever after.
        weights = 1 / (np.arange(len(words)) + 2.7)
        self._draws = rng.choice(len(words), 1 << 18, p=weights / weights.sum()).astype(np.int32)
        ranks = 1 / (np.arange(FOLLOWERS) + 1)
        self._ranks = rng.choice(FOLLOWERS, 1 << 14, p=ranks / ranks.sum()).astype(np.int32)
        count = len(words) + PHRASES + NAMES + FIGURES
        self._followers = self._draws[rng.integers(0, 1 << 18, (count, FOLLOWERS))]
        popular = 1 / (np.arange(PHRASES) + 10)
        self._phrases = len(words) + rng.choice(PHRASES, 1 << 14, p=popular / popular.sum())
        self._phrase_share = 0.0
        self.units += self._stock(rng)
        self._phrase_share = PHRASE
        self.names = len(self.units)
        self.units += self._names(rng)
        self.units += [f"{number:,}" for number in rng.integers(2, 90_000, FIGURES).tolist()]
        self.footers = [self._footer(rng) for _ in range(FOOTERS)]

    def walk(
        self, rng: np.random.Generator, themes: NDArray[np.int64], length: int
    ) -> NDArray[np.int64]:
        """As many texts as there are `themes`, `length` units each."""
        shape = (length, len(themes))
        choice = rng.random(shape)
        drawn = self._draws[rng.integers(0, len(self._draws), shape)]
        follower = self._ranks[rng.integers(0, len(self._ranks), shape)]
        phrase = self._phrases[rng.integers(0, len(self._phrases), shape)]
        drawn = np.where(choice > 1 - self._phrase_share, phrase, drawn)
        if themes.shape[1]:
            theme = rng.integers(0, themes.shape[1], shape) * rng.random(shape)
            told = themes[np.arange(len(themes)), theme.astype(np.int64)]
            drawn = np.where(choice < HABIT + THEME, told, drawn)
        habitual = choice < HABIT
        walked = np.empty(shape, dtype=np.int64)
        now = drawn[0]
        for step in range(length):
            walked[step] = now
            now = np.where(habitual[step], self._followers[now, follower[step]], drawn[step])
        return walked.T

    def themes(self, rng: np.random.Generator, count: int) -> NDArray[np.int64]:
        """What each of `count` events is about: names and figures first, then words."""
        names = self.names + rng.integers(0, NAMES, (count, 6))
        figures = self.names + NAMES + rng.integers(0, FIGURES, (count, 3))
        words = np.maximum(self._draws[rng.integers(0, len(self._draws), (count, THEME_UNITS))], 99)
        return np.concatenate((names, figures, words), axis=1)

    def sentences(self, row: list[int], lengths: list[int]) -> list[str]:
        """The units as sentences of these lengths; the long ones have a comma."""
        units, glue, comma = self.units, self.alphabet.glue, self.alphabet.comma
        made, start, told = [], 0, [units[unit] for unit in row]
        for length in lengths:
            end = start + length
            if end > len(told):
                break
            if length > 12:  # noqa: PLR2004 -- about where a writer breathes
                middle = start + length * 2 // 5
                text = glue.join(told[start:middle]) + comma + glue.join(told[middle:end])
            else:
                text = glue.join(told[start:end])
            made.append(text[:1].upper() + text[1:])
            start = end
        return made

    def _words(self, rng: np.random.Generator) -> list[str]:
        _, parts, least, most, *_ = self.alphabet
        # Frequent words are short; each size is used until a third of what it could make is made.
        found: dict[str, None] = dict.fromkeys(self.alphabet.function)
        room = {size: len(set(parts)) ** size // 3 for size in range(least, most + 1)}
        while len(found) < WORDS:
            size = next(size for size in room if len(found) < room[size] or size == most)
            size = int(rng.integers(max(least, size - 1), size + 1))
            picks = (len(parts) * rng.random(size) ** 1.5).astype(int).tolist()
            found["".join(parts[pick] for pick in picks)] = None
        return list(found)

    def _stock(self, rng: np.random.Generator) -> list[str]:
        lengths = rng.integers(2, 9, PHRASES).tolist()
        rows = self.walk(rng, np.empty((PHRASES, 0), dtype=np.int64), 8).tolist()
        made = [
            self.alphabet.glue.join(self.units[unit] for unit in row[:length])
            for row, length in zip(rows, lengths, strict=True)
        ]
        return [*self.alphabet.stock, *made][:PHRASES]

    def _names(self, rng: np.random.Generator) -> list[str]:
        pairs = rng.integers(2_000, WORDS, (NAMES, 2)).tolist()
        return [
            self.alphabet.glue.join(self.units[unit].capitalize() for unit in pair)
            for pair in pairs
        ]

    def _footer(self, rng: np.random.Generator) -> str:
        row = self.walk(rng, np.empty((1, 0), dtype=np.int64), 36)[0].tolist()
        return self.alphabet.stop.join(self.sentences(row, [12, 8, 16])) + self.alphabet.stop


@lru_cache(maxsize=8)
def tongue(alphabet: int, seed: int) -> Tongue:
    """The language, invented once."""
    return Tongue(ALPHABETS[alphabet], seed)
