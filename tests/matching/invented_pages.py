"""What pages of tests are made of: our own words, and invented ones."""

from __future__ import annotations

import random

from rightscheck.model import Match

OURS = (
    "The council of Brennick meets tonight to vote on the budget for the public library, which "
    "has been closed on Mondays since the spring for want of staff. "
)

SYLLABLES = ("ka", "lu", "mir", "os", "ten", "va", "dro", "pel", "i", "sha", "gor", "ne")


def invented(seed: int, words: int = 60) -> str:
    """A text of so many made-up words; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 -- texts, not secrets
    return " ".join("".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(words))


def ids(matches: tuple[Match, ...]) -> list[str]:
    return [match.source_id for match in matches]
