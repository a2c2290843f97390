"""One document for a command: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from rightscheck.errors import UnreadableDocument, reason
from rightscheck.model import Document
from rightscheck.readers import read

STDIN = Path("-")

LARGEST = 200_000_000
"""Bytes of standard input that are taken in; readers refuse far less, in their own words."""


def read_stdin(name: str) -> Document:
    """Standard input as a document; its bytes are read as the bytes of a file of that name."""
    return read(sys.stdin.buffer.read(LARGEST), name)


def read_path(path: Path, name: str = "<stdin>") -> Document:
    """One file, or standard input for `-`; RightscheckError where it cannot be read."""
    if path == STDIN:
        return read_stdin(name)
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder; name one file")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"cannot be read ({reason(error)})",
            where=path,
            hint="check the path and its permissions",
        ) from error
    return read(data, str(path))
