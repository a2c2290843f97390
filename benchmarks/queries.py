"""The pages that are asked: what editors, thieves and scanners do to a dispatch.

All but `merged`, `reordered` and `same event` stand in the middle of a page of their own, which
shares nothing with the library but stock phrases and, in one of three, a footer. `right` are the
sources that count as found, one group for each that was used (with the updates and the other
reports of its event, since an excerpt may be what was said there); the hard negatives have none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpus import BLOCK, Press, Story, real
from tongues import MIX

ALONE = frozenset({"zh", "ja", "km", "th"})  # written without spaces: a character is a word
OCR = {"l": "1", "i": "l", "o": "0", "e": "c", "m": "rn", "s": "5", "t": "f", "u": "n"}
CHARACTERS = 1.6  # in a Chinese word, on average, punctuation included
BODY = 0.88  # of a story's words, what is not footer
KINDS = (
    "20 words",
    "50 words",
    "10 %, 15 % edited",
    "half, 30 % edited",
    "half, 5 % OCR noise",
    "reordered",
    "merged",
    "same event",
)


class Query(NamedTuple):
    """A page, and the ids of which one in each group should be named."""

    kind: str
    language: str
    text: str
    right: tuple[tuple[str, ...], ...]


class Desk(NamedTuple):
    """Everything a query is made from: a source, other words, a page around it and a die."""

    source: Story
    host: Story
    other: Story
    pool: list[str]
    rng: np.random.Generator

    def words(self, story: Story) -> list[str]:
        """Of any alphabet."""
        return list(story.text) if story.language in ALONE else story.text.split()

    def glue(self, words: Sequence[str]) -> str:
        """The way back."""
        return ("" if self.source.language in ALONE else " ").join(words)

    def within(self, passage: str) -> str:
        """The passage inside the host's page."""
        words = self.words(self.host)
        half = len(words) // 2
        return "\n\n".join((self.glue(words[:half]), passage, self.glue(words[half:])))

    def excerpt(self, share: float, least: int) -> list[str]:
        """So much of the source, from anywhere but its end, where footers are."""
        words = self.words(self.source)
        words = words[: int(BODY * len(words))]
        least = int(least * CHARACTERS) if self.source.language in ALONE else least
        size = min(len(words), max(least, int(len(words) / BODY * share)))
        start = int(self.rng.integers(0, len(words) - size + 1))
        return words[start : start + size]

    def edited(self, words: list[str], rate: float) -> list[str]:
        """Of the words that change, 60 % are replaced, 20 % lost, 20 % get a new neighbour."""
        shares = (1 - rate, 0.6 * rate, 0.2 * rate, 0.2 * rate)
        fates = self.rng.choice(4, len(words), p=shares).tolist()
        others = self.rng.integers(0, len(self.pool), len(words)).tolist()
        told: list[str] = []
        for word, fate, other in zip(words, fates, others, strict=True):
            new = self.pool[other]
            told += ([word], [new], [], [word, new])[fate]
        return told

    def garbled(self, text: str, rate: float) -> str:
        """A bad scan: characters are confused, lost or followed by a gap."""
        dice = self.rng.random(len(text)) / rate
        return "".join(
            c if d >= 1 else OCR.get(c, "" if d < 1 / 3 else c + " ")
            for c, d in zip(text, dice.tolist(), strict=True)
        )

    def sentences(self, story: Story) -> list[str]:
        """Roughly."""
        return [part for part in re.split(r"(?<=[.!?。！？])\s*", story.text) if part]

    def reordered(self) -> str:
        """All sentences in another order."""
        parts = self.sentences(self.source)
        return " ".join(parts[at] for at in self.rng.permutation(len(parts)).tolist())

    def merged(self) -> str:
        """Half of two stories, sentence by sentence in turn."""
        pairs = zip(self.sentences(self.source), self.sentences(self.other), strict=False)
        told = [sentence for pair in pairs for sentence in pair]
        return " ".join(told[: max(6, len(told) // 2)])


REWORK: dict[str, Callable[[Desk], str]] = {
    "20 words": lambda d: d.within(d.glue(d.excerpt(0, 20))),
    "50 words": lambda d: d.within(d.glue(d.excerpt(0, 50))),
    "10 %, 15 % edited": lambda d: d.within(d.glue(d.edited(d.excerpt(0.1, 25), 0.15))),
    "half, 30 % edited": lambda d: d.within(d.glue(d.edited(d.excerpt(0.5, 25), 0.3))),
    "half, 5 % OCR noise": lambda d: d.within(d.garbled(d.glue(d.excerpt(0.5, 25)), 0.05)),
    "reordered": Desk.reordered,
    "merged": Desk.merged,
}


def invented(size: int, each: int, seed: int) -> list[Query]:
    """`each` queries of every kind on the first `size` stories of the press."""
    press, rng = Press(), np.random.default_rng(seed)
    queries = []
    for turn in range(each):
        number = int(rng.integers(0, size))
        block, row = divmod(number, BLOCK)
        stories = press.block(block)
        other = stories[(row + 7) % min(BLOCK, size - block * BLOCK)]
        # Beyond all libraries: the same language, another event.
        far = press.block(len(MIX) * 10**6 + block % len(MIX))
        host = far[int(rng.integers(0, BLOCK))]
        pool = " ".join(story.text for story in far[:20])
        words = list(pool) if host.language in ALONE else pool.split()
        queries += _reworked(Desk(stories[row], host, other, words, rng))
        page = press.block(block, reporter=1 + turn % 3)[row]
        queries.append(Query("same event", page.language, page.text, ()))
    return queries


def gathered(folder: Path, each: int, seed: int) -> tuple[list[Story], list[Query]]:
    """Half of real stories as library, and queries with the other half as pages.

    Innocent are pages of which no copy is known; archives hold more copies than anybody knows.
    """
    rng, stories = np.random.default_rng(seed), list(real(folder))
    order = rng.permutation(len(stories)).tolist()
    held = [stories[at] for at in order[: len(order) // 2]]
    pages = [stories[at] for at in order[len(order) // 2 :]]
    innocent = [page for page in pages if page.kin == (page.id,)]
    queries: list[Query] = []
    for turn in range(each):
        source = held[turn]
        kindred = [story for story in pages if story.language == source.language]
        others = [s for s in held if s.language == source.language and s.id not in source.kin]
        if not kindred or not others:
            continue
        host, other = (group[int(rng.integers(0, len(group)))] for group in (kindred, others))
        pool = Desk(host, host, host, [], rng).words(other)
        queries += _reworked(Desk(source, host, other, pool, rng))
        page = innocent[turn]
        queries.append(Query("same event", page.language, page.text, ()))
    return held, queries


def _reworked(desk: Desk) -> list[Query]:
    return [
        Query(
            kind,
            desk.source.language,
            rework(desk),
            (desk.source.kin, desk.other.kin) if kind == "merged" else (desk.source.kin,),
        )
        for kind, rework in REWORK.items()
    ]
