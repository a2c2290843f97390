"""Documents and an index in, for each document who shares words with it out: the one join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyspark.broadcast import Broadcast
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as fn

from rightscheck.cluster.catalogue import Catalogue
from rightscheck.cluster.folder import IndexFolder
from rightscheck.cluster.holders import Holders
from rightscheck.cluster.index import fingerprints, sources
from rightscheck.cluster.schemas import NEAR, spelled
from rightscheck.matching.candidates import Marks, rarity
from rightscheck.matching.reach import reach
from rightscheck.sources.postings import KEY_BITS

_SENT = ("key", "id", "moment", "added", "version_of", "source")


def gathered(
    spark: SparkSession,
    marked: DataFrame,
    folder: IndexFolder,
    catalogue: Broadcast[Catalogue],
) -> DataFrame:
    """For MARKED documents that may have anything of anybody's: NEAR, and an array `items`.

    Their texts stay where they are, and those of sources move only to who is held against them.
    """
    index = fingerprints(spark, folder).withColumnRenamed("hash", "mark")
    asked = marked.select("document", "date", fn.explode(fn.arrays_zip("marks", "at")).alias("a"))
    asked = asked.select("document", "date", "a.marks", "a.at").withColumnRenamed("marks", "mark")
    row = fn.struct("mark", "at", "holders", "keys")
    found = asked.join(index, "mark").groupBy("document")
    found = found.agg(fn.first("date").alias("date"), fn.collect_list(row).alias("found"))
    near = found.mapInArrow(lambda batches: _near(batches, catalogue.value), spelled(NEAR))
    return near.join(_sent(spark, near, folder), "document")


def _sent(spark: SparkSession, near: DataFrame, folder: IndexFolder) -> DataFrame:
    """`document`, and as `items` the rows of SOURCES that it wants."""
    wanted = near.select("document", fn.explode("wanted").alias("key"))
    rows = sources(spark, folder).select("generation", *_SENT)
    # Of the two the wanted are few: so no source moves that nobody wants.
    sent = rows.join(fn.broadcast(wanted), "key")
    item = fn.struct("generation", *_SENT)
    return sent.groupBy("document").agg(fn.collect_list(item).alias("items"))


class Near(NamedTuple):
    """What the index says of a document: the sources it may be held against, and what they hold.

    `wanted` are these and all versions of their stories.
    """

    wanted: NDArray[np.uint32]
    holders: Holders


def near(
    holders: Holders, at: NDArray[np.int64], date: datetime | None, catalogue: Catalogue
) -> Near:
    """The same for who holds its marks, the first of each of which begins `at` that word."""
    hashes = holders.marks.astype(np.uint64) << np.uint64(KEY_BITS)
    asked = Marks(hashes, at, at, np.arange(len(at)))
    shared = holders.shared(hashes)
    found = reach(asked, shared, rarity(shared.holders), date, catalogue.published)
    keys = np.unique(np.array(found.keys, dtype=np.uint32))
    return Near(catalogue.with_versions(keys), holders.only(keys))


def _near(batches: Iterable[pa.RecordBatch], catalogue: Catalogue) -> Iterator[pa.RecordBatch]:
    """NEAR of each document that may have anything of anybody's."""
    for batch in batches:
        rows = []
        for document, date, found in zip(*batch.columns, strict=True):
            marks, at, counts, sizes, keys = _columns(found.values)
            holders = Holders.of(marks, counts, sizes, keys, catalogue.gone)
            first = np.unique(marks, return_index=True)[1]
            told = near(holders, at[first], date.as_py(), catalogue)
            if len(told.wanted):
                rows.append({"document": document, "wanted": told.wanted, **told.holders._asdict()})
        yield pa.RecordBatch.from_pylist(rows, NEAR)


def _columns(found: pa.StructArray) -> tuple[np.ndarray, ...]:
    """The columns of the rows found of one document; of the keys how many each has, and all."""
    mark, at, holders, keys = found.flatten()
    return (
        mark.to_numpy(),
        at.to_numpy().astype(np.int64),
        holders.to_numpy().astype(np.int64),
        keys.value_lengths().to_numpy().astype(np.int64),
        keys.flatten().to_numpy().astype(np.uint32),
    )
