"""`rightscheck cache`: what was found in files before, how much is kept, and away with it."""

from __future__ import annotations

from pathlib import Path

import typer

from rightscheck.cli import streams
from rightscheck.cli.effort import Cache
from rightscheck.errors import RightscheckError
from rightscheck.pipeline.caching.store import FILE, Store, remove
from rightscheck.rulebook.cache import home

app = typer.Typer(no_args_is_help=True, help="What was found in files before, kept by `check`.")


@app.command("status")
def status(cache: Cache = None) -> None:
    """Say where the cache is, and how much it keeps."""
    path = _path(cache)
    if not path.exists():
        streams.put(f"{path}: nothing is kept yet\n")
        return
    store = Store(path.parent)
    files = len(store)
    store.close()
    size = path.stat().st_size if path.exists() else 0
    streams.put(f"{path}: {files:,} files, {size / 1e6:,.1f} MB\n")


@app.command("clear")
def clear(cache: Cache = None) -> None:
    """Forget everything; the next check reads every file anew."""
    path = _path(cache)
    remove(path)
    if path.exists():
        raise RightscheckError("cannot be removed", where=path, hint="check its permissions")
    streams.put(f"{path}: cleared\n")


def _path(cache: Path | None) -> Path:
    folder = cache or home()
    if folder is None:
        raise RightscheckError("there is no home to keep a cache in", hint="--cache DIR names one")
    return folder / FILE
