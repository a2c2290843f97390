"""Options in, `Workbench` out: what the commands that decide have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli.memory import uncollected
from rightscheck.errors import UnusableSources
from rightscheck.pipeline.bench import Workbench
from rightscheck.settings import bench, find, read_settings, settings_of
from rightscheck.sources import Ledger

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The settings; else rightscheck.toml or pyproject.toml, found from here upwards.",
        show_default=False,
    ),
]


Library = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        metavar="FILE",
        envvar="RIGHTSCHECK_SOURCES",
        help="The library; else what the settings name.",
        show_default=False,
    ),
]


def library_path(option: Path | None) -> Path:
    """The option or environment, else what the settings found from here name, else sources.db."""
    if option:
        return option
    settings = find(Path.cwd())
    return (read_settings(settings).sources.path if settings else None) or Path("sources.db")


def workbench(
    config: Path | None, sources: Path | None = None, *, record: bool | None = False
) -> Workbench:
    """Everything loaded; `sources` takes the place of the library that the settings name.

    `record` says whether checks are written down in the ledger; None leaves it to the settings.
    """
    settings = settings_of(config)
    if record is not None:
        ledger = settings.ledger.model_copy(update={"record": record})
        settings = settings.model_copy(update={"ledger": ledger})
    if sources:
        library = settings.sources.model_copy(update={"path": sources})
        settings = settings.model_copy(update={"sources": library})
    with uncollected():
        return bench(settings)


def recorded(bench: Workbench) -> Ledger:
    """The bench's ledger; UnusableSources where nobody has recorded anything yet."""
    if bench.ledger is None or not bench.ledger.exists:
        raise UnusableSources(
            "there is no ledger yet",
            where=bench.ledger.path if bench.ledger else "",
            hint="`rightscheck check PATH --record` writes one into the library's file",
        )
    return bench.ledger
