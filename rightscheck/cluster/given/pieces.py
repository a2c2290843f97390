"""Files and folders in, pieces out: what one task reads, told by paths, so that no byte is shipped.

Whoever lists them looks at no more than footers and first lines: a file that is damaged is a piece
with its problem, and the others go on; a table that lacks a column ends the run before it begins.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from rightscheck.errors import NothingToCheck, RightscheckError, UnusableSources, nearest, reason
from rightscheck.pipeline.intake.given import walk
from rightscheck.reporters.inert import inert_name
from rightscheck.sources import open_sources

LINES = 16_000_000
"""Bytes of a file of lines that one task reads."""

SHELF = 5_000
"""Sources of a library that one task reads."""

_WARC = (".warc", ".warc.gz")
_LINES = (".jsonl", ".ndjson")
_AGAIN = "it was cut off, or damaged on its way: fetch it again"


class Piece(NamedTuple):
    """A part of a file: a row group of Parquet, bytes of lines, keys of a library, or all of it.

    `number` tells the order in which pieces were given; one with a `problem` cannot be read.
    `path` is what people call the file, from the folder `root` in which they did.
    """

    number: int
    path: str
    kind: str
    start: int = 0
    end: int = 0
    problem: str = ""
    hint: str = ""
    root: str = ""

    @property
    def file(self) -> Path:
        """Where it is found, also by a worker that runs in a folder of its own."""
        return Path(self.root, self.path)


class Table(NamedTuple):
    """The tables that people hand in: columns that must be there, and what each of them holds."""

    what: str
    needed: tuple[tuple[str, ...], ...]
    columns: Mapping[str, Callable[[pa.DataType], bool]]

    def refuse(self, schema: pa.Schema, where: object) -> None:
        """RightscheckError that names the column for a table that does not fit."""
        told = f"it has: {', '.join(schema.names)[:500] or 'nothing'}"
        for some in self.needed:
            if not set(some) & set(schema.names):
                problem = f"has no column {' or '.join(map(repr, some))}, as {self.what} need"
                raise RightscheckError(problem, where=where, hint=told)
        for field in schema:
            if field.name not in self.columns:
                otherwise = f"known columns: {', '.join(self.columns)}"
                hint = nearest(field.name, self.columns, otherwise)
                raise RightscheckError(f"unknown column {field.name!r}", where=where, hint=hint)
            if not self.columns[field.name](field.type):
                problem = f"the column {field.name!r} cannot be {field.type}"
                raise RightscheckError(problem, where=where, hint=_TYPES)


_TYPES = "name, text and media_type are strings, data is binary, facts a map of lists of strings"


def anything(_: pa.DataType) -> bool:
    """Any type of column: each of its values is checked when it is read."""
    return True


def is_text(of: pa.DataType) -> bool:
    """Is it a column of strings, of whichever Arrow type?"""
    if pa.types.is_dictionary(of):
        of = of.value_type
    return bool(pa.types.is_string(of) or pa.types.is_large_string(of) or of == pa.string_view())


def is_bytes(of: pa.DataType) -> bool:
    """Is it a column of bytes, of whichever Arrow type?"""
    return bool(pa.types.is_binary(of) or pa.types.is_large_binary(of))


def document_pieces(paths: Iterable[Path], table: Table) -> list[Piece]:
    """The pieces of documents: tables, lines, crawls, libraries, and files of any format.

    NothingToCheck where there is none.
    """
    found = _numbered(piece for path in paths for piece in _of(path, table, pages=True))
    if not found:
        raise NothingToCheck("no document was given", hint="name files or folders that hold some")
    return found


def source_pieces(paths: Iterable[Path], table: Table) -> list[Piece]:
    """The pieces of sources: tables, lines and libraries; UnusableSources for anything else."""
    found = _numbered(piece for path in paths for piece in _of(path, table, pages=False))
    if not found:
        hint = "name Parquet or JSONL files of them, or a library (`rightscheck sources add`)"
        raise UnusableSources("no source was given", hint=hint)
    for piece in found:
        if piece.problem:
            raise UnusableSources(piece.problem, where=piece.path, hint=piece.hint)
    return found


def _numbered(pieces: Iterable[Piece]) -> list[Piece]:
    root = str(Path.cwd())
    return [piece._replace(number=at, root=root) for at, piece in enumerate(pieces)]


def _of(path: Path, table: Table, *, pages: bool) -> Iterator[Piece]:
    if not path.is_dir():
        yield from _of_file(path, table, pages=pages)
        return
    tables = (file for file in path.rglob("*") if file.suffix in {".parquet", *_LINES})
    files = {file for file in tables if file.is_file() and not _is_hidden(file, path)}
    if pages:
        files |= set(walk(path))
    for file in sorted(files):
        yield from _of_file(file, table, pages=pages)


def _is_hidden(file: Path, folder: Path) -> bool:
    """Is it a file that Spark writes for itself (`_SUCCESS`, `.crc`)?"""
    return any(part.startswith((".", "_")) for part in file.relative_to(folder).parts)


def _of_file(path: Path, table: Table, *, pages: bool) -> Iterator[Piece]:
    name = path.name.lower()
    try:
        str(path).encode()
        if name.endswith(".parquet"):
            yield from _row_groups(path, table)
        elif name.endswith(_LINES):
            yield from _ranges(path)
        elif _is_library(path):
            yield from _shelves(path)
        elif pages:
            yield Piece(0, str(path), "crawl" if name.endswith(_WARC) else "file")
        else:
            raise UnusableSources(
                "holds no sources", where=path, hint="Parquet, JSONL, or a library of sources"
            )
    except UnicodeEncodeError:  # neither Spark nor a table can hold it
        told = inert_name(str(path))
        yield Piece(0, told, "", problem="has a name that is no UTF-8", hint="rename it")
    except OSError as error:
        yield Piece(0, str(path), "", problem=f"cannot be read ({reason(error)})", hint=_AGAIN)


def _row_groups(path: Path, table: Table) -> Iterator[Piece]:
    try:
        with pq.ParquetFile(path) as file:
            schema, known = file.schema_arrow, file.metadata
            groups = [n for n in range(known.num_row_groups) if known.row_group(n).num_rows]
    except pa.ArrowException as error:
        yield Piece(
            0, str(path), "", problem=f"is no whole Parquet file: {arrow_cause(error)}", hint=_AGAIN
        )
        return
    table.refuse(schema, path)
    for group in groups:
        yield Piece(0, str(path), "table", group, group + 1)


def _ranges(path: Path) -> Iterator[Piece]:
    size = path.stat().st_size
    for start in range(0, size, LINES):
        yield Piece(0, str(path), "lines", start, min(start + LINES, size))


def _is_library(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def _shelves(path: Path) -> Iterator[Piece]:
    with open_sources(path, readonly=True) as library:
        last = library.last
    for start in range(1, last + 1, SHELF):
        yield Piece(0, os.fspath(path), "library", start, min(start + SHELF, last + 1))


def is_facts(of: pa.DataType) -> bool:
    """Names, and what is said under each."""
    return bool(pa.types.is_map(of) and pa.types.is_list(of.item_type))


def arrow_cause(error: Exception) -> str:
    """The cause of an Arrow error, which its message tells last."""
    return " ".join(str(error).split()).rpartition("': ")[2].rstrip(".")[:200]
