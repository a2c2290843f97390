"""Whatever a caller hands in, as `Document`s; what cannot be one as `Unread`, never dropped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

from rightscheck import readers
from rightscheck.errors import RightscheckError, UnreadableDocument, reason
from rightscheck.model import Document, Unread
from rightscheck.readers import READERS, is_known, read

_SKIPPED = {"node_modules", "__pycache__"}


def gather(
    documents: Iterable[os.PathLike[str] | str | bytes | Document | Unread],
) -> Iterator[Document | Unread]:
    """Paths are read (folders in the order of their names), strings and bytes are texts.

    A file that is named twice, or also by its folder, is one document. What the caller could not
    read itself stays unread.
    """
    seen: set[str] = set()
    for number, document in enumerate(documents, 1):
        if isinstance(document, Document | Unread):
            yield document
        elif isinstance(document, str):
            yield Document.of(document, f"<text {number}>")
        elif isinstance(document, bytes):
            name = f"<bytes {number}>"
            yield from _or_unread(name, readers.documents(document, name))
        else:
            yield from _from_path(Path(document), seen)


def walk(folder: Path, refused: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """The documents under a folder: known suffixes, nothing hidden, no links to folders.

    `refused` hears of every folder that cannot be listed.
    """
    for here, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED)
        for name in sorted(files):
            if is_known(name):
                yield Path(here, name)


def is_page(path: PurePath) -> bool:
    """Would `walk` find a document at this path, counted from the folder that it walks?"""
    folders = path.parts[:-1]
    hidden = any(folder.startswith(".") or folder in _SKIPPED for folder in folders)
    return is_known(path.name) and not hidden


def of_data(name: str, data: bytes | BinaryIO) -> Iterator[Document | Unread]:
    """The documents of a file that somebody has read already."""
    yield from _or_unread(name, readers.documents(data, name))


def read_file(path: Path) -> Document:
    """One file as a document named by its path; UnreadableDocument where that cannot be."""
    try:
        with path.open("rb") as file:
            return read(file, str(path))
    except OSError as error:
        raise _refused(path, error) from error


def _from_path(path: Path, seen: set[str]) -> Iterator[Document | Unread]:
    if not path.is_dir():
        yield from _first_time(path, seen)
        return
    refused: list[OSError] = []
    empty = True
    for file in walk(path, refused.append):
        empty = False
        # A pipe in a folder would keep the run waiting for ever; one that is named is meant.
        if file.is_fifo():
            yield Unread(name=str(file), problem="is no file", hint="name it to read from it")
        else:
            yield from _first_time(file, seen)
    for fault in refused:
        error = _refused(fault.filename or path, fault)
        yield Unread(name=error.where, problem=error.problem, hint=error.hint)
    if empty and not refused:
        known = ", ".join(suffix for reader in READERS.values() for suffix in reader.suffixes)
        yield Unread(name=str(path), problem="holds no documents", hint=f"known formats: {known}")


def _first_time(path: Path, seen: set[str]) -> Iterator[Document | Unread]:
    same = str(path.absolute())
    if same not in seen:
        seen.add(same)
        yield from _or_unread(str(path), _file(path))


def _file(path: Path) -> Iterator[Document | Unread]:
    try:
        with path.open("rb") as file:
            yield from readers.documents(file, str(path))
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path | str, error: OSError) -> UnreadableDocument:
    return UnreadableDocument(
        f"cannot be read ({reason(error)})", where=path, hint="check the path and its permissions"
    )


def _or_unread(name: str, found: Iterator[Document | Unread]) -> Iterator[Document | Unread]:
    """Every document of a file; what was read before a fault is kept."""
    try:
        yield from found
    except RightscheckError as error:
        yield Unread(name=name, problem=error.problem, hint=error.hint)
