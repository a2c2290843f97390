"""Amounts and lists as people read them: worded once, since every room tells some."""

from __future__ import annotations

from collections.abc import Iterable


def count(number: int, one: str, many: str = "") -> str:
    """`1 document`, `2,000 documents`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share of 0..1; less than all is never rounded up to all, nor any to none."""
    whole = min(round(100 * share), 100 if share >= 1 else 99)
    return "under 1 %" if share > 0 and whole == 0 else f"{whole} %"


def series(words: Iterable[str], last: str = "or") -> str:
    """`web`, `web or app`, `web, app or print`."""
    *most, final = list(words) or [""]
    return f"{', '.join(most)} {last} {final}" if most else final
