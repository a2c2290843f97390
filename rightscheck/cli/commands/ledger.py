"""`rightscheck ledger`: which document used what, where, since when, under which licence."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Annotated, Literal

import typer

from rightscheck.cli import streams
from rightscheck.cli.answers import put_json, show
from rightscheck.cli.shared import Config, Library, shipped_holders
from rightscheck.cli.workbench import recorded, workbench
from rightscheck.model import RecordedUse
from rightscheck.model.dates import parse
from rightscheck.reporters import ledger as pages

app = typer.Typer()


def _since(written: str | None) -> datetime | None:
    moment = parse(written) if written else None
    if written and moment is None:
        raise typer.BadParameter(f"{written!r} is no date; write it as 2026-01-31")
    return moment


@app.command("ledger")
def command(  # noqa: PLR0913, PLR0917 -- the options of a command
    config: Config = None,
    sources: Library = None,
    holder: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Only this holder's texts.", autocompletion=shipped_holders
        ),
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="ID", help="Only uses under this licence.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=_since, help="Only uses first seen since then."),
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="PATH", help="Only this document, or all in this folder.")
    ] = None,
    form: Annotated[Literal["terminal", "json", "csv"], typer.Option("--format")] = "terminal",
) -> None:
    """List the uses that `check --record` wrote down, those that are gone among them."""
    with workbench(config, sources) as bench:
        found = recorded(bench).uses(holder=holder, licence=licence)
        names = bench.names
        inside = bench.place(document) if document else "."
    first = since if isinstance(since, datetime) else datetime.min.replace(tzinfo=UTC)
    rows = [row for row in found if row.first_seen >= first and _lies(row, inside)]
    if form == "json":
        put_json([row.model_dump(mode="json") for row in rows])
    elif form == "csv":
        streams.put(pages.spreadsheet(rows))
    else:
        show(partial(pages.uses, rows, names))


def _lies(row: RecordedUse, inside: str) -> bool:
    return inside == "." or PurePosixPath(row.document).is_relative_to(inside)
