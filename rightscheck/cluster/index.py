"""Sources in, a folder of fingerprints out; what comes later is a generation more.

Whatever ends a run early, the folder is as it was before: a generation is there once the manifest
names it, which is written last.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from pydantic import ValidationError
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as fn

from rightscheck.cluster.folder import (
    LOCK,
    MANIFEST,
    Generation,
    IndexFolder,
    Manifest,
    alone,
    part,
    read_manifest,
    write_whole,
)
from rightscheck.cluster.schemas import COMMON_MARKS, FINGERPRINTS, REMOVED, SOURCES, spelled
from rightscheck.errors import RightscheckError, UnusableSources
from rightscheck.model import Source
from rightscheck.sources import COMMON
from rightscheck.sources.items import item, seconds
from rightscheck.sources.marks import marks_of
from rightscheck.sources.postings import KEY_BITS, KEYS, Postings, keys, postings_of
from rightscheck.sources.schema import scheme

_TAKEN = pa.schema([pa.field("place", pa.int64()), *SOURCES, pa.field("problem", pa.string())])
"""A source that was given: as it will be kept but for its key, or what is wrong with it."""


class Taken(NamedTuple):
    """What came of a delivery: how many sources were new, changed, and as they were.

    `problems` are the first of those that could not be taken in, of which there are `refused`.
    """

    new: int
    changed: int
    same: int
    refused: int
    problems: tuple[str, ...]


def add(spark: SparkSession, given: DataFrame, path: Path, now: datetime | None = None) -> Taken:
    """Take sources (GIVEN_SOURCES) into the index in the folder `path`, which may be a new one.

    As of a library: one that is known by its id takes the other's place if it says anything else,
    and keeps its key if its text is the same. Of several of one id the last counts.
    """
    _manifest(path)  # a folder of something else is left as it is
    with alone(path):
        return _added(spark, given, path, now)


def _added(spark: SparkSession, given: DataFrame, path: Path, now: datetime | None) -> Taken:
    before = _manifest(path)
    came = now or datetime.now(UTC)
    rows = given.mapInArrow(lambda batches: _taken(batches, came), spelled(_TAKEN)).persist()
    compared = _compared(spark, rows, path, before).persist()
    counts = {one["what"]: one["count"] for one in compared.groupBy("what").count().collect()}
    new, other, same_text = (counts.get(what, 0) for what in (_NEW, _OTHER, _SAME_TEXT))
    if before.last + new + other > int(KEYS):
        raise UnusableSources(
            f"would number more than {int(KEYS):,} sources", where=path, hint="begin another index"
        )
    if new or other or same_text:
        generation = Generation(number=before.next, buckets=_buckets(new + other))
        _write_generation(spark, compared, path, generation, before.last)
        after = {
            "version": f"{secrets.token_hex(4)}-{generation.number}",
            "generations": (*before.generations, generation),
            "count": before.count + new,
            "last": before.last + new + other,
        }
        text = before.model_copy(update=after).model_dump_json(indent=1)
        write_whole(path / MANIFEST, text)
    refused = _refused(rows)
    rows.unpersist()
    compared.unpersist()
    return Taken(new, other + same_text, counts.get(_SAME, 0), *refused)


def _compared(spark: SparkSession, rows: DataFrame, path: Path, before: Manifest) -> DataFrame:
    """Of each id the last of `rows`, with what is known of it already and `what` that makes it."""
    last = Window.partitionBy("id").orderBy(fn.desc("place"))
    good = rows.where("problem IS NULL").drop("problem", "key")
    one_each = good.withColumn("nth", fn.row_number().over(last)).where("nth = 1").drop("nth")
    what = (
        fn.when(fn.col("known_key").isNull(), _NEW)
        .when(fn.expr("sha256 = known_sha256"), _SAME)
        .when(fn.expr("text_sha256 = known_text_sha256"), _SAME_TEXT)
        .otherwise(_OTHER)
    )
    return one_each.join(_known(spark, path, before), "id", "left").withColumn("what", what)


_NEW, _OTHER, _SAME_TEXT, _SAME = "new", "other words", "same words", "same"


def _write_generation(
    spark: SparkSession, compared: DataFrame, path: Path, generation: Generation, last: int
) -> None:
    number = generation.number
    of = {what: compared.where(fn.col("what") == what) for what in (_NEW, _OTHER, _SAME_TEXT)}
    numbered = _numbered(of[_NEW].unionByName(of[_OTHER]), last)
    kept_key = of[_SAME_TEXT].withColumn("key", fn.col("known_key"))
    _write(numbered.unionByName(kept_key), SOURCES, path, "sources", number)
    _write(of[_OTHER].selectExpr("known_key AS key"), REMOVED, path, "removed", number)
    found = _fingerprints(spark, path, generation, last)
    there = part(path, "fingerprints", number)
    shutil.rmtree(there, ignore_errors=True)  # of a run that was killed
    table = f"rightscheck_{secrets.token_hex(8)}"
    in_buckets = found.write.bucketBy(generation.buckets, "hash").sortBy("hash")
    in_buckets.option("path", str(there)).saveAsTable(table)
    common = spark.table(table).where(fn.col("holders") > COMMON).select("hash").coalesce(1)
    _write(common, COMMON_MARKS, path, "common", number)
    spark.sql(f"DROP TABLE {table}")  # which is its name alone


def _buckets(sources: int) -> int:
    """Into how many files fingerprints go: a join reads each in a task of its own."""
    return max(2, min(MOST_BUCKETS, sources // IN_A_BUCKET))


IN_A_BUCKET, MOST_BUCKETS = 10_000, 2_000
"""Sources whose fingerprints make a bucket, some 30 MB; and how many tasks are enough."""


def _manifest(path: Path) -> Manifest:
    """The manifest of the folder, or one of an index of nothing where it is new or empty."""
    if path.is_dir() and any(path.iterdir()):
        held = {each.name for each in path.iterdir()}
        if MANIFEST in held or held - {"sources", "removed", "fingerprints", "common", LOCK}:
            return read_manifest(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UnusableSources("is no folder", where=path, hint="name a new folder") from error
    return Manifest(scheme=scheme(), version="")


def _taken(batches: Iterable[pa.RecordBatch], now: datetime) -> Iterator[pa.RecordBatch]:
    """Every source of GIVEN_SOURCES as a row of `_TAKEN`."""
    for batch in batches:
        rows = [_row(**one, now=now) for one in batch.to_pylist()]
        yield pa.RecordBatch.from_pylist(rows, _TAKEN)


def _row(place: int, source: str, added: datetime | None, now: datetime) -> dict[str, object]:
    nothing = dict.fromkeys(_TAKEN.names) | {"place": place}
    try:
        ready = item(Source.model_validate_json(source))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "source"
        return nothing | {"problem": f"{where}: {fault['msg']}: {source[:60]}"}
    except RightscheckError as error:
        return nothing | {"problem": str(error)}
    one = ready.source
    return nothing | {
        "id": one.id,
        "holder": one.holder,
        "moment": seconds(one.published),
        "added": seconds(added or now),
        "status": one.status.value,
        "version_of": one.version_of,
        "sha256": ready.sha256,
        "text_sha256": _digest(one.text),
        "source": ready.json.decode(),
    }


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _known(spark: SparkSession, path: Path, manifest: Manifest) -> DataFrame:
    """The sources that are there: id, key, and the hashes by which a change is seen."""
    columns = ("id", "sha256", "text_sha256")
    named = [f"{name} AS known_{name}" if name != "id" else name for name in ("key", *columns)]
    if not manifest.generations:
        empty = spark.createDataFrame([], spelled(SOURCES))
        return empty.selectExpr(*named)
    folder = IndexFolder(path)
    last = Window.partitionBy("key").orderBy(fn.desc("generation"))
    rows = sources(spark, folder).select("generation", "key", *columns)
    rows = rows.withColumn("nth", fn.row_number().over(last)).where("nth = 1")
    gone = spark.read.schema(spelled(REMOVED)).parquet(*folder.parts("removed"))
    return rows.join(gone, "key", "left_anti").selectExpr(*named)


def sources(spark: SparkSession, folder: IndexFolder) -> DataFrame:
    """Every row of SOURCES, with its `generation`."""
    read = spark.read.schema(f"{spelled(SOURCES)}, generation int")
    return read.option("basePath", str(folder.path / "sources")).parquet(*folder.parts("sources"))


def fingerprints(spark: SparkSession, folder: IndexFolder) -> Iterator[DataFrame]:
    """The rows of FINGERPRINTS, of each generation apart.

    Spark knows that equal hashes are in one bucket, so that a join need not move any of them.
    """
    for generation in folder.manifest.generations:
        table = f"rightscheck_{secrets.token_hex(8)}"
        there = part(folder.path, "fingerprints", generation.number)
        where = str(there).replace("\\", "\\\\").replace("'", "\\'")
        spark.sql(
            f"CREATE TABLE {table} ({spelled(FINGERPRINTS)}) USING parquet CLUSTERED BY (hash)"
            f" SORTED BY (hash) INTO {generation.buckets} BUCKETS LOCATION '{where}'"
        )
        yield spark.table(table)


def _numbered(rows: DataFrame, last: int) -> DataFrame:
    """The rows with a `key` each, in the order of their places, from the one after `last` on."""
    # All in one task, so of the places alone.
    in_turn = fn.row_number().over(Window.orderBy("place")) + fn.lit(last)
    keys_ = rows.select("place").withColumn("key", in_turn.cast("int"))
    return rows.join(keys_, "place")


def _write(rows: DataFrame, schema: pa.Schema, path: Path, table: str, number: int) -> None:
    chosen = rows.select(*schema.names)
    chosen.write.mode("overwrite").parquet(str(part(path, table, number)))


def _fingerprints(spark: SparkSession, path: Path, generation: Generation, last: int) -> DataFrame:
    """FINGERPRINTS of the sources of a generation that have new words, whose keys follow `last`."""
    rows = spark.read.schema(spelled(SOURCES)).parquet(
        str(part(path, "sources", generation.number))
    )
    few = rows.where(fn.col("key") > last).select("key", "source")
    found = few.mapInArrow(_postings, spelled(FINGERPRINTS))
    summed = (
        found.repartition(generation.buckets, "hash")
        .groupBy("hash")
        .agg(
            fn.sum("holders").cast("int").alias("holders"),
            fn.flatten(fn.collect_list("keys")).alias("keys"),
        )
    )
    keys_ = fn.when(fn.col("holders") <= COMMON, fn.array_sort("keys")).otherwise(fn.array())
    counts = fn.least("holders", fn.lit(COMMON + 1))
    return summed.select("hash", counts.alias("holders"), keys_.cast("array<int>").alias("keys"))


def _postings(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """FINGERPRINTS of each batch of sources: so no hash sends more than COMMON keys at a time."""
    for batch in batches:
        texts = [Source.model_validate_json(one).text for one in batch["source"].to_pylist()]
        numbers = batch["key"].to_numpy().astype(np.int64)
        yield rows_of(postings_of(marks_of(texts), numbers))


def rows_of(postings: Postings) -> pa.RecordBatch:
    """FINGERPRINTS of sorted postings."""
    marks = (postings >> np.uint64(KEY_BITS)).astype(np.int64)
    begins = np.flatnonzero(np.diff(marks, prepend=-1))
    counts = np.diff(begins, append=len(marks))
    sizes = np.where(counts <= COMMON, counts, 0)
    kept = keys(postings)[np.repeat(counts <= COMMON, counts)].astype(np.int32)
    bounds = np.append(0, np.cumsum(sizes)).astype(np.int32)
    columns = [
        pa.array(marks[begins]),
        pa.array(np.minimum(counts, COMMON + 1).astype(np.int32)),
        pa.ListArray.from_arrays(bounds, kept),
    ]
    return pa.RecordBatch.from_arrays(columns, names=FINGERPRINTS.names)


def _refused(rows: DataFrame) -> tuple[int, tuple[str, ...]]:
    """How many could not be taken in, and the first of their problems."""
    bad = rows.where("problem IS NOT NULL")
    count = bad.count()
    first = bad.orderBy("place").limit(_TOLD).select("problem").collect() if count else []
    return count, tuple(one.problem for one in first)


_TOLD = 3
