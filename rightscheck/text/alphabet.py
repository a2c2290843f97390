"""What every code point is to a word: part of one, a word of its own, invisible, or between.

One table over the 1,114,112 code points, each filled when a text first has it: a text has a few
dozen of them, or of the many Han characters a few hundred, and each costs a few microseconds.
An entry holds the kind in its two low bits and the folded code point above them, so that a
text is looked up once.

Folding follows Unicode NFKD and case folding, so that width forms, ligatures, upper case,
accents and NFC against NFD make no difference: "Ｅ", "É" and "e" + U+0301 are all "e". Letters
that Arabic and Persian or Urdu keyboards give two code points are one, and so are all digits of
one value.
"""

from __future__ import annotations

import threading
import unicodedata
from bisect import bisect_right

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.arrays import each_once

BETWEEN, WORD, ALONE, INVISIBLE = 0, 1, 2, 3

_LAST = 0x10FFFF
_UNKNOWN = 0xFFFFFFFF
_codes = np.full(_LAST + 1, _UNKNOWN, dtype=np.uint32)
_longer: dict[int, tuple[int, ...]] = {}
_lock = threading.Lock()

# Scripts written without spaces: one word a character. Syllables of Hangul are not among
# them, Korean has spaces. (Unicode blocks; Tibetan and Yi are left with the spaced scripts.)
_UNSPACED = (
    (0x0E00, 0x0E7F),  # Thai
    (0x0E80, 0x0EFF),  # Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # ideographic iteration mark, closing mark, zero
    (0x3021, 0x3029),  # Hangzhou numerals
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x31F0, 0x31FF),  # Katakana phonetic extensions
    (0x3400, 0x4DBF),  # Han extension A
    (0x4E00, 0x9FFF),  # Han
    (0xF900, 0xFAFF),  # Han compatibility
    (0xFF66, 0xFF9F),  # half-width Katakana
    (0x20000, 0x3FFFF),  # Han extensions B and on
)

# Marks that readers do not read: Latin, Greek and Cyrillic accents, Hebrew points, Arabic
# vowel signs and tatweel. Vowel signs of Indic scripts are letters and stay.
_UNREAD = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05BD),
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x180B, 0x180F),
    (0x200B, 0x200F),  # zero width, direction marks
    (0x202A, 0x202E),  # direction embeddings
    (0x2060, 0x206F),
    (0x3099, 0x309A),  # voicing marks of decomposed Kana
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
    (0xFF9E, 0xFF9F),  # half-width voicing marks
)

# The same letter from keyboards of other languages, or at a word's end: which one a text has
# depends on who typed it, and one page often has both. Do-chashmi he and bare yeh are others.
_TWINS = {
    0x0649: 0x064A,  # alef maksura: yeh without dots, as Egypt writes every last yeh
    0x06CC: 0x064A,  # Farsi yeh
    0x06A9: 0x0643,  # keheh: Arabic kaf
    0x06AA: 0x0643,  # swash kaf
    0x06C1: 0x0647,  # heh goal: Arabic heh
    0x06D5: 0x0647,  # ae
    0x0629: 0x0647,  # teh marbuta, often left without its dots
    0x06C3: 0x0647,  # teh marbuta goal
}


def codes(points: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """For each code point what `kinds` and `folds` read."""
    found = _codes.take(points)
    if len(found) and found.max() == _UNKNOWN:
        _learn(points[found == _UNKNOWN])
        found = _codes.take(points)
    return found


def kinds(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """BETWEEN, WORD, ALONE or INVISIBLE for each of what `codes` told."""
    return codes.astype(np.uint8) & np.uint8(3)


def folds(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The folded code points of WORD and ALONE; 0 where there are `several`."""
    return codes >> np.uint32(2)


def several(codes: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Where folding gives several code points: `longer` tells them."""
    # WORD or ALONE with no code point above it; BETWEEN is made the largest number there is.
    return (codes - np.uint32(WORD) <= np.uint32(ALONE - WORD)).nonzero()[0]


def longer(point: int) -> tuple[int, ...]:
    """The code points that a `point` folds to when they are several (ß, ﬁ, 각)."""
    return _longer[point]


def _learn(points: NDArray[np.uint32]) -> None:
    with _lock:
        for point in each_once(points).tolist():
            _codes[point] = _code(point)


def _code(point: int) -> int:
    kind = _kind(point)
    folded = _fold(point) if kind in {WORD, ALONE} else (0,)
    if len(folded) == 1:
        return folded[0] << 2 | kind
    # Before the code is seen, so that another thread never asks for it in vain.
    _longer[point] = folded
    return kind


def _kind(point: int) -> int:
    if _within(point, _UNREAD):
        return INVISIBLE
    category = unicodedata.category(chr(point))
    if category[0] not in "LNM":
        return BETWEEN
    return ALONE if _within(point, _UNSPACED) else WORD


def _fold(point: int) -> tuple[int, ...]:
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(point)).casefold())
    read = tuple(_twin(char) for char in text if not _within(ord(char), _UNREAD))
    return read or (point,)


def _twin(char: str) -> int:
    """The code point that stands for a letter or digit and its twins in other alphabets."""
    if _within(ord(char), _UNSPACED):  # a word of its own, where other digits are parts of one
        return ord(char)
    digit = unicodedata.decimal(char, None)
    return _TWINS.get(ord(char), ord(char)) if digit is None else ord("0") + digit


def _within(point: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    # The last of the ascending ranges that begins at the point or before.
    at = bisect_right(ranges, (point, _LAST)) - 1
    return at >= 0 and point <= ranges[at][1]
