"""`rightscheck sources`: fill the library of licensed sources, and look into it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from rightscheck.cli import streams
from rightscheck.cli.answers import put_rich, stderr
from rightscheck.cli.commands.sources.adding import add
from rightscheck.cli.shared import Library, known_as, library_path, shipped_holders
from rightscheck.errors import COULD_NOT, UnusableSources
from rightscheck.model import Source
from rightscheck.reporters.inert import inert, inert_json, inert_name
from rightscheck.sources import SqliteSources, open_sources, reindex

app = typer.Typer(no_args_is_help=True, help="The library of licensed sources.")
app.command()(add)

Id = Annotated[str, typer.Argument(metavar="ID", parser=known_as)]
Ids = Annotated[
    list[str], typer.Argument(metavar="ID", help="Ids as `list` shows them.", parser=known_as)
]


@app.command(name="list")
def list_(
    sources: Library = None,
    holder: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only this holder's.", autocompletion=shipped_holders),
    ] = None,
    form: Annotated[Literal["table", "jsonl"], typer.Option("--format")] = "table",
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="At most so many; 0 for all.")
    ] = 100,
) -> None:
    """Show what the library holds, in the order it came."""
    with _existing(sources) as library:
        items = library.items(holder)
        shown = items if form == "jsonl" or not limit else islice(items, limit)
        if form == "jsonl":
            for source in shown:
                streams.put(f"{inert_json(source.model_dump_json())}\n")
            return
        put_rich(_listing(shown))
        if limit and next(items, None):
            streams.say(f"the first {limit} of {len(library):,}; --limit 0 shows all")


@app.command()
def show(id: Id, sources: Library = None) -> None:  # noqa: A002 -- as users call it
    """Show one source whole: what is known of it, and its text."""
    with _existing(sources) as library:
        source = library.get(id)
        if source is None:
            raise UnusableSources(
                f"holds no source {id!r}",
                where=library.path,
                hint="`rightscheck sources list` shows what there is",
            )
    known = {name: value for name, value in source if name != "text" and value not in {None, ()}}
    about = _pairs((name, _shown(value)) for name, value in known.items())
    put_rich(about, "", Text("\n".join(map(inert, source.text.splitlines()))))


@app.command()
def remove(ids: Ids, sources: Library = None) -> None:
    """Forget sources."""
    with _existing(sources, readonly=False) as library:
        unknown = [each for each in ids if library.get(each) is None]
        removed = library.remove(ids)
    streams.put(f"removed {removed:,}\n")
    if unknown:
        streams.say(f"not in the library: {', '.join(map(inert_name, unknown))}")
        raise typer.Exit(COULD_NOT)


@app.command(name="reindex")
def reindex_(sources: Library = None) -> None:
    """Make the index anew from the texts; needed when another version of rightscheck made it."""
    steps = reindex(library_path(sources))
    with Progress(console=(said := stderr()), disable=not said.is_terminal) as bar:
        done = sum(bar.track(steps, total=None, description="Indexing"))
    streams.put(f"indexed {done:,}\n")


@app.command()
def status(sources: Library = None) -> None:
    """Say how many sources there are, whose, how old and how large."""
    with _existing(sources) as library:
        held = library.status()
        path = library.path
    rows = {
        "library": f"{path} ({held.bytes / 1e6:,.1f} MB)",
        "version": held.version,
        "sources": f"{held.count:,}",
        "holders": _counts(held.holders),
        "languages": _counts(held.languages),
        "status": _counts(held.statuses),
        "oldest": _shown(held.oldest),
        "newest": _shown(held.newest),
        "undated": f"{held.undated:,}",
        "last added": _shown(held.last_added),
    }
    put_rich(_pairs(rows.items()))


def _existing(option: Path | None, *, readonly: bool = True) -> SqliteSources:
    return open_sources(library_path(option), create=False, readonly=readonly)


def _listing(items: Iterable[Source]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("id", overflow="fold", ratio=3)
    for name in ("holder", "published", "lang", "status"):
        table.add_column(name, no_wrap=True)
    table.add_column("title", ratio=2)
    for each in items:
        date = f"{each.published:%Y-%m-%d}" if each.published else ""
        row = (each.holder, date, each.language or "", each.status)
        # A title gives way; of a column that may not wrap rich would rather leave out the ids.
        title = Text(inert(each.title or ""), no_wrap=True, overflow="ellipsis")
        table.add_row(Text(inert_name(each.id)), *(Text(inert(cell)) for cell in row), title)
    return table


def _pairs(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, Text(inert(value)))
    return table


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) or "none"


def _shown(value: object) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, tuple):
        return ", ".join(value)
    return value.isoformat(" ", "minutes") if isinstance(value, datetime) else str(value)
