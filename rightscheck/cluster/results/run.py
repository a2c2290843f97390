"""What a folder of results is of, and which of its slices are there; told without Spark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

import rightscheck
from rightscheck.cluster.index.folder import MANIFEST, is_begun, write_whole
from rightscheck.errors import RightscheckError
from rightscheck.model import Basis, Value

DONE = "_SUCCESS"
"""In `documents/slice=N` of every slice that is finished: Spark writes it there, and it comes
where it is as the last thing of all."""


class BatchRun(Value):
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


def begun(out: Path) -> BatchRun | None:
    """The run whose results are in the folder, if any; RightscheckError for any other content."""
    file = out / MANIFEST
    if not file.exists():
        if is_begun(out) or (out.exists() and not out.is_dir()):
            raise RightscheckError(
                "is there already, and no run of ours", where=out, hint="name a new folder"
            )
        return None
    try:
        return BatchRun.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise RightscheckError("is not ours", where=file, hint="name a new folder") from error


def begin(out: Path, run: BatchRun) -> None:
    """Begin a run in a folder, or go on; RightscheckError if it holds another run's results."""
    there = begun(out)
    if there is None:
        write_whole(out / MANIFEST, run.model_dump_json(indent=1))
        return
    other = [key for key in BatchRun.model_fields if getattr(there, key) != getattr(run, key)]
    if other:
        raise RightscheckError(
            f"is of another run: {', '.join(other)} differ",
            where=out,
            hint="name a new folder, or repeat the command as it was begun",
        )


def part(out: Path, table: str, number: int) -> Path:
    """The folder of one slice of a table."""
    return out / table / f"slice={number:05d}"


def is_finished(out: Path, number: int) -> bool:
    """Is the slice written completely?"""
    return (part(out, "documents", number) / DONE).exists()


def finished(out: Path) -> Iterator[str]:
    """The names of the slices that are written completely, in order."""
    for mark in sorted((out / "documents").glob(f"slice=*/{DONE}")):
        yield mark.parent.name
