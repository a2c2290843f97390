"""A CMS's request: one article read and checked, alone and by threads, and what memory it takes.

    python benchmarks/checks.py FOLDER [--sizes 10000,100000,1000000] [--threads 8] [--long 100000]
        [--workers 2]

FOLDER keeps a library of each size (a million take ten minutes and 4 GB) and is made if need be.
A request is `check([read(page)], bench)` of 500 words in HTML: of a hundred 70 are nobody's, ten
name an agency in a credit, ten took 200 words of a dispatch as the contract allows, and ten took
them where nothing permits it. Each size is asked in a fresh process. `--long` asks so many more of
the last size and tells the memory on the way. `--workers` asks, in turns, a bench alone and one
with so many processes behind its threads: of each page the best of five times by one thread, and
the best of five rates of one, two and eight.
"""

from __future__ import annotations

import argparse
import html
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import cycle, islice, product
from pathlib import Path

import numpy as np
from corpus import AGENCIES, BLOCK, Press, Story
from newsroom import FAR, TEMPLATE, house, library

import rightscheck
from rightscheck.pipeline.bench import Workbench

PAGES, WARM = 400, 100
CREDITED, LICENSED = 7, 8  # of every ten pages; the last took what nothing permits
WORDS, TAKEN = 500, 200
CHARACTERS = 1.6  # of a script without spaces for a word


