"""The loop around a run: documents in slices, each of which is done wholly or not at all.

A slice is judged into a folder of its own, whose tables then move to where they belong, `documents`
last: from then on it is finished. Whatever ends a run early, the next one does what is left.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from pyspark.sql import DataFrame
from pyspark.sql import functions as fn

from rightscheck.cluster.results.run import is_finished, part
from rightscheck.cluster.schemas import OUTPUT


class Parts(NamedTuple):
    """Documents in so many slices: `of` gives GIVEN_DOCUMENTS of each by its number.

    `digest` is that of the files that they are in, where they are in files.
    """

    size: int
    of: Callable[[int], DataFrame]
    digest: str = ""


def by_name(documents: DataFrame, count: int) -> Parts:
    """Documents in `count` slices by a hash of their names."""
    if count == 1:
        return Parts(1, lambda _: documents)
    number_of = fn.pmod(fn.xxhash64("name"), fn.lit(count))
    return Parts(count, lambda number: documents.where(number_of == number))


def run_slices(
    out: Path,
    parts: Parts,
    judge: Callable[[DataFrame], AbstractContextManager[DataFrame]],
    on_done: Callable[[int], None],
) -> None:
    """Judge every slice that is not finished; `on_done` hears its number."""
    for number in range(parts.size):
        if not is_finished(out, number):
            with judge(parts.of(number)) as rows:
                _write(out, number, rows)
        on_done(number)


def _write(out: Path, number: int, rows: DataFrame) -> None:
    work = out / f".slice={number:05d}"
    shutil.rmtree(work, ignore_errors=True)
    for name, table in _tables(rows).items():
        table.select(*OUTPUT[name].names).write.parquet(str(work / name))
    for name in reversed(OUTPUT):
        there = part(out, name, number)
        shutil.rmtree(there, ignore_errors=True)  # of a run that was killed between two of them
        there.parent.mkdir(exist_ok=True)
        (work / name).rename(there)
    work.rmdir()


def _tables(rows: DataFrame) -> dict[str, DataFrame]:
    """JUDGED rows as the tables of OUTPUT."""
    one = {
        name: rows.where(fn.col(column).isNotNull()).select(f"{column}.*")
        for name, column in {"documents": "document", "unread": "unread"}.items()
    }
    many = {
        name: rows.select(fn.explode(name).alias("row")).select("row.*")
        for name in ("findings", "matches", "notices")
    }
    return one | many
