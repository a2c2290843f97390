"""Invents an archive and the sources that it may have copied from, as Parquet, with the truth.

    python benchmarks/archive.py FOLDER [--documents 20000] [--sources 100000] [--length 2000]

What is written: `documents/` and `sources/` in parts of 10,000 rows, the same for the same seed
however many parts are asked for; `truth/`, one row for each source that a document used (`right`:
the ids that count as found, for an update holds what the story before it held); and a house with
its settings, `rightscheck.toml`. Stories and languages are those of `corpus.py`, what is done to a
copy is done by `queries.py`, notices are those of `planted.py`.

What makes archives hard is here on purpose: a tenth of the documents are later versions of the one
before; half stand on ten of the fifty sites; every page of a site has its widget, and the largest
shows the lead of one agency's story on all pages of a year, so that a few fingerprints of the index
are in very many documents.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from corpus import BLOCK, Press, Story
from newsroom import FAR, delivered, house, unsigned
from planted import PLANTED
from queries import REWORK, Desk
from tongues import MIX

PART, GROUP = 10_000, 1_000  # rows of a file, and of a row group
SITES, TEASING = 50, 1  # sites; the largest of them that show a lead on every page
TEASER = 30  # words of that lead
VERSIONS = 10  # one document of so many is a later version of the one before
COPIED, NOTICED, REPORTED = 0.06, 0.02, 0.02  # of documents: copies, notices, second reports
SPREAD = 0.6  # of the logarithm of a document's length
LEAST = 200  # characters of the shortest
DAYS = 3_652  # the archive's ten years; the sources are of the year before
BEGIN = date(2016, 1, 1)
SECTIONS = ("world", "town", "sport", "money", "culture", "science")
KINDS = ("whole", *REWORK)

FACTS = pa.map_(pa.string(), pa.list_(pa.string()))
DOCUMENT = pa.schema(
    {"name": pa.string(), "text": pa.string(), "media_type": pa.string(), "facts": FACTS}
)
SOURCE = pa.schema(
    dict.fromkeys(("id", "holder", "text", "language", "published", "version_of"), pa.string())
)
TRUTH = pa.schema({"document": pa.string(), "kind": pa.string(), "right": pa.list_(pa.string())})


class Used(NamedTuple):
    """What a document used: how, and the ids of which one should be named."""

    kind: str
    right: tuple[str, ...]


class Kept(NamedTuple):
    """A document of the archive."""

    name: str
    text: str
    facts: dict[str, list[str]]
    used: tuple[Used, ...]

    @property
    def row(self) -> dict[str, Any]:
        """As a row of `DOCUMENT`."""
        return {
            "name": self.name,
            "text": self.text,
            "media_type": "text/plain",
            "facts": list(self.facts.items()),
        }


class Archive:
    """All the documents there could ever be, block by block."""

    def __init__(self, sources: int, length: int, seed: int = 1) -> None:
        if sources < BLOCK * len(MIX):
            raise ValueError(f"an archive of four alphabets needs {BLOCK * len(MIX):,} sources")
        self._press, self._seed, self._length = Press(seed), seed, length
        self._blocks = sources // BLOCK // len(MIX)  # of each alphabet
        weights = 1 / (np.arange(SITES) + 2.7)
        self._sites = weights / weights.sum()
        self._stocks: dict[int, tuple[list[Story], list[Story]]] = {}

    def sources(self, count: int) -> Iterator[dict[str, Any]]:
        """What the agencies delivered, as rows of `SOURCE`."""
        for number, story in enumerate(self._press.stories(0, count)):
            item = delivered(story, (BEGIN + timedelta(days=number % 365)).isoformat())
            told = item.model_dump(mode="json", include=set(SOURCE.names))
            yield told | {"version_of": story.kin[0] if story.id != story.kin[0] else None}

    def block(self, number: int) -> Iterator[Kept]:
        """The documents `number * BLOCK` and following."""
        rng = np.random.default_rng((self._seed, number, 11))
        alphabet = number % len(MIX)
        wired = int(rng.integers(self._blocks)) * len(MIX) + alphabet
        own = self._press.block(FAR + number, reporter=1)
        wire = self._press.block(wired)
        second = self._press.block(wired, reporter=1)
        sizes = self._length * np.exp(rng.normal(-(SPREAD**2) / 2, SPREAD, BLOCK))
        sites = rng.choice(SITES, BLOCK, p=self._sites).tolist()
        days = rng.integers(365, DAYS, BLOCK).tolist()
        pool = Desk(own[0], own[0], own[0], [], rng).words(own[0]._replace(text=own[7].text))
        before: tuple[str, tuple[Used, ...]] = "", ()
        for at in range(BLOCK):
            host = own[at]._replace(text=_first(own, at, max(LEAST, int(sizes[at]))))
            desk = Desk(wire[at], host, wire[(at + 7) % BLOCK], pool, rng)
            if at % VERSIONS == VERSIONS - 1:
                told = f"{desk.sentences(host)[0]}\n\n{before[0]}", before[1]
            else:
                told = before = _told(desk, second[at])
            teaser = self._teaser(alphabet, sites[at], days[at])
            text = "\n\n".join((told[0], *self._widget(alphabet, sites[at], teaser)))
            teased = (Used("teaser", teaser.kin),) if teaser else ()
            facts = {
                "published": [(BEGIN + timedelta(days=days[at])).isoformat()],
                "section": [SECTIONS[int(rng.integers(len(SECTIONS)))]],
            }
            name = f"content/site-{sites[at]:02}/{number * BLOCK + at:08}"
            yield Kept(name, text, facts, (*told[1], *teased))

    def documents(self, start: int, stop: int) -> Iterator[Kept]:
        """The documents of these numbers."""
        for number in range(start // BLOCK, -(-stop // BLOCK)):
            first = number * BLOCK
            yield from itertools.islice(
                self.block(number), max(0, start - first), max(0, stop - first)
            )

    def _teaser(self, alphabet: int, site: int, day: int) -> Story | None:
        """The story whose lead the pages of a large site show that year."""
        if site >= TEASING:
            return None
        return self._stock(alphabet)[0][site * DAYS // 365 + day // 365]

    def _widget(self, alphabet: int, site: int, teaser: Story | None) -> Iterator[str]:
        """What stands on every page of a site."""
        yield unsigned(self._stock(alphabet)[1][site])[: LEAST + site].replace("\n\n", " ")
        if teaser:
            desk = Desk(teaser, teaser, teaser, [], np.random.default_rng(0))
            lead = desk.words(teaser._replace(text=unsigned(teaser).replace("\n\n", " ")))
            yield desk.glue(lead[:TEASER])

    def _stock(self, alphabet: int) -> tuple[list[Story], list[Story]]:
        """Stories that sites show the leads of, and words of their own for their widgets."""
        if alphabet not in self._stocks:
            block = self._press.block(alphabet)
            self._stocks[alphabet] = block, self._press.block(FAR - len(MIX) + alphabet)
        return self._stocks[alphabet]


def _first(own: list[Story], at: int, size: int) -> str:
    """So many characters of our own reporters' prose."""
    return f"{unsigned(own[at])}\n\n{unsigned(own[at - 1])}"[:size]


