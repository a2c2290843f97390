"""How cost grows from ten thousand sources to a million: answers, opening, memory, disk, building.

    python benchmarks/growth.py FOLDER [--sizes 10000,30000,100000,300000,1000000]
    python benchmarks/growth.py --draw             # the picture anew, from growth.csv

A library grows from size to size in FOLDER (a million take some minutes), and of each size a copy
is kept there (5 GB in all): what was built is not built again, and who runs this again asks only.
Each size is asked in a process of its own, all in turns, with pages of 500 words: 200 of a source
amid a page of nobody's. Writes growth.csv and growth.svg beside this script.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpus import BLOCK, Press, Story
from numpy.typing import NDArray
from queries import ALONE, CHARACTERS, Desk
from tongues import MIX

from rightscheck import Source, match, open_sources

HERE = Path(__file__).parent
QUERIES, WARM = 400, 50
TURN = 10  # pages
PAGE, TAKEN = 500, 200  # words of a page, and how many of them are a source's


class Row(NamedTuple):
    """A size and what it costs."""

    sources: int
    added_per_s: float
    added_cpu_ms: float
    open_ms: float
    open_cpu_ms: float
    first_ms: float
    first_cpu_ms: float
    p50_ms: float
    p50_cpu_ms: float
    p99_ms: float
    p99_cpu_ms: float
    one_ms: float
    one_cpu_ms: float
    found: float
    resident_mb: float
    index_bytes: float
    text_bytes: float


def pages(size: int) -> Iterator[tuple[Sequence[str], str]]:
    """Ids of the stories of one event among the first `size`, and a page that has part of one."""
    block_of, rng = cache(Press().block), np.random.default_rng(size)
    for _ in range(QUERIES + WARM):
        block, place = divmod(int(rng.integers(0, size)), BLOCK)
        source = block_of(block)[place]
        host = block_of(len(MIX) * 10**6 + block % len(MIX))[place]
        scale = CHARACTERS if source.language in ALONE else 1
        desk = Desk(source, host, host, [], rng)
        around = desk.words(host)[: int((PAGE - TAKEN) * scale)]
        half = len(around) // 2
        parts = (around[:half], desk.excerpt(0, TAKEN), around[half:])
        yield source.kin, "\n\n".join(desk.glue(part) for part in parts)


def questions(library: Path, size: int = 0) -> list[tuple[Sequence[str], str]]:
    """The pages that a library of that `size` is asked with; they are kept beside it."""
    kept = library.with_suffix(".pages")
    if not kept.exists():
        kept.write_text(json.dumps(list(pages(size))))
    found: list[tuple[Sequence[str], str]] = json.loads(kept.read_text())
    return found


def grow(library: Path, start: int, stop: int) -> dict[str, float]:
    """What adding costs while the library grows; inventing the sources is not counted."""
    inventing, press = np.zeros(2), Press()

    def ready() -> Iterator[Source]:
        nonlocal inventing
        for first in range(start, stop, BLOCK):
            begin = _clocks()
            block = list(press.stories(first, min(stop, first + BLOCK)))
            sources = [_source(story) for story in block]
            inventing += _clocks() - begin
            yield from sources

    begin = _clocks()
    with open_sources(library) as sources:
        sources.add(ready())
    waited, worked = ((_clocks() - begin - inventing) / (stop - start)).tolist()
    return {"added_per_s": 1 / waited, "added_cpu_ms": 1000 * worked}


def _clocks() -> NDArray[np.float64]:
    """Seconds of the clock, and of the processor."""
    return np.array([time.perf_counter(), time.process_time()])


def _source(story: Story) -> Source:
    return Source(
        id=story.id,
        holder=story.agency,
        text=story.text,
        language=story.language,
        published="2026-01-01",
    )


def ask(library: Path) -> dict[str, float]:
    """In a fresh process, a part whenever it is its turn: open, answer, add one more, remove it."""
    asked, fresh = questions(library), Press(seed=2).block(0)[0].text
    sys.stdin.readline()
    begin = _clocks()
    sources = open_sources(library, create=False)
    opened = _clocks()
    match(asked[0][1], sources)
    first = _clocks()
    found, taken = 0, []
    for number, (kin, page) in enumerate(asked[1:]):
        if number % TURN == 0:
            next_turn()
        start = _clocks()
        matches = match(page, sources)
        taken.append(_clocks() - start)
        found += bool({each.source_id for each in matches} & set(kin))
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
    start = _clocks()
    sources.add([_source(Story("new", "en", "NWA", fresh))])
    seen = any(each.source_id == "new" for each in match(fresh, sources))
    one = _clocks() - start if seen else np.full(2, np.nan)
    sources.remove(["new"])
    p50, p99 = np.percentile(taken[WARM:], (50, 99), axis=0)
    stretches = (opened - begin, first - opened, p50, p99, one)
    told = {"found": found / len(taken), "resident_mb": resident}
    for name, (waited, worked) in zip(
        ("open", "first", "p50", "p99", "one"), stretches, strict=True
    ):
        told |= {f"{name}_ms": 1000 * waited, f"{name}_cpu_ms": 1000 * worked}
    return told


def next_turn() -> None:
    """Done so far; wait until it is this process's turn again."""
    print("{}", flush=True)
    sys.stdin.readline()


