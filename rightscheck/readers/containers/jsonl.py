"""One JSON object a line in, a document a line out: `a.jsonl!7` is that of the seventh line.

Lines are read one after the other, so that the file may be of any size; places are line and
column of the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from rightscheck.model import Document, Unread
from rightscheck.readers.containers.lines import Lines
from rightscheck.readers.containers.rows import Table, row
from rightscheck.readers.notations.values import entries
from rightscheck.readers.raw.encoding import Raw


def read(source: Raw) -> Iterator[Document | Unread]:
    """The objects as documents; a line that is none is unread, and the rest goes on."""
    lines = Lines(source)
    table = Table(source.name, "application/x-ndjson", lines)
    for number, line in enumerate(lines, 1):
        if not line.text.strip():
            continue
        problem = _problem(line.text)
        if problem:
            yield Unread(
                name=f"{source.name}!{number}", problem=problem, hint="one JSON object a line"
            )
            continue
        cells = [
            (entry.path[-1], entry.pieces)
            for entry in entries(line.text, 0, len(line.text))
            if entry.path
        ]
        yield row(table, number, line, cells)


def _problem(line: str) -> str:
    """What is wrong with a line; nothing if it is an object."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"is not JSON: {_fault(error).lower()}"
    return "" if isinstance(found, dict) else "is no JSON object"


def _fault(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deep"
    return str(getattr(error, "msg", error))
