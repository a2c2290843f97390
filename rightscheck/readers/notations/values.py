"""Strings inside JSON and TOML, each with its path of keys and its place (a tree: `json.py`).

`json` and `tomllib` tell values but not places; this scanner tells places. It is lenient
(pages carry JSON-LD with raw line breaks and trailing commas), never recurses and looks at
each code point a bounded number of times.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from rightscheck.readers.building.builder import Piece, Pieces, plain
from rightscheck.text import lazily

Path = tuple[str, ...]


class Entry(NamedTuple):
    """One value: the keys that lead to it, which object holds it, and its text with places.

    `holder` counts objects in order of their beginning, `above` is the object around that.
    """

    path: Path
    pieces: Pieces
    holder: int = 0
    above: int = -1


class Opened(NamedTuple):
    """An object begins: the keys that lead to it, its number, and that of the object around it."""

    path: Path
    holder: int
    above: int


_TOKEN = lazily.pattern(
    r'"""(?P<long>(?:[^"\\]|\\.|"(?!""))*+)"""'
    r"|'''(?P<longraw>(?:[^']|'(?!''))*+)'''"
    r'|"(?P<string>(?:[^"\\]|\\.)*+)"'
    r"|'(?P<rawstring>[^'\n]*+)'"
    r"|(?P<punct>[{}\[\],:=])"
    r"|(?P<comment>#[^\n]*+)"
    r"|(?P<date>\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d[^\s,\]}#]*+)"
    r"|(?P<bare>[^\s{}\[\],:=\"'#]++)"
    r"|(?P<space>\s++)",
    re.DOTALL,
)

_ESCAPE = lazily.pattern(
    r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(\r?\n[ \t]*+)|(.))", re.DOTALL
)

_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "e": "\x1b"}

DEEPEST = 64
"""Nesting that is still read; what lies deeper declares nothing."""


def quoted(page: str, start: int, end: int) -> Iterator[Piece]:
    r"""What stands between double quotes; every escape (`\n`, `\u00e9`) keeps its place.

    Half a surrogate pair on its own becomes U+FFFD: it is no character.
    """
    at, high = start, ""
    for match in _ESCAPE.finditer(page, start, end):
        if high and match.start() != at:
            high = ""
        if match.start() > at:
            yield Piece(None, at, match.start())
        text = _meaning(match)
        at = match.end()
        if "\ud800" <= text <= "\udbff" and page.startswith("\\u", at):
            high = text
            continue
        pair = (high + text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        yield Piece(pair, match.start() - 6 * len(high), at)
        high = ""
    yield Piece(None, at, end)


def _meaning(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        point = int(code, 16)
        return chr(point) if point <= sys.maxunicode else "\ufffd"
    if match[4]:
        return ""
    return _SIMPLE.get(match[5], match[5])


class Broken(ValueError):
    """This is no such notation."""


def json_end(page: str, start: int, end: int | None = None) -> int:
    """One past the bracket that closes the one at `start`; the end (of the page) if none does."""
    depth = 0
    at = start
    last = len(page) if end is None else end
    while at < last:
        match = _TOKEN.match(page, at, last)
        if match is None:
            at = _past_stray(page, at, last)
            continue
        at = match.end()
        if match[0] in {"{", "["}:
            depth += 1
        elif match[0] in {"}", "]"}:
            depth -= 1
            if depth == 0:
                return match.end()
    return last


def _past_stray(page: str, at: int, end: int) -> int:
    """Past a quote that nothing closes; after `"` there is no other that anything would."""
    return end if page[at] == '"' else at + 1


class _Open(NamedTuple):
    path: Path
    is_object: bool
    holder: int
    above: int


_HEADER = lazily.pattern(r"\[\[?([^\[\]\n]++)\]\]?")


class Scan:
    """One pass over one text; `lines` makes it TOML: a line is `key = value` or `[table]`."""

    def __init__(self, page: str, start: int, end: int, *, lines: bool) -> None:
        self.page = page
        self.at = start
        self.end = end
        self.lines = lines
        self.stack = [_Open((), lines, 0, -1)]
        self.key: Path = ()
        self.objects = 0
        self.deeper = 0
        self.too_deep = False

    def run(self) -> Iterator[Entry | Opened]:
        """Every value, and every object where it begins."""
        while self.at < self.end:
            match = _TOKEN.match(self.page, self.at, self.end)
            if match is None:
                self.at = _past_stray(self.page, self.at, self.end)
                continue
            self.at = match.end()
            kind = match.lastgroup
            if kind == "punct":
                yield from self._punct(match)
            elif kind == "space":
                if self.lines and len(self.stack) == 1 and "\n" in match[0]:
                    self.key = self.stack[0].path
            elif kind != "comment" and not self.deeper:
                yield from self._scalar(match)

    @property
    def whole(self) -> bool:
        """Has everything that was opened been closed?"""
        return len(self.stack) == 1 and not self.deeper

    def _punct(self, match: re.Match[str]) -> Iterator[Opened]:
        mark = match[0]
        if mark in "{[":
            if not self._header(match):
                yield from self._open(mark)
        elif mark in "}]":
            self._close()
        elif mark == ",":
            self.key = self.stack[-1].path

    def _header(self, match: re.Match[str]) -> bool:
        if not self.lines or len(self.stack) > 1 or self.key != self.stack[0].path:
            return False
        header = _HEADER.match(self.page, match.start(), self.end)
        if header is None:
            return False
        self.objects += 1
        self.key = tuple(part.strip(" \t\"'") for part in header[1].split("."))
        self.stack = [_Open(self.key, is_object=True, holder=self.objects, above=0)]
        self.at = header.end()
        return True

    def _open(self, mark: str) -> Iterator[Opened]:
        if self.deeper or len(self.stack) >= DEEPEST:
            self.deeper += 1
            self.too_deep = True
            return
        top = self.stack[-1]
        if mark == "{":
            self.objects += 1
            self.stack.append(
                _Open(self.key, is_object=True, holder=self.objects, above=top.holder)
            )
            yield Opened(self.key, self.objects, top.holder)
        else:
            self.stack.append(_Open(self.key, is_object=False, holder=top.holder, above=top.above))

    def _close(self) -> None:
        if self.deeper:
            self.deeper -= 1
        elif len(self.stack) > 1:
            self.stack.pop()
            self.key = self.stack[-1].path

    def _scalar(self, match: re.Match[str]) -> Iterator[Entry]:
        top = self.stack[-1]
        pieces = tuple(_pieces(self.page, match))
        if top.is_object and self.key == top.path:
            key = plain(pieces, self.page)
            parts = key.split(".") if match.lastgroup == "bare" else [key]
            self.key = (*top.path, *parts)
        else:
            yield Entry(self.key, pieces, top.holder, top.above)


def _pieces(page: str, match: re.Match[str]) -> Iterator[Piece]:
    kind = match.lastgroup or "bare"
    start, end = match.span(kind)
    if kind in {"string", "long"}:
        return quoted(page, start, end)
    return iter((Piece(None, start, end),))


def entries(page: str, start: int, end: int) -> Iterator[Entry]:
    """The values of JSON text."""
    return _values(Scan(page, start, end, lines=False))


def toml_entries(page: str, start: int, end: int) -> Iterator[Entry]:
    """The values of TOML text."""
    return _values(Scan(page, start, end, lines=True))


def _values(scan: Scan) -> Iterator[Entry]:
    return (found for found in scan.run() if isinstance(found, Entry))
