"""Pieces in, Spark's tables out: each worker reads the pieces it is told of, by their paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from rightscheck.cluster.inputs import (
    DOCUMENTS,
    SOURCES,
    batches,
    given_documents,
    given_sources,
)
from rightscheck.cluster.pieces import Piece, document_pieces, measured, source_pieces
from rightscheck.cluster.schemas import GIVEN_DOCUMENTS, GIVEN_SOURCES, PIECES, spelled

FEW = 50
"""Pages in files of their own that one task reads; of anything larger it reads one piece."""


def documents(spark: SparkSession, paths: Iterable[Path]) -> DataFrame:
    """GIVEN_DOCUMENTS of files and folders that every worker finds under the same paths.

    NothingToCheck where there are none; RightscheckError for a table that does not fit.
    """
    return _frame(spark, document_pieces(paths, DOCUMENTS), given_documents, GIVEN_DOCUMENTS)


def sources(spark: SparkSession, paths: Iterable[Path]) -> DataFrame:
    """GIVEN_SOURCES of files and folders; UnusableSources where there are none."""
    return _frame(spark, source_pieces(paths, SOURCES), given_sources, GIVEN_SOURCES)


def named(paths: Sequence[Path]) -> list[str]:
    """The documents as a run keeps them in mind, which goes on with no others."""
    return [*map(str, paths), measured(document_pieces(paths, DOCUMENTS))]


def _frame(
    spark: SparkSession,
    pieces: Sequence[Piece],
    read: Callable[[Piece], Iterator[NamedTuple]],
    schema: pa.Schema,
) -> DataFrame:
    def rows(told: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        of = (Piece(**row) for batch in told for row in batch.to_pylist())
        return batches(of, read, schema)

    single = sum(piece.kind == "file" for piece in pieces)
    tasks = len(pieces) - single + -(-single // FEW)
    told = spark.createDataFrame(list(pieces), spelled(PIECES)).repartition(max(1, tasks))
    return told.mapInArrow(rows, spelled(schema))
