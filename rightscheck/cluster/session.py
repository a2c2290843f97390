"""A session of Spark: what we ask of it, and how quiet it is."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkRuntimeError
from pyspark.sql import SparkSession

from rightscheck.errors import RightscheckError, reason

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
    """A session with that master, as `conf` wants it.

    RightscheckError where there is no Java, no master, or too little of something to go on.
    """
    _reached(master)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # with what is installed here
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise _no_java("Spark needs Java, and there is none")
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    # Nothing is kept there: tables of an index lie in its folder.
    with tempfile.TemporaryDirectory(prefix="rightscheck-", ignore_cleanup_errors=True) as nowhere:
        asked = CONF | {"spark.sql.warehouse.dir": nowhere} | dict(conf)
        asked[_OPTIONS] = f"{_QUIET} {asked.get(_OPTIONS, '')}".strip()
        spark = _begun(master, asked)
        try:
            with deaths():
                yield spark
        finally:
            spark.stop()


@contextmanager
def deaths() -> Iterator[None]:
    """A context for Spark's work: RightscheckError if one of its Python processes was killed."""
    try:
        yield
    except Py4JJavaError as error:
        if _DIED not in str(error):
            raise
        raise RightscheckError(
            "a Python process of Spark has died",
            hint="most often for want of memory: let fewer work at once (--master local[2], or a"
            " worker's --cores); the same command then goes on where it was",
        ) from error


def _begun(master: str, asked: Mapping[str, str]) -> SparkSession:
    builder = SparkSession.builder.master(master)
    for key, value in asked.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError as error:
        if error.getCondition() != "JAVA_GATEWAY_EXITED":
            raise
        raise _no_java("Spark could not begin, for what it says above") from error


_DIED = "Python worker exited unexpectedly"


def _reached(master: str) -> None:
    """RightscheckError if a `spark://` master cannot be reached: Spark itself waits minutes."""
    addresses = master.removeprefix("spark://").split(",") if master.startswith("spark://") else ()
    problems = [problem for each in addresses if (problem := _unreached(each))]
    if addresses and len(problems) == len(addresses):
        hint = "start a master there, or look at its address: spark://HOST:PORT"
        raise RightscheckError(f"nobody answers ({problems[0]})", where=master, hint=hint)


def _unreached(address: str) -> str:
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except OSError as error:
        return reason(error)
    except (ValueError, OverflowError):
        return "it is no HOST:PORT"
    return ""


_PATIENCE = 10
"""Seconds."""


def _no_java(problem: str) -> RightscheckError:
    hint = "install Java 17 or later (Debian: default-jre-headless), or point JAVA_HOME to it"
    return RightscheckError(problem, hint=hint)
