"""The second corridor: documents and an index in, a folder of results out."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from rightscheck.cluster.index.folder import IndexFolder, alone, reading
from rightscheck.cluster.index.generations import fingerprints, sources
from rightscheck.cluster.results.run import BatchRun, begin, begun
from rightscheck.cluster.results.slices import Parts, run_slices
from rightscheck.cluster.schemas import JUDGED, MARKED, spelled
from rightscheck.cluster.steps.gathered import Gathered, Holding
from rightscheck.cluster.steps.join import gathered, hot, nearby
from rightscheck.cluster.steps.judging import judged
from rightscheck.cluster.steps.marking import marked
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.judging import Judge
from rightscheck.pipeline.staleness import stale


def check(  # noqa: PLR0913 -- what is checked, against what, by what, and where to
    spark: SparkSession,
    parts: Parts,
    index: Path,
    bench: Workbench,
    out: Path,
    *,
    inputs: Sequence[str],
    now: datetime | None = None,
    on_done: Callable[[int], None] = lambda _: None,
) -> BatchRun:
    """Check documents against the index in a folder; writes the tables of OUTPUT into `out`.

    `inputs` is what people call the documents. A folder `out` in which this run was begun has the
    rest of it done, by the clock of that time; RightscheckError for one that is anything else.
    `on_done` hears the number of each slice that is there.
    """
    with reading(index):
        folder, there = IndexFolder(index), begun(out)
        now = now or (there.now if there else datetime.now(UTC))
        whole = folder.holding()
        bench = bench.over(Gathered.nothing(whole))
        judge = Judge(bench, stale(bench, now), now)
        warnings = (*bench.warnings, *judge.silent.values())
        run = BatchRun(
            basis=bench.basis.model_copy(update={"warnings": warnings}),
            now=now,
            index=whole.version,
            inputs=tuple(inputs),
            documents=parts.digest,
            slices=parts.size,
        )
        _partition(spark, folder)
        out.mkdir(parents=True, exist_ok=True)
        with alone(out):
            begin(out, run)
            run_slices(out, parts, judging(spark, folder, whole, judge), on_done)
    return run


def _partition(spark: SparkSession, folder: IndexFolder) -> None:
    """As many partitions as there are buckets, unless somebody asked for so many.

    With more of them Spark would move the index to them in every slice.
    """
    if not spark.sparkContext.getConf().contains(_PARTITIONS):
        most = max(generation.buckets for generation in folder.manifest.generations)
        spark.conf.set(_PARTITIONS, str(most))


_PARTITIONS = "spark.sql.shuffle.partitions"


def judging(
    spark: SparkSession, folder: IndexFolder, whole: Holding, judge: Judge
) -> Callable[[DataFrame], AbstractContextManager[DataFrame]]:
    """The function from GIVEN_DOCUMENTS to JUDGED; what it needs of the index is read once."""
    boilerplate = judge.bench.boilerplate
    catalogue = spark.sparkContext.broadcast(folder.catalogue())
    sieve = spark.sparkContext.broadcast(folder.sieve())
    order = spark.sparkContext.broadcast((pickle.dumps(judge), whole))
    indexes, shelf = [*fingerprints(spark, folder)], sources(spark, folder)

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return marked(batches, boilerplate, sieve.value)

    @contextmanager
    def of(given: DataFrame) -> Iterator[DataFrame]:
        documents = given.mapInArrow(read, spelled(MARKED)).persist()
        crowded = hot(documents)
        near = nearby(documents, indexes, catalogue, crowded).persist()
        both = documents.select("document", "read").join(gathered(near, shelf), "document", "left")
        rows = both.mapInArrow(lambda each: judged(each, *order.value), spelled(JUDGED)).persist()
        yield rows
        for each in (rows, near, crowded, documents):
            each.unpersist()

    return of
