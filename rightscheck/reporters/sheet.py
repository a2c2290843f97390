"""Rows in, CSV out (RFC 4180), in which no cell of a stranger becomes a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from rightscheck.reporters.inert import inert

_FORMULA = re.compile(r"(\A|;[ \"]*)(?=[-=+@\uff0d\uff1d\uff0b\uff20])")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection), also full-width, and
also behind a `;`, at which some part the cells: to those a quotation mark there opens the cell.
White space before it is gone already."""


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows under their columns; what is None stays empty."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return written.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = inert(str(value))
    return text if isinstance(value, int | float) else _FORMULA.sub(r"\1'", text)
