"""Sources given in, files of what is kept of each out: the first step of taking them in.

Texts go from file to file in the processes that read them. Whoever numbers the sources reads their
ids and hashes alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from pydantic import ValidationError
from pyspark import TaskContext

from rightscheck.cluster.index.files import writing
from rightscheck.cluster.schemas import STAGED, TAKEN
from rightscheck.errors import RightscheckError
from rightscheck.model import Source
from rightscheck.sources.items import item, seconds

TOLD = 3
"""Problems that are told of a delivery."""

GROUP, BYTES = 5_000, 16_000_000
"""Sources of a row group at most, and bytes of what was given: as much is in memory at a time."""


def staged(
    batches: Iterable[pa.RecordBatch], folder: Path, came: datetime
) -> Iterator[pa.RecordBatch]:
    """Write GIVEN_SOURCES of a task to a file of TAKEN in the folder; yields a row of STAGED."""
    context = TaskContext.get()
    file = folder / f"{context.partitionId() if context else 0:05d}.parquet"
    refused, problems = 0, list[dict[str, Any]]()
    with writing(file, TAKEN) as writer:
        for given in _groups(batches):
            rows = [_row(**one, came=came) for one in given.to_pylist()]
            faulty = [row for row in rows if "problem" in row]
            refused, problems = refused + len(faulty), [*problems, *faulty][:TOLD]
            taken = [row for row in rows if "problem" not in row]
            writer.write_table(pa.Table.from_pylist(taken, TAKEN))
    told = {"file": str(file), "refused": refused, "problems": problems}
    yield pa.RecordBatch.from_pylist([told], STAGED)


def _groups(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The same rows in larger batches, and at least one of them."""
    some: list[pa.RecordBatch] = []
    for batch in batches:
        some.append(batch)
        if sum(map(len, some)) >= GROUP or sum(each.nbytes for each in some) >= BYTES:
            yield pa.Table.from_batches(some)
            some = []
    if some:
        yield pa.Table.from_batches(some)


def _row(place: int, source: str, added: datetime | None, came: datetime) -> dict[str, Any]:
    try:
        ready = item(Source.model_validate_json(source))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "source"
        return {"place": place, "problem": f"{where}: {fault['msg']}: {source[:60]}"}
    except RightscheckError as error:
        return {"place": place, "problem": str(error)}
    one = ready.source
    return {
        "place": place,
        "id": one.id,
        "holder": one.holder,
        "moment": seconds(one.published),
        "added": seconds(added or came),
        "status": one.status.value,
        "version_of": one.version_of,
        "sha256": ready.sha256,
        "text_sha256": hashlib.sha256(one.text.encode()).digest(),
        "source": ready.json.decode(),
    }
