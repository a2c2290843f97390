"""A batch as a process of its own, for whoever wants to kill it: INDEX, OUT, and the pages."""

from __future__ import annotations

import sys
from pathlib import Path

import archive
import pyarrow as pa

import rightscheck
from rightscheck.cluster import corridor
from rightscheck.cluster.results.slices import by_name
from rightscheck.cluster.schemas import GIVEN_DOCUMENTS
from rightscheck.cluster.session import session

SLICES = 2
QUICK = {"spark.sql.shuffle.partitions": "2", "spark.driver.memory": "512m"}


def given() -> list[dict[str, object]]:
    """Two dozen pages."""
    nothing = dict.fromkeys(GIVEN_DOCUMENTS.names)
    return [nothing | {"name": page.name, "text": page.text} for page in archive.documents()[:24]]


def main(index: Path, out: Path) -> None:
    """Judge the pages, and say of each slice when it is there."""
    with session("local[1]", QUICK) as spark, rightscheck.load() as bench:
        documents = spark.createDataFrame(pa.Table.from_pylist(given(), GIVEN_DOCUMENTS))
        corridor.check(
            spark,
            by_name(documents, SLICES),
            index,
            bench,
            out,
            inputs=["pages"],
            now=archive.NOW,
            on_done=lambda number: print(number, flush=True),  # noqa: T201 -- to who waits for it
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
