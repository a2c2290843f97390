"""Pieces in, rows out: documents as GIVEN_DOCUMENTS, sources as GIVEN_SOURCES (`schemas`).

Pure iterators, which Spark calls in its workers (`frame`). A row that cannot be read is a row all
the same, with its place in the file, its problem and what to do: the document is unread, and what
comes after it is read.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import Field, ValidationError, model_validator

from rightscheck.cluster.given.pieces import (
    Piece,
    Table,
    anything,
    arrow_cause,
    is_bytes,
    is_facts,
    is_text,
)
from rightscheck.errors import RightscheckError, UnreadableDocument, reason
from rightscheck.model import Source, Unread, Value
from rightscheck.model.value import Fault, Names
from rightscheck.readers.containers.warc import pages
from rightscheck.readers.raw.refusal import LARGEST, opened
from rightscheck.sources import open_sources

DOCUMENTS = Table(
    "documents",
    (("name",), ("text", "data")),
    {
        "name": is_text,
        "text": is_text,
        "data": is_bytes,
        "media_type": is_text,
        "facts": is_facts,
    },
)
SOURCES = Table(
    "sources",
    (("id",), ("holder",), ("text",)),
    {
        name: is_text if name in {"id", "holder", "text"} else anything
        for name in Source.model_fields
    },
)

LONGEST = 2 * LARGEST
"""Bytes of a line: a document of LARGEST bytes in Base64, or with what JSON escapes."""

_ROWS = 64
_BYTES = 16_000_000
_FEW = 1 << 32  # rows of a piece are fewer
_GIVE = "write it as `rightscheck batch check --help` shows"


class DocumentRow(NamedTuple):
    """A row of GIVEN_DOCUMENTS."""

    name: str
    text: str | None = None
    data: bytes | None = None
    media_type: str | None = None
    facts: Mapping[str, tuple[str, ...]] | None = None
    problem: str | None = None
    hint: str | None = None


class SourceRow(NamedTuple):
    """A row of GIVEN_SOURCES."""

    place: int
    source: str
    added: datetime | None = None


class DocumentLine(Value):
    """A document as a line of JSON has it: its `text`, or its bytes in Base64 as `data`."""

    name: str = Field(min_length=1, max_length=10_000)
    text: str | None = None
    data: str | None = None
    media_type: str | None = None
    facts: dict[str, Names] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one(self) -> DocumentLine:
        if (self.text is None) == (self.data is None):
            raise ValueError("give either text or data")
        return self


def given_documents(piece: Piece) -> Iterator[DocumentRow]:
    """The documents of a piece; a problem in place of one that is none, or larger than LARGEST."""
    if piece.problem:
        yield DocumentRow(piece.path, problem=piece.problem, hint=piece.hint)
        return
    try:
        yield from map(_bounded, _DOCUMENTS[piece.kind](piece))
    except RightscheckError as error:
        yield DocumentRow(error.where or piece.path, problem=error.problem, hint=error.hint)
    except OSError as error:
        yield DocumentRow(
            piece.path, problem=f"cannot be read ({reason(error)})", hint="look at it"
        )


def given_sources(piece: Piece) -> Iterator[SourceRow]:
    """The sources of a piece as JSON, unchecked: whoever stores them refuses what is none."""
    for number, (source, added) in enumerate(_SOURCES[piece.kind](piece)):
        yield SourceRow(piece.number * _FEW + number, source, added)


def batches(
    pieces: Iterable[Piece],
    read: Callable[[Piece], Iterator[NamedTuple]],
    schema: pa.Schema,
) -> Iterator[pa.RecordBatch]:
    """Rows of pieces as Arrow batches, small enough that memory stays bounded."""
    rows: list[dict[str, Any]] = []
    size = 0
    for piece in pieces:
        for row in read(piece):
            rows.append(row._asdict())
            size += sum(len(value) for value in row if isinstance(value, str | bytes))
            if len(rows) >= _ROWS or size >= _BYTES:
                yield pa.RecordBatch.from_pylist(rows, schema)
                rows, size = [], 0
    if rows:
        yield pa.RecordBatch.from_pylist(rows, schema)


def _bounded(given: DocumentRow) -> DocumentRow:
    data = (given.text or "").encode("utf-8", "surrogatepass") if given.data is None else given.data
    if len(data) <= LARGEST:
        return given
    problem = f"is larger than {LARGEST:,} bytes"
    return DocumentRow(given.name, problem=problem, hint="check its parts one by one")


def _of_file(piece: Piece) -> Iterator[DocumentRow]:
    with piece.file.open("rb") as file:
        yield DocumentRow(piece.path, data=file.read(LARGEST + 1))


def _of_crawl(piece: Piece) -> Iterator[DocumentRow]:
    with piece.file.open("rb") as file:
        for one in pages(opened(file, piece.path, "application/warc")):
            if isinstance(one, Unread):
                yield DocumentRow(one.name, problem=one.problem, hint=one.hint)
            else:
                yield DocumentRow(one.name, data=one.data, media_type=one.media_type)


def _of_table(piece: Piece) -> Iterator[DocumentRow]:
    for number, row in _rows(piece):
        name = row.pop("name", None)
        if name is None:
            problem = f"row {number:,} of row group {piece.start:,} has no name"
            yield DocumentRow(piece.path, problem=problem, hint=_GIVE)
            continue
        facts = {key: tuple(values or ()) for key, values in row.pop("facts", None) or ()}
        yield DocumentRow(name, **row, facts=facts or None)


def _rows(piece: Piece) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a row group, numbered from 1, a few in memory at a time."""
    number = 0
    try:
        with pq.ParquetFile(piece.file) as file:
            groups = range(piece.start, piece.end)
            for batch in file.iter_batches(_ROWS, row_groups=groups, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except (pa.ArrowException, OSError) as error:
        raise UnreadableDocument(
            f"row group {piece.start:,} is damaged after row {number:,}: {arrow_cause(error)}",
            where=piece.path,
            hint="it was cut off, or damaged on its way: fetch it again",
        ) from error


def _of_lines(piece: Piece) -> Iterator[DocumentRow]:
    for at, line in _lines(piece):
        name, problem = piece.path, "is longer than a document can be"
        if line is not None:
            try:
                yield _line(line)
                continue
            except ValidationError as error:
                problem = f"{Fault.of(error)}"
            except binascii.Error:
                problem = "data: is no Base64"
        yield DocumentRow(name, problem=f"the line at byte {at:,}: {problem}", hint=_GIVE)


def _line(line: bytes) -> DocumentRow:
    one = DocumentLine.model_validate_json(line)
    data = None if one.data is None else base64.b64decode(one.data, validate=True)
    return DocumentRow(one.name, one.text, data, one.media_type, one.facts or None)


def _lines(piece: Piece) -> Iterator[tuple[int, bytes | None]]:
    """The lines that begin in a range of bytes, each with its place; None is one too long."""
    with piece.file.open("rb") as file:
        file.seek(max(0, piece.start - 1))
        if piece.start:
            _skip(file)  # to the end of the line that the range before has begun
        while (at := file.tell()) < piece.end and (line := file.readline(LONGEST + 1)):
            if len(line) > LONGEST and not line.endswith(b"\n"):
                _skip(file)
                yield at, None
            elif line.strip():
                yield at, line


def _skip(file: BinaryIO) -> None:
    while (more := file.readline(1 << 20)) and not more.endswith(b"\n"):
        pass


def _of_library(piece: Piece) -> Iterator[DocumentRow]:
    for source, _ in _shelf(piece):
        told = {"published": source.published, "language": source.language, "url": source.url}
        facts = {name: (str(value),) for name, value in told.items() if value}
        yield DocumentRow(source.id, source.text, None, "text/plain", facts or None)


def _shelf(piece: Piece) -> Iterator[tuple[Source, datetime | None]]:
    with open_sources(piece.file, readonly=True) as library:
        for start in range(piece.start, piece.end, _ROWS):
            keys = range(start, min(start + _ROWS, piece.end))
            sources = library.fetch(keys)
            for entry in library.entries(keys):
                if entry.key in sources:
                    yield sources[entry.key], entry.added


Written = tuple[str, datetime | None]
"""A source as JSON, and when it came."""


def _sources_of_table(piece: Piece) -> Iterator[Written]:
    for _, row in _rows(piece):
        told = {key: value for key, value in row.items() if value is not None}
        yield json.dumps(told, ensure_ascii=False, default=_plain), None


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)


def _sources_of_lines(piece: Piece) -> Iterator[Written]:
    for at, line in _lines(piece):
        told = "" if line is None else line.decode("utf-8", "replace").strip()
        yield told or f"the line at byte {at:,} of {piece.path} is too long", None


def _sources_of_library(piece: Piece) -> Iterator[Written]:
    return ((source.model_dump_json(exclude_unset=True), added) for source, added in _shelf(piece))


_DOCUMENTS: dict[str, Callable[[Piece], Iterator[DocumentRow]]] = {
    "file": _of_file,
    "crawl": _of_crawl,
    "table": _of_table,
    "lines": _of_lines,
    "library": _of_library,
}
_SOURCES: dict[str, Callable[[Piece], Iterator[Written]]] = {
    "table": _sources_of_table,
    "lines": _sources_of_lines,
    "library": _sources_of_library,
}
