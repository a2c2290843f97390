"""Numbered sources in, files of an index out, in two steps around one exchange.

Each task copies the sources that are its to where they belong, and sends their postings, sorted
arrays of bytes, to the buckets that they fall into; each bucket is then one file. No row of it goes
through Java.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray
from pydantic_core import from_json

from rightscheck.cluster.index.files import write, writing
from rightscheck.cluster.schemas import COMMON_MARKS, FINGERPRINTS, POSTINGS, SOURCES
from rightscheck.cluster.steps.holders import index_marks
from rightscheck.sources import COMMON
from rightscheck.sources.marks import marks_of
from rightscheck.sources.postings import Postings, keys, postings_of


def shelved(
    batches: Iterable[pa.RecordBatch], folder: Path, buckets: int, last: int
) -> Iterator[pa.RecordBatch]:
    """Copy the sources that SHELVED names into files of SOURCES; yields the POSTINGS of new ones.

    Of those up to the key `last` the words are in the index already.
    """
    for batch in batches:
        for number, parts in zip(*batch.columns, strict=True):
            file = folder / f"part_{number.as_py():05d}.parquet"
            with writing(file, SOURCES) as writer:
                for group in chain.from_iterable(_kept(**one.as_py()) for one in parts):
                    writer.write_table(group)
                    yield _postings(group, buckets, last)


def _kept(file: str, rows: list[int], keys: list[int]) -> Iterator[pa.Table]:
    """The rows of a file with their new keys, a row group at a time."""
    with pq.ParquetFile(file) as given:
        begin = 0
        for at in range(given.num_row_groups):
            end = begin + given.metadata.row_group(at).num_rows
            here = slice(bisect_left(rows, begin), bisect_left(rows, end))
            if len(rows[here]):
                group = given.read_row_group(at, columns=SOURCES.names[1:])
                some = group.take(pa.array([row - begin for row in rows[here]]))
                yield some.add_column(0, SOURCES.field("key"), pa.array(keys[here], pa.int32()))
            begin = end


def _postings(sources: pa.Table, buckets: int, last: int) -> pa.RecordBatch:
    """The POSTINGS, by bucket, of the sources whose keys are above `last`."""
    numbers = sources["key"].to_numpy().astype(np.int64)
    fresh = numbers > last
    told = sources["source"].filter(pa.array(fresh)).to_pylist()
    texts = [from_json(one)["text"] for one in told]
    found = _few(postings_of(marks_of(texts), numbers[fresh]))
    into = bucket_of(index_marks(found), buckets)
    order = np.argsort(into, kind="stable")
    names, begins = np.unique(into[order], return_index=True)
    ends = np.append(begins[1:], len(order))
    each = [found[order[a:b]].tobytes() for a, b in zip(begins, ends, strict=True)]
    return pa.RecordBatch.from_arrays(
        [pa.array(names.astype(np.int32)), pa.array(each, pa.binary())], names=POSTINGS.names
    )


def _few(postings: Postings) -> Postings:
    """Sorted postings cut to COMMON + 1 a mark: enough to see that it is too common."""
    marks = index_marks(postings)
    begins = np.flatnonzero(np.diff(marks, prepend=-1))
    nth = np.arange(len(marks)) - np.repeat(begins, np.diff(begins, append=len(marks)))
    return postings[nth <= COMMON]


def bucketed(table: pa.Table, folder: Path) -> pa.Table:
    """Write POSTINGS of one bucket to its file of FINGERPRINTS; returns its COMMON_MARKS."""
    (number,) = table["bucket"].unique().to_pylist()
    blobs = table["postings"].to_pylist()
    found = np.sort(np.frombuffer(b"".join(blobs), dtype=np.uint64))
    rows = rows_of(found)
    write(folder / f"part_{number:05d}.parquet", pa.Table.from_batches([rows], FINGERPRINTS))
    holders = rows["holders"].to_numpy()
    return pa.table([rows["hash"].filter(pa.array(holders > COMMON))], schema=COMMON_MARKS)


def rows_of(postings: Postings) -> pa.RecordBatch:
    """FINGERPRINTS of sorted postings."""
    marks = index_marks(postings)
    begins = np.flatnonzero(np.diff(marks, prepend=-1))
    counts = np.diff(begins, append=len(marks))
    sizes = np.where(counts <= COMMON, counts, 0)
    kept = keys(postings)[np.repeat(counts <= COMMON, counts)].astype(np.int32)
    bounds = np.append(0, np.cumsum(sizes)).astype(np.int32)
    columns = [
        pa.array(marks[begins]),
        pa.array(np.minimum(counts, COMMON + 1).astype(np.int32)),
        pa.ListArray.from_arrays(bounds, kept),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=FINGERPRINTS)


def bucket_of(marks: NDArray[np.int64], buckets: int) -> NDArray[np.int64]:
    """The bucket in which Spark looks for each mark.

    That is MurmurHash3 (x86, 32 bits, seed 42) of its eight bytes, as Spark's `hash` has it.
    """
    values = marks.astype(np.uint64)
    with np.errstate(over="ignore"):
        found = np.full(len(values), 42, dtype=np.uint32)
        for half in (values & np.uint64(0xFFFFFFFF), values >> np.uint64(32)):
            mixed = _turned(half.astype(np.uint32) * np.uint32(0xCC9E2D51), 15)
            found = _turned(found ^ mixed * np.uint32(0x1B873593), 13)
            found = found * np.uint32(5) + np.uint32(0xE6546B64)
        found ^= np.uint32(8)  # bytes
        for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
            found = (found ^ (found >> np.uint32(shift))) * np.uint32(factor)
    return found.astype(np.int32).astype(np.int64) % buckets


def _turned(values: NDArray[np.uint32], bits: int) -> NDArray[np.uint32]:
    return (values << np.uint32(bits)) | (values >> np.uint32(32 - bits))
