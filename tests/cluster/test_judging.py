"""A document judged in a worker: what goes wrong with one costs that one alone, and is told."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra spark")

import numpy as np

import rightscheck
from rightscheck.cluster.schemas import GIVEN_DOCUMENTS
from rightscheck.cluster.steps.gathered import Gathered, Holding
from rightscheck.cluster.steps.judging import judged
from rightscheck.cluster.steps.marking import marked
from rightscheck.cluster.steps.sieve import Sieve
from rightscheck.pipeline.judging import Judge

COMMON = np.empty(0, dtype=np.int64)
WHOLE = Holding(1, "v", {}, COMMON)
NOW = datetime(2026, 5, 6, tzinfo=UTC)


def order() -> bytes:
    with rightscheck.load() as bench:
        return pickle.dumps(Judge(bench.over(Gathered.nothing(WHOLE)), {}, NOW))


def read(*given: dict[str, object]) -> list[dict[str, object]]:
    """The rows of MARKED of these documents."""
    nothing = dict.fromkeys(GIVEN_DOCUMENTS.names)
    batch = pa.RecordBatch.from_pylist([nothing | one for one in given], GIVEN_DOCUMENTS)
    return [
        row for told in marked([batch], "", Sieve.of(COMMON, [], 0)) for row in told.to_pylist()
    ]


def told(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """What a judge says of rows of MARKED, with what was gathered for them."""
    nothing = dict.fromkeys(("marks", "counts", "which", "keys", "items"))
    batch = pa.RecordBatch.from_pylist([nothing | row for row in rows])
    return [row for found in judged([batch], order(), WHOLE) for row in found.to_pylist()]


def test_a_fault_of_ours_costs_one_document_and_says_where() -> None:
    one, other = read({"name": "a.txt", "text": "(AFP) Rain."}, {"name": "b.txt", "text": "Sun."})
    broken = {"key": 1, "id": "x", "generation": 0, "moment": None, "added": 0, "version_of": None}
    lists: dict[str, object] = {"marks": [], "counts": [], "which": [], "keys": []}

    first, second = told([{**one, **lists, "items": [broken]}, other])

    assert first["document"] is None
    assert first["unread"]["name"] == "a.txt"  # type: ignore[index]
    assert "a fault of rightscheck: TypeError in judging.py" in first["unread"]["problem"]  # type: ignore[index]
    assert second["unread"] is None
    assert second["document"]["name"] == "b.txt"  # type: ignore[index]


def test_what_could_not_be_read_stays_so() -> None:
    rows = read({"name": "a.pdf", "data": b"%PDF-1.7 half"}, {"name": "b", "problem": "is damaged"})

    unread = [row["unread"] for row in told(rows)]

    assert [one["name"] for one in unread if isinstance(one, dict)] == ["a.pdf", "b"]


def test_a_file_of_many_documents_is_a_row_for_each() -> None:
    feed = (
        '<rss version="2.0"><channel><title>Day</title>'
        "<item><title>One</title><description>Rain in the harbour.</description></item>"
        "<item><title>Two</title><description>Sun on the quay.</description></item>"
        "</channel></rss>"
    )

    rows = read({"name": "feed.xml", "data": feed.encode(), "facts": [("section", ["weather"])]})

    documents = [row["document"] for row in told(rows)]
    named = [(one["name"], one["section"]) for one in documents if isinstance(one, dict)]
    assert [section for _, section in named] == ["weather"] * len(named)
    assert len({name for name, _ in named}) == 2
