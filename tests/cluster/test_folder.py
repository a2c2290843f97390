"""The folder of an index while several have to do with it, told without Spark's Java."""

from __future__ import annotations

import io
import sys
import threading
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra spark")
pytest.importorskip("pyspark", reason="needs the extra spark")

from rightscheck.cli.main import main
from rightscheck.cluster.index import generations
from rightscheck.cluster.index.files import write
from rightscheck.cluster.index.folder import (
    MANIFEST,
    READERS,
    TABLES,
    Generation,
    IndexFolder,
    Manifest,
    part,
    reading,
    sweep,
    write_whole,
)
from rightscheck.sources.schema import scheme

SOURCE = {
    "holder": "wire",
    "added": 0,
    "status": "usable",
    "sha256": b"",
    "text_sha256": b"",
    "source": "{}",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of two sources."""
    rows = [SOURCE | {"key": key, "id": id_} for key, id_ in ((1, "harbour"), (2, "ferry"))]
    for table, schema in TABLES.items():
        given = pa.Table.from_pylist(rows if table == "sources" else [], schema)
        write(part(tmp_path, table, 0) / "part_00000.parquet", given)
    manifest = Manifest(
        scheme=scheme(),
        version="v",
        generations=(Generation(number=0, buckets=2),),
        count=2,
        last=2,
    )
    write_whole(tmp_path / MANIFEST, manifest.model_dump_json())
    return tmp_path


def removed(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        main(["batch", "remove", *arguments])
    return ended.value.code


def test_ids_come_as_lines_and_one_that_is_nobodys_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"ferry\r\n\nh\xe4fen\n"), "utf-8")
    monkeypatch.setattr(sys, "stdin", given)

    assert removed("-", "--index", str(folder)) == 3
    assert removed("h\udce4fen", "--index", str(folder)) == 3

    told = capsys.readouterr()
    assert told.out == "removed 1\nremoved 0\n"
    assert told.err == "not in the index: h\ufffdfen\n" * 2
    assert IndexFolder(folder).living("id")["id"].to_pylist() == ["harbour"]


def test_who_reads_what_a_killed_writer_left_is_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(generations, "sweep", sys.exit)
        with pytest.raises(SystemExit):
            generations.remove(folder, ["ferry"])

    with reading(folder):
        named = IndexFolder(folder).files("sources")
        write_whole(folder / MANIFEST, Manifest(scheme=scheme(), version="w").model_dump_json())
        sweep(folder)
        assert all(file.exists() for file in named)
    sweep(folder)
    assert not any(file.exists() for file in named)


def test_who_comes_while_something_is_deleted_waits_and_is_seen(folder: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    begun, over = threading.Event(), threading.Event()

    def read() -> None:
        with reading(folder):
            begun.set()
            over.wait(30)

    with (folder / READERS).open("w") as deleting:
        fcntl.flock(deleting, fcntl.LOCK_EX)
        reader = threading.Thread(target=read)
        reader.start()
        assert not begun.wait(0.2)
    assert begun.wait(30)
    write_whole(folder / MANIFEST, Manifest(scheme=scheme(), version="w").model_dump_json())
    sweep(folder)
    assert part(folder, "sources", 0).exists()
    over.set()
    reader.join()
