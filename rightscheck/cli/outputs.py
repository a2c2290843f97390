"""`--format` and `--output` in, which report goes where out; and its way there.

`-o FILE` may be given several times, so that one run serves a person, a machine and an archive. A
file's form is told by its name; `--format` decides where that leaves it open (`.json`, `.log`),
and `-o FORM=FILE` everywhere. What `--format` says and no file has got is standard output's.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from rightscheck.cli import streams
from rightscheck.cli.files import save, writing
from rightscheck.cli.helping import option
from rightscheck.cli.reading import STDIN
from rightscheck.errors import nearest
from rightscheck.model import Report
from rightscheck.pipeline.intake.ignores import Ignores
from rightscheck.readers import is_known
from rightscheck.reporters import REPORTERS, render
from rightscheck.reporters.files import where
from rightscheck.reporters.inert import inert_name

_NAMED = re.compile(r"([\w-]+)=(.+)", re.DOTALL)

DEFAULT = "terminal"

_OTHERS = {
    ".pdf": "write .html, which a browser saves as PDF",
    ".docx": "write .html, which word processors open",
    ".odt": "write .html, which word processors open",
    ".xlsx": "write .csv, which spreadsheets open",
    ".ods": "write .csv, which spreadsheets open",
}
"""Names of files that people ask for and no report is: text in one would not open."""


def known_form(form: str) -> str:
    """The form, if there is such a reporter; a usage error if not."""
    if form not in REPORTERS:
        otherwise = f"it is none of {', '.join(REPORTERS)}"
        raise typer.BadParameter(f"{form!r}: {nearest(form, REPORTERS, otherwise)}")
    return form


Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORM",
        envvar="RIGHTSCHECK_FORMAT",
        callback=known_form,
        autocompletion=lambda: list(REPORTERS),
        help=f"Of the report: {', '.join(REPORTERS)}.",
    ),
]
"""A row of REPORTERS."""

Outputs = Annotated[
    list[str] | None,
    option(
        "--output",
        "-o",
        metavar="[FORM=]FILE",
        help="Write the report there too, in the form that the name tells; may be repeated.",
    ),
]


class Output(NamedTuple):
    """A file, and the form of the report that it gets."""

    form: str
    path: Path


def outputs(written: Sequence[str] | None, form: str) -> tuple[Output, ...]:
    """The files that `-o` names; a usage error for those that cannot be meant or written."""
    files = tuple(_output(one, form) for one in written or ())
    seen: set[str] = set()
    for _, path in files:
        if path == STDIN:
            raise typer.BadParameter("-o names a file; --format is what standard output shows")
        whole = os.path.realpath(path)
        if whole in seen:
            raise typer.BadParameter(f"two reports cannot be one file: {str(path)!r}")
        seen.add(whole)
        fault = errno.EISDIR if path.is_dir() else errno.ENOENT
        with writing(path):
            if path.is_dir() or not path.absolute().parent.is_dir():
                raise OSError(fault, os.strerror(fault))
    return files


def note_read(files: Iterable[Output], among: Iterable[Path], ignores: Ignores) -> None:
    """Warn of reports among the pages: the next run would take them for pages."""
    passes, roots = ignores.passing(), [folder.resolve() for folder in among]
    found = [
        inert_name(str(path))
        for _, path in files
        if is_known(path.name)
        and any(path.resolve().is_relative_to(root) for root in roots)
        and not passes(path)
    ]
    if found:
        streams.say(
            f"note: {', '.join(found)}: among the pages, where a run that does not write"
            " it takes it for one; write it elsewhere, or name it in .gitignore"
        )


def _output(written: str, form: str) -> Output:
    if named := _NAMED.fullmatch(written):
        if named[1] not in REPORTERS:
            hint = f"a file of this name is ./{written}"
            raise typer.BadParameter(f"{named[1]!r} is none of {', '.join(REPORTERS)}; {hint}")
        return Output(named[1], Path(named[2]))
    suffix = Path(written).suffix.lower()
    if instead := _OTHERS.get(suffix):
        raise typer.BadParameter(f"{written!r}: no report is {suffix}; {instead}")
    usual = [name for name, one in REPORTERS.items() if suffix in one.suffixes] or [form]
    return Output(form if form in usual else usual[0], Path(written))


def write(report: Report, files: Sequence[Output]) -> None:
    """Write the report to each file in its form."""
    for file in files:
        save(render(report, file.form), file.path)


def tell(report: Report, form: str, files: Sequence[Output]) -> None:
    """Write the report to its files and to standard output."""
    write(report, files)
    show(report, DEFAULT if any(file.form == form for file in files) else form)


def show(report: Report, form: str = DEFAULT) -> None:
    """The report on standard output; in colour and with links on a terminal."""
    if form == DEFAULT and streams.is_seen(sys.stdout):
        # It takes a while, and most reports go to no terminal.
        from rich.console import Console  # noqa: PLC0415

        from rightscheck.reporters import terminal  # noqa: PLC0415
        from rightscheck.reporters.layout import no_link  # noqa: PLC0415

        console = Console()
        if console.is_terminal:
            terminal.write(report, console, _link if console.file.isatty() else no_link)
            return
    streams.put(render(report, form))


def _link(document: str) -> str:
    """What a terminal opens at a click: the `file:` URL of a file that there is, or nothing."""
    path = Path(where(document).file)
    try:
        return path.absolute().as_uri() if path.is_file() else ""
    except (OSError, ValueError):  # a name that no file can have
        return ""
