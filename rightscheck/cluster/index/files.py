"""Parquet that our own processes write and read side by side, past Spark: files whole or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from rightscheck.atomic import replacing


@contextmanager
def writing(file: Path, schema: pa.Schema) -> Iterator[pq.ParquetWriter]:
    """A writer of a Parquet file, which appears whole at the end of the block, or not at all.

    Several attempts of one task may write it at the same time.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "compression": "zstd",
        "use_dictionary": [one.name for one in schema if one.type == pa.string()],
        # Fingerprints ascend, and hardly one of them comes twice.
        "column_encoding": {
            one.name: "DELTA_BINARY_PACKED" for one in schema if one.type == pa.int64()
        },
    }
    with replacing(file) as new, pq.ParquetWriter(new, schema, **told) as writer:
        yield writer


def write(file: Path, table: pa.Table) -> None:
    """Write a table to a Parquet file, whole or not at all."""
    with writing(file, table.schema) as writer:
        writer.write_table(table)


def located(files: Sequence[Path], schema: pa.Schema, *columns: str) -> pa.Table:
    """Columns of several files as one table, with the `file` and `row` of each row."""
    parts = [pq.read_table(file, columns=[*columns], partitioning=None) for file in files]
    sizes = [len(part) for part in parts]
    numbers = np.repeat(np.arange(len(files), dtype=np.int32), sizes)
    rows = [np.empty(0, dtype=np.int32), *(np.arange(size, dtype=np.int32) for size in sizes)]
    whole = pa.concat_tables([schema.empty_table().select(columns), *parts])
    for name, of in (("file", numbers), ("row", np.concatenate(rows))):
        whole = whole.append_column(name, pa.array(of))
    return whole
