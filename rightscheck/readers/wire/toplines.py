"""The lines above a telegram's first paragraph: slug, headline, author, notes to editors.

No field tells them apart; their words and their marks do: in ANPA `^` centres a line until `<`
or `=`, in IPTC 7901 `=` ends the last of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from rightscheck.model import Role
from rightscheck.readers.building.builder import Piece, Pieces, plain

_WS = " \t\r\n"
_MARKS = "^<=" + _WS


class TopLine(NamedTuple):
    """A line between its white space and its marks; without pieces it is blank."""

    text: str
    pieces: Pieces
    start: int
    end: int
    indented: bool
    marked: bool
    closing: str

    @property
    def length(self) -> int:
        """Letters on it."""
        return len(self.text)

    @classmethod
    def of(cls, page: str, start: int, end: int, pieces: Pieces) -> TopLine:
        """The line that these pieces of the page are."""
        whole = plain(pieces, page)
        kept, text = _stripped(pieces, whole)
        body = whole.rstrip("\r\n")
        return cls(
            text=text,
            pieces=kept,
            start=start,
            end=end,
            indented=body.startswith(("  ", "\t")),
            marked=whole.lstrip(_WS).startswith("^"),
            closing=body.rstrip()[-1:],
        )


def _stripped(pieces: Pieces, whole: str) -> tuple[Pieces, str]:
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
    r"[A-Z]{2}-[^ ]|[^ ]*+--|[^\s/]++(?:/[^\s/]*+)++\Z|[^/]{1,60}/(?:[^/]{1,60}/)*+\Z"
    r"|[A-Z]{2,3}\d{3,4}\b|\([^()]*+\)\Z|[A-Z]{2,5} (?:Photo|Graphic|Video)s?\b"
    r"|(?=[^\d]{0,40}\d)(?:[A-Z\d]{1,4}+(?:[ /]++|\Z))++\Z"
)
_DATELINE = re.compile(r"[^()\n]{0,60}\((?:[^\W\d_]|[/ .-]){2,20}\)[ \t]*+[-–—_=:]")

_Kind = tuple[str, Role]
_Found = tuple[str, Role, TopLine]
_TITLE: _Kind = ("title", Role.TITLE)
_AUTHORED: _Kind = ("author", Role.METADATA)


class TopLines:
    """The lines of a text in two parts: what is above the first paragraph, and the rest."""

    def __init__(self, lines: Iterable[TopLine]) -> None:
        self._lines = iter(lines)
        self._first: tuple[TopLine, ...] = ()

    def top(self) -> Iterator[_Found]:
        """Fact, role and line of everything above the first paragraph."""
        told: set[_Kind] = set()
        blank = over = False
        unfinished: _Kind | None = None
        for line in self._lines:
            if not line.pieces:
                blank = True
                continue
            kind = unfinished
            if kind is None or line.marked or line.indented:
                kind = None if _begins(line, told, blank=blank or over) else _told(line, told)
                over = over or (line.closing == "=" and not line.marked)
            if kind is None:
                self._first = (line,)
                return
            going_on = line.marked or unfinished is not None
            unfinished = kind if going_on and line.closing not in {"<", "="} else None
            blank = False
            told.add(kind)
            yield (*kind, line)

    def rest(self) -> Iterator[TopLine]:
        """The paragraphs."""
        return chain(self._first, self._lines)


def _begins(line: TopLine, told: set[_Kind], *, blank: bool) -> bool:
    """Is this the first line of the first paragraph?"""
    if line.marked or _NOTE.match(line.text):
        return False
    return line.indented or bool(_DATELINE.match(line.text)) or (_TITLE in told and blank)


def _told(line: TopLine, told: set[_Kind]) -> _Kind:
    if _NOTE.match(line.text):
        return "note", Role.METADATA
    if _AUTHOR.match(line.text):
        return _AUTHORED
    if _SLUG.match(line.text) or (line.marked and _AUTHORED in told):
        return "", Role.METADATA  # after the author comes who that is: `Staff Writer`
    return ("", Role.HEADING) if _TITLE in told else _TITLE


def signal(line: TopLine) -> re.Match[str] | None:
    """What a slug or a headline says of the message: a kill, a correction, a new lead."""
    return _SIGNAL.search(line.text)
