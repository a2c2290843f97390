"""`rightscheck demo`: a small invented newsroom, checked before your eyes."""

from __future__ import annotations

import contextlib
import shlex
import shutil
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli import streams
from rightscheck.cli.files import make_folder
from rightscheck.cli.outputs import show
from rightscheck.errors import RightscheckError
from rightscheck.pipeline.checking import check
from rightscheck.readers import deliver
from rightscheck.settings.workbench import load
from rightscheck.sources import open_sources

app = typer.Typer()

NEWSROOM = Path(__file__).with_name("newsroom")
"""Settings, licences, wire copy and five pages of a newspaper that never was."""

PAGES = ("content", "newsletter")

NEXT = """
That was `rightscheck check content newsletter` in {folder}. There, try next:
  rightscheck check content newsletter --fail-on duty --format json
  rightscheck compare content/bridge.html wire/reuters/bridge.md
  rightscheck explain stripped-notice
"""


@app.command("demo")
def command(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new or empty folder.")] = Path(
        "newsroom"
    ),
) -> None:
    """Write a small invented newsroom, check it, and say what to try next. Exits 0."""
    write(folder)
    with contextlib.chdir(folder), load() as bench:
        report = check([Path(name) for name in PAGES], bench)
    show(report)
    streams.put(NEXT.format(folder=shlex.quote(str(folder))))


def write(folder: Path) -> None:
    """The newsroom, with its library of sources; a folder that holds anything is left alone."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RightscheckError(
            "is there already and not empty", where=folder, hint="name a new folder for the demo"
        )
    make_folder(folder)
    shutil.copytree(NEWSROOM, folder, dirs_exist_ok=True)
    with open_sources(folder / "sources.db") as library:
        for holder in sorted((folder / "wire").iterdir()):
            for item in sorted(holder.iterdir()):
                library.add(deliver(item.read_bytes(), item.name, holder.name).sources)
