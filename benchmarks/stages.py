"""Where the time of a page goes: milliseconds of processor, stage by stage of `match`.

    python benchmarks/stages.py LIBRARY [--pages 400]     # LIBRARY is one that growth.py has built

Half of the pages have 200 of their 500 words from a source, the others nothing of anybody's. A
stage is what its functions take without those of other stages that they call. To look at the
clock costs some microseconds a call, so that the sum is a little more than a page takes unwatched.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache, wraps
from pathlib import Path
from types import ModuleType
from typing import ParamSpec, TypeVar

import numpy as np
from corpus import BLOCK, Press
from growth import PAGE, WARM, questions
from queries import ALONE, CHARACTERS, Desk
from tongues import MIX

from rightscheck import open_sources
from rightscheck.matching import finding, library, search, shelf
from rightscheck.sources import SqliteSources, index, sqlite

_P = ParamSpec("_P")
_T = TypeVar("_T")
FAR = 10**6  # blocks of the press that no library holds
STAGES: tuple[tuple[str, tuple[tuple[ModuleType | type, str], ...]], ...] = (
    ("page: its words, fingerprints, weights", ((library, "prose"), (library, "weights"))),
    ("index: where to look, sieve", ((index, "_aim"),)),
    ("index: chunks read", ((index, "_read"),)),
    ("index: chunks searched", ((index, "_found"),)),
    ("index: the rest", ((SqliteSources, "shared"),)),
    ("candidates ranked", ((library, "reach"),)),
    ("sketches read from the file", ((SqliteSources, "sketches"),)),
    ("a look around runs", ((search, "promises"),)),
    ("sources read from the file", ((SqliteSources, "fetch"),)),
    ("sources unpacked", ((sqlite, "unpacked"),)),
    ("sources' words", ((shelf, "split_lines"),)),
    ("sources aligned", ((finding, "passages"),)),
    ("passages weighed", ((finding, "evidence"), (finding, "unspoken"))),
    ("matches told", ((finding, "as_match"), (library, "family"))),
    ("the rest", ((library, "match"),)),
)


class Watch:
    """What each stage has taken so far, in milliseconds; of nested calls each has its own."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def over(self, stage: str, function: Callable[_P, _T]) -> Callable[_P, _T]:
        """The same function, watched."""

        @wraps(function)
        def watched(*args: _P.args, **named: _P.kwargs) -> _T:
            begin = time.thread_time_ns()
            self._inner.append(0.0)
            try:
                return function(*args, **named)
            finally:
                taken = (time.thread_time_ns() - begin) / 1e6
                self.spent[stage] += taken - self._inner.pop()
                self._inner[-1] += taken

        return watched


def strangers(size: int, count: int) -> list[str]:
    """Pages of two stories that no library holds, as long as the others."""
    block_of, rng, found = cache(Press().block), np.random.default_rng(size + 1), []
    for _ in range(count):
        number = FAR * len(MIX) + int(rng.integers(0, len(MIX)))
        first, second = (block_of(at) for at in (number, number + len(MIX)))
        page, other = first[int(rng.integers(0, BLOCK))], second[int(rng.integers(0, BLOCK))]
        desk = Desk(page, page, page, [], rng)
        scale = CHARACTERS if page.language in ALONE else 1
        found.append(desk.glue((desk.words(page) + desk.words(other))[: int(PAGE * scale)]))
    return found


def timed(texts: Sequence[str], sources: SqliteSources) -> list[float]:
    """Milliseconds of processor for each page."""
    taken = []
    for text in texts:
        begin = time.thread_time_ns()
        library.match(text, sources)
        taken.append((time.thread_time_ns() - begin) / 1e6)
    return taken


def main() -> None:
    """One column for each kind of page."""
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("library", type=Path)
    told.add_argument("--pages", type=int, default=400)
    chosen = told.parse_args()
    columns = []
    with open_sources(chosen.library, create=False) as sources:
        copied = [page for _, page in questions(chosen.library, len(sources))]
        timed(copied[:WARM], sources)
        half = chosen.pages // 2
        kinds = copied[WARM : WARM + half], strangers(len(sources), half)
        bare = [np.percentile(timed(texts[: half // 2], sources), (50, 99)) for texts in kinds]
        watch = Watch()
        for stage, functions in STAGES:
            for home, name in functions:
                setattr(home, name, watch.over(stage, getattr(home, name)))
        for texts in kinds:
            watch.spent.clear()
            timed(texts[half // 2 :], sources)
            columns.append({s: watch.spent[s] / len(texts[half // 2 :]) for s, _ in STAGES})
    print("| ms of processor | a source's | nobody's |\n|---|---:|---:|")
    for stage, _ in STAGES:
        print(f"| {stage} | {columns[0][stage]:.2f} | {columns[1][stage]:.2f} |")
    for at, name in enumerate(("p50, unwatched", "p99, unwatched")):
        print(f"| {name} | {bare[0][at]:.1f} | {bare[1][at]:.1f} |")


if __name__ == "__main__":
    main()
