"""The steps of the second corridor one after the other, with a dictionary in place of Spark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa

from rightscheck.cluster.index.catalogue import Catalogue
from rightscheck.cluster.index.shelving import rows_of
from rightscheck.cluster.steps.gathered import Gathered, Holding, Item
from rightscheck.cluster.steps.holders import Holders, index_marks
from rightscheck.cluster.steps.join import near
from rightscheck.matching.candidates import DocumentMarks
from rightscheck.matching.prose import prose
from rightscheck.model import Document, Source
from rightscheck.model.dates import published
from rightscheck.sources.items import seconds
from rightscheck.sources.marks import marks_of
from rightscheck.sources.postings import postings_of

WHOLE = Holding(0, "", {}, np.empty(0, dtype=np.int64))


class Shelf:
    """Deliveries as an index keeps them: a generation each, and which keys are gone."""

    def __init__(self, deliveries: Iterable[Sequence[Source]]) -> None:
        self.items: dict[int, Item] = {}
        self.gone: list[int] = []
        self.rows: defaultdict[int, list[tuple[int, list[int]]]] = defaultdict(list)
        self.last = 0
        for generation, delivery in enumerate(deliveries):
            self._take(generation, delivery)

    def _take(self, generation: int, delivery: Sequence[Source]) -> None:
        known = {item.id: item for key, item in self.items.items() if key not in self.gone}
        for source in delivery:
            if source.id in known:
                self.gone.append(known[source.id].key)
        texts = [source.text for source in delivery]
        keys = np.arange(self.last + 1, self.last + 1 + len(delivery))
        for key, source in zip(keys.tolist(), delivery, strict=True):
            self.items[key] = item_of(generation, key, source)
        self.last += len(delivery)
        table = rows_of(postings_of(marks_of(texts), keys))
        for row in table.to_pylist():
            self.rows[row["hash"]].append((row["holders"], row["keys"]))

    @property
    def catalogue(self) -> Catalogue:
        """What scoring knows."""
        living = [item for key, item in self.items.items() if key not in self.gone]
        rows = {
            "key": pa.array([item.key for item in living], pa.int32()),
            "id": pa.array([item.id for item in living], pa.string()),
            "moment": pa.array([item.moment for item in living], pa.int64()),
            "version_of": pa.array([item.version_of for item in living], pa.string()),
        }
        gone = np.sort(np.array(self.gone, dtype=np.uint32))
        table = pa.table({name: pa.chunked_array([column]) for name, column in rows.items()})
        return Catalogue.of(table, gone, self.last)

    def holders(self, marks: Iterable[int]) -> Holders:
        """The join: who holds these."""
        found = [(mark, *row) for mark in marks for row in self.rows.get(mark, ())]
        keys = [key for *_, held in found for key in held]
        return Holders.of(
            np.array([mark for mark, *_ in found], dtype=np.int64),
            np.array([count for _, count, _ in found], dtype=np.int64),
            np.array([len(held) for *_, held in found], dtype=np.int64),
            np.array(keys, dtype=np.uint32),
            self.catalogue.gone,
        )

    def gathered(self, document: Document) -> Gathered:
        """What comes along with a document."""
        asked = DocumentMarks.of(prose(document).words)
        marks, first = np.unique(index_marks(asked.hashes), return_index=True)
        holders = self.holders(marks.tolist())
        at = asked.at[first][np.isin(marks, holders.marks)]
        told = near(holders, at, published(document), self.catalogue)
        return Gathered(told.holders, [self.items[key] for key in told.wanted.tolist()], WHOLE)


def item_of(generation: int, key: int, source: Source) -> Item:
    """A source as a row."""
    moment, text = seconds(source.published), source.model_dump_json()
    return Item(generation, key, source.id, moment, 0, source.version_of, text)


def libraries(deliveries: Iterable[Sequence[Source]]) -> Iterator[Source]:
    """What a library is given: the same, one after the other."""
    return (source for delivery in deliveries for source in delivery)
