"""Boxes of text on pages in, paragraphs in reading order out.

A page is cut where nothing stands: into columns, if a gutter runs all the way down between texts
that are wide enough to be columns; else at its widest empty stripe; and each part again (XY-cut:
Nagy and Seth, 1984). Words parted at the end of a line are joined. What stands at the top or the
foot of page after page is told once, as header or footer; page numbers are no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rightscheck.model import Role
from rightscheck.readers.building.builder import LINE
from rightscheck.readers.office.paragraphs import Paragraph

GUTTER = 8.0  # points between columns, at least
COLUMN = 90.0  # points that a line of a column is wide, in the middle of all
_APART = 1.7  # line heights between two lines of one paragraph, at most
_DEEPEST = 60
_EDGE = 3  # lines at the top and foot of a page that may be running ones
_ZONE = 60.0  # points from the first line of a page, or the last, in which they stand
_SAME = 6.0  # points by which a running line may move
_NUMBER = re.compile(
    r"\W*(?:[^\W\d]{1,9}\W{1,3})?(?:\d{1,4}|[ivxlc]{1,7})(?:\W+\w{0,4}\W*\d{1,4})?\W*"
)
_PARTED = re.compile(r"(?<=[^\W\d_])[\u00ad\x02\ufffe\u2010-]$")


class Box(NamedTuple):
    """Some words in a row and where they stand on their page, in points from its lower left."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """In points."""
        return self.top - self.bottom


def paragraphs(pages: Sequence[Sequence[Box]]) -> list[Paragraph]:
    """The text of all pages; the number of a paragraph is its page."""
    lines = [_lines([box for box in page if box.text.strip()], 0) for page in pages]
    running = _running(lines)
    found: list[Paragraph] = []
    told: set[str] = set()
    for number, page in enumerate(lines, 1):
        body: list[Box] = []
        edges = {id(line): role for role, line in _edges(page)}
        for line in page:
            role = edges.get(id(line))
            if role and _NUMBER.fullmatch(line.text):
                continue
            if role is None or _key(role, line) not in running:
                body.append(line)
            elif _shape(line) not in told:
                told.add(_shape(line))
                found.append(Paragraph(line.text, number, role))
        for text in _joined(body):
            _append(found, text, number)
    return found


def _append(found: list[Paragraph], text: str, number: int) -> None:
    """One more paragraph; the first of a page may go on with the last of the one before."""
    before = next((one for one in reversed(found) if one.role is Role.BODY), None)
    if before is None or before.number == number or not _flows(before.text, text):
        found.append(Paragraph(text, number))
        return
    if _PARTED.search(before.text):
        # The word that was parted is whole, and stands on the page where it begins.
        tail, _, text = text.partition(" ")
        index = found.index(before)
        found[index] = before._replace(text=_added(before.text, tail, set()))
    found.append(Paragraph(text, number, gap=LINE))


def _lines(boxes: list[Box], depth: int) -> list[Box]:
    """The lines of a part of a page, in reading order."""
    parts = _columns(boxes) if depth < _DEEPEST else []
    if len(parts) < 2:  # noqa: PLR2004 -- one part is the whole
        parts = _stripes(boxes) if depth < _DEEPEST else []
    if len(parts) < 2:  # noqa: PLR2004
        return _rows(boxes)
    return [line for part in parts for line in _lines(part, depth + 1)]


def _columns(boxes: list[Box]) -> list[list[Box]]:
    """Parted by gutters from top to bottom, if what is between them are texts."""
    parts: list[list[Box]] = []
    edge = float("-inf")
    for box in sorted(boxes):
        if not parts or box.left > edge + GUTTER:
            parts.append([])
        parts[-1].append(box)
        edge = max(edge, box.right)
    widths = (sorted(box.right - box.left for box in part) for part in parts)
    wide = all(len(every) > 1 and every[len(every) // 2] >= COLUMN for every in widths)
    return parts if wide else []


def _stripes(boxes: list[Box]) -> list[list[Box]]:
    """Parted at the widest empty stripe from left to right, the upper part first."""
    order = sorted(boxes, key=lambda box: -box.top)
    widest, at = 0.0, 0
    floor = order[0].bottom if order else 0.0
    for index, box in enumerate(order):
        if floor - box.top > widest:
            widest, at = floor - box.top, index
        floor = min(floor, box.bottom)
    return [order[:at], order[at:]] if at else []


def _rows(boxes: list[Box]) -> list[Box]:
    """What stands side by side as one line."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-box.top, box.left)):
        row = rows[-1] if rows else []
        if row and min(row[0].top, box.top) - max(row[0].bottom, box.bottom) > box.height / 2:
            row.append(box)
        else:
            rows.append([box])
    return [_row(sorted(row)) for row in rows]


def _row(row: list[Box]) -> Box:
    words = " ".join(" ".join(box.text for box in row).split())
    return Box(
        row[0].left,
        min(box.bottom for box in row),
        max(box.right for box in row),
        max(box.top for box in row),
        words,
    )


def _edges(page: list[Box]) -> Iterator[tuple[Role, Box]]:
    """What stands at the top and the foot of a page, apart from its text."""
    order = sorted(page, key=lambda line: -line.top)
    for role, lines in ((Role.HEADER, order), (Role.FOOTER, order[::-1])):
        apart = 0
        for count, (line, following) in enumerate(pairwise(lines[: _EDGE + 1]), 1):
            if abs(line.bottom - lines[0].bottom) > _ZONE:
                break
            gap = max(line.bottom, following.bottom) - min(line.top, following.top)
            apart = count if gap > line.height else apart
        yield from ((role, line) for line in lines[:apart])


def _shape(line: Box) -> str:
    return re.sub(r"\d+", "#", line.text)


def _key(role: Role, line: Box) -> tuple[Role, str, int]:
    return role, _shape(line), round(line.bottom / _SAME)


def _running(pages: list[list[Box]]) -> set[tuple[Role, str, int]]:
    """Lines that stand at the same place of two pages at least: chapters may be that short."""
    seen = Counter(key for page in pages for key in {_key(*edge) for edge in _edges(page)})
    return {key for key, count in seen.items() if count > 1}


def _joined(lines: list[Box]) -> Iterator[str]:
    """Lines as paragraphs."""
    known = {word for line in lines for word in line.text.split()}
    text, before = "", None
    for line in lines:
        if before is not None and not _goes_on(before, line, text):
            yield text
            text = ""
        text = _added(text, line.text, known)
        before = line
    if text:
        yield text


def _goes_on(before: Box, line: Box, text: str) -> bool:
    near = before.bottom - line.top < _APART * max(before.height, line.height) - line.height
    return (line.top <= before.top and near) or _flows(text, line.text)


def _flows(text: str, following: str) -> bool:
    """On to the next column or page: what ends without a stop goes on in small letters."""
    return text[-1:] not in '.!?:»”"' and following[:1].islower()


def _added(text: str, line: str, known: set[str]) -> str:
    """A line at the end of a paragraph; a word that was parted at the end of a line is whole."""
    if not text:
        return line
    parted = _PARTED.search(text)
    if not parted or not line[:1].isalpha():
        return f"{text} {line}"
    head, tail = text[: parted.start()], line.partition(" ")[0]
    first = head.rpartition(" ")[2]
    # A hyphen stays before a capital (`Nord-Süd`), and where the same word has it elsewhere.
    keeps = line[:1].isupper() or f"{first}-{tail}" in known
    return f"{head}-{line}" if keeps else f"{head}{line}"