def stored(library: Path, size: int) -> dict[str, float]:
    """Bytes a source: its compressed text and facts, and all the rest."""
    with closing(sqlite3.connect(library)) as connection:
        (texts,) = connection.execute("SELECT sum(length(item)) FROM items").fetchone()
    whole = sum(file.stat().st_size for file in library.parent.glob(library.name + "*"))
    return {"text_bytes": texts / size, "index_bytes": (whole - texts) / size}


def built(folder: Path, size: int, smaller: int) -> Path:
    """The library of that size; one that is not there yet grows from the `smaller` one."""
    library, costs = folder / f"growth-{size}.db", folder / f"growth-{size}.json"
    if not costs.exists():
        library.unlink(missing_ok=True)
        if smaller:
            shutil.copyfile(folder / f"growth-{smaller}.db", library)
        costs.write_text(json.dumps(grow(library, smaller, size)))
    return library


def in_turns(libraries: Sequence[Path]) -> list[dict[str, float]]:
    """Ask all libraries, a few pages in turn, so that other work on the machine disturbs all."""
    with ExitStack() as stack:
        asking = [
            stack.enter_context(
                subprocess.Popen(  # noqa: S603 -- this script
                    [sys.executable, __file__, "--ask", str(library)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for library in libraries
        ]
        told = [_turn(each) for each in asking]
        while not all(told):
            told = [_turn(each) for each in asking]
    return told


def _turn(process: subprocess.Popen[str]) -> dict[str, float]:
    """Let a process do its next part: what it has measured, or nothing as long as more is to do."""
    print(file=process.stdin, flush=True)
    told: dict[str, float] = json.loads((process.stdout or sys.stdin).readline())
    return told


def save(rows: list[Row]) -> None:
    """One line a size."""
    with (HERE / "growth.csv").open("w", newline="") as file:
        told = csv.writer(file, lineterminator="\n")
        told.writerow(Row._fields)
        told.writerows([row.sources, *(f"{value:.4g}" for value in row[1:])] for row in rows)


def read() -> list[Row]:
    """What earlier runs measured."""
    if not (HERE / "growth.csv").exists():
        return []
    with (HERE / "growth.csv").open() as file:
        lines = [
            {name: float(value) for name, value in line.items()} for line in csv.DictReader(file)
        ]
    return [Row(**line)._replace(sources=int(line["sources"])) for line in lines]


def draw() -> None:
    """growth.svg from growth.csv: both axes by powers of ten, with linear growth to compare."""
    import matplotlib as mpl  # noqa: PLC0415 -- measuring needs no matplotlib

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "growth", "font.size": 10, "svg.fonttype": "none"})
    from matplotlib import pyplot as plt  # noqa: PLC0415

    rows = read()
    sizes = np.array([row.sources for row in rows])
    figure, axes = plt.subplots(figsize=(7, 4.2), layout="constrained")
    for field, label, colour in (
        ("p99_cpu_ms", "99 of 100 pages take less", "#c2571a"),
        ("p50_cpu_ms", "half of the pages take less", "#1a5fb4"),
        ("open_cpu_ms", "opening the library", "#8a8a8a"),
    ):
        values = [getattr(row, field) for row in rows]
        axes.plot(sizes, values, marker="o", color=colour, linewidth=2, label=label)
        axes.annotate(f"{values[-1]:.1f} ms", (sizes[-1], values[-1]), (8, -3), **_AT_POINT)
    linear = rows[0].p50_cpu_ms * sizes / sizes[0]
    axes.plot(
        sizes, linear, "--", color="#8a8a8a", linewidth=1, label="if cost grew with the library"
    )
    axes.set(
        xscale="log",
        yscale="log",
        xlabel="sources in the library",
        ylabel="milliseconds of one core",
    )
    axes.set_title("match of a page of 500 words", loc="left")
    axes.set_ylim(top=300)
    axes.set_xlim(right=sizes[-1] * 2.2)
    axes.grid(visible=True, which="major", color="#e4e4e4")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="upper left")
    figure.savefig(HERE / "growth.svg", metadata={"Date": None})


_AT_POINT = {"textcoords": "offset points", "fontsize": 9}


def main() -> None:
    """Measure size after size, or draw."""
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("folder", type=Path, nargs="?", help="where the library lies and stays")
    told.add_argument("--sizes", default="10000,30000,100000,300000,1000000")
    told.add_argument("--draw", action="store_true", help="only the picture")
    told.add_argument("--ask", action="store_true", help=argparse.SUPPRESS)
    chosen = told.parse_args()
    if chosen.draw:
        draw()
        return
    if chosen.folder is None:
        told.error("a FOLDER is needed for the library")
    if chosen.ask:
        print(json.dumps(ask(chosen.folder)))
        return
    sizes, libraries = sorted(map(int, chosen.sizes.split(","))), list[Path]()
    for size, smaller in zip(sizes, (0, *sizes), strict=False):
        libraries.append(built(chosen.folder, size, smaller))
        questions(libraries[-1], size)
    rows = []
    for size, library, told in zip(sizes, libraries, in_turns(libraries), strict=True):
        costs = json.loads(library.with_suffix(".json").read_text())
        rows.append(Row(sources=size, **costs, **told, **stored(library, size)))
    save(rows)
    print(" | ".join(Row._fields))
    for row in rows:
        print(" | ".join(f"{value:,.4g}" for value in row))
    draw()


if __name__ == "__main__":
    main()
