"""The systems that are compared, each used as its makers would, tuned for its own good.

A system builds from (id, language, text) and answers a page with ids and scores, best first, at
most TOP of them. All peers get the same words, since their own splitting would fail on Han. The
length of shingles, thresholds, bands and windows are the best of 40 settings on 5,000 invented
stories, by mean recall less accusations, the better recall where two are alike. The score from
which a peer accuses is chosen afterwards, by `peers.py`, from half of the queries.
"""

# ruff: noqa: D102, PLC0415 -- `System` says what its methods do; a process loads one peer only

from __future__ import annotations

import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar, Protocol

import numpy as np

TOP = 10
WINDOW = 50  # words; of a passage of 50, at least three quarters are in one of the windows
PERMUTATIONS = 128

Item = tuple[str, str, str]
Answer = list[tuple[str, float]]

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


def words(text: str) -> list[str]:
    """In small letters; a Han character is a word."""
    return _WORD.findall(text.lower())


def shingles(told: list[str], length: int) -> set[str]:
    """Runs of `length` words."""
    return {" ".join(told[at : at + length]) for at in range(max(1, len(told) - length + 1))}


def windows(told: list[str], size: int = WINDOW) -> Iterator[list[str]]:
    """Stretches of so many words that overlap by half."""
    for start in range(0, max(1, len(told) - size // 2), size // 2):
        yield told[start : start + size]


class System(Protocol):
    """What is measured. `keeps`: the index is a file, and answers come from a fresh process."""

    keeps: ClassVar[bool]

    def __init__(self, folder: Path) -> None: ...

    def build(self, items: Iterable[Item]) -> None:
        """Take all sources."""
        ...

    def ask(self, text: str) -> Answer:
        """Ids and scores, best first."""
        ...


class Rightscheck:
    """`rightscheck.match`; the score is the words of all matches that are no quotation."""

    keeps: ClassVar = True

    def __init__(self, folder: Path) -> None:
        import rightscheck

        self._rightscheck = rightscheck
        self._sources = rightscheck.open_sources(folder / f"{type(self).__name__}.db")

    def build(self, items: Iterable[Item]) -> None:
        source = self._rightscheck.Source
        self._sources.add(source(id=i, holder="x", language=lang, text=t) for i, lang, t in items)

    def ask(self, text: str) -> Answer:
        total: Counter[str] = Counter()
        for match in self._rightscheck.match(text, self._sources):
            total[str(match.source_id)] += match.words * (match.kind != "quotation")
        return [(name, float(own)) for name, own in total.most_common()]


class Candidates(Rightscheck):
    """The first stage of `match` alone: sources that share rare fingerprints in one place."""

    def ask(self, text: str) -> Answer:
        from rightscheck.matching.candidates import DocumentMarks, candidates, rarity
        from rightscheck.text.words import split

        asked = DocumentMarks.of(split(text))
        shared = self._sources.shared(asked.hashes)
        best = candidates(asked, shared, rarity(shared.holders))[:TOP]
        names = {entry.key: entry.id for entry in self._sources.entries([c.key for c in best])}
        return [(names[candidate.key], candidate.weight) for candidate in best]


class FullText:
    """SQLite FTS5, asked for every run of five words of the page as a phrase, bm25."""

    keeps: ClassVar = True

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / f"{type(self).__name__}.db")
        self._db.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS page USING fts5"
            "(text, id UNINDEXED, tokenize='unicode61 remove_diacritics 0')"
        )
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5vocab(page, row)")

    def build(self, items: Iterable[Item]) -> None:
        rows = ((" ".join(words(text)), name) for name, _, text in items)
        self._db.executemany("INSERT INTO page(text, id) VALUES (?, ?)", rows)
        self._db.execute("INSERT INTO page(page) VALUES ('optimize')")
        self._db.commit()

    def query(self, text: str) -> str:
        """In FTS5's language."""
        told = words(text)
        runs = [told[at : at + 5] for at in range(max(1, len(told) - 4))]
        return " OR ".join('"' + " ".join(run) + '"' for run in runs)

    def ask(self, text: str) -> Answer:
        return self._db.execute(
            "SELECT id, -bm25(page) FROM page WHERE page MATCH ? ORDER BY rank LIMIT ?",
            (self.query(text), TOP),
        ).fetchall()


class RareWords(FullText):
    """SQLite FTS5, asked for the page's 32 rarest words that the library knows, bm25."""

    def query(self, text: str) -> str:
        ask = "SELECT doc FROM terms WHERE term = ?"
        found = {
            word: row[0]
            for word in set(words(text))
            if (row := self._db.execute(ask, (word,)).fetchone())
        }
        return " OR ".join(f'"{word}"' for word in sorted(found, key=lambda w: (found[w], w))[:32])


class _Datasketch:
    """What MinHash needs: shingles hashed by CRC-32, three times as fast as the default SHA-1."""

    keeps: ClassVar = False
    length = 3

    def __init__(self, folder: Path) -> None:
        import datasketch

        del folder
        self._datasketch = datasketch
        self._hashes: dict[str, object] = {}

    def _minhash(self, told: list[str]):  # noqa: ANN202 -- datasketch's own
        sketch = self._datasketch.MinHash(num_perm=PERMUTATIONS, hashfunc=zlib.crc32)
        sketch.update_batch([run.encode() for run in shingles(told, self.length)])
        return sketch


