"""Overviews made by hand, for the tests of their forms."""

from __future__ import annotations

from decimal import Decimal

from reports import NOON

from rightscheck.model.overview import Key, Line, Overview, Pricing, Sums, View

SUMS = Sums(
    documents=3,
    breach=2,
    review=1,
    uses=3,
    words=1_250,
    money={"EUR": Decimal("1240.50"), "USD": Decimal("30.00")},
    no_tariff=1,
)


def overview(name: str = "ports", warning: str = "", months: int = 30) -> Overview:
    """Something of everything, with a name that somebody else has given."""
    other = SUMS.model_copy(update={"money": {}, "no_words": 2, "duty": 7})
    dated = (f"{2024 + at // 12}-{at % 12 + 1:02}" for at in range(months) if at % 7)
    return Overview(
        checked_at=NOON,
        rightscheck="0.1.0",
        checked=1_000,
        words=220_000,
        unread=4,
        total=SUMS,
        views=(
            View(
                by=Key.HOLDER,
                lines=(
                    Line(key="afp", name=name, sums=SUMS),
                    Line(key=name, name=name, sums=other),
                ),
            ),
            View(
                by=Key.SECTION,
                lines=(
                    Line(key=name, name=name, checked=900, sums=SUMS),
                    Line(key="unknown", name="unknown", checked=100, sums=Sums()),
                ),
            ),
            View(
                by=Key.MONTH,
                lines=tuple(Line(key=one, name=one, checked=9, sums=SUMS) for one in dated),
            ),
        ),
        pricing=Pricing(name=f"{name}.yaml", sha256="0" * 64, formula="A use costs what it costs."),
        warnings=(warning,) if warning else (),
    )
