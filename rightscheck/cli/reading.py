"""One document for a command: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from rightscheck.model import Document
from rightscheck.pipeline.intake.given import read_file
from rightscheck.readers import read
from rightscheck.readers.raw.refusal import LARGEST

STDIN = Path("-")


def read_stdin(name: str) -> Document:
    """Standard input as a document; its bytes are read as the bytes of a file of that name."""
    return read(sys.stdin.buffer.read(LARGEST + 1), name)


def read_path(path: Path, name: str = "<stdin>") -> Document:
    """One file, or standard input for `-`; RightscheckError where it cannot be read."""
    if path == STDIN:
        return read_stdin(name)
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder; name one file")
    return read_file(path)
