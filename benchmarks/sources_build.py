"""How fast a library grows, how large it is, and how fast it answers; run by hand.

    python benchmarks/sources_build.py [--sizes 1000,10000,100000] [--folder /tmp]

Texts are invented: 400 words drawn by Zipf's law from a vocabulary of 30,000. A query is a page
of 500 words, 200 of them from a source.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from rightscheck.model import Source
from rightscheck.sources import SqliteSources, open_sources
from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import split

WORDS = 400
QUERIES = 400


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


def build(library: SqliteSources, start: int, stop: int) -> float:
    """Seconds to add them in one delivery; inventing them is not counted."""
    inventing = 0.0

    def ready() -> Iterator[Source]:
        nonlocal inventing
        source = deliveries(start, stop)
        for _ in range(start, stop):
            begin = time.perf_counter()
            invented = next(source)
            inventing += time.perf_counter() - begin
            yield invented

    begin = time.perf_counter()
    library.add(ready())
    return time.perf_counter() - begin - inventing


def look_up(library: SqliteSources, size: int) -> tuple[list[float], int]:
    """Milliseconds of each query, and how many named the right source first."""
    dice = random.Random(size)  # noqa: S311 -- the same queries each time
    writer = Writer(10**9)
    pages: list[tuple[str, np.typing.NDArray[np.uint64]]] = []
    while len(pages) < QUERIES:
        id_ = f"urn:example:{dice.randrange(size):09d}"
        source = library.get(id_)
        if source:
            part = " ".join(source.text.split()[100:300])
            page = f"{writer.text(150)} {part} {writer.text(150)}"
            pages.append((id_, fingerprints(split(page))))
    times, right = [], 0
    for id_, marks in pages:
        begin = time.perf_counter()
        found = library.candidates(marks, 32)
        times.append((time.perf_counter() - begin) * 1000)
        right += bool(found) and found[0][0] == id_
    return sorted(times), right


def text_bytes(path: Path) -> int:
    """The compressed texts alone."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT sum(length(item)) FROM items").fetchone()[0])


def main() -> None:
    """Print one row a size."""
    options = argparse.ArgumentParser()
    options.add_argument("--sizes", default="1000,10000,100000")
    options.add_argument("--folder", type=Path)
    chosen = options.parse_args()
    print("sources | added/s | bytes/source: text, rest | open ms | p50, p99 ms | right | one more")
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        path, before = Path(folder) / "sources.db", 0
        for size in map(int, chosen.sizes.split(",")):
            with open_sources(path) as library:
                rate = (size - before) / build(library, before, size)
            before = size
            texts, whole = text_bytes(path), path.stat().st_size
            begin = time.perf_counter()
            with open_sources(path, create=False) as library:
                opened = (time.perf_counter() - begin) * 1000
                times, right = look_up(library, size)
                more = list(deliveries(10**8 + size, 10**8 + size + 1))
                begin = time.perf_counter()
                library.add(more)
                one = (time.perf_counter() - begin) * 1000
            row = (
                f"{size:9,} | {rate:7,.0f} | {texts / size:6,.0f} {(whole - texts) / size:6,.0f}",
                f"{opened:5.1f}",
                f"{times[len(times) // 2]:6.2f}",
                f"{times[int(len(times) * 0.99)]:6.2f}",
                f"{right}/{QUERIES}",
                f"{one:.1f}",
            )
            print(" | ".join(row), flush=True)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")


if __name__ == "__main__":
    main()
