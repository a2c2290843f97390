"""A batch that is killed goes on where it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra spark")
pytest.importorskip("pyspark", reason="needs the extra spark")

import archive
import batch_driver
import pyarrow.dataset as ds

import rightscheck
from rightscheck.cluster import corridor
from rightscheck.cluster.index import generations
from rightscheck.cluster.index.folder import MANIFEST, alone
from rightscheck.cluster.results import slices
from rightscheck.cluster.results.run import is_finished
from rightscheck.cluster.schemas import GIVEN_DOCUMENTS, GIVEN_SOURCES
from rightscheck.errors import RightscheckError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HOME = Path(rightscheck.__file__).parents[1]


def killed_after_a_slice(folder: Path) -> None:
    """Run the batch as a process, and kill it as soon as it says that a slice is there."""
    paths = os.pathsep.join(str(HOME / each) for each in (".", "tests", "tests/cluster"))
    process = subprocess.Popen(  # noqa: S603 -- ourselves
        [sys.executable, batch_driver.__file__, str(folder / "index"), str(folder / "out")],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    assert process.stdout
    with process.stdout:
        assert process.stdout.readline().strip() == b"0"
        process.kill()
        process.wait()


def finish(spark: SparkSession, folder: Path, slices_: int, digest: str = "") -> None:
    rows = pa.Table.from_pylist(batch_driver.given(), GIVEN_DOCUMENTS)
    with rightscheck.load() as bench:
        corridor.check(
            spark,
            slices.by_name(spark.createDataFrame(rows), slices_)._replace(digest=digest),
            folder / "index",
            bench,
            folder / "out",
            inputs=["pages"],
        )


def test_a_killed_batch_does_the_slices_that_are_left(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # no settings from here upwards
    rows = [
        {"place": n, "source": one.model_dump_json()} for n, one in enumerate(archive.dispatches())
    ]
    given = spark.createDataFrame(pa.Table.from_pylist(rows, GIVEN_SOURCES))
    generations.add(spark, given, tmp_path / "index")
    out = tmp_path / "out"
    out.mkdir()
    with alone(out), pytest.raises(RightscheckError, match="another run is writing here"):
        finish(spark, tmp_path, batch_driver.SLICES)
    assert not (out / MANIFEST).exists()
    killed_after_a_slice(tmp_path)
    first = {path: path.stat().st_mtime_ns for path in (out / "documents").rglob("*.parquet")}
    leftover = out / "findings" / "slice=00001"
    leftover.mkdir(exist_ok=True)
    (leftover / "part-0.parquet").write_bytes(b"half a file")

    with pytest.raises(RightscheckError, match="slices differ"):
        finish(spark, tmp_path, batch_driver.SLICES + 1)
    with pytest.raises(RightscheckError, match="documents differ"):
        finish(spark, tmp_path, batch_driver.SLICES, "of a file that came in between")
    finish(spark, tmp_path, batch_driver.SLICES)

    assert first
    assert {path: path.stat().st_mtime_ns for path in first} == first
    assert all(is_finished(out, number) for number in range(batch_driver.SLICES))
    named = ds.dataset(out / "documents").to_table(["name"])["name"].to_pylist()
    assert sorted(named) == sorted(str(row["name"]) for row in batch_driver.given())
    assert ds.dataset(out / "findings").count_rows() > 0
