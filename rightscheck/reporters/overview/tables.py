"""An overview for the terminal, and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from rightscheck.model.overview import Line, Overview, View
from rightscheck.reporters.inert import inert
from rightscheck.reporters.overview.telling import (
    HEADS,
    TITLES,
    VERDICTS,
    amounts,
    sentence,
    stake,
    uncounted,
)
from rightscheck.reporters.sheet import sheet

COLUMNS = (
    *("by", "key", "name", "checked", "documents", "breach", "review", "duty", "uses", "words"),
    *("no_tariff", "no_words"),
)
"""Before a column for each currency, named by it."""

SHOWN = 30
"""Lines of a view that the terminal shows; the other forms have all of them."""

_NAME = 32


def terminal(overview: Overview) -> str:
    """The sums as text, a table a view."""
    told = [sentence(overview)]
    told += filter(None, [stake(overview)])
    told += [f"warning: {inert(one)}" for one in overview.warnings]
    for view in overview.views:
        told += ["", TITLES[view.by], *_table(view, overview)]
    if overview.pricing:
        told += ["", overview.pricing.formula]
    return "".join(f"{line}\n" for line in told)


def _table(view: View, overview: Overview) -> Iterator[str]:
    shown = view.lines[:SHOWN]
    names = [_cut(line.name) for line in shown]
    width = max(map(cell_len, [HEADS[view.by], *names]))
    money = "  at stake" if overview.pricing else ""
    heads = (*("documents", *(verdict.value for verdict in VERDICTS), "uses", "words"),)
    yield f"  {HEADS[view.by]:<{width}}" + "".join(f"{head:>11}" for head in heads) + money
    for name, line in zip(names, shown, strict=True):
        sums = line.sums
        told = (sums.documents, sums.breach, sums.review, sums.duty, sums.uses, sums.words)
        numbers = "".join(f"{number:>11,}" for number in told)
        yield f"  {set_cell_size(name, width)}{numbers}  {_money(line) if money else ''}".rstrip()
    if len(view.lines) > SHOWN:
        yield f"  and {len(view.lines) - SHOWN:,} more: every form but this one has them all"


def _money(line: Line) -> str:
    return "; ".join(filter(None, [amounts(line.sums.money), *uncounted(line.sums)]))


def _cut(name: str) -> str:
    told = inert(name)
    return told if cell_len(told) <= _NAME else f"{set_cell_size(told, _NAME - 1)}…"


def spreadsheet(overview: Overview) -> str:
    """A row a line of each view, and one of all; every currency is a column of its own."""
    currencies = sorted(overview.total.money)
    return sheet((*COLUMNS, *currencies), _rows(overview))


def _rows(overview: Overview) -> Iterator[dict[str, object]]:
    total = Line(key="", name="", checked=overview.checked, sums=overview.total)
    yield _row("total", total)
    for view in overview.views:
        yield from (_row(view.by, line) for line in view.lines)
    for warning in overview.warnings:
        yield {"by": "warning", "name": warning}


def _row(by: str, line: Line) -> dict[str, object]:
    sums = line.sums.model_dump(exclude={"money"})
    return (
        {"by": by, "key": line.key, "name": line.name, "checked": line.checked}
        | sums
        | line.sums.money
    )
