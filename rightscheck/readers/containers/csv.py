"""Tables with a column of texts in, a document a row out: CSV and TSV as spreadsheets write them.

RFC 4180 with what people do to it: other delimiters, quotes that are never closed, any encoding.
Rows are read one after the other, so that the file may be of any size. A document is named by its
row as a spreadsheet counts it (`a.csv!2` is the first below the header), its places are line and
column of the file. A table without a column of texts is one document: a notice may stand in any
cell.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document
from rightscheck.readers.building.builder import CELL, LINE, Builder, Piece, Pieces, plain
from rightscheck.readers.containers.lines import FileLine, FileLines
from rightscheck.readers.containers.rows import Table, row, text_column
from rightscheck.readers.raw.encoding import Raw, decode

_DELIMITERS = "\t;|,"
_QUOTED = re.compile(r'"((?:[^"]|"")*+)("?+)')
_MEANT = re.compile(r'""|\r\n?')
_PLAIN = {mark: re.compile(rf"(?:[^{re.escape(mark)}\r]|\r(?!\Z))*+") for mark in _DELIMITERS}
_LONGEST = 1_000_000  # code points of a row; a quote that is open for longer was none
_MOST = 10_000  # cells of a row


def read(source: Raw) -> Iterator[Document]:
    """The rows below the header as documents; the whole table where no column holds texts."""
    lines = FileLines(source)
    physical = iter(lines)
    first = next((line for line in physical if line.text.strip()), FileLine("", 0))
    if "\r" in first.text.rstrip("\r"):
        raise source.unreadable(
            "ends its lines in a bare return, as old Macs did", "save it with line feeds"
        )
    delimiter = max(_DELIMITERS, key=first.text.count)
    header, _ = _cells(first.text, delimiter, source.name)
    names = [plain(cell, first.text).strip() for cell in header]
    if not text_column(names):
        yield _whole(source, delimiter)
        return
    table = Table(source.name, "text/csv", lines)
    for number, line in enumerate(_records(physical, delimiter, source.name), 2):
        if line.text.strip():
            cells = _cells(line.text, delimiter, source.name)[0]
            yield row(table, number, line, list(zip(names, cells, strict=False)))


def _whole(source: Raw, delimiter: str) -> Document:
    if source.file:
        raise source.unreadable(
            "has no column of texts", "call one of its columns text, body or content"
        )
    page, encoding = decode(source)
    builder = Builder(page)
    for line in _records(FileLines(source), delimiter, source.name):
        for cell in _cells(line.text, delimiter, source.name)[0]:
            builder.add(
                Piece(text, line.offset + start, line.offset + end) for text, start, end in cell
            )
            builder.gap(CELL, line.offset)
        builder.gap(LINE, line.offset)
    return builder.document(source.data, source.name, "text/csv", encoding)


def _records(lines: Iterable[FileLine], delimiter: str, name: str) -> Iterator[FileLine]:
    """Rows: lines, of which those between two quotes are one."""
    coming = iter(lines)
    ahead: deque[FileLine] = deque()
    while (line := ahead.popleft() if ahead else next(coming, None)) is not None:
        taken, size = [line], len(line.text)
        is_open = _cells(line.text, delimiter, name)[1]
        while is_open and size < _LONGEST and (more := next(coming, None)) is not None:
            taken.append(more)
            size += len(more.text)
            is_open = _cells(f'"{more.text}', delimiter, name)[1]
        if is_open:
            # Nothing closes it: it was a letter. No line of those taken has a quote of its own,
            # or that would have closed it; so none of them is looked at twice.
            ahead.extend(taken[1:])
            yield line
        else:
            yield FileLine("\n".join(one.text for one in taken), line.offset)


def _cells(text: str, delimiter: str, name: str) -> tuple[list[Pieces], bool]:
    """The cells of a row, and whether it ends inside a quoted one."""
    found: list[Pieces] = []
    at, is_open = 0, False
    while True:
        if len(found) == _MOST:
            raise UnreadableDocument(
                f"has a row of more than {_MOST:,} cells", where=name, hint="is it a table?"
            )
        pieces: list[Piece] = []
        quoted = _QUOTED.match(text, at)
        if quoted:
            pieces += _unquoted(text, *quoted.span(1))
            is_open = not quoted[2]
            at = quoted.end()
        rest = _PLAIN[delimiter].match(text, at)
        end = rest.end() if rest else at
        pieces.append(Piece(None, at, end))
        found.append(tuple(pieces))
        if end >= len(text) or text[end] != delimiter:
            break
        at = end + 1
    return found, is_open


def _unquoted(text: str, start: int, end: int) -> Iterator[Piece]:
    for mark in _MEANT.finditer(text, start, end):
        yield Piece(None, start, mark.start())
        yield Piece('"' if mark[0][0] == '"' else "\n", *mark.span())
        start = mark.end()
    yield Piece(None, start, end)
