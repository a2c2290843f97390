"""What a command writes: files and folders, and what is said where that cannot be done."""

from __future__ import annotations

from pathlib import Path

from rightscheck.errors import RightscheckError, reason


def save(text: str, path: Path) -> None:
    """Write a result to a file, in UTF-8 whatever the machine."""
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> RightscheckError:
    """The error for a file that cannot be written."""
    return RightscheckError(
        f"cannot be written ({reason(error)})",
        where=path,
        hint="check the folder and its permissions",
    )


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if they are not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RightscheckError(
            f"cannot be made ({reason(error)})",
            where=folder,
            hint="name another folder",
        ) from error
