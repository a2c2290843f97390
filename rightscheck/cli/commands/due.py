"""`rightscheck due`: what must come down, be updated or runs out, and by when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from rightscheck.cli.answers import AnswerForm, put_json, show
from rightscheck.cli.shared import Config, Library
from rightscheck.cli.workbench import recorded, workbench
from rightscheck.licensing.terms.fields import Duration, spoken
from rightscheck.pipeline.replay import due
from rightscheck.reporters import ledger as pages

app = typer.Typer()

_DURATION: TypeAdapter[timedelta] = TypeAdapter(Duration)

EXIT_CODES = """\b
Exit codes:
  0  nothing is overdue
  1  something is overdue
  2  the command line is wrong
  3  there is no ledger, or it cannot be read
"""


def _length(written: str) -> timedelta:
    try:
        return _DURATION.validate_python(written)
    except ValidationError as error:
        problem = f"{written!r} is no length of time; write it as 30d, 48h or 2w"
        raise typer.BadParameter(problem) from error


@app.command("due", epilog=EXIT_CODES)
def command(
    config: Config = None,
    sources: Library = None,
    within: Annotated[
        timedelta,
        typer.Option(parser=_length, metavar="TIME", help="How far to look: 30d, 48h, 2w."),
    ] = "30d",  # type: ignore[assignment]  # the parser takes the default as it is written
    form: AnswerForm = "terminal",
) -> None:
    """List what must come down, be updated or runs out soon: the overdue first, then by date.

    It is decided anew from the ledger, the licences and what the library says of each source today:
    kills, corrections, times to delete, contracts that end.
    """
    now = datetime.now(UTC)
    with workbench(config, sources) as bench:
        found = due(recorded(bench).uses(), bench, now, within)
        names = bench.names
    if form == "json":
        put_json([one.model_dump(mode="json") for one in found])
    else:
        show(partial(pages.deadlines, found, names, spoken(within)))
    raise typer.Exit(1 if any(one.deadline.overdue for one in found) else 0)
