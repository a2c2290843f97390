"""Standard input and output: UTF-8 where that can be had, no crash and no noise anywhere."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from rightscheck.errors import RightscheckError, reason

_CANNOT = {"ascii", "us-ascii", "ansi_x3.4-1968", "latin-1", "iso8859-1", "iso-8859-1"}
"""Encodings of a terminal that was told nothing: UTF-8 is what it most likely shows."""


def prepare() -> None:
    """Make standard output and error take every character; what they cannot is written out.

    One that whoever called us has closed (`2>&-`, some daemons) takes all of it to nowhere, and
    has nothing to read.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 -- to the end
            setattr(sys, name, nowhere)
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            guess = "utf-8" if stream.encoding.lower() in _CANNOT else None
            stream.reconfigure(encoding=guess, errors="backslashreplace")


def is_seen(stream: TextIO) -> bool:
    """May this be a terminal, by itself or by the environment? What it can show, rich knows."""
    return stream.isatty() or not _SAYING.isdisjoint(os.environ)


_SAYING = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE"})
"""By which rich is told to take anything for a terminal."""


def put(text: str) -> None:
    """Write to standard output; a reader that has gone (`| head`) is no error, a full disk is."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        abandon()
    except OSError as error:
        abandon()
        raise RightscheckError(
            f"cannot be written ({reason(error)})",
            where="standard output",
            hint="--output FILE writes it elsewhere",
        ) from error


def say(line: str) -> None:
    """Write a line to standard error, if it can be; standard output is for results alone."""
    with suppress(OSError):
        print(line, file=sys.stderr)  # noqa: T201 -- this is the one place that may


def complain(error: RightscheckError) -> None:
    """Write an error as `rightscheck: where: problem`, with its hint below."""
    # Only here, since rich takes a while and most runs do not fail.
    from rightscheck.reporters.inert import inert, inert_name  # noqa: PLC0415

    where = f"{inert_name(error.where)}: " if error.where else ""
    say(f"rightscheck: {where}{inert(error.problem)}")
    if error.hint:
        say(f"  hint: {inert(error.hint)}")


def abandon() -> None:
    """Send what is still buffered to nowhere, so that Python's last flush stays quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
