"""Sources in, a folder of fingerprints out; what comes later is a generation more.

Whatever ends a run early, the folder is as it was before: a generation is there once the manifest
names it, which is written last.
"""

from __future__ import annotations

import secrets
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyspark.sql import DataFrame, Row, SparkSession

from rightscheck.cluster.index.files import located, write
from rightscheck.cluster.index.folder import (
    MANIFEST,
    READERS,
    STAGING,
    TABLES,
    Generation,
    IndexFolder,
    Manifest,
    alone,
    is_begun,
    part,
    read_manifest,
    sweep,
    write_whole,
)
from rightscheck.cluster.index.numbering import numbered
from rightscheck.cluster.index.shelving import bucketed, shelved
from rightscheck.cluster.index.staging import TOLD, staged
from rightscheck.cluster.schemas import (
    COMMON_MARKS,
    FINGERPRINTS,
    POSTINGS,
    REMOVED,
    SHELVED,
    SOURCES,
    STAGED,
    TAKEN,
    spelled,
)
from rightscheck.errors import UnusableSources
from rightscheck.sources.postings import KEYS
from rightscheck.sources.schema import scheme


class Increment(NamedTuple):
    """The result of a delivery: how many sources were new, changed, unchanged, refused.

    `problems` are the first of those that could not be taken in, of which there are `refused`.
    """

    new: int
    changed: int
    same: int
    refused: int
    problems: tuple[str, ...]


class Removed(NamedTuple):
    """How many sources were removed, and which ids the index does not have."""

    gone: int
    unknown: tuple[str, ...]


def add(
    spark: SparkSession,
    given: DataFrame,
    path: Path,
    now: datetime | None = None,
    *,
    read: Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]] = iter,
) -> Increment:
    """Add sources to the index in the folder `path`, or to a new one.

    `given` are GIVEN_SOURCES, or what `read` makes them of where they are needed.
    As of a library: one that is known by its id takes the other's place if it says anything else,
    and keeps its key if its text is the same. Of several of one id the last counts.
    """
    _manifest(path)  # a folder of something else is left as it is
    with alone(path):
        staging, came = path / STAGING, now or datetime.now(UTC)
        shutil.rmtree(staging, ignore_errors=True)  # of a run that was killed
        told = given.mapInArrow(lambda each: staged(read(each), staging, came), spelled(STAGED))
        return _added(spark, told.collect(), path)


def _added(spark: SparkSession, told: Sequence[Row], path: Path) -> Increment:
    before = _manifest(path)
    files = sorted(Path(one.file) for one in told)
    columns = ("id", "sha256", "text_sha256")
    rows, known = located(files, TAKEN, "place", *columns), _known(path, before, *columns)
    found = numbered(rows, known, before.last)
    if len(found.keys):
        if found.last > int(KEYS):
            raise UnusableSources(
                f"would number more than {int(KEYS):,} sources",
                where=path,
                hint="begin another index",
            )
        fresh = found.last - before.last
        generation = Generation(number=before.next, buckets=_buckets(fresh) if fresh else 0)
        _empty(path, generation)
        chosen = rows.take(found.rows).append_column("key", pa.array(found.keys))
        _shelve(spark, path, generation, files, chosen, before.last)
        _write_removed(path, generation, found.removed)
        _name(path, before, generation, count=before.count + found.new, last=found.last)
    sweep(path)
    problems = sorted(one for task in told for one in task.problems)
    return Increment(
        found.new,
        found.changed,
        found.same,
        sum(one.refused for one in told),
        tuple(one.problem for one in problems[:TOLD]),
    )


def remove(path: Path, ids: Iterable[str]) -> Removed:
    """Remove sources from the index: no document is compared with them any more.

    Until the index is folded their texts still lie in its files.
    """
    read_manifest(path)
    with alone(path):
        folder, wanted = IndexFolder(path), pa.array(dict.fromkeys(ids), pa.string())
        before, rows = folder.manifest, folder.living("id")
        found = rows.filter(pc.is_in(rows["id"], wanted))
        if len(found):
            generation = Generation(number=before.next, buckets=0)
            _empty(path, generation)
            _write_removed(path, generation, found["key"].to_numpy())
            _name(path, before, generation, count=before.count - len(found))
        sweep(path)
    unknown = wanted.filter(pc.invert(pc.is_in(wanted, found["id"])))
    return Removed(len(found), tuple(unknown.to_pylist()))


def fold(spark: SparkSession, path: Path) -> int:
    """Merge all generations into one, without removed and replaced sources; how many stay.

    Every source keeps its key. Whoever is reading in the index goes on in the old generations,
    which are then deleted by who writes next while nobody reads.
    """
    read_manifest(path)
    with alone(path):
        folder = IndexFolder(path)
        before, rows = folder.manifest, folder.living("id")
        generation = Generation(number=before.next, buckets=_buckets(len(rows)))
        _empty(path, generation)
        _shelve(spark, path, generation, folder.files("sources"), rows, 0)
        _name(path, before.model_copy(update={"generations": ()}), generation)
        sweep(path)
    return len(rows)


