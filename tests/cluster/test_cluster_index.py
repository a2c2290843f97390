"""Sources in, an index out: a generation more, and all is as if it had come at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra spark")
pytest.importorskip("pyspark", reason="needs the extra spark")

import archive
import numpy as np
import pyarrow.dataset as ds

from rightscheck.cluster.index import generations
from rightscheck.cluster.index.folder import IndexFolder, reading
from rightscheck.cluster.schemas import GIVEN_SOURCES
from rightscheck.errors import UnusableSources
from rightscheck.model import Source

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def deliver(
    spark: SparkSession, folder: Path, sources: Sequence[Source | str]
) -> generations.Increment:
    rows = [
        {"place": n, "source": one if isinstance(one, str) else one.model_dump_json()}
        for n, one in enumerate(sources)
    ]
    given = spark.createDataFrame(pa.Table.from_pylist(rows, GIVEN_SOURCES))
    return generations.add(spark, given, folder, NOON)


def held(folder: Path) -> dict[str, set[int]]:
    """Which fingerprints each source has, by its id, as the folder tells it."""
    there = IndexFolder(folder)
    ids = {row["key"]: row["id"] for row in there.living("id").to_pylist()}
    found: dict[str, set[int]] = {id_: set() for id_ in ids.values()}
    for part in there.parts("fingerprints"):
        for row in ds.dataset(part).to_table().to_pylist():
            for key in row["keys"]:
                if key in ids:
                    found[ids[key]].add(row["hash"])
    return found


def test_generations_hold_what_one_delivery_would(spark: SparkSession, tmp_path: Path) -> None:
    wire = archive.dispatches()[:30]
    late = [one.model_copy(update={"title": "Late"}) for one in wire[:3]]
    other = [wire[3].model_copy(update={"text": "The crane was sold to nobody in the end"})]

    first = deliver(spark, tmp_path / "parts", wire[:20])
    second = deliver(spark, tmp_path / "parts", [*wire[10:], *late, *other])
    third = deliver(spark, tmp_path / "parts", [*late, *other, *wire[4:]])
    deliver(spark, tmp_path / "whole", [*late, *other, *wire[4:]])

    assert (first.new, first.changed, first.same) == (20, 0, 0)
    assert (second.new, second.changed, second.same) == (10, 4, 10)
    assert (third.new, third.changed, third.same) == (0, 0, 30)
    parts, whole = IndexFolder(tmp_path / "parts"), IndexFolder(tmp_path / "whole")
    assert [one.number for one in parts.manifest.generations] == [0, 1]
    assert parts.holding()[:1] == whole.holding()[:1]
    assert parts.holding().newest == whole.holding().newest
    assert held(tmp_path / "parts") == held(tmp_path / "whole")
    assert [row["id"] for row in parts.living("id").to_pylist()][:3] == [one.id for one in wire[:3]]


def test_what_is_no_source_is_told_and_the_others_are_taken_in(
    spark: SparkSession, tmp_path: Path
) -> None:
    good = archive.dispatches()[0]
    wordless = good.model_copy(update={"id": "blank", "text": "---"})

    taken = deliver(spark, tmp_path / "index", ['{"id": "x"}', good, "no JSON", wordless])

    assert (taken.new, taken.refused) == (1, 3)
    assert "holder" in taken.problems[0]
    assert "has no words" in taken.problems[2]


def test_a_first_delivery_of_which_nothing_is_a_source_is_told(
    spark: SparkSession, tmp_path: Path
) -> None:
    taken = deliver(spark, tmp_path, [f"no JSON {number}" for number in range(9)])

    assert (taken.new, taken.refused, len(taken.problems)) == (0, 9, 3)
    assert not (tmp_path / ".staging").exists()


def test_what_a_killed_run_left_is_no_part_of_the_index(
    spark: SparkSession, tmp_path: Path
) -> None:
    wire = archive.dispatches()[:6]
    deliver(spark, tmp_path, wire[:4])
    (tmp_path / "sources" / "generation=1").mkdir()
    (tmp_path / "sources" / "generation=1" / "part-0.parquet").write_bytes(b"half a file")

    assert len(IndexFolder(tmp_path).living("id")) == 4
    assert deliver(spark, tmp_path, wire).new == 2
    assert len(IndexFolder(tmp_path).living("id")) == 6


def test_what_is_folded_holds_what_one_delivery_would(spark: SparkSession, tmp_path: Path) -> None:
    wire = archive.dispatches()[:12]
    other = wire[3].model_copy(update={"text": "The crane was sold to nobody in the end"})
    folder = tmp_path / "index"
    deliver(spark, folder, wire[:10])
    deliver(spark, folder, [other, *wire[10:]])
    generations.remove(folder, [wire[5].id])
    before = held(folder)

    with reading(folder):
        assert generations.fold(spark, folder) == 11
        assert len([*(folder / "sources").iterdir()]) == 4  # whoever reads goes on

    assert generations.remove(folder, ["nobody"]) == (0, ("nobody",))
    assert [each.name for each in (folder / "sources").iterdir()] == ["generation=3"]
    assert wire[5].text not in "".join(
        ds.dataset(folder / "sources").to_table(["source"])["source"].to_pylist()
    )
    assert held(folder) == before
    assert IndexFolder(folder).holding()[0] == 11
    assert deliver(spark, folder, [wire[5], other])[:3] == (1, 0, 1)


def test_an_index_of_which_all_is_gone_can_be_read(spark: SparkSession, tmp_path: Path) -> None:
    wire = archive.dispatches()[:2]
    deliver(spark, tmp_path, wire)
    generations.remove(tmp_path, [one.id for one in wire])
    assert generations.fold(spark, tmp_path) == 0

    folder = IndexFolder(tmp_path)

    assert len(folder.living("id")) == 0
    assert [each.count() for each in generations.fingerprints(spark, folder)] == [0]
    assert not folder.sieve().asks(np.arange(9)).any()
    assert deliver(spark, tmp_path, wire).new == 2


def test_a_folder_of_something_else_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader")

    with pytest.raises(UnusableSources, match="there is no index here"):
        deliver(spark, tmp_path, archive.dispatches()[:1])
