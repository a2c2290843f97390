"""Options that choose a part of what was found: holder, section, month, verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from rightscheck.cli.helping import option
from rightscheck.model import Verdict
from rightscheck.model.overview import UNKNOWN
from rightscheck.pipeline.sifting.wanted import Wanted, is_month

Holders = Annotated[
    list[str] | None,
    option("--holder", metavar="ID", help="Only of this holder; may be repeated."),
]
Sections = Annotated[
    list[str] | None,
    option(
        "--section",
        metavar="NAME",
        help=f"Only of this section of a batch, or {UNKNOWN!r}; may be repeated.",
    ),
]
Months = Annotated[
    list[str] | None,
    option(
        "--month",
        metavar="YYYY-MM",
        help=f"Only published in this month (UTC) of a batch, or {UNKNOWN!r}; may be repeated.",
    ),
]
Verdicts = Annotated[
    list[Verdict] | None,
    option(
        "--verdict",
        metavar="VERDICT",
        help=f"Only of this one of {', '.join(Verdict)}; may be repeated.",
    ),
]


def wanted(
    holders: Sequence[str] | None,
    sections: Sequence[str] | None,
    months: Sequence[str] | None,
    verdicts: Sequence[Verdict] | None,
) -> Wanted:
    """The filter that the options ask for; a usage error for a month that is none."""
    for month in months or ():
        if not is_month(month):
            raise typer.BadParameter(f"{month!r} is no month: write 2026-11, or {UNKNOWN}")
    return Wanted(
        tuple(holders or ()), tuple(sections or ()), tuple(months or ()), tuple(verdicts or ())
    )
