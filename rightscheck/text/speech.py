"""Where direct speech stands in a text: between quotation marks of any of the usual kinds.

English “…” and ‘…’, German „…“ and »…«, French «…», Chinese and Japanese 「…」『…』, and the
straight "…". An opened quotation that is not closed ends with its paragraph, since English
opens every paragraph of a long speech anew and closes only the last.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from rightscheck.text.words import Words

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "‘": "’",
    '"': '"',
    "”": "”",  # Swedish and Finnish open with the closing mark
}
_MARKS = re.compile(r'["“”„«»‹›「」『』‘’\n]')


def quotations(text: str) -> list[tuple[int, int]]:
    """Half-open stretches of `text` inside quotation marks, sorted; an inner one is not told."""
    found, opened, closer = [], -1, ""
    for mark in _MARKS.finditer(text):
        at, char = mark.start(), mark.group()
        if char == "\n":
            if opened >= 0 and closer != "’":
                found.append((opened, at))
            opened = -1
        elif opened < 0:
            if char in _CLOSERS and not (char == "‘" and _inside_word(text, at)):
                opened, closer = at + 1, _CLOSERS[char]
        elif char in closer and not (char == "’" and _inside_word(text, at)):
            found.append((opened, at))
            opened = -1
    if opened >= 0 and closer != "’":
        found.append((opened, len(text)))
    return found


def spoken(text: str, words: Words) -> NDArray[np.bool_]:
    """Which of the words of `text` stand in direct speech."""
    change = np.zeros(len(text) + 1, dtype=np.int8)
    for start, end in quotations(text):
        change[start] += 1
        change[end] -= 1
    return np.cumsum(change, dtype=np.int8)[words.starts] > 0


def _inside_word(text: str, at: int) -> bool:
    """Is the mark at `at` an apostrophe, with letters on both sides?"""
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
