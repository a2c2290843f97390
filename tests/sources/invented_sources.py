"""Invented sources for the tests of the library."""

from __future__ import annotations

import random
from collections import Counter

from rightscheck.model import Source
from rightscheck.sources import SqliteSources
from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import split

SYLLABLES = ("ka", "lu", "mir", "os", "ten", "va", "dro", "pel", "i", "sha", "gor", "ne")


def invented(seed: int, words: int = 60) -> str:
    """A text of so many made-up words; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 -- texts, not secrets
    return " ".join("".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(words))


def source(number: int, *, holder: str = "afp", text: str | None = None) -> Source:
    """Source `number`, with an invented text unless one is given."""
    return Source(
        id=f"item-{number:04d}",
        holder=holder,
        text=invented(number) if text is None else text,
        language="en",
        published=f"2026-03-{1 + number % 28:02d}",
    )


def found(library: SqliteSources, page: str) -> dict[str, int]:
    """The sources that share fingerprints with `page`, the most of them first, and how many."""
    rows = library.shared(fingerprints(split(page)))
    counts = Counter(rows.keys.tolist())
    return {
        entry.id: counts[entry.key]
        for entry in library.entries([key for key, _ in counts.most_common()])
    }


def shared(a: str, b: str) -> int:
    """How many fingerprints two texts share, counted without any library."""
    return len(set(fingerprints(split(a)).tolist()) & set(fingerprints(split(b)).tolist()))
