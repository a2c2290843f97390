"""Bars as inline SVG: no script, no colour alone, and a table beside them that says the same.

Bars of names lie, so that a long name has its place; bars of time stand side by side. Letters are
in HTML, which wraps and zooms; lengths are parts of the widest bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from rightscheck.reporters.html.markup import Html, name, tag

LABELS = 8
"""Labels that are written under columns; more would not fit a telephone."""

_WIDE = 1000
_HIGH = 20


class Part(NamedTuple):
    """A stretch of a bar: its class in CSS, for colour and pattern, and its length."""

    kind: str
    amount: float


class Bar(NamedTuple):
    """A bar: its label, its stretches, and their sum in words."""

    label: str
    parts: tuple[Part, ...]
    told: str


def chart(bars: Sequence[Bar], title: str) -> Html | None:
    """Lying bars of one scale, hidden from screen readers: the table says the same."""
    widest = _widest(bars)
    if not widest:
        return None
    rows = (
        tag(
            "div",
            tag("span", name(bar.label), class_="of"),
            _drawn(bar, widest, _LYING),
            tag("span", bar.told, class_="much"),
            class_="bar",
        )
        for bar in bars
        if _length(bar)
    )
    return tag("div", tag("p", title, class_="title"), rows, class_="chart", aria_hidden="true")


def columns(bars: Sequence[Bar], title: str) -> Html | None:
    """Standing bars, for months in a row, with at most `LABELS` labels; else as `chart`."""
    widest = _widest(bars)
    if not widest:
        return None
    most = max(bars, key=_length)
    step = -(-len(bars) // LABELS)
    marks = (
        tag(
            "div",
            _drawn(bar, widest, _STANDING),
            _label(bar.label, at // step) if at % step == 0 else None,
            class_="column",
        )
        for at, bar in enumerate(bars)
    )
    return tag(
        "div",
        tag("p", f"{title}, at most {most.told} in {most.label}", class_="title"),
        tag("div", marks, class_="columns"),
        class_="chart",
        aria_hidden="true",
    )


def _label(text: str, number: int) -> Html:
    """A label; of those with an odd number there is no room on a telephone."""
    return tag("span", text, class_="of odd" if number % 2 else "of")


def _length(bar: Bar) -> float:
    return sum(part.amount for part in bar.parts)


def _widest(bars: Sequence[Bar]) -> float:
    return max(map(_length, bars), default=0)


class _Way(NamedTuple):
    """How bars lie or stand: the attributes of an SVG rectangle, and the box around a bar."""

    length: str
    begin: str
    box: str
    across: str


_LYING = _Way("width", "x", f"0 0 {_WIDE} {_HIGH}", "height")
_STANDING = _Way("height", "y", f"0 0 {_HIGH} {_WIDE}", "width")


def _drawn(bar: Bar, widest: float, way: _Way) -> Html:
    return tag(
        "svg",
        _stretches(bar.parts, widest, way),
        viewBox=way.box,
        preserveAspectRatio="none",
        focusable="false",
    )


def _stretches(parts: Iterable[Part], widest: float, way: _Way) -> Iterator[Html]:
    at = 0.0
    for part in parts:
        # What is there at all is seen.
        length = max(3.0, _WIDE * part.amount / widest) if part.amount else 0.0
        at += length
        if length:
            begin = at - length if way is _LYING else _WIDE - at
            told: dict[str, Any] = {
                way.begin: f"{begin:.1f}",
                way.length: f"{length:.1f}",
                way.across: str(_HIGH),
            }
            yield tag("rect", **told, class_=part.kind)
