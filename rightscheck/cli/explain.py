"""`rightscheck explain`: the manual of everything that decides, from its own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from rightscheck.cli.manual import Entry, explain
from rightscheck.cli.workbench import Config, workbench
from rightscheck.reporters.inert import inert
from rightscheck.reporters.layout import columns, labelled, ruler, show, wrapped

app = typer.Typer()


@app.command("explain")
def command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A check, pack, rule, licence, verdict or term.")
    ],
    config: Config = None,
) -> None:
    """Explain a check, a pack (afp), a rule (afp/sections), a licence, a verdict or a term."""
    console = Console()
    with workbench(config) as bench:
        entries = explain(name, bench.pack_list, bench.licences)
    show(lines(entries, ruler(columns(console))), console)


def lines(entries: list[Entry], gauge: Console) -> Iterator[Text]:
    """The page, wrapped; labels stand in a column of their own."""
    labels = max(len(entry.label) for entry in entries) + 2
    for label, words in entries:
        if label:
            yield from labelled(label, Text(inert(words)), gauge, labels=labels)
        else:
            yield from wrapped(Text(inert(words)), gauge, 0)
