"""A delivery that is killed at any moment leaves a library that is whole and can go on.

As a script it does that as often as asked:  PYTHONPATH=. python tests/sources/killed.py 100
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

import numpy as np
from invented_sources import invented

import rightscheck
from rightscheck.model import Source
from rightscheck.sources import open_sources, runs
from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import split

ITEMS = 1200
"""Enough for commits, changed items, merges and a shortened file."""

LONGEST = 1.0
"""Seconds within which the kill comes; start and delivery take about as long, or longer."""


@cache
def delivery(edition: int) -> list[Source]:
    """The same ids each time; a third of the texts differ from one edition to the next."""
    return [
        Source(id=f"item-{n:05d}", holder="afp", text=invented(n + edition * ITEMS * (n % 3 == 0)))
        for n in range(ITEMS)
    ]


def deliver(path: Path) -> None:
    """Add both editions and remove some: what the killed process does."""
    with open_sources(path) as library:
        for edition in (0, 1):
            library.add(delivery(edition))
            library.remove(f"item-{n:05d}" for n in range(0, ITEMS, 7))
            for source in delivery(edition)[:60:3]:
                library.add([source.model_copy(update={"title": "Late"}), source])
        library.add(delivery(1))


def killed(path: Path, after: float) -> bool:
    """Was `deliver` still running `after` so many seconds, when it was killed?"""
    home = Path(rightscheck.__file__).parents[1]
    process = subprocess.Popen(  # noqa: S603 -- ourselves
        [sys.executable, __file__, "--deliver", str(path)],
        env={**os.environ, "PYTHONPATH": str(home)},
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    assert process.returncode == 0
    return False


def assert_whole(path: Path) -> int:
    """Every source there is can be read and found; returns how many there are."""
    with open_sources(path) as library:
        texts = {edition: {s.id: s for s in delivery(edition)} for edition in (0, 1)}
        held = list(library.items())
        for source in held:
            told = source.model_copy(update={"title": None})
            assert told in (texts[0][source.id], texts[1][source.id])
        for source in held[::17]:
            found = library.shared(marks := fingerprints(split(source.text)))
            (best,) = library.entries([int(np.bincount(found.keys).argmax())])
            assert (best.id, np.bincount(found.keys).max()) == (source.id, len(marks))
        assert len(library) == len(held) == len({source.id for source in held})
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return len(held)


def assert_completed(path: Path) -> None:
    """The same delivery again, and all of it is there as it should be."""
    deliver(path)
    assert assert_whole(path) == ITEMS
    with open_sources(path) as library:
        assert sorted(library.items(), key=lambda s: s.id) == delivery(1)
        assert library.add(delivery(1)) == 0


def moment() -> float:
    """Some time between the start and the end of a delivery."""
    return random.uniform(0.15, LONGEST)  # noqa: S311 -- when, not what


def main() -> None:
    """Kill so many deliveries, and look at and complete what each leaves."""
    rounds, held = 0, list[int]()
    while len(held) < int(sys.argv[1]):
        rounds += 1
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sources.db"
            if killed(path, moment()):
                held.append(assert_whole(path))
                assert_completed(path)
    sys.stdout.write(
        f"{len(held)} of {rounds} killed, held {min(held)} to {max(held)} sources: all whole\n"
    )


if __name__ == "__main__":
    if sys.argv[1] == "--deliver":
        # So that merges of this small library take many commits, as those of a large one do.
        runs.STEP, runs.SMALL = 8, 1000
        deliver(Path(sys.argv[2]))
    else:
        main()
