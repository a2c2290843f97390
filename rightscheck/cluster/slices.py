"""The loop around a run: documents in slices, each of which is done wholly or not at all.

A slice is judged into a folder of its own, whose tables then move to where they belong, `documents`
last: from then on it is finished. Whatever ends a run early, the next one does what is left.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pyspark.sql import DataFrame
from pyspark.sql import functions as fn

import rightscheck
from rightscheck.cluster.folder import MANIFEST, write_whole
from rightscheck.cluster.schemas import OUTPUT
from rightscheck.errors import RightscheckError
from rightscheck.model import Basis, Value

DONE = "_SUCCESS"
"""In `documents/slice=N` of every slice that is finished: Spark writes it there, and it comes
where it is as the last thing of all."""


class Run(Value):
    """What a folder of results is of: `manifest.json` in it.

    `documents` is a digest of the files that were there, for which slice reads what hangs on them.
    """

    form: int = 1
    rightscheck: str = rightscheck.__version__
    basis: Basis
    now: datetime
    index: str
    inputs: tuple[str, ...]
    documents: str = ""
    slices: int


class Parts(NamedTuple):
    """Documents in so many slices: `of` gives GIVEN_DOCUMENTS of each by its number.

    `digest` is that of the files that they are in, where they are in files.
    """

    size: int
    of: Callable[[int], DataFrame]
    digest: str = ""


def by_name(documents: DataFrame, count: int) -> Parts:
    """The same documents in so many slices, each of which has those that are its by their names."""
    if count == 1:
        return Parts(1, lambda _: documents)
    number_of = fn.pmod(fn.xxhash64("name"), fn.lit(count))
    return Parts(count, lambda number: documents.where(number_of == number))


def begun(out: Path) -> Run | None:
    """The run that the folder is of, if it is of any; RightscheckError if it is something else."""
    file = out / MANIFEST
    if not file.exists():
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise RightscheckError(
                "is there already, and no run of ours", where=out, hint="name a new folder"
            )
        return None
    try:
        return Run.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise RightscheckError("is not ours", where=file, hint="name a new folder") from error


def begin(out: Path, run: Run) -> None:
    """Begin a run in the folder, or go on with it; RightscheckError if it is of another one."""
    there = begun(out)
    if there is None:
        out.mkdir(parents=True, exist_ok=True)
        write_whole(out / MANIFEST, run.model_dump_json(indent=1))
        return
    other = [key for key in Run.model_fields if getattr(there, key) != getattr(run, key)]
    if other:
        raise RightscheckError(
            f"is of another run: {', '.join(other)} differ",
            where=out,
            hint="name a new folder, or repeat the command as it was begun",
        )


def finished(out: Path, number: int) -> bool:
    """Is this slice there?"""
    return (_part(out, "documents", number) / DONE).exists()


def run_slices(
    out: Path,
    parts: Parts,
    judge: Callable[[DataFrame], AbstractContextManager[DataFrame]],
    on_done: Callable[[int], None],
) -> None:
    """Judge every slice that is not finished; `on_done` hears its number."""
    for number in range(parts.size):
        if not finished(out, number):
            with judge(parts.of(number)) as rows:
                _write(out, number, rows)
        on_done(number)


def _write(out: Path, number: int, rows: DataFrame) -> None:
    work = out / f".slice={number:05d}"
    shutil.rmtree(work, ignore_errors=True)
    for name, table in _tables(rows).items():
        table.select(*OUTPUT[name].names).write.parquet(str(work / name))
    for name in reversed(OUTPUT):
        there = _part(out, name, number)
        shutil.rmtree(there, ignore_errors=True)  # of a run that was killed between two of them
        there.parent.mkdir(exist_ok=True)
        (work / name).rename(there)
    work.rmdir()


def _tables(rows: DataFrame) -> dict[str, DataFrame]:
    """The tables of OUTPUT of JUDGED rows."""
    one = {
        name: rows.where(fn.col(column).isNotNull()).select(f"{column}.*")
        for name, column in {"documents": "document", "unread": "unread"}.items()
    }
    many = {
        name: rows.select(fn.explode(name).alias("row")).select("row.*")
        for name in ("findings", "matches", "notices")
    }
    return one | many


def _part(out: Path, table: str, number: int) -> Path:
    return out / table / f"slice={number:05d}"
