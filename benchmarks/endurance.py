"""A batch on a real cluster that loses a worker, and one whose driver is killed: the same answer?

    python benchmarks/archive.py FOLDER --documents 10000 --sources 20000 --length 1000
    python benchmarks/endurance.py FOLDER [--documents 10000] [--slices 8]

A master and two workers as separate processes on the loopback (`cluster.py`). First undisturbed;
then one worker is killed with all that it runs and keeps (SIGKILL) while the second slice is being
written, and the job must end by itself; then the driver is killed once half of the slices are done,
and the same command, given again, must do the others only. Exit code 1 if any row of any table
differs, or a finished slice was done twice.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from archive import parts
from cluster import LOOPBACK, Cluster, cluster, environment
from corridors import RIGHTSCHECK, differences, of_batch
from costs import EVENT_LOG, Moved, moved


class Job(NamedTuple):
    """The command that is given, and where its output goes."""

    arguments: tuple[str, ...]
    scratch: Path
    slices: int

    def start(self, started: Cluster, out: Path) -> subprocess.Popen[bytes]:
        """In a process group of its own, so that it can be killed with its Java."""
        events = self.scratch / "events"
        shutil.rmtree(events, ignore_errors=True)
        events.mkdir(parents=True)
        settings = {**EVENT_LOG, "spark.eventLog.dir": events, "spark.driver.host": LOOPBACK}
        told = [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
        command = [*RIGHTSCHECK, *self.arguments, "-o", str(out), "--master", started.url, *told]
        with (self.scratch / "command.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 -- our own command
                command,
                env=environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def until(self, process: subprocess.Popen[bytes], so_far: Callable[[], bool]) -> None:
        """Wait until it is so far; the process must not end before."""
        while not so_far():
            if process.poll() is not None:
                raise SystemExit("the batch was over before anything happened: more documents")
            time.sleep(0.05)

    def end(self, process: subprocess.Popen[bytes]) -> Moved:
        """Wait for the end, which must be a good one."""
        if process.wait() not in {0, 1}:
            log = self.scratch / "command.log"
            raise SystemExit(f"the batch ended with {process.returncode}, see {log}")
        return moved(self.scratch / "events")


def finished(out: Path) -> dict[str, int]:
    """The slices that are there, and when each was written, in nanoseconds."""
    marks = (out / "documents").glob("slice=*/_SUCCESS")
    return {mark.parent.name: mark.stat().st_mtime_ns for mark in marks}


def undisturbed(job: Job, started: Cluster, out: Path) -> str:
    """Nothing happens to it."""
    told = job.end(job.start(started, out))
    return f"{told.tasks:,} tasks, {told.failed} failed"


def worker_killed(job: Job, started: Cluster, out: Path) -> str:
    """A worker dies while the second slice is written, with what it keeps of it."""
    process = job.start(started, out)
    job.until(process, (out / ".slice=00001" / "documents").exists)
    started.workers[0].kill()
    there = len(finished(out))
    told = job.end(process)
    return (
        f"killed after {there} of {job.slices} slices; {told.tasks:,} tasks, {told.failed} failed"
    )


def driver_killed(job: Job, started: Cluster, out: Path) -> str:
    """The driver dies half-way, and the same command is given again."""
    process = job.start(started, out)
    job.until(process, lambda: len(finished(out)) >= job.slices // 2)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    before = finished(out)
    job.end(job.start(started, out))
    after = finished(out)
    again = [name for name in before if after[name] != before[name]]
    if again:
        raise SystemExit(f"done twice: {', '.join(again)}")
    return f"killed after {len(before)} of {job.slices} slices, which were not done again"


STORIES: dict[str, Callable[[Job, Cluster, Path], str]] = {
    "undisturbed": undisturbed,
    "a worker killed": worker_killed,
    "the driver killed": driver_killed,
}


def main() -> None:
    """Tell each story, and whether it ends as the first."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--slices", type=int, default=8)
    options.add_argument("--memory", default="3g", help="of each worker")
    chosen = options.parse_args()
    folder = chosen.folder.resolve()
    scratch, index = folder / "scratch", folder / "index"
    paths = [str(path) for path in parts(folder, chosen.documents)]
    scratch.mkdir(exist_ok=True)
    if not index.exists():
        subprocess.run(  # noqa: S603 -- our own command
            [*RIGHTSCHECK, "index", str(folder / "sources"), str(index)],
            env=environment(),
            check=True,
        )
    told = ("--index", str(index), "--config", str(folder / "rightscheck.toml"))
    job = Job(("check", *paths, *told, "--slices", str(chosen.slices)), scratch, chosen.slices)
    first, wrong = None, False
    for name, story in STORIES.items():
        out = folder / f"out, {name}"
        shutil.rmtree(out, ignore_errors=True)
        begin = time.perf_counter()
        with cluster(scratch / "cluster", 2, memory=chosen.memory) as started:
            what = story(job, started, out)
        taken = time.perf_counter() - begin
        found = of_batch(out)
        first = first or found
        other = list(differences(found, first))
        wrong |= bool(other)
        same = "differs" if other else f"{found.findings.total():,} findings, the same"
        print(f"{name}: {taken:.0f} s; {what}; {same}", *other, sep="\n", flush=True)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
