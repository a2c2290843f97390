"""The options of `check`, each a type that says what `--help` tells of it.

An option goes before a variable of the environment, that before the settings' file, and that before
what holds by itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli.helping import option
from rightscheck.cli.reading import STDIN
from rightscheck.settings import FailOn

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH", help="Files, folders, or - for standard input.", show_default=False
    ),
]


FilesFrom = Annotated[
    Path | None,
    option(
        "--files-from",
        metavar="FILE",
        help="A list of files, or - for standard input: one a line, or NUL between them.",
    ),
]


NoIgnore = Annotated[
    bool,
    typer.Option("--no-ignore", help="Check in folders what .gitignore and `exclude` pass by."),
]


MinConfidence = Annotated[
    float | None,
    option(
        "--min-confidence",
        metavar="0..1",
        min=0,
        max=1,
        envvar="RIGHTSCHECK_MIN_CONFIDENCE",
        help="Set aside what rests on notices less certain than this.",
    ),
]


Failing = Annotated[
    FailOn | None,
    option(
        "--fail-on",
        envvar="RIGHTSCHECK_FAIL_ON",
        help="Exit 1 for this verdict and worse; else as the settings say.",
    ),
]


ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit 0 whatever was found; 3 stays 3.")
]


Record = Annotated[
    bool | None,
    option(
        "--record/--no-record", help="Write what is used into the ledger; else as the settings say."
    ),
]


StdinName = Annotated[
    str,
    typer.Option("--name", metavar="NAME", help="The name of standard input; its suffix counts."),
]


def given(paths: list[Path] | None, files_from: Path | None, *, change: bool = False) -> list[Path]:
    """The paths to check; a usage error if there are none."""
    if change and files_from:
        raise typer.BadParameter("a change has a list of its own: --files-from cannot add to it")
    if not (paths or change or files_from):
        raise typer.BadParameter(
            "name files or folders, or - for standard input", param_hint="PATH"
        )
    if paths and STDIN in paths and files_from == STDIN:
        raise typer.BadParameter("standard input is a document or a list, not both")
    return paths or []


def told(
    *, fail_on: FailOn | None, min_confidence: float | None, no_ignore: bool
) -> dict[str, object]:
    """The values that options give to settings, by the settings' names."""
    return {
        "check.fail_on": fail_on,
        "check.min_confidence": min_confidence,
        "check.exclude": () if no_ignore else None,
        "check.gitignore": False if no_ignore else None,
    }
