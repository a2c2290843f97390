"""Forms of output: their option, and how they get into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightscheck.errors import RightscheckError, nearest, reason
from rightscheck.reporters import REPORTERS
from rightscheck.reporters.json import as_json

__all__ = ["Form", "as_json", "known_form", "save"]


def known_form(form: str) -> str:
    """The form, if there is such a reporter; else a usage error."""
    if form not in REPORTERS:
        otherwise = f"it is none of {', '.join(REPORTERS)}"
        raise typer.BadParameter(f"{form!r}: {nearest(form, REPORTERS, otherwise)}")
    return form


Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORM",
        envvar="RIGHTSCHECK_FORMAT",
        callback=known_form,
        autocompletion=lambda: list(REPORTERS),
        help=f"Of the report: {', '.join(REPORTERS)}.",
    ),
]
"""A row of REPORTERS."""


def save(text: str, path: Path) -> None:
    """Write a result to a file, in UTF-8 whatever the machine."""
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> RightscheckError:
    """What is said of a file that cannot be written."""
    return RightscheckError(
        f"cannot be written ({reason(error)})",
        where=path,
        hint="check the folder and its permissions",
    )