def articles(size: int, count: int) -> Iterator[bytes]:
    """Pages in the mix of a newsroom, of which some took from the first `size` dispatches."""
    press = Press()
    for number in range(count):
        block = number // BLOCK
        own = press.block(FAR + block)
        wire = press.block((block * 7 + number * 31) % (size // BLOCK))
        at = number % BLOCK
        if number % 10 == LICENSED:
            story = next(one for one in wire[at:] + wire if one.agency == AGENCIES[0])
        else:
            story = next(one for one in wire[at:] + wire if one.agency != AGENCIES[0])
        told = [_words(own[at], WORDS), *_words_of(number % 10, story)]
        body = "\n".join(f"<p>{html.escape(one)}</p>" for one in told)
        named = {"language": own[at].language, "number": number, "title": f"Report {number}"}
        yield TEMPLATE.format(**named, body=body).encode()


def _words_of(kind: int, story: Story) -> list[str]:
    if kind == CREDITED:
        return [f"With material from {story.agency}"]
    return [_words(story, TAKEN), f"({story.agency})"] if kind > CREDITED else []


def _words(story: Story, count: int) -> str:
    text = story.text.partition(" — ")[2]
    words = text.split(" ")
    few = len(words) < len(text) / 20  # no spaces between them
    return text[: int(count * CHARACTERS)] if few else " ".join(words[:count])


def ask(sources: Path, threads: int, long: int) -> None:
    """In a fresh process: the row of a library."""
    with closing(sqlite3.connect(sources)) as connection:
        (size,) = connection.execute("SELECT count FROM library").fetchone()
    pages = list(articles(size, PAGES))
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        bench = rightscheck.load(house(Path(folder), str(sources.resolve())))
        loaded = time.perf_counter() - begin

        def request(page: bytes) -> str:
            return rightscheck.check([rightscheck.read(page, "content/a.html")], bench).verdict

        with bench:
            first = _timed([pages[0]], request)[0][0]
            _timed(pages[:WARM], request)
            walls, works = zip(*_timed(pages, request), strict=True)
            alone, together = _rate(pages, request, 1), _rate(pages, request, threads)
            row = (
                f"{size:,}",
                f"{1000 * loaded:.0f}",
                f"{first:.0f}",
                "{:.1f} | {:.1f}".format(*np.percentile(walls, (50, 99))),
                "{:.1f} | {:.1f}".format(*np.percentile(works, (50, 99))),
                f"{alone:.0f} | {together:.0f} | {together / alone:.2f}",
                f"{resident():.0f}",
            )
            print(f"| {' | '.join(row)} |", flush=True)
            if long:
                _remember(pages, request, long)


def beside(sources: Path, workers: int) -> None:
    """A table of a bench alone and one with processes."""
    pages = list(articles(BLOCK * 100, PAGES // 4))
    with tempfile.TemporaryDirectory() as folder:
        settings = house(Path(folder), str(sources.resolve()))
        benches = [rightscheck.load(settings, workers=count) for count in (0, workers)]
        if crew := benches[1].crew:
            crew.begin(benches[1])
        best = np.full((2, len(pages)), np.inf)
        rates = np.zeros((2, 3))
        for _, one in product(range(5), range(2)):

            def request(page: bytes, bench: Workbench = benches[one]) -> str:
                return rightscheck.check([rightscheck.read(page, "content/a.html")], bench).verdict

            walls = [wall for wall, _ in _timed(pages, request)]
            best[one] = np.minimum(best[one], walls)
            fast = [_rate(pages, request, threads) for threads in (1, 2, 8)]
            rates[one] = np.maximum(rates[one], fast)
        print("| processes | p50 ms | p99 ms | checks/s, one thread | two | eight |")
        print("|---:|---:|---:|---:|---:|---:|")
        for one, bench in enumerate(benches):
            times = "{:.1f} | {:.1f}".format(*np.percentile(best[one], (50, 99)))
            print(f"| {one * workers} | {times} |", *(f"{rate:.0f} |" for rate in rates[one]))
            bench.close()


def _timed(pages: Sequence[bytes], request: Callable[[bytes], object]) -> list[tuple[float, float]]:
    """Milliseconds of each request, by the wall and of the processor."""
    found = []
    for page in pages:
        begin, work = time.perf_counter(), time.thread_time()
        request(page)
        ended, worked = time.perf_counter(), time.thread_time()
        found.append((1000 * (ended - begin), 1000 * (worked - work)))
    return found


def _rate(pages: Sequence[bytes], request: Callable[[bytes], object], threads: int) -> float:
    """Requests a second by the wall."""
    with ThreadPoolExecutor(threads) as pool:
        begin = time.perf_counter()
        asked = len(list(pool.map(request, pages)))
        return asked / (time.perf_counter() - begin)


def _remember(pages: Sequence[bytes], request: Callable[[bytes], object], long: int) -> None:
    """Memory after ever more requests, every one on words that no other has."""
    marks = {long // 100, long // 10, long // 4, long // 2, 3 * long // 4, long}
    for number, page in enumerate(islice(cycle(pages), long), 1):
        request(page.replace(b"Report ", b"Report x%d " % number))
        if number in marks:
            print(f"after {number:,} requests: {resident():.0f} MB", flush=True)


def resident() -> float:
    """MB of this process that lie in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


HEAD = (
    "| sources | load ms | first ms | p50 ms | p99 ms | p50 ms of processor | p99 | checks/s"
    " | with {} threads | ratio | MB |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


def main() -> None:
    """Print one row a size."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--sizes", default="10000,100000,1000000")
    options.add_argument("--threads", type=int, default=8)
    options.add_argument("--long", type=int, default=0)
    options.add_argument("--workers", type=int, default=0)
    options.add_argument("--ask", type=Path, help="only ask this library")
    chosen = options.parse_args()
    if chosen.ask and chosen.workers:
        beside(chosen.ask, chosen.workers)
        return
    if chosen.ask:
        ask(chosen.ask, chosen.threads, chosen.long)
        return
    sizes = [int(size) for size in chosen.sizes.split(",")]
    if not chosen.workers:
        print(HEAD.format(chosen.threads), flush=True)
    for size in sizes:
        path = chosen.folder / f"{size}.db"
        if not path.exists():
            building = path.with_suffix(".part")
            library(building, size)
            building.rename(path)
        long = chosen.long if size == sizes[-1] else 0
        command = [sys.executable, __file__, str(chosen.folder), "--ask", str(path)]
        more = ["--threads", str(chosen.threads), "--long", str(long)]
        more += ["--workers", str(chosen.workers)]
        subprocess.run([*command, *more], check=True)  # noqa: S603 -- this script


if __name__ == "__main__":
    main()
