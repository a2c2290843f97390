"""Options in, `Workbench` out: what the commands that decide have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli.memory import uncollected
from rightscheck.errors import UnusableSources
from rightscheck.pipeline.bench import Workbench
from rightscheck.settings import BaselineSettings, bench, find, read_settings, settings_of
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


BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The findings that were there already; else what the settings name, or"
        " rightscheck.baseline beside them.",
        show_default=False,
    ),
]


NoBaseline = Annotated[
    bool, typer.Option("--no-baseline", help="Tell what was there already as well.")
]


def baselined(file: Path | None, *, apply: bool) -> BaselineSettings | None:
    """What the options say of the baseline; None leaves it to the settings."""
    if file is None and apply:
        return None
    return BaselineSettings(path=file and file.absolute(), apply=apply)


def library_path(option: Path | None) -> Path:
    """The option or environment, else what the settings found from here name, else sources.db."""
    if option:
        return option
    settings = find(Path.cwd())
    return (read_settings(settings).sources.path if settings else None) or Path("sources.db")


def workbench(
    config: Path | None,
    sources: Path | None = None,
    *,
    record: bool | None = False,
    baseline: BaselineSettings | None = None,
) -> Workbench:
    """Everything loaded; `sources` takes the place of the library that the settings name.

    `record` says whether checks are written down in the ledger, `baseline` what was there
    already; None leaves it to the settings.
    """
    settings = settings_of(config)
    if baseline is not None:
        settings = settings.model_copy(update={"baseline": baseline})
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
