"""Tables and lines as people hand them in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

FACTS = pa.map_(pa.string(), pa.list_(pa.string()))


def table(path: Path, columns: Mapping[str, Sequence[object]], group: int = 100) -> Path:
    arrays = {
        name: pa.array(values, FACTS if name == "facts" else None)
        for name, values in columns.items()
    }
    pq.write_table(pa.table(arrays), path, row_group_size=group)
    return path


def lines(path: Path, *each: object) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in each), "utf-8")
    return path
