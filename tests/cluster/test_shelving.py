"""Where fingerprints of an index lie, and how many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra spark")
pytest.importorskip("pyspark", reason="needs the extra spark")

import numpy as np

from rightscheck.cluster.index.files import located, write, writing
from rightscheck.cluster.index.shelving import bucket_of, bucketed
from rightscheck.cluster.schemas import COMMON_MARKS, FINGERPRINTS, POSTINGS
from rightscheck.sources import COMMON
from rightscheck.sources.postings import KEY_BITS

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

MARKS = [0, 1, 2, 36, 4_294_967_295, 4_294_967_296, 68_719_476_735, 51_539_607_553]


@pytest.mark.parametrize("buckets", [2, 7, 2_000])
def test_a_mark_is_where_spark_looks_for_it(spark: SparkSession, buckets: int) -> None:
    marks = spark.createDataFrame(pa.table({"hash": pa.array(MARKS, pa.int64())}))

    asked = marks.selectExpr(f"pmod(hash(hash), {buckets}) AS bucket").collect()

    assert [one.bucket for one in asked] == bucket_of(np.array(MARKS), buckets).tolist()


def postings(mark: int, *keys: int) -> bytes:
    return ((mark << KEY_BITS) + np.array(keys, dtype=np.uint64)).tobytes()


def test_a_bucket_has_the_holders_of_each_mark_unless_they_are_many(tmp_path: Path) -> None:
    many = range(1, COMMON + 2)
    sent = [postings(5, 9), postings(3, 2) + postings(5, 4), postings(8, *many)]
    rows = [{"bucket": 1, "postings": one} for one in sent]

    common = bucketed(pa.Table.from_pylist(rows, POSTINGS), tmp_path)

    assert common == pa.table({"hash": [8]}, COMMON_MARKS)
    found = located([tmp_path / "part_00001.parquet"], FINGERPRINTS, *FINGERPRINTS.names)
    assert found.drop_columns(["file", "row"]).to_pylist() == [
        {"hash": 3, "holders": 1, "keys": [2]},
        {"hash": 5, "holders": 2, "keys": [4, 9]},
        {"hash": 8, "holders": COMMON + 1, "keys": []},
    ]


def half(file: Path) -> None:
    with writing(file, COMMON_MARKS) as writer:
        writer.write_table(pa.table({"hash": [2]}, COMMON_MARKS))
        raise OSError("no space left")


def test_a_file_whose_writer_fails_stays_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", pa.table({"hash": [1]}, COMMON_MARKS))

    with pytest.raises(OSError, match="no space left"):
        half(tmp_path / "a.parquet")

    assert located([tmp_path / "a.parquet"], COMMON_MARKS, "hash")["hash"].to_pylist() == [1]
    assert [each.name for each in tmp_path.iterdir()] == ["a.parquet"]
