"""How long somebody waits for an answer: the one clock that a check looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import monotonic

Spent = Callable[[], bool]


def never() -> bool:
    """Whoever asks has time."""
    return False


@dataclass(frozen=True, slots=True)
class Deadline:
    """Time that runs to `end`, by the monotonic clock, unless the question is withdrawn before."""

    end: float
    withdrawn: Spent = never

    def __call__(self) -> bool:
        """Is no time left, or the question withdrawn?"""
        return monotonic() >= self.end or self.withdrawn()


def time_limit(budget: float | None, cancelled: Spent | None) -> Spent:
    """Is no time left of `budget` seconds from now, or the question withdrawn?"""
    if budget is None:
        return cancelled or never
    return Deadline(monotonic() + budget, cancelled or never)


def end(spent: Spent) -> float:
    """Until when there is time, by the monotonic clock: all processes of a machine share it."""
    return spent.end if isinstance(spent, Deadline) else inf


def is_endless(spent: Spent) -> bool:
    """Does time run out only if another process asks no more?"""
    return spent is never or (isinstance(spent, Deadline) and spent.end == inf)
