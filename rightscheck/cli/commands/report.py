"""`rightscheck report`: what was stored, in another form: one check, as many reports as readers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from rightscheck.cli.extras import needs
from rightscheck.cli.filters import Holders, Months, Sections, Verdicts, wanted
from rightscheck.cli.helping import option
from rightscheck.cli.outputs import DEFAULT, Form, Outputs, outputs, show, write
from rightscheck.cli.workbench import opened, without_library
from rightscheck.errors import RightscheckError, reasoned
from rightscheck.model import Report
from rightscheck.model.value import Fault
from rightscheck.pipeline.sifting.wanted import Wanted, part
from rightscheck.reporters.json import parse
from rightscheck.settings import settings_of

app = typer.Typer()

MOST = 5_000
"""Findings of a batch in one report; a page of so many is all that a browser likes to show."""


Setting = Annotated[
    Path | None,
    option(
        "--config",
        metavar="FILE",
        help="Settings, by whose waivers, baseline and min_confidence findings of a batch are"
        " set aside as in `check`.",
    ),
]


@app.command("report")
def command(  # noqa: PLR0913, PLR0917 -- its options
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH",
            help="What `check --format json` has written, or the folder of `batch check`.",
        ),
    ],
    form: Form = DEFAULT,
    output: Outputs = None,
    holder: Holders = None,
    section: Sections = None,
    month: Months = None,
    verdict: Verdicts = None,
    config: Setting = None,
    most: Annotated[
        int,
        typer.Option(
            "--most", metavar="N", min=1, help="Findings of a batch to show, the worst first."
        ),
    ] = MOST,
) -> None:
    """Show what was stored in other forms, or a part of it; nothing is checked again. Exits 0."""
    files = outputs(output, form)
    asked = wanted(holder, section, month, verdict)
    if config:
        report = _settled(path, asked, config, most)
    else:
        report = _batch(path, asked, most) if path.is_dir() else part(_stored(path), asked)
    write(report, files)
    if not files:
        show(report, form)


def _batch(folder: Path, asked: Wanted, most: int) -> Report:
    with needs("spark"):
        from rightscheck.cluster.results.stored import stored  # noqa: PLC0415 -- of an extra
    return stored(folder, asked, most)


def _settled(folder: Path, asked: Wanted, config: Path, most: int) -> Report:
    if asked.sections or asked.months or not folder.is_dir():
        told = "--config is for the whole folder of a batch, of which --holder and --verdict choose"
        raise typer.BadParameter(told)
    with needs("spark"):
        from rightscheck.cluster.results.stored import settled  # noqa: PLC0415 -- of an extra
    with opened(without_library(settings_of(config))) as bench:
        return part(settled(folder, bench, most), asked)


def _stored(file: Path) -> Report:
    try:
        with reasoned(RightscheckError("cannot be read", where=file)):
            return parse(file.read_bytes())
    except ValidationError as error:
        raise RightscheckError(
            f"is no report of this version: {Fault.of(error)}",
            where=file,
            hint="`rightscheck check PATH --format json -o FILE` writes one",
        ) from error
