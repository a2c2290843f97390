"""Telegrams: wire text between control characters, as IPTC 7901 and ANPA 1312 have it.

A header (source or service, number, priority, category, count of words) stands after SOH, the
text between STX and ETX, its time after that; `ZCZC` and `NNNN` mark the same where a teleprinter
had no control characters. All else are lines for people (see `toplines`): corrections, kills and
embargoes are told in words. A message's number begins anew every day, so it is no id.
Sources: IPTC 7901 recommended message format, 5th revision 1995; ANPA 1312, 1989.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from rightscheck.model import Document, Role, Span, line_starts
from rightscheck.readers.building.builder import LINE, PARAGRAPH, Builder, Piece, Ruler
from rightscheck.readers.raw.encoding import Raw, decode
from rightscheck.readers.wire.items import numbered
from rightscheck.readers.wire.toplines import TopLine, TopLines, signal

_BEGIN = re.compile(r"\x01(?=[A-Za-z]{1,4}\d{3,4}(?!\d))|^ZCZC\b[ \t]*+", re.MULTILINE)
_STX, _ETX = "\x02", re.compile(r"\x03|(?:^|[ \t])NNNN[ \t]*+$", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]++")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")

_SENDER = re.compile(r"([A-Za-z]{2,4})\d{3,4}(?!\d)")
"""IPTC 7901: whose service, and the number of the day."""

_TIME = re.compile(
    r"(?i)\b(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)[ \t]*+(?P<zone>gmt|utc|z)?[ \t]*+"
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+[ \t.]*+(?P<year>\d\d)\b"
)
_STAMP = re.compile(
    r"(?i)\b(?P<month>\d\d?)-(?P<day>\d\d?)-(?P<year>\d\d)[ \t]++(?P<hour>\d\d):?(?P<minute>\d\d)"
    r"[ \t]*+(?P<zone>gmt|utc|z)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRAPPED = 45  # letters of a line that goes on in the next one; shorter ones end where they end


class _Message(NamedTuple):
    """Where a message's three parts begin, and where it ends."""

    header: int
    text: int
    trailer: int
    end: int


def read(source: Raw) -> Iterator[Document]:
    """Every message of a file; UnreadableDocument where it holds none."""
    page, encoding = decode(source)
    ruler, digest = Ruler(line_starts(page)), source.sha256()
    some = False
    for name, message in numbered(_messages(page), source.name):
        some = True
        builder = Builder(page, ruler)
        _fill(builder, message)
        yield builder.document(digest, name, "text/vnd.iptc.7901", encoding)
    if not some:
        raise source.unreadable("holds no message", "look what is in it")


def _messages(page: str) -> Iterator[_Message]:
    begins = (match.span() for match in _BEGIN.finditer(page))
    for (_, header), (end, _) in pairwise(chain(begins, [(len(page), len(page))])):
        text = page.find(_STX, header, end)
        if text < 0:
            text = _LINE.match(page, header, end).end()  # type: ignore[union-attr]
        closing = _ETX.search(page, text, end)
        trailer = closing.start() if closing else end
        yield _Message(header, text, trailer, end)


def _fill(builder: Builder, message: _Message) -> None:
    header, text, trailer, end = message
    page = builder.original
    sender = _SENDER.match(page, header, text)
    if sender:
        builder.declare("feed", (Piece(None, *sender.span(1)),))
    for line in _lines(page, header, text):
        builder.declare("", line.pieces)
    for line in _lines(page, trailer, end):
        builder.declare("", line.pieces)
        _time(builder, page, line)
    lines = TopLines(_lines(page, text, trailer))
    for fact, role, line in lines.top():
        builder.declare(fact, line.pieces, role)
        signalled = signal(line) if fact != "note" else None
        if signalled:
            at = builder.length - line.length
            span = Span(at + signalled.start(), at + signalled.end())
            builder.fact("signal", signalled[0], span)
    builder.gap(PARAGRAPH, text)
    before: TopLine | None = None
    for line in lines.rest():
        _body(builder, line, before)
        before = line


def _body(builder: Builder, line: TopLine, before: TopLine | None) -> None:
    """A line that is nearly full goes on in the next, unless that is indented."""
    if not line.pieces:
        builder.gap(PARAGRAPH, line.start)
        return
    if line.indented or before is None or not before.pieces:
        builder.gap(PARAGRAPH, line.start)
    elif before.length < _WRAPPED:
        builder.gap(LINE, line.start)
    else:
        builder.space(before.end, line.start)
    builder.role = Role.BODY
    builder.add(line.pieces)


def _lines(page: str, start: int, end: int) -> Iterator[TopLine]:
    """The lines between two places, without control characters and white space around them."""
    at = start
    while at < end:
        match = _LINE.match(page, at, end)
        stop = match.end() if match else end
        yield TopLine.of(page, at, stop, tuple(_plain(page, at, stop)))
        at = stop


def _plain(page: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for control in _CONTROL.finditer(page, start, end):
        yield Piece(None, at, control.start())
        at = control.end()
    yield Piece(None, at, end)


def _time(builder: Builder, page: str, line: TopLine) -> None:
    """When it was sent; its zone only where it names one."""
    match = _TIME.search(page, line.start, line.end) or _STAMP.search(page, line.start, line.end)
    if match is None:
        return
    month = match["month"].lower()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    century = 1900 if int(match["year"]) >= _FIRST_YEAR else 2000
    written = (
        f"{century + int(match['year'])}-{number:02}-{int(match['day']):02}"
        f"T{match['hour']}:{match['minute']}{'Z' if match['zone'] else ''}"
    )
    span = Span(builder.length - line.length, builder.length)
    builder.fact("published", written, span)


_FIRST_YEAR = 70  # two digits of a year: 1970 to 2069
