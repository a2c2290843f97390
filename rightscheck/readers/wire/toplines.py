"""The lines above a telegram's first paragraph: slug, headline, author, notes to editors.

No field tells them apart; their words and their marks do (`^` centres a line until `<`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from rightscheck.model import Role
from rightscheck.readers.builder import Piece

_WS = " \t\r\n"
_MARKS = "^<=" + _WS


class Line(NamedTuple):
    """A line between its white space and its marks; without pieces it is blank."""

    text: str
    pieces: tuple[Piece, ...]
    start: int
    end: int
    indented: bool
    marked: bool
    closed: bool

    @property
    def length(self) -> int:
        """Letters on it."""
        return len(self.text)

    @classmethod
    def of(cls, page: str, start: int, end: int, pieces: tuple[Piece, ...]) -> Line:
        """The line that these pieces of the page are."""
        whole = "".join(page[piece.start : piece.end] for piece in pieces)
        kept, text = _stripped(pieces, whole)
        body = whole.rstrip("\r\n")
        return cls(
            text=text,
            pieces=kept,
            start=start,
            end=end,
            indented=body.startswith(("  ", "\t")),
            marked=whole.lstrip(_WS).startswith("^"),
            closed=body.rstrip().endswith(("<", "=")),
        )


def _stripped(pieces: tuple[Piece, ...], whole: str) -> tuple[tuple[Piece, ...], str]:
    """Pieces without the marks and the white space at both ends."""
    text = whole.strip(_MARKS)
    ahead = len(whole) - len(whole.lstrip(_MARKS))
    kept: list[Piece] = []
    left = len(text)
    for _, start, end in pieces:
        skipped = min(ahead, end - start)
        ahead -= skipped
        taken = min(left, end - start - skipped)
        left -= taken
        if taken:
            kept.append(Piece(None, start + skipped, start + skipped + taken))
    return tuple(kept), text


_NOTE = re.compile(
    r"(?i)(?:\(?(?:eds|editors?|note to editors|editor'?s note|ed note|attention|attn|advisory"
    r"|achtung|hinweis|redaktioneller hinweis|aviso|atenci[oó]n|attenzione|avis)\b[^:]{0,40}[:_]"
    r"|.{0,40}(?:\bembargo|\bsperrfrist))"
)
_AUTHOR = re.compile(r"(?i:by|von|par|por|de notre correspondant|di)[ \t]++[^\W\d_a-z].{1,70}\Z")
_SIGNAL = re.compile(
    r"(?i)\b(?:(?:mandatory|bulletin)[ \t]++)?(?:kill|elimination|correct(?:ion|ive|ed)|korrektur"
    r"|berichtigung|rectificati[oó]n?|rettifica|withhold|annulation|annullamento"
    r"|\d?(?:st|nd|rd|th)?[ \t]*+(?:ld|lead)-?write?thru|writethru|update)\b"
)
_SLUG = re.compile(
    r"[A-Z]{2}-[^ ]|[^ ]*+--|[^\s/]++(?:/[^\s/]*+)++\Z|[A-Z]{2,3}\d{3,4}\b"
    r"|(?=[^\d]{0,40}\d)(?:[A-Z\d]{1,4}+(?:[ /]++|\Z))++\Z"
)
_DATELINE = re.compile(r"[^()\n]{0,60}\((?:[^\W\d_]|[/ .-]){2,20}\)[ \t]*+[-–—_=:]")

_Found = tuple[str, Role, Line]


class Lines:
    """The lines of a text in two parts: what is above the first paragraph, and the rest."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._first: tuple[Line, ...] = ()

    def top(self) -> Iterator[_Found]:
        """Fact, role and line of everything above the first paragraph."""
        titled = blank = False
        going_on: tuple[str, Role] | None = None
        for line in self._lines:
            if not line.pieces:
                blank = True
                continue
            if going_on and not line.marked:
                found = going_on
            elif _begins(line, titled=titled, blank=blank):
                self._first = (line,)
                return
            else:
                found = _told(line, titled=titled)
            titled = titled or found[1] is Role.TITLE
            going_on = found if line.marked and not line.closed else None
            blank = False
            yield (*found, line)

    def rest(self) -> Iterator[Line]:
        """The paragraphs."""
        return chain(self._first, self._lines)


def _begins(line: Line, *, titled: bool, blank: bool) -> bool:
    """Is this the first line of the first paragraph?"""
    if line.marked or _NOTE.match(line.text):
        return False
    return line.indented or bool(_DATELINE.match(line.text)) or (titled and blank)


def _told(line: Line, *, titled: bool) -> tuple[str, Role]:
    if _NOTE.match(line.text):
        return "note", Role.METADATA
    if _AUTHOR.match(line.text):
        return "author", Role.METADATA
    if _SLUG.match(line.text):
        return "", Role.METADATA
    return ("", Role.HEADING) if titled else ("title", Role.TITLE)


def signal(line: Line) -> re.Match[str] | None:
    """What a slug or a headline says of the message: a kill, a correction, a new lead."""
    return _SIGNAL.search(line.text)
