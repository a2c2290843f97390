"""What a job on a cluster cost: memory and processor by /proc, shuffles by Spark's event log."""

from __future__ import annotations

import json
import os
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

TICK = os.sysconf("SC_CLK_TCK")
EVERY = 0.5  # seconds from look to look
EVENT_LOG = {
    "spark.eventLog.enabled": "true",
    "spark.eventLog.rolling.enabled": "false",
    "spark.eventLog.compress": "false",
}


class Process(NamedTuple):
    """A process as it is now: its parent, its program, its processor time so far in seconds."""

    parent: int
    program: str
    cpu: float


class Usage:
    """Of a few processes and all their descendants, by program (`java`, `python` …)."""

    def __init__(self) -> None:
        self.peak: Counter[str] = Counter()
        self._cpu: dict[int, float] = {}

    @property
    def cpu(self) -> float:
        """Seconds of processor, of all processes that were seen."""
        return sum(self._cpu.values())

    def look(self, roots: Iterable[int]) -> None:
        """Take note of what is there."""
        there = processes()
        now: Counter[str] = Counter()
        for number in descendants(there, roots):
            process = there[number]
            self._cpu[number] = process.cpu
            now[process.program] += memory(number)
        for program, megabytes in now.items():
            self.peak[program] = max(self.peak[program], megabytes)


def processes() -> dict[int, Process]:
    """All of this machine, by number."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                head, _, rest = (folder / "stat").read_text().rpartition(")")
            except OSError:
                continue  # it has ended since
            said = rest.split()
            program = "java" if head.endswith("java") else "python" if "python" in head else "other"
            cpu = (int(said[11]) + int(said[12])) / TICK
            found[int(folder.name)] = Process(int(said[1]), program, cpu)
    return found


def descendants(there: dict[int, Process], roots: Iterable[int]) -> Iterator[int]:
    """These processes and whatever they have started."""
    children = defaultdict(list)
    for number, process in there.items():
        children[process.parent].append(number)
    left = [root for root in roots if root in there]
    while left:
        number = left.pop()
        yield number
        left += children[number]


def memory(number: int) -> int:
    """Megabytes of a process; what several share is divided among them."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0) // 1000


@contextmanager
def watched(**roots: Iterable[int]) -> Iterator[dict[str, Usage]]:
    """What those processes, by names of ours, take until the end of the block."""
    usages, over = {name: Usage() for name in roots}, threading.Event()

    def look() -> None:
        while not over.wait(EVERY):
            for name, numbers in roots.items():
                usages[name].look(numbers)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield usages
    finally:
        over.set()
        thread.join()


class Moved(NamedTuple):
    """What Spark read, wrote for others, read from others and could not keep in memory; bytes."""

    read: int = 0
    shuffled: int = 0
    fetched: int = 0
    spilled: int = 0
    tasks: int = 0
    failed: int = 0


def moved(folder: Path) -> Moved:
    """Added up over all tasks of the event logs in a folder."""
    total: Counter[str] = Counter()
    for log in folder.iterdir():
        with log.open(encoding="utf-8") as lines:
            for line in lines:
                if '"SparkListenerTaskEnd"' in line[:60]:
                    total.update(_task(json.loads(line)))
    return Moved(**total)


def _task(event: dict) -> dict[str, int]:
    metrics = event.get("Task Metrics") or {}
    shuffled = metrics.get("Shuffle Write Metrics", {}).get("Shuffle Bytes Written", 0)
    fetched = metrics.get("Shuffle Read Metrics", {})
    return {
        "read": metrics.get("Input Metrics", {}).get("Bytes Read", 0),
        "shuffled": shuffled,
        "fetched": fetched.get("Remote Bytes Read", 0) + fetched.get("Local Bytes Read", 0),
        "spilled": metrics.get("Disk Bytes Spilled", 0),
        "tasks": 1,
        "failed": int(event["Task End Reason"]["Reason"] != "Success"),
    }
