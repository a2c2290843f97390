"""What several commands have in common: options, and the settings that they name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli.helping import option
from rightscheck.rulebook import SHELF
from rightscheck.settings import Settings, settings_of

CONFIG = "RIGHTSCHECK_CONFIG"

Config = Annotated[
    Path | None,
    option(
        "--config",
        metavar="FILE",
        envvar=CONFIG,
        help="The settings; else rightscheck.toml or pyproject.toml, found from here upwards.",
    ),
]


def known_as(given: str | bytes) -> str:
    """An id as a library may have it: bytes that are no UTF-8 are replaced."""
    return os.fsencode(given).decode("utf-8", "replace")


Library = Annotated[
    Path | None,
    option(
        "--sources",
        metavar="FILE",
        envvar="RIGHTSCHECK_SOURCES",
        help="The library; else what the settings name.",
    ),
]

NoWaivers = Annotated[
    bool, typer.Option("--no-waivers", help="Tell what is waived as well: for an audit.")
]


BaselineFile = Annotated[
    Path | None,
    option(
        "--baseline",
        metavar="FILE",
        help="The findings that were there already; else what the settings name, or"
        " rightscheck.baseline beside them.",
    ),
]


NoBaseline = Annotated[
    bool, typer.Option("--no-baseline", help="Tell what was there already as well.")
]


def baselined(file: Path | None, *, apply: bool) -> dict[str, object]:
    """The settings of the baseline that the options overrule, by name."""
    if file and not apply:
        raise typer.BadParameter("--baseline and --no-baseline: only one at a time")
    said = apply if file or not apply else None
    return {"baseline.path": file and file.absolute(), "baseline.apply": said}


def shipped_holders() -> list[str]:
    """The ids of the holders of shipped packs, for completion: nothing is loaded."""
    return sorted(path.stem for path in (SHELF / "holders").glob("*.yaml"))


def library_path(option: Path | None) -> Path:
    """The option or environment, else what the settings found from here name, else sources.db."""
    if option:
        return option
    return settings_here().sources.path or Path("sources.db")


def settings_here() -> Settings:
    """The settings for a command without --config: named by the environment, or found from here."""
    named = os.environ.get(CONFIG)
    return settings_of(Path(named) if named else None)
