"""`Overview` in, text out: what a batch comes to, in four forms."""

from __future__ import annotations

from collections.abc import Callable

from rightscheck.model.overview import Overview
from rightscheck.reporters.json import as_json
from rightscheck.reporters.overview.page import page
from rightscheck.reporters.overview.tables import spreadsheet, terminal

__all__ = ["FORMS", "render"]

FORMS: dict[str, Callable[[Overview], str]] = {
    "terminal": terminal,
    "json": lambda told: as_json(told.model_dump(mode="json")),
    "csv": spreadsheet,
    "html": page,
}
"""Each form, and who writes it."""


def render(overview: Overview, form: str) -> str:
    """The overview in one of the forms of `FORMS`, ending in a line break."""
    return FORMS[form](overview)
