"""What every code point is to a word: part of one, a word of its own, invisible, or between.

Two tables over the 1,114,112 code points, filled one page of 256 when a text first needs it:
a text of one script touches three or four pages, and each costs a fraction of a millisecond.

Folding follows Unicode NFKD and case folding, so that width forms, ligatures, upper case,
accents and NFC against NFD make no difference: "Ｅ", "É" and "e" + U+0301 are all "e".
"""

from __future__ import annotations

import threading
import unicodedata

import numpy as np
from numpy.typing import NDArray

BETWEEN, WORD, ALONE, INVISIBLE = 0, 1, 2, 3

_PAGES = 0x110000 >> 8
_known = np.zeros(_PAGES, dtype=bool)
_kinds = np.zeros(0x110000, dtype=np.uint8)
_folds = np.zeros(0x110000, dtype=np.uint32)
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


def kinds(points: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """BETWEEN, WORD, ALONE or INVISIBLE for each code point."""
    _learn(points)
    return _kinds[points]


def folds(points: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The folded code point, or 0 where folding gives several: ask `longer` for those."""
    return _folds[points]


def longer(point: int) -> tuple[int, ...]:
    """The code points that a `point` folds to when they are several (ß, ﬁ, 각)."""
    return _longer[point]


def _learn(points: NDArray[np.uint32]) -> None:
    pages = np.flatnonzero(np.bincount(points >> 8, minlength=1))
    unknown = pages[~_known[pages]]
    if len(unknown):
        with _lock:
            for page in unknown.tolist():
                _fill(page)


def _fill(page: int) -> None:
    for point in range(page << 8, (page + 1) << 8):
        kind = _kind(point)
        _kinds[point] = kind
        if kind in {WORD, ALONE}:
            folded = _fold(point)
            if len(folded) == 1:
                _folds[point] = folded[0]
            else:
                _longer[point] = folded
    # Last, so that another thread never reads a page that is half filled.
    _known[page] = True


def _kind(point: int) -> int:
    if _within(point, _UNREAD):
        return INVISIBLE
    category = unicodedata.category(chr(point))
    if category[0] not in "LNM":
        return BETWEEN
    return ALONE if _within(point, _UNSPACED) else WORD


def _fold(point: int) -> tuple[int, ...]:
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(point)).casefold())
    read = tuple(ord(char) for char in text if not _within(ord(char), _UNREAD))
    return read or (point,)


def _within(point: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= point <= high for low, high in ranges)
