"""Documents and an index in, for each document who shares words with it out: the one join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyspark.broadcast import Broadcast
from pyspark.sql import DataFrame
from pyspark.sql import functions as fn

from rightscheck.cluster.index.catalogue import Catalogue
from rightscheck.cluster.schemas import NEAR, spelled
from rightscheck.cluster.steps.holders import Holders
from rightscheck.matching.candidates import DocumentMarks, rarity
from rightscheck.matching.reach import reach
from rightscheck.sources.postings import KEY_BITS

_SENT = ("key", "id", "moment", "added", "version_of", "source")


def nearby(
    marked: DataFrame,
    indexes: Sequence[DataFrame],
    catalogue: Broadcast[Catalogue],
    hot: DataFrame,
) -> DataFrame:
    """Join MARKED documents with the index: NEAR of those that share marks; no text moves.

    `indexes` are the generations of FINGERPRINTS, in buckets: only what is asked for moves to them.
    What is `hot` stays where it is asked, and what the indexes have of it goes there.
    """
    asked = marked.select("document", "date", fn.explode(fn.arrays_zip("marks", "at")).alias("a"))
    asked = asked.selectExpr("document", "date", "a.marks AS hash", "a.at")
    joined = [asked.join(index, "hash") for index in indexes]
    if not hot.isEmpty():
        few = fn.broadcast(hot)
        cool = asked.join(few, "hash", "left_anti")
        joined = [cool.join(index, "hash") for index in indexes]
        joined += [asked.join(fn.broadcast(one.join(few, "hash")), "hash") for one in indexes]
    row = fn.struct("hash", "at", "holders", "keys")
    found = reduce(DataFrame.unionByName, joined).groupBy("document")
    # A set, for a page that came twice, word for word, is one document here and asks twice.
    told = found.agg(fn.first("date").alias("date"), fn.collect_set(row).alias("found"))
    return told.mapInArrow(lambda batches: _near(batches, catalogue.value), spelled(NEAR))


def hot(marked: DataFrame, one_in: int = 50, least: int = 20) -> DataFrame:
    """Marks that very many documents have (words of a widget), seen in one of fifty documents.

    All that ask for one of them would else come to one task. Which documents are looked at is told
    by their numbers, so that whoever has to do it again finds the same.
    """
    some = marked.where(fn.pmod("document", fn.lit(one_in)) == 0)
    few = some.select(fn.explode("marks").alias("hash"))
    counted = few.groupBy("hash").count().where(fn.col("count") >= least)
    return counted.select("hash").persist()


def gathered(near: DataFrame, sources: DataFrame) -> DataFrame:
    """NEAR with the rows of SOURCES that each document wants, as `items`.

    Of the two sides the wanted are few and go everywhere: so only sources that are wanted move.
    """
    wanted = near.select("document", fn.explode("wanted").alias("key"))
    sent = sources.select("generation", *_SENT).join(fn.broadcast(wanted), "key")
    item = fn.struct("generation", *_SENT)
    items = sent.groupBy("document").agg(fn.collect_list(item).alias("items"))
    return near.join(items, "document")


class Near(NamedTuple):
    """The sources with which a document is worth comparing, and the marks that they hold.

    `wanted` are these and all versions of their stories.
    """

    wanted: NDArray[np.uint32]
    holders: Holders


def near(
    holders: Holders, at: NDArray[np.int64], date: datetime | None, catalogue: Catalogue
) -> Near:
    """What `holders` of a document's marks make; each mark first stands `at` that word."""
    hashes = holders.marks.astype(np.uint64) << np.uint64(KEY_BITS)
    asked = DocumentMarks(hashes, at, at, np.arange(len(at)))
    shared = holders.shared(hashes)
    found = reach(asked, shared, rarity(shared.holders), date, catalogue.published)
    keys = np.unique(np.array(found.keys, dtype=np.uint32))
    return Near(catalogue.with_versions(keys), holders.only(keys))


def _near(batches: Iterable[pa.RecordBatch], catalogue: Catalogue) -> Iterator[pa.RecordBatch]:
    """NEAR of each document that shares marks with a source."""
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
