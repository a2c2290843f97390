"""How long a check may take: a time limit, and a question that is withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import monotonic

Spent = Callable[[], bool]
"""Whether time has run out: asked again and again while there is work to do."""


def never() -> bool:
    """No time limit."""
    return False


@dataclass(frozen=True, slots=True)
class Budget:
    """Runs out at `end`, by the monotonic clock, or once the question is `withdrawn`."""

    end: float
    withdrawn: Spent = never

    def __call__(self) -> bool:
        """Has it run out?"""
        return monotonic() >= self.end or self.withdrawn()

    @property
    def left(self) -> float:
        """Seconds until its end."""
        return max(0.0, self.end - monotonic())


def time_limit(budget: float | None, cancelled: Spent | None) -> Spent:
    """Runs out `budget` seconds from now, or once the question is `cancelled`."""
    if budget is None:
        return cancelled or never
    return Budget(monotonic() + budget, cancelled or never)


def end(spent: Spent) -> float:
    """When it runs out, by the monotonic clock, which all processes of a machine share."""
    return spent.end if isinstance(spent, Budget) else inf


def is_endless(spent: Spent) -> bool:
    """Can it run out only by being withdrawn?"""
    return spent is never or (isinstance(spent, Budget) and spent.end == inf)
