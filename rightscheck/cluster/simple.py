"""Documents and sources as the tables that are asked for, until `inputs` reads more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as fn

from rightscheck.cluster.schemas import GIVEN_DOCUMENTS, GIVEN_SOURCES, spelled
from rightscheck.sources import open_sources


def documents(spark: SparkSession, paths: Sequence[Path]) -> DataFrame:
    """GIVEN_DOCUMENTS of Parquet and JSONL."""
    return _read(spark, paths, spelled(GIVEN_DOCUMENTS)).select(*GIVEN_DOCUMENTS.names)


def sources(spark: SparkSession, paths: Sequence[Path]) -> DataFrame:
    """GIVEN_SOURCES of JSONL, a `Source` a line, or of a library in SQLite."""
    if paths[0].suffix == ".db":
        with open_sources(paths[0], create=False, readonly=True) as library:
            held = [
                {
                    "place": n,
                    "source": s.model_dump_json(),
                    "added": library.versions(s.id)[0].added,
                }
                for n, s in enumerate(library.items())
            ]
        return spark.createDataFrame(pa.Table.from_pylist(held, GIVEN_SOURCES))
    rows = spark.read.text([str(path) for path in paths])
    place, added = fn.monotonically_increasing_id(), fn.lit(None).cast("timestamp")
    return rows.select(place.alias("place"), fn.col("value").alias("source"), added.alias("added"))


def _read(spark: SparkSession, paths: Sequence[Path], schema: str) -> DataFrame:
    names = [str(path) for path in paths]
    if any(".jsonl" in path.suffixes for path in paths):
        return spark.read.schema(schema).json(names)
    return spark.read.schema(schema).parquet(*names)
