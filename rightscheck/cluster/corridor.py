"""The second corridor: documents and an index in, a folder of results out."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

from rightscheck.cluster.folder import IndexFolder
from rightscheck.cluster.gathered import Gathered
from rightscheck.cluster.join import gathered
from rightscheck.cluster.judging import judged
from rightscheck.cluster.marking import marked
from rightscheck.cluster.schemas import JUDGED, MARKED, spelled
from rightscheck.cluster.slices import Run, begin, begun, run_slices
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.judging import Desk
from rightscheck.pipeline.staleness import stale


def check(  # noqa: PLR0913 -- what is checked, against what, by what, and where to
    documents: DataFrame,
    index: Path,
    bench: Workbench,
    out: Path,
    *,
    inputs: Sequence[str],
    slices: int,
    now: datetime | None = None,
    on_done: Callable[[int], None] = lambda _: None,
) -> Run:
    """Check GIVEN_DOCUMENTS against the index in a folder; the results are the tables of OUTPUT.

    `inputs` is what people call the documents. A folder `out` in which this run was begun has the
    rest of it done, by the clock of that time; RightscheckError for one that is anything else.
    `on_done` hears the number of each slice that is there.
    """
    folder, there = IndexFolder(index), begun(out)
    if there:
        now = now or there.now
    whole = folder.holding()
    bench = bench.over(Gathered.nothing(whole))
    now = now or datetime.now(UTC)
    desk = Desk(bench, stale(bench, now), now)
    warnings = (*bench.warnings, *desk.silent.values())
    run = Run(
        basis=bench.basis.model_copy(update={"warnings": warnings}),
        now=now,
        index=whole.version,
        inputs=tuple(inputs),
        slices=slices,
    )
    begin(out, run)
    judge = judging(documents.sparkSession, folder, desk)
    run_slices(out, documents, slices, judge, on_done)
    return run


def judging(
    spark: SparkSession, folder: IndexFolder, desk: Desk
) -> Callable[[DataFrame], DataFrame]:
    """What makes JUDGED of GIVEN_DOCUMENTS; all that it needs of the index is read once."""
    boilerplate = desk.bench.boilerplate
    catalogue = spark.sparkContext.broadcast(folder.catalogue())
    order = spark.sparkContext.broadcast((pickle.dumps(desk), folder.holding()))

    def of(given: DataFrame) -> DataFrame:
        read = given.mapInArrow(lambda each: marked(each, boilerplate), spelled(MARKED)).persist()
        near = gathered(spark, read, folder, catalogue)
        both = read.select("document", "read").join(near, "document", "left")
        return both.mapInArrow(lambda each: judged(each, *order.value), spelled(JUDGED))

    return of
