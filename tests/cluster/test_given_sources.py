"""Sources that come into a batch, and tables as Arrow has them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from givens import lines
from stories import HARBOUR, OBSERVATORY

from rightscheck.cluster.given.inputs import (
    DOCUMENTS,
    SOURCES,
    batches,
    given_documents,
    given_sources,
)
from rightscheck.cluster.given.pieces import document_pieces, source_pieces
from rightscheck.cluster.schemas import GIVEN_DOCUMENTS, GIVEN_SOURCES
from rightscheck.errors import UnusableSources
from rightscheck.model import Source
from rightscheck.sources import open_sources


def taken(*paths: Path) -> list[tuple[int, str, datetime | None]]:
    return [row for piece in source_pieces(paths, SOURCES) for row in given_sources(piece)]


def test_sources_come_from_tables_lines_and_libraries_in_their_order(tmp_path: Path) -> None:
    when = datetime(2026, 5, 4, tzinfo=UTC)
    each = [
        Source(id="w1", holder="afp", text=HARBOUR, published=when, feed=("sport",)),
        Source(id="w2", holder="ap", text=OBSERVATORY),
    ]
    given = [one.model_dump(mode="json", exclude_defaults=True) for one in each]
    pq.write_table(
        pa.Table.from_pylist([{**one, "feed": one.get("feed")} for one in given]),
        tmp_path / "a.parquet",
    )
    lines(tmp_path / "b.jsonl", *given)
    with open_sources(tmp_path / "c.db") as library:
        library.add(each)

    found = taken(tmp_path / "a.parquet", tmp_path / "b.jsonl", tmp_path / "c.db")

    assert [Source.model_validate_json(one[1]) for one in found] == each * 3
    assert [one[0] for one in found] == sorted({one[0] for one in found})
    assert [one[2] is not None for one in found] == [False] * 4 + [True] * 2


def test_a_line_that_is_no_source_is_handed_on_to_be_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 3}\nno JSON\n')

    assert [one[1] for one in taken(tmp_path / "a.jsonl")] == ['{"id": 3}', "no JSON"]


def test_no_source_at_all_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("Rain.")
    (tmp_path / "empty.jsonl").touch()
    for path, said in (
        (tmp_path / "page.md", "holds no sources"),
        (tmp_path / "empty.jsonl", "no source was given"),
        (tmp_path / "none.jsonl", "cannot be read"),
    ):
        with pytest.raises(UnusableSources, match=said):
            taken(path)


def test_rows_are_batches_of_the_tables(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", *({"name": f"{n}", "text": "x"} for n in range(150)))

    made = list(batches(document_pieces([file], DOCUMENTS), given_documents, GIVEN_DOCUMENTS))

    assert [batch.num_rows for batch in made] == [64, 64, 22]
    assert all(batch.schema == GIVEN_DOCUMENTS for batch in made)
    source = lines(tmp_path / "s.jsonl", {"id": "a", "holder": "ap", "text": "x"})
    (batch,) = batches(source_pieces([source], SOURCES), given_sources, GIVEN_SOURCES)
    assert batch.schema == GIVEN_SOURCES
