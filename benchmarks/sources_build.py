"""How fast a library grows, how large it is, and how fast it answers; run by hand.

    python benchmarks/sources_build.py [--sizes 10000,100000,1000000] [--folder /tmp]

Texts are invented: 400 words drawn by Zipf's law from a vocabulary of 30,000. A query is a page
of 500 words, 200 of them from a source.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from rightscheck.model import Source, Status
from rightscheck.sources import SqliteSources, open_sources
from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import split

WORDS = 400
QUERIES = 400
CHANGES = 200

T = TypeVar("T")


class Writer:
    """Invents texts, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        dice = random.Random(seed)  # noqa: S311 -- the same texts each time
        letters = "eeeeetttaaooiinnsshhrrdlcumwfgypbvk"
        self._dice = dice
        self._vocabulary = np.array(
            ["".join(dice.choices(letters, k=dice.randint(2, 11))) for _ in range(30_000)]
        )
        weights = 1 / np.arange(3, 30_003)
        self._cumulative = np.cumsum(weights / weights.sum())
        self._random = np.random.default_rng(seed)

    def text(self, words: int = WORDS) -> str:
        """So many words."""
        at = np.searchsorted(self._cumulative, self._random.random(words))
        return " ".join(self._vocabulary[np.minimum(at, 29_999)].tolist())


def deliveries(start: int, stop: int) -> Iterator[Source]:
    """Sources `start` to `stop`; a source's text depends on its number's thousand only by seed."""
    writer = Writer(start)
    for number in range(start, stop):
        yield Source(
            id=f"urn:example:{number:09d}",
            holder=("afp", "ap", "reuters")[number % 3],
            text=writer.text(),
            language="en",
            published=f"2026-01-{1 + number % 28:02d}",
        )


def build(library: SqliteSources, start: int, stop: int) -> tuple[float, float]:
    """Seconds to add them in one delivery, by the wall and of processors; inventing is not counted.

    On a machine that does other things, what the processors take is the surer figure.
    """
    inventing = np.zeros(2)

    def ready() -> Iterator[Source]:
        nonlocal inventing
        source = deliveries(start, stop)
        for _ in range(start, stop):
            begin = clocks()
            invented = next(source)
            inventing += clocks() - begin
            yield invented

    begin = clocks()
    library.add(ready())
    taken, worked = clocks() - begin - inventing
    return float(taken), float(worked)


def clocks() -> NDArray[np.float64]:
    """Seconds by the wall, and of this process's processors."""
    return np.array((time.perf_counter(), time.process_time()))


def look_up(library: SqliteSources, size: int) -> tuple[list[float], int]:
    """Milliseconds of each query, and how many named the right source first."""
    dice = random.Random(size)  # noqa: S311 -- the same queries each time
    writer = Writer(10**9)
    pages: list[tuple[str, NDArray[np.uint64]]] = []
    while len(pages) < QUERIES:
        id_ = f"urn:example:{dice.randrange(size):09d}"
        source = library.get(id_)
        if source:
            part = " ".join(source.text.split()[100:300])
            page = f"{writer.text(150)} {part} {writer.text(150)}"
            pages.append((id_, fingerprints(split(page))))
    library.shared(pages[0][1])
    times, right = [], 0
    for id_, marks in pages:
        spent, found = timed(lambda marks=marks: library.shared(marks))
        times.append(spent)
        (best,) = library.entries([int(np.bincount(found.keys).argmax())])
        right += best.id == id_
    return sorted(times), right


def timed(act: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds that `act` takes, and what it gives."""
    begin = time.perf_counter()
    result = act()
    return (time.perf_counter() - begin) * 1000, result


def change(library: SqliteSources, size: int) -> list[float]:
    """The slowest of CHANGES times, in milliseconds: add one and see it, its status, remove it."""
    slowest = [0.0, 0.0, 0.0]
    for source in deliveries(10**8 + size, 10**8 + size + CHANGES):
        marks = fingerprints(split(source.text))
        acts = (
            lambda s=source, m=marks: (library.add([s]), library.shared(m)),
            lambda s=source: library.add([s.model_copy(update={"status": Status.CANCELED})]),
            lambda s=source: library.remove([s.id]),
        )
        slowest = [max(was, timed(act)[0]) for was, act in zip(slowest, acts, strict=True)]
    return slowest


def text_bytes(path: Path) -> int:
    """The compressed texts alone."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT sum(length(item)) FROM items").fetchone()[0])


def resident() -> float:
    """MB of this process that lie in memory now."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def ask(path: Path) -> None:
    """Open the library at `path`, use it as a page's check does, and print what that takes."""
    opened, library = timed(lambda: open_sources(path, create=False))
    with library:
        size = len(library)
        times, right = look_up(library, size)
        memory = resident()
        added, restated, removed = change(library, size)
        (runs,) = sqlite3.connect(path).execute("SELECT count(*) FROM runs").fetchone()
    row = (
        f"{opened:5.1f}",
        f"{memory:4.0f}",
        f"{times[len(times) // 2]:6.2f} {times[int(len(times) * 0.99)]:6.2f}",
        f"{right}/{QUERIES}",
        f"{added:6.1f} {restated:6.1f} {removed:6.1f}",
        f"{runs}",
    )
    print(" | ".join(row), flush=True)


HEAD = (
    "sources | added/s, µs of processor each | bytes a source: text, all else | open ms | MB"
    f" | look-up p50, p99 ms | right | slowest of {CHANGES}, ms: add and see, status, remove | runs"
)


def main() -> None:
    """Print one row a size; the asking is done in a process of its own, for its memory."""
    options = argparse.ArgumentParser()
    options.add_argument("--sizes", default="1000,10000,100000")
    options.add_argument("--folder", type=Path, help="where the library lies meanwhile")
    options.add_argument("--keep", type=Path, help="keep the last library under this name")
    options.add_argument("--ask", type=Path, help="only ask this library")
    chosen = options.parse_args()
    if chosen.ask:
        ask(chosen.ask)
        return
    print(HEAD)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        path, before = Path(folder) / "sources.db", 0
        for size in map(int, chosen.sizes.split(",")):
            with open_sources(path) as library:
                taken, worked = build(library, before, size)
            more, before = size - before, size
            texts, whole = text_bytes(path), path.stat().st_size
            beside = f"{texts / size:6,.0f} {(whole - texts) / size:6,.0f}"
            print(
                f"{size:9,} | {more / taken:7,.0f} {worked / more * 1e6:5.0f} | {beside}",
                end=" | ",
                flush=True,
            )
            subprocess.run([sys.executable, __file__, "--ask", path], check=True)  # noqa: S603 -- ourselves
        if chosen.keep:
            shutil.move(path, chosen.keep)


if __name__ == "__main__":
    main()
