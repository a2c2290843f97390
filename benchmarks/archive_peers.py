"""A whole archive side by side: rightscheck, passim's published approach, MinHash LSH.

    python benchmarks/archive.py FOLDER --documents 10000 --sources 20000 --length 1000
    python benchmarks/archive_peers.py FOLDER [--only passim] [--documents 10000]

Each system has a process of its own and takes all sources and documents of the archive. Recall, by
what was done to the copy, is the share of sources used of which one is named. Accused wrongly are
documents that used nothing, or told of the same event in other words, and still have a source
named; wrong pairs are all pairs of a document and a source that it has nothing of. MinHash LSH
stands here as it is mostly used (`0.5`), and tuned for this: the score from which it accuses is the
one that does best on every second document (recall less wrong accusations); all systems are judged
by the other half. Seconds and memory are of the whole process, the archive's texts included.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow.parquet as pq
from archive import KINDS
from peers import threshold
from queries import Query
from systems import Answer, Item, Rightscheck, WholeLsh

SHOWN = (*KINDS, "teaser")
Ask = Callable[[str], Answer]


class Page(NamedTuple):
    """A document, and by each kind of copy the groups of sources of which one should be named."""

    text: str
    used: tuple[tuple[str, tuple[str, ...]], ...]


class Run(NamedTuple):
    """What a system named, and what that took."""

    answers: Sequence[Answer]
    build: float
    asking: float
    cpu: float
    megabytes: float


def sources(folder: Path) -> Iterator[Item]:
    """The archive's sources, as all systems take them."""
    for path in sorted((folder / "sources").glob("*.parquet")):
        for row in pq.read_table(path, columns=["id", "language", "text"]).to_pylist():
            yield row["id"], row["language"], row["text"]


def pages(folder: Path, count: int) -> list[Page]:
    """The archive's first documents."""
    used = defaultdict(list)
    for path in sorted((folder / "truth").glob("*.parquet")):
        for row in pq.read_table(path).to_pylist():
            if row["kind"] in SHOWN:
                used[row["document"]].append((row["kind"], tuple(row["right"])))
    rows: list[Page] = []
    for path in sorted((folder / "documents").glob("*.parquet")):
        if len(rows) < count:
            told = pq.read_table(path, columns=["name", "text"]).to_pylist()
            rows += [Page(row["text"], tuple(used[row["name"]])) for row in told]
    return rows[:count]


def _ours(folder: Path, _: Sequence[Page], scratch: Path) -> Ask:
    system = Rightscheck(scratch)
    system.build(sources(folder))

    # A quotation is found, but nobody is accused of it.
    return lambda text: [(name, words) for name, words in system.ask(text) if words]


def _passim(folder: Path, asked: Sequence[Page], _: Path) -> Ask:
    from passim import Passim  # noqa: PLC0415 -- only this process needs parasail

    return Passim((page.text for page in asked), sources(folder)).ask


def _minhash(folder: Path, _: Sequence[Page], scratch: Path) -> Ask:
    system = WholeLsh(scratch)
    system.build(sources(folder))
    return system.ask


def _usual(folder: Path, _: Sequence[Page], scratch: Path) -> Ask:
    system = WholeLsh(scratch)
    system.threshold = 0.5
    system.build(sources(folder))
    return system.ask


SYSTEMS: dict[str, Callable[[Path, Sequence[Page], Path], Ask]] = {
    "rightscheck match": _ours,
    "passim's approach": _passim,
    "MinHash LSH, 0.5": _usual,
    "MinHash LSH, tuned": _minhash,
}


def work(name: str, folder: Path, count: int) -> Run:
    """In a process of its own: build, and ask for every document."""
    asked = pages(folder, count)
    with tempfile.TemporaryDirectory() as scratch:
        begin = time.perf_counter()
        ask = SYSTEMS[name](folder, asked, Path(scratch))
        built = time.perf_counter()
        answers = [ask(page.text) for page in asked]
        done = time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime
    return Run(answers, built - begin, done - built, cpu, used.ru_maxrss / 1000)


def judged(name: str, run: Run, asked: Sequence[Page]) -> list[str]:
    """A line of the table, by every second document."""
    tuned = [at for at in range(len(asked)) if at % 2 == 0]
    least = 0.0
    if name == "MinHash LSH, tuned":
        queries = [Query("", "", "", tuple(right for _, right in asked[at].used)) for at in tuned]
        least = threshold(queries, [run.answers[at] for at in tuned])
    found = defaultdict(list)
    innocent, pairs = [], 0
    for at in range(1, len(asked), 2):
        named = {source for source, score in run.answers[at] if score >= least}
        for kind, right in asked[at].used:
            found[kind].append(bool(named & set(right)))
        wrong = named.difference(*(right for _, right in asked[at].used))
        pairs += len(wrong)
        if not asked[at].used:
            innocent.append(bool(wrong))
    return [
        name,
        *(f"{np.mean(found[kind]):.2f}" if found[kind] else "-" for kind in SHOWN),
        f"{sum(innocent)} of {len(innocent):,}",
        f"{pairs:,}",
        f"{run.build:,.0f}",
        f"{run.asking:,.0f}",
        f"{run.cpu:,.0f}",
        f"{run.megabytes:,.0f}",
    ]


def main() -> None:
    """Print the table, a line as soon as it is known."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--only", default="", help="parts of names of systems, by commas")
    options.add_argument("--work", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.work:
        print(json.dumps(work(chosen.work, chosen.folder, chosen.documents)))
        return
    asked = pages(chosen.folder, chosen.documents)
    many = [sum(kind == one for page in asked[1::2] for one, _ in page.used) for kind in SHOWN]
    head = [f"{kind} ({count})" for kind, count in zip(SHOWN, many, strict=True)]
    costs = ("accused wrongly", "wrong pairs", "build s", "asking s", "s of processor", "MB")
    print("| " + " | ".join(("system", *head, *costs)) + " |")
    print("|---|" + "---:|" * (len(head) + len(costs)))
    wanted = [part for part in chosen.only.split(",") if part]
    for name in SYSTEMS:
        if not wanted or any(part in name for part in wanted):
            command = [sys.executable, __file__, str(chosen.folder), "--work", name]
            command += ["--documents", str(chosen.documents)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 -- this script
            run = Run(*json.loads(done.stdout))
            print("| " + " | ".join(judged(name, run, asked)) + " |", flush=True)


if __name__ == "__main__":
    main()
