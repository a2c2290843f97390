"""A batch of given documents in, the same read, with their fingerprints, out."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from rightscheck.cluster.schemas import MARKED
from rightscheck.cluster.steps.holders import index_marks
from rightscheck.cluster.steps.sieve import Sieve
from rightscheck.errors import RightscheckError
from rightscheck.matching.candidates import DocumentMarks
from rightscheck.matching.library import stock
from rightscheck.matching.prose import prose
from rightscheck.model import Document, Unread
from rightscheck.model.dates import published
from rightscheck.pipeline.intake.given import of_data

LOG = logging.getLogger("rightscheck.cluster")


def marked(
    batches: Iterable[pa.RecordBatch], boilerplate: str, sieve: Sieve
) -> Iterator[pa.RecordBatch]:
    """GIVEN_DOCUMENTS as MARKED: a row for each document that a file holds.

    Neither the house's `boilerplate` nor what the `sieve` holds back is asked for.
    """
    for batch in batches:
        documents = (document for one in batch.to_pylist() for document in read(one))
        rows = [_row(document, boilerplate, sieve) for document in documents]
        yield pa.RecordBatch.from_pylist(rows, MARKED)


def read(given: Mapping[str, Any]) -> Sequence[Document | Unread]:
    """The documents of one row, with what the caller knows of them before what they say.

    A fault of ours costs the documents of this row alone.
    """
    if given["problem"]:
        return [Unread(name=given["name"], problem=given["problem"], hint=given["hint"] or "")]
    try:
        facts = [(name, values or ()) for name, values in given["facts"] or ()]
        return [
            part.with_facts(facts) if isinstance(part, Document) else part for part in _parts(given)
        ]
    except Exception as error:  # noqa: BLE001 -- it costs this row alone, and is logged
        return [lost(given["name"], error)]


def lost(name: str, error: Exception) -> Unread:
    """The `Unread` of a document that a bug cost; the log has the traceback."""
    if isinstance(error, RightscheckError):
        return Unread(name=name, problem=error.problem, hint=error.hint)
    LOG.error("%s: a fault of rightscheck", name, exc_info=error)
    *_, last = traceback.extract_tb(error.__traceback__) or [None]
    where = f" in {Path(last.filename).name}, line {last.lineno}" if last else ""
    return Unread(
        name=name,
        problem=f"a fault of rightscheck: {type(error).__name__}{where}",
        hint="the log of the process that read it has the traceback; please report it",
    )


def _parts(given: Mapping[str, Any]) -> Iterator[Document | Unread]:
    name, text, kind = given["name"], given["text"], given["media_type"]
    data = given["data"] if text is None else text.encode("utf-8", "surrogatepass")
    if data is None:
        yield Unread(name=name, problem="has neither text nor data")
        return
    yield from of_data(name, data, kind)


def _row(document: Document | Unread, boilerplate: str, sieve: Sieve) -> dict[str, object]:
    marks, at, date, said = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), None, ""
    if isinstance(document, Document):
        marks, at = _marks(document, boilerplate, sieve)
        date, said = published(document), document.text
    return {
        "document": _number(document.name, str(date), said),
        "name": document.name,
        "date": date,
        "marks": marks,
        "at": at,
        "read": pickle.dumps(document, protocol=pickle.HIGHEST_PROTOCOL),
    }


def _number(*told: str) -> int:
    """Of what the index is asked for and by what date, the same in every process and attempt."""
    digest = blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), signed=True)


def _marks(
    document: Document, boilerplate: str, sieve: Sieve
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The marks to ask the index for, and the word at which each begins."""
    words = prose(document).words
    asked = DocumentMarks.of(words)
    marks = index_marks(asked.hashes)
    wanted = ~stock(words, boilerplate)[asked.at] & sieve.asks(marks)
    # Two that only the bits left out tell apart are one.
    marks, first = np.unique(marks[wanted], return_index=True)
    return marks, asked.at[wanted][first]
