"""How long somebody waits for an answer: the one clock that a check looks at."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

Spent = Callable[[], bool]


def never() -> bool:
    """Whoever asks has time."""
    return False


def hourglass(budget: float | None, cancelled: Spent | None) -> Spent:
    """Is no time left of `budget` seconds from now, or the question withdrawn?"""
    if budget is None:
        return cancelled or never
    end, asked = monotonic() + budget, cancelled or never
    return lambda: monotonic() >= end or asked()