def _known(path: Path, manifest: Manifest, *columns: str) -> pa.Table:
    """These columns, and `key`, of the sources in the index."""
    if manifest.generations:
        return IndexFolder(path).living(*columns)
    return located([], SOURCES, "key", *columns)


def _name(path: Path, before: Manifest, generation: Generation, **changed: int) -> None:
    """Write the manifest with one more generation, which is what makes that readable."""
    (path / READERS).touch()
    version = f"{secrets.token_hex(4)}-{generation.number}"
    told = {"version": version, "generations": (*before.generations, generation), **changed}
    write_whole(path / MANIFEST, before.model_copy(update=told).model_dump_json(indent=1))


def _empty(path: Path, generation: Generation) -> None:
    """Write empty tables of a generation, over what a killed run may have left."""
    for table, schema in TABLES.items():
        there = part(path, table, generation.number)
        shutil.rmtree(there, ignore_errors=True)
        write(there / NOTHING, schema.empty_table())


NOTHING = "part_00000.parquet"
"""Where nothing else is written in its place: in the first bucket, as Spark reads the name."""


def _write_removed(path: Path, generation: Generation, keys_: NDArray[np.int32]) -> None:
    table = pa.table([pa.array(keys_, pa.int32())], schema=REMOVED)
    write(part(path, "removed", generation.number) / NOTHING, table)


def _shelve(  # noqa: PLR0913, PLR0917 -- what, where, and by whom
    spark: SparkSession,
    path: Path,
    generation: Generation,
    files: Sequence[Path],
    chosen: pa.Table,
    last: int,
) -> None:
    """Write the sources of a generation, and the fingerprints of those whose keys follow `last`.

    `chosen` has of each its `key`, and its `file` and `row` of `files`.
    """
    into = {table: part(path, table, generation.number) for table in TABLES}
    parts = pa.Table.from_pylist(_parts(files, chosen), SHELVED)
    buckets = max(1, generation.buckets)
    told = spark.createDataFrame(parts).repartition(max(1, len(parts)))
    sent = told.mapInArrow(
        lambda each: shelved(each, into["sources"], buckets, last), spelled(POSTINGS)
    )
    found = sent.repartition(buckets, "bucket").groupBy("bucket")
    common = found.applyInArrow(
        lambda each: bucketed(each, into["fingerprints"]), spelled(COMMON_MARKS)
    )
    write(into["common"] / NOTHING, common.toArrow().cast(COMMON_MARKS).sort_by("hash"))


def _parts(files: Sequence[Path], chosen: pa.Table) -> list[dict[str, object]]:
    """SHELVED of chosen rows: whole files together until so many sources are in one."""
    chosen = chosen.sort_by([("file", "ascending"), ("row", "ascending")])
    bounds = np.searchsorted(chosen["file"].to_numpy(), np.arange(len(files) + 1)).tolist()
    rows, keys_ = chosen["row"].to_numpy(), chosen["key"].to_numpy()
    told = defaultdict[int, list[dict[str, object]]](list)
    for file, begin, end in zip(files, bounds, bounds[1:], strict=False):
        if end > begin:
            one = {"file": str(file), "rows": rows[begin:end], "keys": keys_[begin:end]}
            told[begin // IN_A_FILE].append(one)
    return [{"number": at, "parts": parts} for at, parts in enumerate(told.values())]


def _buckets(sources: int) -> int:
    """The number of files for fingerprints; a join reads each file in a task of its own."""
    return max(2, min(MOST_BUCKETS, sources // IN_A_BUCKET))


IN_A_BUCKET, MOST_BUCKETS = 10_000, 2_000
"""Sources whose fingerprints make a bucket, some 10 MB; and how many tasks are enough."""

IN_A_FILE = 10_000
"""Sources that one task shelves, where as many were given together."""


def _manifest(path: Path) -> Manifest:
    """The manifest of the folder, or one of an index of nothing where it is new or empty."""
    if is_begun(path, *TABLES):
        return read_manifest(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UnusableSources("is no folder", where=path, hint="name a new folder") from error
    return Manifest(scheme=scheme(), version="")


def sources(spark: SparkSession, folder: IndexFolder) -> DataFrame:
    """Every row of SOURCES, with its `generation`."""
    read = spark.read.schema(f"{spelled(SOURCES)}, generation int")
    return read.option("basePath", str(folder.path / "sources")).parquet(
        *map(str, folder.parts("sources"))
    )


def fingerprints(spark: SparkSession, folder: IndexFolder) -> Iterator[DataFrame]:
    """The rows of FINGERPRINTS, of each generation apart.

    Spark knows that equal hashes are in one bucket, so that a join need not move any of them.
    """
    for generation in filter(lambda one: one.buckets, folder.manifest.generations):
        table = f"rightscheck_{secrets.token_hex(8)}"
        there = part(folder.path, "fingerprints", generation.number)
        where = str(there).replace("\\", "\\\\").replace("'", "\\'")
        spark.sql(
            f"CREATE TABLE {table} ({spelled(FINGERPRINTS)}) USING parquet CLUSTERED BY (hash)"
            f" SORTED BY (hash) INTO {generation.buckets} BUCKETS LOCATION '{where}'"
        )
        yield spark.table(table)
