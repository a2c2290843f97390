"""A document and what was gathered for it in, the rows of its report out."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa

from rightscheck.cluster.schemas import JUDGED, MATCHES, NOTICES
from rightscheck.cluster.steps.gathered import Gathered, Holding, Item
from rightscheck.cluster.steps.holders import Holders
from rightscheck.cluster.steps.marking import lost
from rightscheck.model import Document, Finding, Match, Notice, Unread
from rightscheck.model.dates import published
from rightscheck.pipeline.judging import Judge, Judged
from rightscheck.pipeline.seeing import Sight, see


def judged(
    batches: Iterable[pa.RecordBatch], order: bytes, whole: Holding
) -> Iterator[pa.RecordBatch]:
    """MARKED documents with what was gathered as JUDGED; `order` is the judge, pickled."""
    judge = _judge(order)
    for batch in batches:
        rows = [_row(one, judge, whole) for one in batch.to_pylist()]
        yield pa.RecordBatch.from_pylist(rows, JUDGED)


@cache
def _judge(order: bytes) -> Judge:
    """The judge, made once a process."""
    judge: Judge = pickle.loads(order)  # noqa: S301 -- of who started us
    return judge


def _row(given: Mapping[str, Any], judge: Judge, whole: Holding) -> dict[str, object]:
    document: Document | Unread = pickle.loads(given["read"])  # noqa: S301 -- of `marking`
    if isinstance(document, Unread):
        return _unread(document)
    try:
        sight, told = _judged(document, _sources(given, whole), judge)
    except Exception as error:  # noqa: BLE001 -- it costs this document alone, and is logged
        return _unread(lost(document.name, error))
    return rows_of(sight, told)


def _judged(document: Document, sources: Gathered, judge: Judge) -> tuple[Sight, Judged]:
    mine = judge._replace(bench=judge.bench.over(sources))
    [sight] = see([document], mine.bench)
    return sight, mine.decided(sight).judged


def _sources(given: Mapping[str, Any], whole: Holding) -> Gathered:
    if not given["items"]:
        return Gathered.nothing(whole)
    holders = Holders(
        np.array(given["marks"], dtype=np.int64),
        np.array(given["counts"], dtype=np.int64),
        np.array(given["which"], dtype=np.int64),
        np.array(given["keys"], dtype=np.uint32),
    )
    return Gathered(holders, (Item(**one) for one in given["items"]), whole)


def _unread(one: Unread) -> dict[str, object]:
    return {"unread": one.model_dump(), "findings": [], "matches": [], "notices": []}


def rows_of(sight: Sight, told: Judged) -> dict[str, object]:
    """The row of JUDGED of a document."""
    document, name = sight.document, sight.document.name
    section = document.fact("section")
    where = {"section": section.value if section else None, "published": published(document)}
    return {
        "document": {
            **told.document.model_dump(include=_DOCUMENT),
            **where,
            "report": told.document.model_dump_json(),
        },
        "findings": [_finding(one, name, where) for one in told.findings],
        "matches": [_match(one, name) for one in sight.matches],
        "notices": [_notice(one, name) for one in sight.notices],
    }


_DOCUMENT = {"name", "sha256", "media_type", "verdict", "words", "notices", "matches"}


def _finding(one: Finding, name: str, where: Mapping[str, object]) -> dict[str, object]:
    taken = one.evidence.match.words if one.evidence.match else 0
    return {
        **one.model_dump(include={"id", "check", "verdict", "severity", "holder"}),
        **where,
        "document": name,
        "source": one.source_id,
        "words": taken,
        "finding": one.model_dump_json(),
    }


def _match(one: Match, name: str) -> dict[str, object]:
    spans = {
        "start": one.span.start,
        "end": one.span.end,
        "source_start": one.source_span.start,
        "source_end": one.source_span.end,
    }
    return {"document": name, **spans, **one.model_dump(include={*MATCHES.names})}


def _notice(one: Notice, name: str) -> dict[str, object]:
    span = {"start": one.span.start, "end": one.span.end}
    return {"document": name, **span, **one.model_dump(include={*NOTICES.names})}
