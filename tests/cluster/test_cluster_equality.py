"""Both corridors find the same: on the demo newsroom, and on an invented archive."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra spark")
pytest.importorskip("pyspark", reason="needs the extra spark")

import archive
import pyarrow.dataset as ds

import rightscheck
from rightscheck.cli.commands.demo import PAGES, write
from rightscheck.cluster import corridor
from rightscheck.cluster.index import generations
from rightscheck.cluster.results.slices import by_name
from rightscheck.cluster.schemas import GIVEN_DOCUMENTS, GIVEN_SOURCES
from rightscheck.cluster.steps.marking import read
from rightscheck.model import (
    Document,
    DocumentReport,
    Finding,
    Match,
    MatchKind,
    Report,
    Source,
    Status,
)
from rightscheck.pipeline.bench import Workbench
from rightscheck.sources import SqliteSources

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def given_sources(spark: SparkSession, library: SqliteSources) -> DataFrame:
    rows = [
        {
            "place": place,
            "source": source.model_dump_json(),
            "added": next(one.added for one in library.versions(source.id) if one.id == source.id),
        }
        for place, source in enumerate(library.items())
    ]
    return spark.createDataFrame(pa.Table.from_pylist(rows, GIVEN_SOURCES))


def given_documents(spark: SparkSession, rows: Iterable[dict[str, object]]) -> DataFrame:
    table = pa.Table.from_pylist([*rows], GIVEN_DOCUMENTS)
    return spark.createDataFrame(table)


def as_row(document: Document) -> dict[str, object]:
    facts = {
        name: [one.value for one in document.facts if one.name == name]
        for name, *_ in document.facts
    }
    given = {"name": document.name, "text": document.text, "facts": list(facts.items())}
    return dict.fromkeys(GIVEN_DOCUMENTS.names) | given


def stored(out: Path, table: str, column: str) -> list[str]:
    """A column of a table, in the order of the documents' names."""
    rows = ds.dataset(out / table).to_table().to_pylist()
    key = "name" if table == "documents" else "document"
    return [row[column] for row in sorted(rows, key=lambda row: row[key])]


def assert_same(out: Path, local: Report) -> None:
    """The findings and documents of a folder are those of the report."""
    findings = [Finding.model_validate_json(one) for one in stored(out, "findings", "finding")]
    documents = [DocumentReport.model_validate_json(d) for d in stored(out, "documents", "report")]
    assert findings == sorted(local.findings, key=lambda one: one.document)
    assert documents == sorted(local.documents, key=lambda one: one.name)


def test_the_demo_newsroom_is_judged_alike(spark: SparkSession, tmp_path: Path) -> None:
    room = tmp_path / "newsroom"
    write(room)
    pages = [page for folder in PAGES for page in sorted((room / folder).iterdir())]
    with contextlib.chdir(room), rightscheck.load() as bench:
        names = [page.relative_to(room) for page in pages]
        local = rightscheck.check(names, bench, now=archive.NOW)
        assert isinstance(bench.sources, SqliteSources)
        generations.add(spark, given_sources(spark, bench.sources), tmp_path / "index")
        nothing = dict.fromkeys(GIVEN_DOCUMENTS.names)
        rows = [nothing | {"name": str(name), "data": name.read_bytes()} for name in names]
        judged(spark, rows, bench, tmp_path)

    assert local.findings
    assert_same(tmp_path / "out", local)


def told(out: Path) -> dict[str, list[Match]]:
    """The matches of each document, as the columns have them."""
    found: dict[str, list[Match]] = {name: [] for name in stored(out, "documents", "name")}
    for row in ds.dataset(out / "matches").to_table().to_pylist():
        name = row.pop("document")
        span, other = (
            (row.pop("start"), row.pop("end")),
            (row.pop("source_start"), row.pop("source_end")),
        )
        found[name].append(Match.model_validate({**row, "span": span, "source_span": other}))
    return found


def judged(
    spark: SparkSession,
    rows: Sequence[dict[str, object]],
    bench: Workbench,
    folder: Path,
    out: str = "out",
) -> None:
    corridor.check(
        spark,
        by_name(given_documents(spark, rows), -(-len(rows) // 100)),
        folder / "index",
        replace(bench, ledger=None, keeper=None),
        folder / out,
        inputs=["pages"],
        now=archive.NOW,
    )


def test_an_archive_is_judged_alike(spark: SparkSession, tmp_path: Path) -> None:
    room, documents = tmp_path / "newsroom", archive.documents()
    write(room)
    with rightscheck.open_sources(tmp_path / "archive.db") as library:
        library.add(archive.dispatches())
        with contextlib.chdir(room), rightscheck.load() as loaded:
            bench = replace(loaded, ledger=None, keeper=None).over(library)
            rows = [as_row(document) for document in documents]
            pages = [page for row in rows for page in read(row) if isinstance(page, Document)]
            local = rightscheck.check(pages, bench, now=archive.NOW)
            generations.add(spark, given_sources(spark, library), tmp_path / "index")
            judged(spark, rows, bench, tmp_path)
            matches = {page.name: [*rightscheck.match(page, library)] for page in pages}

    every = [match for found in matches.values() for match in found]
    assert {match.kind for match in every} == {*MatchKind} - {MatchKind.PARAPHRASE}
    assert any(match.newest_version for match in every)
    assert "withdrawn-source" in {finding.check for finding in local.findings}
    assert_same(tmp_path / "out", local)
    assert told(tmp_path / "out") == matches


def test_an_index_that_sources_left_and_came_back_to_is_judged_as_such_a_library(
    spark: SparkSession, tmp_path: Path
) -> None:
    wire, pages = archive.dispatches(), archive.documents()[:40]
    dated = [one for one in wire if one.published]
    new_words = [f"{one.text} And more of it." for one in dated[5:9]]
    later = [
        *(one.model_copy(update={"status": Status.CANCELED}) for one in dated[:5]),
        *(one.model_copy(update={"text": t}) for one, t in zip(dated[5:9], new_words, strict=True)),
        *dated[9:12],  # of which the first two come back
    ]
    killed = [one.id for one in (*dated[9:11], *dated[20:30])]
    with rightscheck.open_sources(tmp_path / "archive.db") as library:
        library.add(wire)
        library.remove(killed)
        library.add(later)
        deliver(spark, tmp_path / "index", wire)
        assert generations.remove(tmp_path / "index", [*killed, "nobody"]) == (12, ("nobody",))
        told = deliver(spark, tmp_path / "index", later)
        with rightscheck.load() as loaded:
            bench = replace(loaded, ledger=None, keeper=None).over(library)
            rows = [as_row(page) for page in pages]
            given = [page for row in rows for page in read(row) if isinstance(page, Document)]
            local = rightscheck.check(given, bench, now=archive.NOW)
            judged(spark, rows, bench, tmp_path)
            count = generations.fold(spark, tmp_path / "index")
            judged(spark, rows, bench, tmp_path, "folded")

    assert (told.new, told.changed, told.same) == (2, 9, 1)
    assert count == len(wire) - 10
    assert {one.source_id for one in local.findings}.isdisjoint(killed[2:])
    assert_same(tmp_path / "out", local)
    assert_same(tmp_path / "folded", local)


def deliver(spark: SparkSession, folder: Path, sources: Iterable[Source]) -> generations.Increment:
    rows = [{"place": n, "source": one.model_dump_json()} for n, one in enumerate(sources)]
    return generations.add(
        spark, spark.createDataFrame(pa.Table.from_pylist(rows, GIVEN_SOURCES)), folder
    )
