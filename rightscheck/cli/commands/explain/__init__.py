"""`rightscheck explain`: the manual of everything that decides, and the account of a page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.checks import CHECKS
from rightscheck.cli.answers import show
from rightscheck.cli.commands.explain.account import accepted, account
from rightscheck.cli.commands.explain.entries import TERMS, lines
from rightscheck.cli.commands.explain.manual import explain
from rightscheck.cli.commands.explain.pages import pages
from rightscheck.cli.files import make_folder, save
from rightscheck.cli.shared import Config, Library
from rightscheck.cli.workbench import workbench
from rightscheck.pipeline.checking import check
from rightscheck.pipeline.intake.given import read_file
from rightscheck.pipeline.judging import examine

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
    """Explain a check, a pack (afp), a rule (afp/sign-off), a licence, a verdict or a term.

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
    page = Path(_PLACE.sub("", name))
    with workbench(config, sources) as bench:
        if page.is_file():
            document = read_file(page)
            case = examine(document, bench, datetime.now(UTC))
            report = check([document], bench)
            show(lambda width: (*account(case, bench.licences, width), *accepted(report, width)))
        else:
            show(partial(lines, explain(name, [*bench.pack_list], bench.licences)))


_PLACE = re.compile(r"(?::\d+){1,2}$")
"""Line and column, as a report has them after a document's name."""
