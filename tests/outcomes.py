"""The folder of a batch as its writer leaves it, made of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from rightscheck.cluster.results.run import BatchRun
from rightscheck.cluster.schemas import OUTPUT
from rightscheck.model import DocumentReport, Finding, Report


class Told(NamedTuple):
    """What a document says of itself."""

    section: str | None = None
    published: datetime | None = None


def written(
    folder: Path, report: Report, told: Mapping[str, Told] | None = None, slices: int = 2
) -> Path:
    """The folder, the documents one after the other in its slices."""
    told = told or {}
    folder.mkdir()
    run = BatchRun(basis=report.basis, now=report.checked_at, index="", inputs=(), slices=slices)
    (folder / "manifest.json").write_text(run.model_dump_json(), "utf-8")
    for number in range(slices):
        name = f"slice={number:05}"
        documents = report.documents[number::slices]
        names = {one.name for one in documents}
        found = [one for one in report.findings if one.document in names]
        rows = [_document(one, told.get(one.name, Told())) for one in documents]
        _table(folder, "documents", name, rows)
        rows = [_finding(one, told.get(one.document, Told())) for one in found]
        _table(folder, "findings", name, rows)
        rows = [*{str(row): row for one in found for row in _matches(one)}.values()]
        _table(folder, "matches", name, rows)
        unread = [one.model_dump() for one in report.unread[number::slices]]
        _table(folder, "unread", name, unread)
        (folder / "documents" / name / "_SUCCESS").touch()
    return folder


def _table(folder: Path, table: str, name: str, rows: list[dict[str, object]]) -> None:
    (folder / table / name).mkdir(parents=True)
    made = pa.Table.from_pylist(rows, schema=OUTPUT[table])
    # As Spark writes time.
    file = folder / table / name / "part-0.parquet"
    pq.write_table(made, file, use_deprecated_int96_timestamps=True)


def _document(one: DocumentReport, told: Told) -> dict[str, object]:
    row = {
        name: getattr(one, name)
        for name in OUTPUT["documents"].names
        if name in DocumentReport.model_fields
    }
    return {**row, **told._asdict(), "verdict": str(one.verdict), "report": one.model_dump_json()}


def _finding(one: Finding, told: Told) -> dict[str, object]:
    match = one.evidence.match
    return {
        **{name: getattr(one, name) for name in ("document", "id", "check", "holder")},
        **told._asdict(),
        "verdict": str(one.verdict),
        "severity": str(one.severity),
        "source": one.source_id,
        "words": match.words if match else 0,
        "finding": one.model_dump_json(),
    }


def _matches(one: Finding) -> Iterator[dict[str, object]]:
    match = one.evidence.match
    if match and one.source_id:
        told = match.model_dump(mode="json", exclude={"span", "source_span"})
        nothing = dict.fromkeys(("start", "end", "source_start", "source_end"), 0)
        yield {"document": one.document, **nothing, **told, "source_id": one.source_id}
