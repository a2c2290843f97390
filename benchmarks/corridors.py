"""The same archive through both corridors, Spark's and the local one: do they say the same?

    python benchmarks/archive.py FOLDER --documents 20000 --sources 100000 --length 1000
    python benchmarks/corridors.py FOLDER [--documents 20000] [--master "local[2]"]

Compared are every finding, match, notice, document and unread one, with all that is told of it, at
the same moment. What differs is printed, the first ten of each table, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.dataset as ds
import pyarrow.parquet as pq
from archive import parts
from cluster import environment

import rightscheck
from rightscheck import Source, open_sources
from rightscheck.cluster.steps.marking import read
from rightscheck.model import Document, Unread

SHOWN, AT_ONCE = 10, 1_000
RIGHTSCHECK = (sys.executable, "-m", "rightscheck", "batch")
PASSAGE = (
    "document",
    "holder",
    "source_id",
    "kind",
    "start",
    "end",
    "source_start",
    "source_end",
    "words",
    "quoted_words",
    "longest_run",
    "similarity",
    "share_of_source",
    "share_of_document",
)
NOTICE = ("document", "kind", "holder", "asset", "rule", "start", "end", "confidence")
UNREAD = ("name", "problem", "hint")


class Told(NamedTuple):
    """All rows of a run, each as often as it is there."""

    documents: Counter[str]
    findings: Counter[str]
    matches: Counter[str]
    notices: Counter[str]
    unread: Counter[str]

    @classmethod
    def nothing(cls) -> Told:
        """To add to."""
        return cls(*(Counter() for _ in cls._fields))


def of_batch(out: Path) -> Told:
    """What a folder of `rightscheck batch check` holds."""
    return Told(
        Counter(_same(one) for one in _column(out, "documents", "report")),
        Counter(_same(one) for one in _column(out, "findings", "finding")),
        Counter(map(_row, _rows(out, "matches", PASSAGE))),
        Counter(map(_row, _rows(out, "notices", NOTICE))),
        Counter(map(_row, _rows(out, "unread", UNREAD))),
    )


def _rows(out: Path, table: str, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    held = ds.dataset(out / table, format="parquet")
    return held.to_table(columns=[*columns]).to_pylist() if held.files else []


def _column(out: Path, table: str, name: str) -> list[str]:
    return [row[name] for row in _rows(out, table, (name,))]


def _row(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def _same(written: str) -> str:
    """JSON in one spelling."""
    return _row(json.loads(written))


def of_library(folder: Path, paths: list[Path], now: datetime) -> Told:
    """What the local corridor says of the same documents."""
    told = Told.nothing()
    bench = rightscheck.load(folder / "rightscheck.toml")
    for path in paths:
        rows = pq.read_table(path).to_pylist()
        for start in range(0, len(rows), AT_ONCE):
            _check(rows[start : start + AT_ONCE], bench, now, told)
    return told


def _check(rows: list[dict[str, Any]], bench: Any, now: datetime, told: Told) -> None:  # noqa: ANN401 -- a workbench
    seen: dict[str, Any] = {}
    given = [part for row in rows for part in _documents(row)]
    report = rightscheck.check(
        given,
        bench,
        now=now,
        on_seen=lambda sight: seen.update({sight.document.name: sight}),
    )
    told.documents.update(_same(one.model_dump_json()) for one in report.documents)
    told.findings.update(_same(one.model_dump_json()) for one in report.findings)
    told.unread.update(_row(one.model_dump(mode="json")) for one in report.unread)
    for name, sight in seen.items():
        for match in sight.matches:
            spans = dict(zip(("start", "end"), match.span, strict=True))
            spans |= dict(zip(("source_start", "source_end"), match.source_span, strict=True))
            told.matches[_part(name, match.model_dump(mode="json") | spans, PASSAGE)] += 1
        for notice in sight.notices:
            spans = dict(zip(("start", "end"), notice.span, strict=True))
            told.notices[_part(name, notice.model_dump(mode="json") | spans, NOTICE)] += 1


def _documents(row: dict[str, Any]) -> Iterator[Document | Unread]:
    yield from read({"data": None, "problem": None, "hint": None} | row)


def _part(name: str, said: dict[str, Any], columns: tuple[str, ...]) -> str:
    return _row({key: said[key] for key in columns if key != "document"} | {"document": name})


def library(folder: Path) -> None:
    """The archive's sources as a library of the local corridor."""
    with open_sources(folder / "sources.db") as sources:
        if not len(sources):
            for path in sorted((folder / "sources").glob("*.parquet")):
                sources.add(Source(**row) for row in pq.read_table(path).to_pylist())


def batch(*arguments: str | Path) -> float:
    """Seconds of a command of `rightscheck batch`."""
    begin = time.perf_counter()
    done = subprocess.run(  # noqa: S603 -- our own command
        [*RIGHTSCHECK, *map(str, arguments)], env=environment(), check=False
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(map(str, arguments))} ended with {done.returncode}")
    return time.perf_counter() - begin


def differences(one: Told, other: Told) -> Iterator[str]:
    """What only one of them says, the first of each table."""
    for table in Told._fields:
        for sign, left in (("+", one), ("-", other)):
            right = other if left is one else one
            only = getattr(left, table) - getattr(right, table)
            for row, _ in zip(only, range(SHOWN), strict=False):
                yield f"{sign} {table}: {row[:600]}"
            if only.total() > SHOWN:
                yield f"{sign} {table}: … {only.total():,} in all"


def main() -> None:
    """Run both and tell what differs."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--master", default="local[2]")
    chosen = options.parse_args()
    folder = chosen.folder.resolve()
    paths, index = parts(folder, chosen.documents), folder / "index"
    out = folder / f"out-{chosen.documents}"
    if not index.exists():
        print(
            f"index: {batch('index', folder / 'sources', index, '--master', chosen.master):.0f} s"
        )
    told = ["--index", index, "-o", out, "--config", folder / "rightscheck.toml"]
    print(f"Spark: {batch('check', *paths, *told, '--master', chosen.master):.0f} s")
    library(folder)
    begin = time.perf_counter()
    now = datetime.fromisoformat(json.loads((out / "manifest.json").read_text())["now"])
    ours, local = of_batch(out), of_library(folder, paths, now)
    print(f"local, one process: {time.perf_counter() - begin:.0f} s")
    for table in Told._fields:
        both = (getattr(one, table).total() for one in (ours, local))
        print("{}: {:,} over Spark, {:,} by the local corridor".format(table, *both))
    found = list(differences(ours, local))
    print(*found, sep="\n")
    print("they differ" if found else "they say the same")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
