"""Side by side: rightscheck and its peers on the same sources and the same pages.

    python benchmarks/peers.py [--size 10000] [--each 50] [--only match,FTS5] [--news DIR]

Each system runs in a process of its own, one after the other; what it answered is judged here.
A peer that only ranks never says no, so each gets the score from which it accuses: the one that
does best (mean recall less accusations) on every second query. The table is of the others.
Recall is the share of sources that were named; `first` is how often the one named first is right;
`seen` is the recall of all kinds if all of the ten best are looked at, innocent or not. The times
of an answer are of the processor, since all of them work on one core with what they need in memory;
`waited` is the clock's, which a busy machine makes longer.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpus import Press, Story
from queries import KINDS, Query, gathered, invented
from systems import SYSTEMS, Answer, Item

OURS = "rightscheck match"
NEGATIVE = KINDS[-1]
SLOW = {"rapidfuzz, all": 6}  # queries of each kind; a page takes seconds
MOST = {"rapidfuzz, all": 10_000, "rensa, windows": 30_000}  # sources: beyond, minutes or > 10 GB
WARM = 8  # queries before the clock runs


class Run(NamedTuple):
    """What a system did: sources a second, resident and stored MB, milliseconds, answers.

    `times` are of the processor, `waited` of the clock.
    """

    rate: float = 0.0
    resident: float = 0.0
    stored: float = 0.0
    times: Sequence[float] = ()
    waited: Sequence[float] = ()
    answers: Sequence[Answer] = ()


def work(name: str, phase: str, folder: Path) -> Run:
    """In a process of its own: build, ask, or both where the index lies in memory."""
    system = SYSTEMS[name](folder)
    rate = 0.0
    if phase != "ask":
        count, begin = 0, time.perf_counter()
        system.build(_items(folder))
        taken = time.perf_counter() - begin
        with (folder / "stories.jsonl").open() as lines:
            count = sum(1 for _ in lines)
        rate = count / taken
    if phase == "build":
        return Run(rate)
    queries = [Query(*row) for row in json.loads((folder / "queries.json").read_text())]
    texts = [query.text for query in _asked(name, queries)]
    for text in texts[:WARM]:
        system.ask(text)
    times, waited, answers = [], [], []
    for text in texts:
        begin, worked = time.perf_counter(), time.process_time()
        answers.append(system.ask(text))
        times.append(1000 * (time.process_time() - worked))
        waited.append(1000 * (time.perf_counter() - begin))
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    stored = sum(file.stat().st_size for file in folder.glob(f"{type(system).__name__}.db*"))
    return Run(rate, pages * 4096 / 1e6, stored / 1e6, times, waited, answers)


def _items(folder: Path) -> Iterator[Item]:
    with (folder / "stories.jsonl").open() as lines:
        for line in lines:
            name, language, text = json.loads(line)
            yield name, language, text


def _asked(name: str, queries: Sequence[Query]) -> list[Query]:
    """All, or some of every kind where a page takes seconds; they lie kind after kind."""
    return list(queries[: SLOW[name] * len(KINDS)] if name in SLOW else queries)


def measured(name: str, folder: Path) -> Run:
    """Run the system in fresh processes."""
    whole = Run()
    for phase in ("build", "ask") if SYSTEMS[name].keeps else ("both",):
        command = [sys.executable, __file__, "--work", name, "--phase", phase, str(folder)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 -- this script
        run = Run(*json.loads(done.stdout))
        whole = run._replace(rate=max(run.rate, whole.rate))
    return whole


def recall(query: Query, answer: Answer, least: float) -> float:
    """The share of the sources used that are named."""
    named = {name for name, score in answer if score >= least}
    return float(np.mean([bool(named & set(group)) for group in query.right]))


def accuses(answer: Answer, least: float) -> bool:
    """Is anybody accused? A score of 0 is a quotation, found but no reuse."""
    return any(score >= least and score for _, score in answer)


def threshold(queries: Sequence[Query], answers: Sequence[Answer]) -> float:
    """The score from which accusing does best: mean recall less the share of innocents accused."""
    pairs = list(zip(queries, answers, strict=True))
    guilty = [pair for pair in pairs if pair[0].right]
    innocent = [answer for query, answer in pairs if not query.right]
    scores = sorted({score for answer in answers for _, score in answer})

    def gain(least: float) -> float:
        found = np.mean([recall(*pair, least) for pair in guilty])
        return float(found - np.mean([accuses(answer, least) for answer in innocent]))

    return max(scores[:: max(1, len(scores) // 200)], key=gain, default=0.0)


def row(name: str, run: Run, queries: Sequence[Query], ours: float) -> list[str]:
    """A line of the table."""
    asked = _asked(name, queries)
    halves = [[at for at in range(len(asked)) if (at // len(KINDS)) % 2 == half] for half in (0, 1)]
    if name == OURS:
        least, judged = 0.0, halves[1]
    else:
        tuned, judged = halves
        least = threshold([asked[at] for at in tuned], [run.answers[at] for at in tuned])
    cells = []
    for kind in KINDS[:-1]:
        these = [at for at in judged if asked[at].kind == kind]
        cells.append(f"{np.mean([recall(asked[at], run.answers[at], least) for at in these]):.2f}")
    guilty = [at for at in judged if asked[at].right]
    first = [_first(asked[at], run.answers[at], least) for at in guilty]
    seen = [recall(asked[at], run.answers[at], -np.inf) for at in guilty]
    innocent = [accuses(run.answers[at], least) for at in judged if not asked[at].right]
    p50, p99 = np.percentile(run.times, (50, 99))
    return [
        name,
        *cells,
        f"{np.mean(first):.2f}",
        f"{np.mean(seen):.2f}",
        f"{np.mean(innocent):.0%}",
        f"{p50:.1f}",
        f"{p99:.1f}",
        f"{p50 / ours:.2f}",
        f"{np.median(run.waited):.1f}",
        f"{run.rate:,.0f}",
        f"{run.resident:,.0f}",
        f"{run.stored:,.0f}" if run.stored else "-",
    ]


def _first(query: Query, answer: Answer, least: float) -> bool:
    return bool(answer) and answer[0][1] >= least and any(answer[0][0] in g for g in query.right)


HEAD = (
    "system",
    *KINDS[:-1],
    "first",
    "seen",
    "innocent accused",
    "p50 ms",
    "p99 ms",
    "ratio",
    "waited",
    "built/s",
    "MB resident",
    "MB on disk",
)


def prepare(folder: Path, stories: Iterator[Story], queries: Sequence[Query]) -> None:
    """Write the sources and the pages for the processes to come."""
    with (folder / "stories.jsonl").open("w") as lines:
        lines.writelines(json.dumps((s.id, s.language, s.text)) + "\n" for s in stories)
    (folder / "queries.json").write_text(json.dumps(queries))


def options() -> argparse.Namespace:
    """What was asked for."""
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("folder", type=Path, nargs="?", help="for large files; default: temporary")
    told.add_argument("--size", type=int, default=10_000, help="invented sources")
    told.add_argument("--each", type=int, default=50, help="queries of each kind")
    told.add_argument("--only", default="", help="parts of names of systems, by commas")
    told.add_argument("--news", type=Path, help="real stories instead: *.jsonl.gz in this folder")
    told.add_argument("--seed", type=int, default=7)
    told.add_argument("--work", help=argparse.SUPPRESS)
    told.add_argument("--phase", help=argparse.SUPPRESS)
    return told.parse_args()


def main() -> None:
    """Print the table in Markdown, a line as soon as it is known."""
    chosen = options()
    if chosen.work:
        print(json.dumps(work(chosen.work, chosen.phase, chosen.folder)))
        return
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        if chosen.news:
            held, queries = gathered(chosen.news, chosen.each, chosen.seed)
            size = len(held)
            prepare(folder, iter(held), queries)
        else:
            size = chosen.size
            queries = invented(size, chosen.each, chosen.seed)
            prepare(folder, Press().stories(0, size), queries)
        print(f"{size:,} sources, {len(queries):,} queries\n")
        print("| " + " | ".join(HEAD) + " |\n|---|" + "---:|" * (len(HEAD) - 1))
        wanted = [part for part in chosen.only.split(",") if part]
        ours = 0.0
        for system in SYSTEMS:
            left_out = wanted and not any(part in system for part in wanted)
            if left_out or size > MOST.get(system, size):
                continue
            run = measured(system, folder)
            ours = ours or float(np.median(run.times))
            print("| " + " | ".join(row(system, run, queries, ours)) + " |", flush=True)


if __name__ == "__main__":
    main()
