"""A batch on a cluster, size by size: documents a second, bytes shuffled, memory, 1 worker and 2.

    python benchmarks/archive.py FOLDER --documents 300000 --sources 100000 --length 1000
    python benchmarks/scaling.py FOLDER [--documents 10000,30000,100000,300000] [--workers 1,2]

Every row is a run of its own, on a cluster of its own (`cluster.py`): a master, and workers of one
core each. Rows go to `scaling.csv` as they come; those that it has are not run again, so that
what was interrupted goes on. `seconds` are of the whole command, start of Spark included.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, get_type_hints

import pyarrow.dataset as ds
from archive import parts
from cluster import LOOPBACK, Cluster, cluster, environment
from costs import EVENT_LOG, Usage, moved, watched

HERE = Path(__file__).parent
TABLE = HERE / "scaling.csv"
RIGHTSCHECK = (sys.executable, "-m", "rightscheck", "batch")


class Row(NamedTuple):
    """What a run took: seconds, bytes in millions, memory at its peak in megabytes."""

    step: str
    documents: int
    sources: int
    workers: int
    seconds: float
    documents_s: float
    cpu_s: float
    read_mb: float
    shuffled_mb: float
    spilled_mb: float
    written_mb: float
    driver_mb: float
    jvm_mb: float
    python_mb: float
    tasks: int
    failed: int
    matches: int
    findings: int


def run(
    started: Cluster, scratch: Path, arguments: Sequence[str | Path]
) -> tuple[float, dict[str, Usage]]:
    """A command of `rightscheck batch` on the cluster, watched: its seconds and its usage."""
    events = scratch / "events"
    shutil.rmtree(events, ignore_errors=True)
    events.mkdir(parents=True)
    settings = {
        **EVENT_LOG,
        "spark.eventLog.dir": events,
        "spark.driver.host": LOOPBACK,
        "spark.ui.enabled": "false",
    }
    told = [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
    command = [*RIGHTSCHECK, *map(str, arguments), "--master", started.url, *told]
    begin = time.perf_counter()
    with (scratch / "command.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 -- our own command
            command, env=environment(), stdout=log, stderr=subprocess.STDOUT
        )
        workers = [worker.process.pid for worker in started.workers]
        with watched(driver=[process.pid], workers=workers) as usages:
            code = process.wait()
    if code not in {0, 1}:
        raise SystemExit(f"{' '.join(command)}\nended with {code}, see {scratch / 'command.log'}")
    return time.perf_counter() - begin, usages


def row(  # noqa: PLR0913, PLR0917 -- what a row is made of
    step: str,
    count: int,
    held: int,
    workers: int,
    out: Path,
    done: tuple[float, dict[str, Usage]],
    events: Path,
) -> Row:
    """What a run took, and what it found."""
    seconds, usages = done
    bytes_ = moved(events)
    executors, driver = usages["workers"].peak, usages["driver"].peak
    return Row(
        step=step,
        documents=count,
        sources=held,
        workers=workers,
        seconds=seconds,
        documents_s=count / seconds,
        cpu_s=sum(usage.cpu for usage in usages.values()),
        read_mb=bytes_.read / 1e6,
        shuffled_mb=bytes_.shuffled / 1e6,
        spilled_mb=bytes_.spilled / 1e6,
        written_mb=sum(file.stat().st_size for file in out.rglob("*.parquet")) / 1e6,
        driver_mb=sum(driver.values()),
        jvm_mb=executors["java"],
        python_mb=executors["python"],
        tasks=bytes_.tasks,
        failed=bytes_.failed,
        matches=_rows(out / "matches"),
        findings=_rows(out / "findings"),
    )


def _rows(folder: Path) -> int:
    return ds.dataset(folder, format="parquet").count_rows() if folder.exists() else 0


def save(rows: Sequence[Row]) -> None:
    """One line a run."""
    with TABLE.open("w", newline="") as file:
        told = csv.writer(file, lineterminator="\n")
        told.writerow(Row._fields)
        for one in rows:
            told.writerow([f"{cell:.4g}" if isinstance(cell, float) else cell for cell in one])


def read() -> list[Row]:
    """What earlier runs measured."""
    if not TABLE.exists():
        return []
    kinds = get_type_hints(Row)
    with TABLE.open() as file:
        return [
            Row(**{name: kinds[name](cell) for name, cell in line.items()})
            for line in csv.DictReader(file)
        ]


def main() -> None:
    """Run what is not in the table yet, and print it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--documents", default="10000,30000,100000,300000")
    options.add_argument("--workers", default="1,2")
    options.add_argument("--memory", default="4g", help="of each worker")
    options.add_argument("--slice", type=int, default=25_000, help="documents of a slice")
    chosen = options.parse_args()
    folder = chosen.folder.resolve()
    scratch, index, out = (folder / name for name in ("scratch", "index", "out"))
    scratch.mkdir(exist_ok=True)
    held = ds.dataset(folder / "sources").count_rows()
    rows = read()
    print(json.dumps(Row._fields))

    def add(step: str, count: int, workers: int, written: Path, arguments: list) -> None:
        known = {(one.step, one.documents, one.sources, one.workers) for one in rows}
        if (step, count, held, workers) in known:
            return
        shutil.rmtree(written, ignore_errors=True)
        with cluster(scratch / "cluster", workers, memory=chosen.memory) as started:
            done = run(started, scratch, arguments)
        rows.append(row(step, count, held, workers, written, done, scratch / "events"))
        save(rows)
        print(json.dumps(rows[-1]), flush=True)

    if not index.exists():
        add("index", 0, 2, index, ["index", folder / "sources", index])
    for count in map(int, chosen.documents.split(",")):
        for workers in map(int, chosen.workers.split(",")):
            told = ["check", *parts(folder, count), "--index", index, "-o", out]
            told += ["--config", folder / "rightscheck.toml"]
            told += ["--slices", -(-count // chosen.slice)]
            add("check", count, workers, out, told)


if __name__ == "__main__":
    main()
