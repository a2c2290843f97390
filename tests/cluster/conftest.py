"""One session of Spark for all tests of the cluster: it takes a few seconds to begin."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

QUICK = {
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    "spark.driver.memory": "512m",
}


@pytest.fixture(scope="session", autouse=True)
def quick_java() -> Iterator[None]:
    """Tests are over before Java has compiled anything for the second time, so it need not try."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Spark on this machine, with two threads."""
    pytest.importorskip("pyspark", reason="needs the extra spark")
    pytest.importorskip("pyarrow", reason="needs the extra spark")
    if not shutil.which("java"):
        pytest.skip("no Java on this machine")
    from rightscheck.cluster.session import session  # noqa: PLC0415 -- an extra

    with session("local[2]", QUICK) as spark:
        yield spark
