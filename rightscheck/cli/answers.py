"""What a command answers on standard output: lines for a person, JSON for a program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rightscheck.cli import streams
from rightscheck.reporters import layout
from rightscheck.reporters.json import as_json
from rightscheck.reporters.styled import Text

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

AnswerForm = Annotated[Literal["terminal", "json"], typer.Option("--format")]


def show(lines: Callable[[int], Iterable[Text]]) -> None:
    """What `lines` makes of the columns that it is handed, as many as the terminal has."""
    if streams.is_seen(sys.stdout):
        # It takes a while, and many answers go to no terminal.
        from rich.console import Console  # noqa: PLC0415

        console = Console()
        layout.show(lines(layout.width_of(console)), console)
    else:
        streams.put(layout.plain(lines(layout.WIDTH)))


def put_rich(*parts: RenderableType) -> None:
    """What only rich can lay out, such as a table."""
    from rich.console import Console  # noqa: PLC0415 -- as above

    console = Console(highlight=False)
    with console.capture() as laid_out:
        for part in parts:
            console.print(part)
    streams.put(laid_out.get())


def stderr() -> Console:
    """Standard error for a bar, and for what is said while it is there."""
    from rich.console import Console  # noqa: PLC0415 -- as above

    return Console(stderr=True, highlight=False)


def put_json(value: object) -> None:
    """A value as a program reads it."""
    streams.put(as_json(value))
