"""The join: what very many documents have takes another way, and comes to the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra spark")
pytest.importorskip("pyspark", reason="needs the extra spark")

import archive

from rightscheck.cluster.index.folder import IndexFolder
from rightscheck.cluster.index.generations import add, fingerprints
from rightscheck.cluster.schemas import GIVEN_DOCUMENTS, GIVEN_SOURCES, MARKED
from rightscheck.cluster.steps.join import hot, nearby
from rightscheck.cluster.steps.marking import marked
from rightscheck.sources import COMMON

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def test_what_is_hot_is_joined_apart_and_found_alike(spark: SparkSession, tmp_path: Path) -> None:
    wire = archive.dispatches()[:12]
    rows = [{"place": n, "source": one.model_dump_json()} for n, one in enumerate(wire)]
    add(spark, spark.createDataFrame(pa.Table.from_pylist(rows, GIVEN_SOURCES)), tmp_path)
    folder = IndexFolder(tmp_path)
    nothing = dict.fromkeys(GIVEN_DOCUMENTS.names)
    pages = [nothing | {"name": f"{n}", "text": f"{wire[n % 3].text} {n}"} for n in range(30)]
    given = pa.RecordBatch.from_pylist(pages, GIVEN_DOCUMENTS)
    read = pa.Table.from_batches(marked([given], "", folder.sieve()), MARKED)
    documents, indexes = spark.createDataFrame(read), [*fingerprints(spark, folder)]
    catalogue = spark.sparkContext.broadcast(folder.catalogue())
    some = hot(documents, one_in=1, least=5)

    apart = nearby(documents, indexes, catalogue, some).collect()

    plain = nearby(documents, indexes, catalogue, some.limit(0)).collect()
    assert some.count() > 0
    assert len(plain) == len(pages)
    assert sorted(apart) == sorted(plain)


def test_a_page_that_came_twice_counts_each_source_once(
    spark: SparkSession, tmp_path: Path
) -> None:
    wire = archive.dispatches()[:2]
    rows = [{"place": n, "source": one.model_dump_json()} for n, one in enumerate(wire)]
    add(spark, spark.createDataFrame(pa.Table.from_pylist(rows, GIVEN_SOURCES)), tmp_path)
    folder = IndexFolder(tmp_path)
    page = dict.fromkeys(GIVEN_DOCUMENTS.names) | {"name": "a", "text": wire[0].text}
    given = pa.RecordBatch.from_pylist([page], GIVEN_DOCUMENTS)
    once = pa.Table.from_batches(marked([given], "", folder.sieve()), MARKED)
    indexes = [*fingerprints(spark, folder)]
    catalogue = spark.sparkContext.broadcast(folder.catalogue())
    often = spark.createDataFrame(pa.concat_tables([once] * (COMMON + 1))).repartition(3)
    nothing_hot = often.select(often.document.alias("hash")).limit(0)

    found = nearby(often, indexes, catalogue, nothing_hot).collect()

    assert found == nearby(spark.createDataFrame(once), indexes, catalogue, nothing_hot).collect()
    assert found
