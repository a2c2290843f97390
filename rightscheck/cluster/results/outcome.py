"""The folder that a batch has written, read with pyarrow alone: no Spark, no Java.

Only finished slices count. A table is read file by file and a few rows at a time, so that memory
stays the same however large the folder is, and a file that is damaged is told by its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import and_, or_
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from pydantic import ValidationError

from rightscheck.cluster.given.pieces import arrow_cause
from rightscheck.cluster.index.folder import MANIFEST
from rightscheck.cluster.results.run import BatchRun, finished
from rightscheck.cluster.schemas import OUTPUT
from rightscheck.errors import RightscheckError, reasoned
from rightscheck.model import Value, Verdict
from rightscheck.model.overview import UNKNOWN
from rightscheck.model.value import Fault
from rightscheck.pipeline.sifting.wanted import Wanted

ROWS = 512
"""Rows that are held at a time where they carry whole findings."""

Filter: TypeAlias = "ds.Expression | None"

_LITTLE = {
    "batch_size": ROWS,
    "batch_readahead": 1,
    "fragment_readahead": 1,
    "use_threads": False,
    "fragment_scan_options": ds.ParquetFragmentScanOptions(
        use_buffered_stream=True, pre_buffer=False
    ),
}
V = TypeVar("V", bound=Value)


class Outcome(NamedTuple):
    """A batch's folder: what it says of itself, and the slices that are finished."""

    folder: Path
    run: BatchRun
    finished: tuple[str, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Why the batch is not complete; empty if it is."""
        missing = self.run.slices - len(self.finished)
        if not missing:
            return ()
        some = f"{missing:,} of {self.run.slices:,} slices are missing"
        return (f"the batch is not finished: {some}; the same `rightscheck batch check` goes on",)

    def count(self, table: str, where: Filter = None) -> int:
        """How many rows of a table fit the filter."""
        total = 0
        for file in self._files(table):
            with _naming_file(file):
                total += _dataset(file, table).count_rows(filter=where)
        return total

    def rows(
        self, table: str, columns: list[str], where: Filter = None
    ) -> Iterator[tuple[Any, ...]]:
        """Tuples of these columns of a table, in the order of the slices."""
        for file in self._files(table):
            with _naming_file(file):
                for batch in _dataset(file, table).to_batches(columns, where, **_LITTLE):
                    yield from zip(*(batch[name].to_pylist() for name in columns), strict=True)

    def values(self, table: str, column: str, kind: type[V], where: Filter = None) -> Iterator[V]:
        """The values of a column that holds JSON, in the order of the slices."""
        for (written,) in self.rows(table, [column], where):
            try:
                value = kind.model_validate_json(written)
            except ValidationError as error:
                of_it = f"{column!r} holds what is no {kind.__name__} of this version"
                problem = f"{of_it}: {Fault.of(error).message}"
                hint = "check anew into a new folder"
                raise RightscheckError(problem, where=self.folder / table, hint=hint) from error
            yield value

    def slices(self, table: str, columns: list[str], where: Filter = None) -> Iterator[pa.Table]:
        """The columns of a table, a finished slice at a time."""
        for slice_ in self.finished:
            parts = []
            for file in _parts(self.folder, table, slice_):
                with _naming_file(file):
                    parts.append(_dataset(file, table).to_table(columns, where))
            yield pa.concat_tables(parts)

    def _files(self, table: str) -> Iterator[Path]:
        for slice_ in self.finished:
            yield from _parts(self.folder, table, slice_)


def outcome(folder: Path) -> Outcome:
    """The results in a folder; RightscheckError if a batch did not write it."""
    file = folder / MANIFEST
    problem = "is no outcome of a batch: its manifest cannot be read"
    hint = "`rightscheck batch check DOCUMENTS --index INDEX -o FOLDER` writes one"
    try:
        with reasoned(RightscheckError(problem, where=folder, hint=hint)):
            run = BatchRun.model_validate_json(file.read_bytes())
    except ValidationError as error:
        problem = f"is no manifest of a batch of this version: {Fault.of(error)}"
        raise RightscheckError(problem, where=file, hint=hint) from error
    return Outcome(folder, run, tuple(finished(folder)))


class Counts(NamedTuple):
    """Documents that were read, findings by their verdicts, and what could not be read."""

    documents: int
    verdicts: dict[Verdict, int]
    unread: int


def counted(out: Path) -> Counts:
    """The counts of all slices that are there."""
    batch, told = outcome(out), Counter[str]()
    for table in batch.slices("findings", ["verdict"]):
        for one in pc.value_counts(table["verdict"]).to_pylist():
            told[one["values"]] += one["counts"]
    return Counts(
        batch.count("documents"),
        {one: told[one] for one in Verdict if one in told},
        batch.count("unread"),
    )


def matching(wanted: Wanted, *, of_findings: bool = True) -> Filter:
    """`Wanted` as a filter of Parquet files; None if everything is wanted."""
    parts = [_any("section", wanted.sections), _published(wanted.months)]
    if of_findings:
        parts += [_any("holder", wanted.holders), _any("verdict", wanted.verdicts)]
    asked = [part for part in parts if part is not None]
    return reduce(and_, asked) if asked else None


def _any(column: str, values: Sequence[str]) -> Filter:
    if not values:
        return None
    told = ds.field(column).isin([str(value) for value in values])
    return told | ds.field(column).is_null() if UNKNOWN in values else told


def _published(months: Sequence[str]) -> Filter:
    return reduce(or_, map(_in_month, months)) if months else None


def _in_month(month: str) -> ds.Expression:
    column = ds.field("published")
    if month == UNKNOWN:
        return column.is_null()
    year, number = map(int, month.split("-"))
    begin = datetime(year, number, 1, tzinfo=UTC)
    return (column >= _moment(begin)) & (column < _moment(_next(begin)))


def _next(month: datetime) -> datetime:
    return (month + timedelta(days=31)).replace(day=1)


def _moment(when: datetime) -> pa.Scalar:
    return pa.scalar(when, pa.timestamp("us", "UTC"))


def _parts(folder: Path, table: str, slice_: str) -> list[Path]:
    """The files of a slice, of which there is one at least, and be it without a row."""
    there = folder / table / slice_
    found = sorted(there.glob("*.parquet"))
    if not found:
        raise RightscheckError("is missing, or empty", where=there, hint=_redo_hint(slice_))
    return found


def _dataset(file: Path, table: str) -> ds.Dataset:
    # Whoever wrote it has a way of its own to keep time (Spark's INT96 names no zone).
    found = ds.dataset(file, schema=OUTPUT[table], format="parquet")
    (whole,) = found.get_fragments()
    for name in OUTPUT[table].names:
        if name not in whole.physical_schema.names:
            hint = _redo_hint(file.parent.name)
            raise RightscheckError(f"has no column {name!r}", where=file, hint=hint)
    return found


def _redo_hint(slice_: str) -> str:
    """How a slice is made once more: it is done where `documents` has it."""
    return f"delete documents/{slice_} and run the same `rightscheck batch check` again"


@contextmanager
def _naming_file(file: Path) -> Iterator[None]:
    """A context for reading a file, whose errors it raises with the file's name."""
    hint = _redo_hint(file.parent.name)
    try:
        with reasoned(RightscheckError("cannot be read", where=file, hint=hint)):
            yield
    except pa.ArrowException as error:
        problem = f"is damaged: {arrow_cause(error)}"
        raise RightscheckError(problem, where=file, hint=hint) from error
