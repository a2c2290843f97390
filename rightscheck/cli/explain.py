"""`rightscheck explain`: the manual of everything that decides, and the account of a page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rightscheck.checks import CHECKS
from rightscheck.cli.account import accepted, account
from rightscheck.cli.entries import TERMS, lines
from rightscheck.cli.forms import save
from rightscheck.cli.init import make_folder
from rightscheck.cli.manual import explain
from rightscheck.cli.pages import pages
from rightscheck.cli.workbench import Config, Library, workbench
from rightscheck.pipeline import check, examine
from rightscheck.pipeline.intake import read_file
from rightscheck.reporters.layout import columns, ruler, show

app = typer.Typer()


@app.command("explain")
def command(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A document, check, pack, rule, licence, verdict or term.",
            autocompletion=lambda: [*CHECKS, *TERMS],
        ),
    ] = None,
    config: Config = None,
    sources: Library = None,
    folder: Annotated[
        Path | None,
        typer.Option("--pages", metavar="FOLDER", help="Write the manual as Markdown pages there."),
    ] = None,
) -> None:
    """Explain a check, a pack (afp), a rule (afp/sections), a licence, a verdict or a term.

    Of a document it explains every use of somebody else's text: which licence and clause decide,
    rule by rule, with each fact, where it was seen, and what would change the answer; then what
    is waived, by whom and until when.
    """
    if folder:
        _write(folder)
    if name:
        _explain(name, config, sources)
    elif not folder:
        raise typer.BadParameter("name what to explain; `rightscheck rules` lists what there is")


def _write(folder: Path) -> None:
    for path, text in pages().items():
        make_folder((folder / path).parent)
        save(text, folder / path)


def _explain(name: str, config: Path | None, sources: Path | None) -> None:
    console = Console()
    gauge = ruler(columns(console))
    page = Path(_PLACE.sub("", name))
    with workbench(config, sources) as bench:
        if page.is_file():
            document = read_file(page)
            case = examine(document, bench, datetime.now(UTC))
            found = [
                *account(case, bench.licences, gauge),
                *accepted(check([document], bench), gauge),
            ]
        else:
            found = list(lines(explain(name, bench.pack_list, bench.licences), gauge))
    show(found, console)


_PLACE = re.compile(r"(?::\d+){1,2}$")
"""Line and column, as a report has them after a document's name."""
