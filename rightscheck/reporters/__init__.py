"""Room 5: `Report` in, text out: `render` and the table `REPORTERS`, one row a form."""

from __future__ import annotations

from collections.abc import Callable

from rightscheck.errors import RightscheckError, nearest
from rightscheck.model import Report
from rightscheck.reporters import (
    csv,
    github,
    gitlab,
    html,
    json,
    junit,
    markdown,
    sarif,
    terminal,
)

__all__ = ["REPORTERS", "render"]

REPORTERS: dict[str, Callable[[Report], str]] = {
    "terminal": terminal.render,
    "json": json.render,
    "sarif": sarif.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "junit": junit.render,
    "csv": csv.render,
    "markdown": markdown.render,
    "html": html.render,
}


def render(report: Report, form: str) -> str:
    """The report in one of the forms of `REPORTERS`, ending in a line break.

    The same report gives the same text, on every machine. A form that there is not is a
    RightscheckError that names the nearest one.
    """
    if form not in REPORTERS:
        hint = nearest(form, REPORTERS, f"forms: {', '.join(REPORTERS)}")
        raise RightscheckError(f"there is no report form {form!r}", hint=hint)
    return REPORTERS[form](report)
