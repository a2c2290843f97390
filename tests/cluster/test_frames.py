"""Spark's tables of what is given: the rows that are read without it, each once."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from crawls import PAGE, http, record
from givens import lines, table

from rightscheck.cluster.given.inputs import (
    DOCUMENTS,
    SOURCES,
    DocumentRow,
    given_documents,
    given_sources,
)
from rightscheck.cluster.given.pieces import document_pieces, source_pieces
from rightscheck.cluster.schemas import GIVEN_SOURCES, spelled
from rightscheck.errors import RightscheckError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

frames = pytest.importorskip("rightscheck.cluster.given.frames", reason="needs the extra spark")
session = pytest.importorskip("rightscheck.cluster.session", reason="needs the extra spark")


def test_workers_read_what_one_process_reads(spark: SparkSession, tmp_path: Path) -> None:
    for number in range(120):
        (tmp_path / f"{number}.md").write_text(f"Page {number}.")
    names = [f"t{n}" for n in range(300)]
    facts = [[("channel", ["web"])]] * 300
    table(tmp_path / "t.parquet", {"name": names, "text": names, "facts": facts}, group=40)
    lines(tmp_path / "l.jsonl", *({"name": f"l{n}", "text": "Rain."} for n in range(90)), {})
    crawl = record("https://a.example/", http(PAGE)) + record("https://a.example/b", b"no answer")
    (tmp_path / "c.warc.gz").write_bytes(gzip.compress(crawl))
    (tmp_path / "damaged.parquet").write_bytes(b"PAR1 cut")
    pieces = document_pieces([tmp_path], DOCUMENTS)

    rows = frames.document_parts(spark, [tmp_path], 1).of(0).collect()

    found = [DocumentRow(**one.asDict()) for one in rows]
    expected = [one for piece in pieces for one in given_documents(piece)]
    assert sorted(map(_plain, found)) == sorted(map(_plain, expected))
    assert sum(one.problem is not None for one in found) == 3


def _plain(one: DocumentRow) -> str:
    """A row as text, for Spark gives lists and bytearrays."""
    facts = {key: tuple(values) for key, values in (one.facts or {}).items()}
    return repr(one._replace(facts=facts, data=bytes(one.data) if one.data else one.data))


def test_sources_keep_their_places(spark: SparkSession, tmp_path: Path) -> None:
    each = [{"id": f"w{n}", "holder": "afp", "text": "x"} for n in range(200)]
    lines(tmp_path / "a.jsonl", *each[:100])
    lines(tmp_path / "b.jsonl", *each[100:])
    pieces = source_pieces([tmp_path], SOURCES)
    told = frames.sources(spark, [tmp_path])

    given = told.pieces.mapInArrow(told.read, spelled(GIVEN_SOURCES))
    rows = given.orderBy("place").collect()

    assert [one.source for one in rows] == [
        one.source for piece in pieces for one in given_sources(piece)
    ]


def test_other_files_in_the_same_folder_are_other_documents(
    spark: SparkSession, tmp_path: Path
) -> None:
    for number in range(4):
        (tmp_path / f"{number}.md").write_text(f"Page {number}.")
    first = frames.document_parts(spark, [tmp_path], 2)

    same = frames.document_parts(spark, [tmp_path], 2)
    (tmp_path / "0a.md").write_text("A page that came later.")
    other = frames.document_parts(spark, [tmp_path], 2)
    (tmp_path / "0.md").write_text("A page that says anything else.")
    changed = frames.document_parts(spark, [tmp_path], 2)

    assert first.digest == same.digest
    assert len({first.digest, other.digest, changed.digest}) == 3


def test_a_batch_has_a_slice_for_so_many_bytes(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (tmp_path / f"{number}.md").write_text("Page.")

    assert frames.document_parts(spark, [tmp_path], None).size == 1
    monkeypatch.setattr(frames, "SLICE", 10)
    assert frames.document_parts(spark, [tmp_path], None).size == 2


def test_a_worker_that_dies_outright_is_told_with_what_to_do(spark: SparkSession) -> None:
    def dies(_: object) -> NoReturn:
        os._exit(9)

    with pytest.raises(RightscheckError, match="has died; most often"), session.deaths():
        spark.range(2).mapInArrow(dies, "id long").collect()
