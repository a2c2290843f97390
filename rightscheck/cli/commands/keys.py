"""`rightscheck keys`: who may ask the service what."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from rightscheck.cli import streams
from rightscheck.cli.answers import put_rich
from rightscheck.cli.extras import needs
from rightscheck.cli.shared import Config
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.service.shared.keys import Keys, KeyScope
from rightscheck.service.shared.state import State
from rightscheck.settings import service_file, settings_of

app = typer.Typer(no_args_is_help=True, help="The keys of the service.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="What the key is called.")]


@app.command()
def new(
    name: Name,
    scope: Annotated[
        list[KeyScope] | None,
        typer.Option(
            metavar="SCOPE",
            help="What it opens, check, ingest or admin; again for more. [default: check]",
        ),
    ] = None,
    config: Config = None,
) -> None:
    """Make a key and print it: this once, since only its hash is kept."""
    streams.put(f"{_keys(config).new(name, scope or [KeyScope.CHECK])}\n")


@app.command("list")
def list_(config: Config = None) -> None:
    """Show the keys: what each opens, when it was used last, whether it was revoked."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("name", overflow="fold")
    for title in ("scopes", "created", "last used", "revoked"):
        table.add_column(title, no_wrap=True)
    for key in _keys(config).list():
        days = (key.created[:10], key.last_used or "never", (key.revoked or "")[:10])
        rest = (" ".join(key.scopes), *days)
        table.add_row(Text(inert_name(key.name)), *(Text(inert(cell)) for cell in rest))
    put_rich(table)


@app.command()
def revoke(name: Name, config: Config = None) -> None:
    """From now on this key opens nothing; a service that runs knows at once."""
    _keys(config).revoke(name)
    streams.put(f"revoked {inert_name(name)}\n")


@app.command()
def secret(config: Config = None) -> None:
    """Print what callbacks are signed with (Standard Webhooks), for those who receive them."""
    with needs("service"):
        from rightscheck.service.jobs.callbacks import signing_secret  # noqa: PLC0415 -- an extra
    streams.put(f"{signing_secret(State(service_file(settings_of(config))))}\n")


def _keys(config: Config) -> Keys:
    return Keys(State(service_file(settings_of(config))))
