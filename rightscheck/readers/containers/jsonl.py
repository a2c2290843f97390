"""One JSON object a line in, a document a line out: `a.jsonl!7` is that of the seventh line.

Lines are read one after the other, so that the file may be of any size; places are line and
column of the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers.containers.lines import FileLines, object_of
from rightscheck.readers.containers.rows import Table, row
from rightscheck.readers.notations.values import entries
from rightscheck.readers.raw.encoding import Raw


def read(source: Raw) -> Iterator[Document | Unread]:
    """The objects as documents; a line that is none is unread, and the rest goes on."""
    lines = FileLines(source)
    table = Table(source.name, "application/x-ndjson", lines)
    for number, line in enumerate(lines, 1):
        if not line.text.strip():
            continue
        try:
            object_of(line.text)
        except UnreadableDocument as error:
            yield Unread(name=f"{source.name}!{number}", problem=error.problem, hint=error.hint)
            continue
        cells = [
            (entry.path[-1], entry.pieces)
            for entry in entries(line.text, 0, len(line.text))
            if entry.path
        ]
        yield row(table, number, line, cells)