def _told(desk: Desk, second: Story) -> tuple[str, tuple[Used, ...]]:
    """A document's own text, and what it used of others."""
    dice = desk.rng.random()
    if dice < COPIED:
        kind = KINDS[int(desk.rng.integers(len(KINDS)))]
        text = desk.within(desk.source.text) if kind == "whole" else REWORK[kind](desk)
        used = [Used(kind, desk.source.kin)]
        return text, tuple(used + [Used(kind, desk.other.kin)] * (kind == "merged"))
    if dice < COPIED + NOTICED:
        kind = sorted(PLANTED)[int(desk.rng.integers(len(PLANTED)))]
        words, holder = PLANTED[kind][int(desk.rng.integers(len(PLANTED[kind])))]
        return f"{desk.host.text}\n\n{words}", (Used(f"notice: {kind}", (holder,)),)
    if dice < COPIED + NOTICED + REPORTED:
        return f"{unsigned(second)}\n\n{desk.host.text}", (Used("same event", ()),)
    return desk.host.text, ()


def written(folder: Path, schema: pa.Schema, rows: Iterable[dict[str, Any]]) -> Iterator[Path]:
    """Rows as files of a folder, each as soon as it is full."""
    folder.mkdir(parents=True, exist_ok=True)
    left = iter(rows)
    for part in itertools.count():
        path = folder / f"part-{part:05}.parquet"
        writer, whole = None, 0
        while whole < PART and (group := list(itertools.islice(left, GROUP))):
            writer = writer or pq.ParquetWriter(path, schema, compression="zstd")
            writer.write_table(pa.Table.from_pylist(group, schema), row_group_size=GROUP)
            whole += len(group)
        if writer is None:
            return
        writer.close()
        yield path


def parts(folder: Path, count: int) -> list[Path]:
    """The files with an archive's first documents, which must be whole ones."""
    paths = sorted((folder / "documents").glob("*.parquet"))[: -(-count // PART)]
    held = sum(pq.read_metadata(path).num_rows for path in paths)
    if held != count:
        raise SystemExit(f"{folder} has no {count:,} documents in whole files of {PART:,}")
    return paths


def build(folder: Path, documents: int, sources: int, length: int, seed: int = 1) -> Path:
    """The whole archive; the settings of its house."""
    archive = Archive(sources, length, seed)
    for path in written(folder / "sources", SOURCE, archive.sources(sources)):
        print(path, flush=True)
    truth: list[dict[str, Any]] = []

    def rows() -> Iterator[dict[str, Any]]:
        for kept in archive.documents(0, documents):
            truth.extend(
                {"document": kept.name, "kind": used.kind, "right": used.right}
                for used in kept.used
            )
            yield kept.row

    for path in written(folder / "documents", DOCUMENT, rows()):
        (folder / "truth").mkdir(exist_ok=True)
        pq.write_table(pa.Table.from_pylist(truth, TRUTH), folder / "truth" / path.name)
        truth.clear()
        print(path, flush=True)
    return house(folder)


def main() -> None:
    """Build one, and say how large it is."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--sources", type=int, default=100_000)
    options.add_argument("--length", type=int, default=2_000, help="characters of a document")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    build(chosen.folder, chosen.documents, chosen.sources, chosen.length, chosen.seed)


if __name__ == "__main__":
    main()
