"""The options of `check`, each a type that says what `--help` tells of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.model import Verdict

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Files, folders, or - for standard input."),
]


class FailOn(StrEnum):
    """The verdicts that a run can be made to fail on."""

    BREACH = Verdict.BREACH.value
    REVIEW = Verdict.REVIEW.value
    DUTY = Verdict.DUTY.value


Failing = Annotated[FailOn, typer.Option("--fail-on", help="Exit 1 for this verdict and worse.")]


ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit 0 whatever was found; 3 stays 3.")
]


Record = Annotated[
    bool | None,
    typer.Option(
        "--record/--no-record",
        help="Write what is used into the ledger; else as the settings say.",
        show_default=False,
    ),
]


StdinName = Annotated[
    str,
    typer.Option("--name", metavar="NAME", help="The name of standard input; its suffix counts."),
]
