"""`rightscheck`: the table of commands, and the one place where errors end."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, cast

import typer
from typer.core import TyperCommand, TyperGroup

import rightscheck
from rightscheck.cli import plugins, streams
from rightscheck.cli.garbage import uncollected
from rightscheck.cli.helping import readable
from rightscheck.errors import COULD_NOT, RightscheckError, reason

COMMANDS: dict[str, str] = {
    "check": "Check documents against the licensed sources and the policy.",
    "report": "Show what was stored in another form, or a part of it.",
    "tally": "Add up what a batch has found, and the money at stake.",
    "spot": "List the rights notices of one document.",
    "compare": "Show side by side what a text shares with a source.",
    "ledger": "List what was used where, since when, under which licence.",
    "baseline": "What was there already: create, update, prune, show.",
    "due": "List what must come down, be updated or runs out soon.",
    "whatif": "Decide the recorded uses again under other licences or policies.",
    "waivers": "List who accepted which findings, until when, and why.",
    "sources": "The licensed sources: add, list, show, remove, status.",
    "batch": "An archive or a crawl, past one machine, on Spark: index, check.",
    "serve": "Answer by HTTP: checks, deliveries, pages.",
    "keys": "Who may ask the service what: new, list, revoke.",
    "rules": "The checks and packs that decide: list, test, new.",
    "licences": "The licences: list, show, lint, import, export.",
    "config": "Show the settings in force, and where each of them is said.",
    "explain": "Explain a check, a pack, a rule, a licence or a verdict.",
    "schema": "Print the JSON Schema of reports and of rule files.",
    "cache": "What was found in files before: how much is kept, clear it.",
    "init": "Write a rightscheck.toml that works as it stands.",
    "demo": "Write a small invented newsroom, and check it.",
}
"""Every command; its module has the same name, and an `app`."""


_PATH = "check the path and its permissions"

HINTS = {
    # Faults of a path that already asking what is there brings up (in Python before 3.14).
    errno.EACCES: _PATH,
    errno.EPERM: _PATH,
    errno.ENAMETOOLONG: _PATH,
    errno.ENOENT: "the folder that this was started in is gone",
    errno.ENOSPC: "make room on the disk, or write elsewhere",
}
"""Faults of the system that nobody nearer to them has told, and what to do."""


_SPARED = {
    "PYDANTIC_DISABLE_PLUGINS": "1",  # nobody needs any, and looking for them takes long
    "OPENBLAS_NUM_THREADS": "1",  # nothing is multiplied, and threads for it are a fifth of numpy
}
"""What libraries do while they are loaded, and need not; in the processes of workers as well."""


class Commands(TyperGroup):
    """The commands of the table; a command's module is imported when the command is run."""

    def resolve_command(  # type: ignore[override]  # typer.Context is the only name typer gives it
        self, ctx: typer.Context, args: list[str]
    ) -> tuple[str | None, TyperCommand | TyperGroup | None, list[str]]:
        """The command that the first word names; an unknown one is a usage error."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, _command(name) if name else None, rest


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 to 2 as the commands say, 3 where nothing could be done."""
    streams.prepare()
    for name, value in _SPARED.items():
        os.environ.setdefault(name, value)
    plugins.leave_out()
    try:
        typer.main.get_command(app)(arguments, prog_name="rightscheck")
    except RightscheckError as error:
        streams.complain(error)
        sys.exit(COULD_NOT)
    except BrokenPipeError:
        streams.abandon()
        sys.exit(COULD_NOT)
    except OSError as error:
        hint = HINTS.get(error.errno or 0)
        if hint is None or (error.errno == errno.ENOENT and error.filename):
            raise
        streams.complain(RightscheckError(reason(error), where=error.filename or "", hint=hint))
        sys.exit(COULD_NOT)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,  # rich would cost half the time of --help
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        streams.put(f"rightscheck {rightscheck.__version__}\n")
        raise typer.Exit


@app.callback(epilog="`rightscheck demo` shows what it does; `COMMAND -h` explains a command.")
def _program(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Is any of this text somebody else's, and may we use it this way?"""


def _named() -> None:
    """A command's name and line of help, as `app` has it until the command is run."""


for _name, _help in COMMANDS.items():
    app.command(_name, help=_help)(_named)


def _command(name: str) -> TyperCommand | TyperGroup:
    with uncollected("command"):
        of_module: typer.Typer = import_module(f"rightscheck.cli.commands.{name}").app
    of_module.rich_markup_mode = None  # one look for all
    of_module._add_completion = False  # noqa: SLF001 -- as of `app`; typer has no public name for it
    command = cast("TyperCommand | TyperGroup", typer.main.get_command(of_module))
    readable(command)
    command.name = name
    command.context_settings = {"max_content_width": 100}
    return command
