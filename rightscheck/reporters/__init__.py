"""Room 5: `Report` in, text out: `render` and the table `REPORTERS`, one row a form."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from rightscheck.errors import RightscheckError, nearest
from rightscheck.model import Report

__all__ = ["REPORTERS", "Reporter", "render"]


class Reporter(NamedTuple):
    """A form: what it is to a browser, and the suffixes of files that usually have it."""

    media_type: str = "text/plain; charset=utf-8"
    suffixes: tuple[str, ...] = ()


REPORTERS = {
    "terminal": Reporter(),
    "json": Reporter("application/json", (".json",)),
    "sarif": Reporter("application/sarif+json", (".sarif", ".json")),
    "github": Reporter(),
    "gitlab": Reporter("application/json", (".json",)),
    "junit": Reporter("application/xml", (".xml",)),
    "csv": Reporter("text/csv; charset=utf-8", (".csv",)),
    "markdown": Reporter("text/markdown; charset=utf-8", (".md",)),
    "html": Reporter("text/html; charset=utf-8", (".html",)),
}
"""Each form; its module has the same name, is imported when it is first asked for, and `render`s.

Of those that share a suffix the most usual stands first.
"""


def render(report: Report, form: str) -> str:
    """The report in one of the forms of `REPORTERS`, ending in a line break.

    The same report gives the same text, on every machine. A form that there is not is a
    RightscheckError that names the nearest one.
    """
    if form not in REPORTERS:
        hint = nearest(form, REPORTERS, f"forms: {', '.join(REPORTERS)}")
        raise RightscheckError(f"there is no report form {form!r}", hint=hint)
    text: str = import_module(f"{__name__}.{form}").render(report)
    return text
