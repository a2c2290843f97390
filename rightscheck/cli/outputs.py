"""`--format` and `--output` in, which report goes where out; and its way there.

`-o FILE` may be given several times, so that one run serves a person, a machine and an archive. A
file's form is told by its name; `--format` decides where that leaves it open (`.json`, `.log`),
and `-o FORM=FILE` everywhere. What `--format` says and no file has got is standard output's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.console import Console

from rightscheck.cli import streams
from rightscheck.cli.forms import known_form, save
from rightscheck.cli.links import link
from rightscheck.model import Report
from rightscheck.reporters import REPORTERS, render, terminal
from rightscheck.reporters.layout import no_link

SUFFIXES = {
    ".sarif": ("sarif",),
    ".json": ("json", "sarif", "gitlab"),
    ".xml": ("junit",),
    ".csv": ("csv",),
    ".md": ("markdown",),
    ".html": ("html",),
}
"""The forms that files of a name usually have, the most usual first."""

_NAMED = re.compile(r"([\w-]+)=(.+)", re.DOTALL)

DEFAULT = "terminal"

Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORM=]FILE",
        help="Write the report there too, in the form that the name tells; may be repeated.",
        show_default=False,
    ),
]


class Output(NamedTuple):
    """A file, and the form of the report that it gets."""

    form: str
    path: Path


def outputs(written: Sequence[str] | None, form: str) -> tuple[Output, ...]:
    """What `-o` asks for, beside `--format`; a form that there is not is a usage error."""
    return tuple(_output(one, form) for one in written or ())


def _output(written: str, form: str) -> Output:
    if named := _NAMED.fullmatch(written):
        if named[1] not in REPORTERS:
            hint = f"a file of this name is ./{written}"
            raise typer.BadParameter(f"{named[1]!r} is none of {', '.join(REPORTERS)}; {hint}")
        return Output(named[1], Path(named[2]))
    usual = SUFFIXES.get(Path(written).suffix.lower(), (form,))
    return Output(form if form in usual else known_form(usual[0]), Path(written))


def write(report: Report, files: Sequence[Output]) -> None:
    """The report to each file in its form."""
    for file in files:
        save(render(report, file.form), file.path)


def tell(report: Report, form: str, files: Sequence[Output]) -> None:
    """The report to its files, and to standard output: as a person reads it, or as asked."""
    write(report, files)
    show(report, DEFAULT if any(file.form == form for file in files) else form)


def show(report: Report, form: str = DEFAULT) -> None:
    """The report on standard output; in colour and with links on a terminal."""
    console = Console()
    if form == DEFAULT and console.is_terminal:
        terminal.write(report, console, link if console.file.isatty() else no_link)
    else:
        streams.put(render(report, form))
