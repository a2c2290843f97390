"""Room 5: `Report` in, text out: `render` and the table `REPORTERS`, one row a form."""

from __future__ import annotations

from importlib import import_module

from rightscheck.errors import RightscheckError, nearest
from rightscheck.model import Report

__all__ = ["REPORTERS", "render"]

REPORTERS = {
    "terminal": "rightscheck.reporters.terminal",
    "json": "rightscheck.reporters.json",
    "sarif": "rightscheck.reporters.sarif",
    "github": "rightscheck.reporters.github",
    "gitlab": "rightscheck.reporters.gitlab",
    "junit": "rightscheck.reporters.junit",
    "csv": "rightscheck.reporters.csv",
    "markdown": "rightscheck.reporters.markdown",
    "html": "rightscheck.reporters.html",
}
"""Each form by its module, which is imported when somebody asks for it; its `render` writes it."""


def render(report: Report, form: str) -> str:
    """The report in one of the forms of `REPORTERS`, ending in a line break.

    The same report gives the same text, on every machine. A form that there is not is a
    RightscheckError that names the nearest one.
    """
    if form not in REPORTERS:
        hint = nearest(form, REPORTERS, f"forms: {', '.join(REPORTERS)}")
        raise RightscheckError(f"there is no report form {form!r}", hint=hint)
    text: str = import_module(REPORTERS[form]).render(report)
    return text
