"""Options in, `Workbench` out: what the commands that decide have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightscheck.pipeline.bench import Workbench
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.pack import Pack, load_packs
from rightscheck.settings import Settings, bench, find, read_settings
from rightscheck.settings.schema import SourcesSettings

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The settings; else rightscheck.toml or pyproject.toml, found from here upwards.",
        show_default=False,
    ),
]


def settings_of(config: Path | None) -> Settings:
    """The settings file that is named, else the one found upwards, else the defaults."""
    found = config or find(Path.cwd())
    return read_settings(found) if found else Settings(folder=Path.cwd())


def workbench(config: Path | None, sources: Path | None = None) -> Workbench:
    """Everything loaded; `sources` takes the place of the library that the settings name."""
    settings = settings_of(config)
    if sources:
        settings = settings.model_copy(update={"sources": SourcesSettings(path=sources)})
    return bench(settings)


def packs_of(settings: Settings) -> tuple[Pack, ...]:
    """The packs in force, without what else a workbench holds: a library may be busy."""
    folders = [SHELF / "holders", *settings.packs.paths]
    return load_packs(folders, disabled=settings.packs.disable)
