"""`rightscheck render`: a stored report in another form: one check, as many reports as readers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from rightscheck.cli.forms import Form
from rightscheck.cli.outputs import DEFAULT, Outputs, outputs, show, write
from rightscheck.errors import RightscheckError, reason
from rightscheck.model import Report
from rightscheck.reporters.json import parse

app = typer.Typer()


@app.command("render")
def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `check --format json` has written.")
    ],
    form: Form = DEFAULT,
    output: Outputs = None,
) -> None:
    """Show a report that was stored as JSON in other forms; nothing is checked again. Exits 0."""
    files = outputs(output, form)
    report = _stored(file)
    write(report, files)
    if not files:
        show(report, form)


def _stored(file: Path) -> Report:
    try:
        return parse(file.read_bytes())
    except OSError as error:
        raise RightscheckError(f"cannot be read ({reason(error)})", where=file) from error
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        key = ".".join(str(step) for step in detail["loc"])
        raise RightscheckError(
            f"is no report of this version: {f'{key}: ' if key else ''}{detail['msg'].lower()}",
            where=file,
            hint="`rightscheck check PATH --format json -o FILE` writes one",
        ) from error
