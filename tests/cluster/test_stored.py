"""The folder of a batch as a report: the same as the local one, or a part, and never silently."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from outcomes import Told, written
from reports import BREACH, FULL, REVIEW, UNREAD, report, seen

from rightscheck.cluster.results.stored import stored
from rightscheck.errors import RightscheckError
from rightscheck.model import Report, Verdict
from rightscheck.pipeline.sifting.wanted import Wanted

ALL = Wanted()
MAY = datetime(2026, 5, 31, 23, 59, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, tzinfo=UTC)


def made() -> Report:
    """Two findings of two documents, one document without any, one that was not read."""
    return report(BREACH, REVIEW).also((), (seen("content/plain.md"),))


def dated(folder: Path) -> Path:
    """The same as a batch's folder, with months and sections."""
    told = {
        BREACH.document: Told("ports", MAY),
        REVIEW.document: Told("science", JUNE),
    }
    return written(folder, made(), told)


def ids(found: Report) -> list[str]:
    return [finding.id for finding in found.findings]


def test_a_batch_that_fits_is_the_report_that_was_made(tmp_path: Path) -> None:
    one = FULL.also(())

    found = stored(written(tmp_path / "out", one, slices=1), ALL, 100)

    assert found.model_copy(update={"rules": ()}) == one
    assert {rule.name for rule in found.rules} == {finding.check for finding in one.findings}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(holders=(BREACH.holder,)), [BREACH.id]),
        (Wanted(verdicts=(Verdict.REVIEW,)), [REVIEW.id]),
        (Wanted(sections=("science",)), [REVIEW.id]),
        (Wanted(months=("2026-05",)), [BREACH.id]),
        (Wanted(months=("2026-06", "2026-05")), [BREACH.id, REVIEW.id]),
        (Wanted(months=("unknown",)), []),
        (Wanted(holders=(BREACH.holder,), months=("2026-06",)), []),
    ],
)
def test_a_part_is_what_was_asked_for_and_says_so(
    tmp_path: Path, wanted: Wanted, expected: list[str]
) -> None:
    found = stored(dated(tmp_path / "out"), wanted, 100)

    assert sorted(ids(found)) == sorted(expected)
    assert f"this is a part of the report: {wanted.phrase}" in found.basis.warnings
    assert found.verdict is not Verdict.PERMITTED


def test_a_month_that_is_not_known_can_be_asked_for(tmp_path: Path) -> None:
    found = stored(dated(tmp_path / "out"), Wanted(months=("unknown",)), 100)

    assert [one.name for one in found.documents] == ["content/plain.md"]


def test_of_too_many_findings_the_worst_are_shown_and_the_rest_is_counted(tmp_path: Path) -> None:
    found = stored(written(tmp_path / "out", report(REVIEW, BREACH)), ALL, 1)

    assert ids(found) == [BREACH.id]
    assert [one.name for one in found.documents] == [BREACH.document]
    assert any("1 of 2 findings are shown, the worst first" in w for w in found.basis.warnings)
    assert any("1 of 2 documents are shown" in w for w in found.basis.warnings)


def test_a_batch_that_is_not_finished_is_not_clean(tmp_path: Path) -> None:
    folder = written(tmp_path / "out", report())
    whole = stored(folder, ALL, 100)
    (folder / "documents" / "slice=00001" / "_SUCCESS").unlink()

    found = stored(folder, ALL, 100)

    assert not any("not finished" in warning for warning in whole.basis.warnings)
    assert any("1 of 2 slices are missing" in warning for warning in found.basis.warnings)
    assert found.verdict is Verdict.REVIEW


def test_what_was_not_read_stays_in_every_part(tmp_path: Path) -> None:
    one = made().model_copy(update={"unread": (UNREAD,)})

    found = stored(written(tmp_path / "out", one), Wanted(holders=("nobody",)), 100)

    assert found.unread == (UNREAD,)


@pytest.mark.parametrize("cut", [0, 10, -10])
def test_a_damaged_file_is_told_by_its_name(tmp_path: Path, cut: int) -> None:
    folder = written(tmp_path / "out", report(BREACH))
    file = folder / "findings" / "slice=00000" / "part-0.parquet"
    file.write_bytes(file.read_bytes()[:cut])

    with pytest.raises(RightscheckError) as told:
        stored(folder, ALL, 100)

    assert told.value.where == str(file)
    assert "is damaged" in told.value.problem
    assert "\n" not in str(told.value)
    assert "delete documents/slice=00000" in told.value.hint  # or it would count as finished


def test_findings_that_are_gone_are_not_a_clean_report(tmp_path: Path) -> None:
    folder = written(tmp_path / "out", report(BREACH))
    shutil.rmtree(folder / "findings" / "slice=00000")

    with pytest.raises(RightscheckError, match="is missing, or empty; delete documents/slice=0000"):
        stored(folder, ALL, 100)


def test_a_column_that_is_missing_is_told_by_its_name(tmp_path: Path) -> None:
    folder = written(tmp_path / "out", report(BREACH))
    file = folder / "findings" / "slice=00000" / "part-0.parquet"
    pq.write_table(pq.read_table(file).drop_columns("finding"), file)

    with pytest.raises(RightscheckError, match="has no column 'finding'") as told:
        stored(folder, ALL, 100)

    assert told.value.where == str(file)


def test_a_finding_of_another_version_is_told_in_a_line(tmp_path: Path) -> None:
    folder = written(tmp_path / "out", report(BREACH))
    file = folder / "findings" / "slice=00000" / "part-0.parquet"
    table = pq.read_table(file)
    other = pa.array(["{}"] * len(table))
    pq.write_table(table.set_column(table.column_names.index("finding"), "finding", other), file)

    with pytest.raises(RightscheckError, match="no Finding of this version") as told:
        stored(folder, ALL, 100)

    assert "\n" not in str(told.value)


def test_a_folder_of_something_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(RightscheckError, match="is no outcome of a batch"):
        stored(tmp_path, ALL, 100)

    (tmp_path / "manifest.json").write_text('{"form": 1}')
    with pytest.raises(RightscheckError, match="is no manifest of a batch of this version"):
        stored(tmp_path, ALL, 100)
