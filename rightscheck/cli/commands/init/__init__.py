"""`rightscheck init`: a commented rightscheck.toml that works as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli import streams
from rightscheck.cli.files import make_folder, save
from rightscheck.errors import RightscheckError
from rightscheck.settings import NAME

app = typer.Typer()

TEMPLATE = Path(__file__).with_name(NAME)


@app.command("init")
def command(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Write over one that is there.")] = False,
) -> None:
    """Write a commented rightscheck.toml that works as it stands; nothing else is touched."""
    path = folder / NAME
    if path.exists() and not force:
        raise RightscheckError(
            "is there already", where=path, hint="--force writes over it; nothing was changed"
        )
    make_folder(folder)
    save(TEMPLATE.read_text(encoding="utf-8"), path)
    streams.put(f"wrote {path}\nnext: rightscheck check {folder}\n")
