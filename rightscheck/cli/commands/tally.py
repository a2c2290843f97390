"""`rightscheck tally`: what a batch comes to by holder, section, month; the money at stake."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli import streams
from rightscheck.cli.extras import needs
from rightscheck.cli.files import save
from rightscheck.cli.filters import Holders, Months, Sections, Verdicts, wanted
from rightscheck.errors import nearest
from rightscheck.model.overview import Key
from rightscheck.reporters.overview import render
from rightscheck.rulebook.tariff import load_tariffs

app = typer.Typer()


class TallyForm(StrEnum):
    """How the sums are shown."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


def _keys(written: str) -> list[Key]:
    names = [name.strip() for name in written.split(",")]
    for name in names:
        if name not in [*Key]:
            otherwise = f"it is none of {', '.join(Key)}"
            raise typer.BadParameter(f"{name!r}: {nearest(name, map(str, Key), otherwise)}")
    return [Key(name) for name in dict.fromkeys(names)]


@app.command("tally")
def command(  # noqa: PLR0913, PLR0917 -- its options
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of `batch check`.")],
    tariff: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What uses cost, as YAML (`schema tariff`)."),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="KEY[,KEY]", help="A table each, in this order.")
    ] = ",".join(Key),
    form: Annotated[TallyForm | None, typer.Option("--format", show_default="terminal")] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to it, in the form it is named."
        ),
    ] = None,
    holder: Holders = None,
    section: Sections = None,
    month: Months = None,
    verdict: Verdicts = None,
) -> None:
    """Add up what a batch has found: findings, uses, words and, by a tariff, the money at stake.

    A use is what one document takes of one source. It is at stake where it has a finding that is
    a breach, a review or a duty, counts once, and costs what the first tariff for its holder,
    section and day says; one without a tariff is counted as that, never as nothing. Exits 0.
    """
    keys, asked = _keys(by), wanted(holder, section, month, verdict)
    tariffs = load_tariffs(tariff) if tariff else None
    with needs("spark"):
        from rightscheck.cluster.results.tally import overview  # noqa: PLC0415 -- of an extra
    told = overview(folder, asked, keys, tariffs)
    if output is None:
        streams.put(render(told, form or TallyForm.TERMINAL))
    else:
        named = (one for one in TallyForm if output.suffix.lower() == f".{one}")
        save(render(told, form or next(named, TallyForm.TERMINAL)), output)
