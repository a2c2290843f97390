"""A `Passage` in, a few lines of it out: its middle left out, its shared words between marks."""

from __future__ import annotations

from rich.cells import cell_len

from rightscheck.model import Passage
from rightscheck.reporters.inert import inert
from rightscheck.reporters.palette import AROUND, MARKS, SHARED
from rightscheck.reporters.styled import Text

CONTEXT = 60
"""Columns of what stands before and after the passage; a quarter of all where there are few."""

HEAD, TAIL = 0.65, 0.25
"""The parts of the room that the beginning and the end of a long passage get."""

GAP = " […] "

_LONGEST = 4
"""Code points that are looked at for each column: words in NFD and emoji need several."""


def excerpt(passage: Passage, columns: int) -> Text:
    """A passage in about `columns` columns: the shared words between marks, and some context."""
    context = min(CONTEXT, columns // 4)
    before = _last(inert(passage.before[-context * _LONGEST :]), context)
    after = _first(inert(passage.after[: context * _LONGEST]), context)
    left = before + " " * passage.before[-1:].isspace()
    right = " " * passage.after[:1].isspace() + after
    opening, closing = MARKS
    return Text.assemble(
        (left, AROUND),
        opening,
        (_shortened(passage.text, columns - 2 * context), SHARED),
        closing,
        (right, AROUND),
    )


def _shortened(text: str, columns: int) -> str:
    longest = columns * _LONGEST
    if len(text) <= longest:
        whole = inert(text)
        if cell_len(whole) <= columns:
            return whole
    head = _first(inert(text[:longest]), int(columns * HEAD), "")
    tail = _last(inert(text[-longest:]), int(columns * TAIL), "")
    return f"{head}{GAP}{tail}"


def _first(text: str, columns: int, sign: str = "…") -> str:
    """The beginning that fits into `columns`, cut between words if there are blanks, and `sign`."""
    kept = _fitting(text, columns)
    if kept == text:
        return text
    if not text[len(kept)].isspace():
        kept = kept.rpartition(" ")[0] or kept
    return kept.rstrip() + sign


def _last(text: str, columns: int, sign: str = "…") -> str:
    """`sign`, and the end that fits into `columns`, cut between words if there are blanks."""
    return _first(text[::-1], columns, sign)[::-1]


def _fitting(text: str, columns: int) -> str:
    if text[: columns + 1].isascii():
        return text[:columns]
    width = 0
    for at, char in enumerate(text):
        width += cell_len(char)
        if width > columns:
            return text[:at]
    return text
