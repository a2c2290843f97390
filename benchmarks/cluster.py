"""A standalone Spark cluster on the loopback, of separate processes, from what PySpark ships.

    python benchmarks/cluster.py FOLDER [--workers 2] [--cores 1] [--memory 3g]

starts a master and workers, prints the master's URL and stays until it is interrupted; logs, and
what workers keep, lie in FOLDER. `docs/batch.md` starts the same by hand; `cluster` is for the
other benchmarks.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyspark

HOME = Path(pyspark.__file__).parent
LOOPBACK = "127.0.0.1"
PATIENCE = 180  # seconds until a process of the cluster must have said that it is there


class Daemon(NamedTuple):
    """A process of the cluster, head of a group of its own, with what it starts in it."""

    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """At once and with its executors, as when its machine goes down."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def says(self, pattern: str) -> str:
        """Wait until the log says this."""
        begin = time.monotonic()
        while time.monotonic() - begin < PATIENCE and self.process.poll() is None:
            if found := re.search(pattern, self.log.read_text("utf-8", "replace")):
                return found[0]
            time.sleep(0.2)
        raise SystemExit(f"no “{pattern}” in {self.log}")


class Cluster(NamedTuple):
    """Where its master is, and its processes."""

    url: str
    master: Daemon
    workers: tuple[Daemon, ...]


def environment() -> dict[str, str]:
    """That Spark finds itself and this Python, and stays on the loopback."""
    return {
        **os.environ,
        "SPARK_HOME": str(HOME),
        "SPARK_LOCAL_IP": LOOPBACK,
        "PYSPARK_PYTHON": sys.executable,
    }


def daemon(log: Path, name: str, *arguments: str) -> Daemon:
    """Start `org.apache.spark.deploy.NAME`."""
    command = ["bash", str(HOME / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}"]
    with log.open("wb") as file:
        process = subprocess.Popen(  # noqa: S603 -- Spark's own script
            [*command, "--host", LOOPBACK, "--webui-port", "0", *arguments],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Daemon(process, log)


@contextmanager
def cluster(
    folder: Path, workers: int = 2, cores: int = 1, memory: str = "3g"
) -> Iterator[Cluster]:
    """A master and its workers, until the end of the block."""
    folder.mkdir(parents=True, exist_ok=True)
    started: list[Daemon] = []
    try:
        master = daemon(folder / "master.log", "master.Master", "--port", "0")
        started.append(master)
        url = master.says(rf"spark://{LOOPBACK}:\d+")
        for number in range(workers):
            work = str(folder / f"worker-{number}")
            shape = ("--cores", str(cores), "--memory", memory, "--work-dir", work)
            log = folder / f"worker-{number}.log"
            started.append(daemon(log, "worker.Worker", url, *shape))
        for worker in started[1:]:
            worker.says("Successfully registered with master")
        yield Cluster(url, master, tuple(started[1:]))
    finally:
        for one in reversed(started):
            if one.process.poll() is None:
                one.kill()


def main() -> None:
    """Start one and stay."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--cores", type=int, default=1, help="of each worker")
    options.add_argument("--memory", default="3g", help="of each worker")
    chosen = options.parse_args()
    with cluster(chosen.folder, chosen.workers, chosen.cores, chosen.memory) as started:
        print(started.url, flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


if __name__ == "__main__":
    main()
