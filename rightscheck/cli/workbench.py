"""Options in, `Workbench` out: what the commands that decide have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightscheck.pipeline.bench import Workbench
from rightscheck.settings import bench, settings_of

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The settings; else rightscheck.toml or pyproject.toml, found from here upwards.",
        show_default=False,
    ),
]


def workbench(config: Path | None, sources: Path | None = None) -> Workbench:
    """Everything loaded; `sources` takes the place of the library that the settings name."""
    settings = settings_of(config)
    if sources:
        library = settings.sources.model_copy(update={"path": sources})
        settings = settings.model_copy(update={"sources": library})
    return bench(settings)
