"""A document's name in, the address of its file out: what a terminal opens at a click."""

from __future__ import annotations

from pathlib import Path

from rightscheck.reporters.files import where


def link(document: str) -> str:
    """The `file:` URL of the file that there is; nothing for what came otherwise."""
    path = Path(where(document).file)
    try:
        return path.absolute().as_uri() if path.is_file() else ""
    except (OSError, ValueError):  # a name that no file can have
        return ""
