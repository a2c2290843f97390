"""What pages of tests are made of: our own words, and invented ones."""

from __future__ import annotations

import random
from pathlib import Path

from rightscheck import Source, match, open_sources
from rightscheck.model import Match

OURS = (
    "The council of Brennick meets tonight to vote on the budget for the public library, which "
    "has been closed on Mondays since the spring for want of staff. "
)

NAMES = ("Brandvold", "Wilga", "Okumu", "Serra", "Dalman", "Lanot", "Chelimo", "Vries", "Holmqvist")

SYLLABLES = ("ka", "lu", "mir", "os", "ten", "va", "dro", "pel", "i", "sha", "gor", "ne")


def invented(seed: int, words: int = 60) -> str:
    """A text of so many made-up words; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 -- texts, not secrets
    return " ".join("".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(words))


def ids(matches: tuple[Match, ...]) -> list[str]:
    return [match.source_id for match in matches]


def matched(page: str, source: str, folder: Path) -> tuple[Match, ...]:
    """What a page has of a library of one source."""
    with open_sources(folder / "sources.db") as library:
        library.add([Source(id="wire", holder="afp", text=source)])
        return match(page, library)
