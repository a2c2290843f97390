"""Pieces in, Spark's tables out: each worker reads the pieces it is told of, by their paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from rightscheck.cluster.given.inputs import (
    DOCUMENTS,
    SOURCES,
    batches,
    given_documents,
    given_sources,
)
from rightscheck.cluster.given.pieces import Piece, document_pieces, source_pieces
from rightscheck.cluster.results.slices import Parts, by_name
from rightscheck.cluster.schemas import GIVEN_DOCUMENTS, GIVEN_SOURCES, PIECES, spelled

FEW = 50
"""Pages in files of their own that one task reads; of anything larger it reads one piece."""

SHARES, TOGETHER = 4, 10
"""Of sources each processor reads so many shares, and of very many pieces a task so many of them:
what a task costs is paid once for thousands of sources."""

SLICE = 512_000_000
"""Bytes of documents in a slice, where nobody says how many slices: a small batch is begun once."""


def document_parts(spark: SparkSession, paths: Iterable[Path], slices: int | None) -> Parts:
    """GIVEN_DOCUMENTS in so many slices or a few less, each of which reads its own files.

    Every worker finds the files and folders under the same paths. NothingToCheck where there are
    none; RightscheckError for a table that does not fit. `slices` None is one for each SLICE of
    bytes. Where pieces are fewer than slices, several of these read the same ones, and each takes
    the documents that are its by their names.
    """
    pieces = document_pieces(paths, DOCUMENTS)
    files = _files(pieces)
    slices = slices or -(-sum(size for size, _ in files.values()) // SLICE) or 1
    groups = min(slices, len(pieces))
    shares = slices // groups

    def of(number: int) -> DataFrame:
        mine = pieces[number % groups :: groups]
        single = sum(piece.kind == "file" for piece in mine)
        tasks = len(mine) - single + -(-single // FEW)
        read = partial(_read, read=given_documents, schema=GIVEN_DOCUMENTS)
        rows = _piece_table(spark, mine, tasks).mapInArrow(read, spelled(GIVEN_DOCUMENTS))
        found = by_name(rows, shares).of(number // groups)
        # One large file is read by one task; what comes of it is everybody's.
        width = spark.sparkContext.defaultParallelism
        return found.repartition(2 * width) if len(mine) < width else found

    lines = (f"{one.path}\t{one.start}\t{one.end}\t{files.get(one.file)}" for one in pieces)
    told = "\n".join(lines)
    digest = sha256(told.encode()).hexdigest()
    return Parts(groups * shares, of, digest)


def _files(pieces: Iterable[Piece]) -> dict[Path, tuple[int, int]]:
    """Size and time of change of each file, where it can be seen."""
    files = {one.file for one in pieces if not one.problem}
    told = {file: file.stat() for file in files if file.is_file()}
    return {file: (one.st_size, one.st_mtime_ns) for file, one in told.items()}


class Sources(NamedTuple):
    """PIECES of sources, and the function that reads GIVEN_SOURCES from them."""

    pieces: DataFrame
    read: Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]


def sources(spark: SparkSession, paths: Iterable[Path]) -> Sources:
    """The sources of files and folders; UnusableSources where there are none."""
    pieces = source_pieces(paths, SOURCES)
    tasks = max(SHARES * spark.sparkContext.defaultParallelism, len(pieces) // TOGETHER)
    told = _piece_table(spark, pieces, min(len(pieces), tasks))
    return Sources(told, partial(_read, read=given_sources, schema=GIVEN_SOURCES))


def _piece_table(spark: SparkSession, pieces: Sequence[Piece], tasks: int) -> DataFrame:
    table = pa.Table.from_pylist([piece._asdict() for piece in pieces], PIECES)
    return spark.createDataFrame(table).repartition(tasks)


def _read(
    told: Iterable[pa.RecordBatch],
    read: Callable[[Piece], Iterator[NamedTuple]],
    schema: pa.Schema,
) -> Iterator[pa.RecordBatch]:
    pieces = (Piece(**row) for batch in told for row in batch.to_pylist())
    return batches(pieces, read, schema)
