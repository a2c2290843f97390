"""A session of Spark: what we ask of it, and how quiet it is."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pyspark.errors import PySparkRuntimeError
from pyspark.sql import SparkSession

from rightscheck.errors import RightscheckError

CONF = {
    "spark.app.name": "rightscheck",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.adaptive.enabled": "true",
    # The files of an index are sorted, one a bucket: no need to sort them again.
    "spark.sql.legacy.bucketedTableScan.outputOrdering": "true",
    "spark.sql.parquet.compression.codec": "zstd",
    # A few pages at a time: with their sources a megabyte each, or more.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100",
}
"""What holds unless `--conf` says otherwise."""

_OPTIONS = "spark.driver.extraJavaOptions"
_QUIET = f"-Dlog4j2.configurationFile={Path(__file__).with_name('log4j2.properties').as_uri()}"
"""So that Spark is quiet from its first line on, not only when it has read `CONF`."""


@contextmanager
def session(master: str, conf: Mapping[str, str]) -> Iterator[SparkSession]:
    """A session with that master, as `conf` wants it; RightscheckError where there is no Java."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # with what is installed here
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise _no_java("Spark needs Java, and there is none")
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    # Nothing is kept there: tables of an index lie in its folder.
    nowhere = tempfile.mkdtemp(prefix="rightscheck-")
    asked = CONF | {"spark.sql.warehouse.dir": nowhere} | dict(conf)
    asked[_OPTIONS] = f"{_QUIET} {asked.get(_OPTIONS, '')}".strip()
    builder = SparkSession.builder.master(master)
    for key, value in asked.items():
        builder = builder.config(key, value)
    try:
        spark = builder.getOrCreate()
    except PySparkRuntimeError as error:
        if error.getCondition() != "JAVA_GATEWAY_EXITED":
            raise
        raise _no_java("Spark could not start its Java") from error
    try:
        yield spark
    finally:
        spark.stop()
        shutil.rmtree(nowhere, ignore_errors=True)


def _no_java(problem: str) -> RightscheckError:
    hint = "install Java 17 or later (Debian: openjdk-17-jre-headless), or point JAVA_HOME to it"
    return RightscheckError(problem, hint=hint)
