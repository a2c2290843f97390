"""Help that is read: whole sentences in lists of commands, and no type names of Python."""

from __future__ import annotations

import re
from typing import Any, cast

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

_SENTENCE = re.compile(r".+?(?:\.(?=\s|$)|$)", re.DOTALL)


def option(*names: str, help: str, **more: Any) -> Any:  # noqa: A002, ANN401 -- as typer has them
    """An option of which the help tells no default: what holds without it stands in its words."""
    return typer.Option(*names, help=help, show_default=False, **more)


def readable(command: TyperCommand | TyperGroup) -> None:
    """Make the help of a command and all below it readable: typer cuts sentences, shows types."""
    for param in command.params:
        if isinstance(param, TyperArgument):
            param.display_type = _untold  # type: ignore[assignment]
    if isinstance(command, TyperGroup):
        for each in command.commands.values():
            paragraph = (each.help or "").strip().partition("\n\n")[0]
            first = _SENTENCE.match(paragraph)
            each.short_help = " ".join(first[0].split()) if first else ""
            readable(cast("TyperCommand | TyperGroup", each))


def _untold(_: object) -> str:
    return ""