class WholeLsh(_Datasketch):
    """datasketch MinHashLSH on whole texts, threshold 0.05, 4-word shingles, weighed for recall.

    Candidates are ranked by the Jaccard that their sketches estimate.
    """

    length = 4
    threshold = 0.05

    def build(self, items: Iterable[Item]) -> None:
        self._lsh = self._datasketch.MinHashLSH(
            threshold=self.threshold, num_perm=PERMUTATIONS, weights=(0.2, 0.8)
        )
        with self._lsh.insertion_session() as session:
            for name, _, text in items:
                sketch = self._hashes[name] = self._minhash(words(text))
                session.insert(name, sketch)

    def ask(self, text: str) -> Answer:
        mine = self._minhash(words(text))
        found = [(name, mine.jaccard(self._hashes[name])) for name in self._lsh.query(mine)]
        return sorted(found, key=lambda pair: -pair[1])[:TOP]


class Ensemble(_Datasketch):
    """datasketch MinHashLSHEnsemble: how much of each window of the page stands in a source.

    The page is asked window by window (a whole page holds too little of a source), 3-word
    shingles, at containment 0.4; sources are ranked by the windows that named them.
    """

    threshold = 0.4

    def build(self, items: Iterable[Item]) -> None:
        self._lsh = self._datasketch.MinHashLSHEnsemble(
            threshold=self.threshold, num_perm=PERMUTATIONS, num_part=8, weights=(0.2, 0.8)
        )
        self._lsh.index(
            (name, self._minhash(told), max(1, len(shingles(told, self.length))))
            for name, told in ((name, words(text)) for name, _, text in items)
        )

    def ask(self, text: str) -> Answer:
        named: Counter[str] = Counter()
        for window in windows(words(text)):
            size = len(shingles(window, self.length))
            named.update(set(self._lsh.query(self._minhash(window), size)))
        return [(name, float(count)) for name, count in named.most_common(TOP)]


class Rensa:
    """rensa RMinHash and RMinHashLSH on whole texts, 2-word shingles, 64 bands of 2.

    As it is made to be used. Ranked by the Jaccard of the sketches.
    """

    keeps: ClassVar = False
    length = 2
    bands = 64
    window = 1_000_000

    def __init__(self, folder: Path) -> None:
        import rensa

        del folder
        self._rensa = rensa
        self._lsh = rensa.RMinHashLSH(0.4, PERMUTATIONS, self.bands)
        self._names: list[str] = []
        self._digests: list[np.ndarray] = []

    def _sketches(self, told: list[str]) -> list[object]:
        sets = [list(shingles(part, self.length)) for part in windows(told, self.window)]
        return self._rensa.RMinHash.from_token_sets(sets, PERMUTATIONS, 1)

    def build(self, items: Iterable[Item]) -> None:
        for name, _, text in items:
            for sketch in self._sketches(words(text)):
                self._lsh.insert(len(self._names), sketch)
                self._names.append(name)
                self._digests.append(np.array(sketch.digest(), dtype=np.uint32))

    def ask(self, text: str) -> Answer:
        best: dict[str, float] = {}
        for sketch in self._sketches(words(text)):
            mine = np.array(sketch.digest(), dtype=np.uint32)
            for key in self._lsh.query(sketch):
                name, alike = self._names[key], float((mine == self._digests[key]).mean())
                best[name] = max(best.get(name, 0.0), alike)
        return sorted(best.items(), key=lambda pair: -pair[1])[:TOP]


class RensaWindows(Rensa):
    """rensa on windows of 50 words, each an entry of its own, so that excerpts can be found.

    Words alone, 32 bands of 4; ranked by the best window.
    """

    length = 1
    bands = 32
    window = WINDOW


class BruteForce:
    """rapidfuzz `token_set_ratio` with every source; `partial_ratio` takes up to 3 s a pair."""

    keeps: ClassVar = False

    def __init__(self, folder: Path) -> None:
        del folder
        self._held: dict[str, str] = {}

    def build(self, items: Iterable[Item]) -> None:
        self._held = {name: " ".join(words(text)) for name, _, text in items}

    def ask(self, text: str) -> Answer:
        from rapidfuzz import fuzz, process

        found = process.extract(
            " ".join(words(text)), self._held, scorer=fuzz.token_set_ratio, limit=TOP
        )
        return [(str(name), float(score)) for _, score, name in found]


SYSTEMS: dict[str, type[System]] = {
    "rightscheck match": Rightscheck,
    "rightscheck candidates": Candidates,
    "FTS5, phrases": FullText,
    "FTS5, rare words": RareWords,
    "datasketch LSH": WholeLsh,
    "datasketch LSHEnsemble": Ensemble,
    "rensa": Rensa,
    "rensa, windows": RensaWindows,
    "rapidfuzz, all": BruteForce,
}
