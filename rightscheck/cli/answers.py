"""What a command answers on standard output: lines for a person, JSON for a program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.text import Text

from rightscheck.cli import streams
from rightscheck.reporters import layout
from rightscheck.reporters.json import as_json

AnswerForm = Annotated[Literal["terminal", "json"], typer.Option("--format")]


def show(lines: Callable[[Console], Iterable[Text]]) -> None:
    """What `lines` makes of the ruler that it is handed, which is as wide as the terminal."""
    console = Console()
    layout.show(lines(layout.ruler(layout.columns(console))), console)


def put_json(value: object) -> None:
    """A value as a program reads it."""
    streams.put(as_json(value))
