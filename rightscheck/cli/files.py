"""What a command writes: files and folders, and what is said where that cannot be done."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from rightscheck.errors import RightscheckError, reasoned


def save(text: str, path: Path) -> None:
    """Write a result to a file, in UTF-8 whatever the machine."""
    with writing(path):
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


def writing(path: Path) -> AbstractContextManager[None]:
    """What the system says against writing this file, as an error of ours."""
    hint = "check the folder and its permissions"
    return reasoned(RightscheckError("cannot be written", where=path, hint=hint))


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if they are not there."""
    with reasoned(RightscheckError("cannot be made", where=folder, hint="name another folder")):
        folder.mkdir(parents=True, exist_ok=True)
