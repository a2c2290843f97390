"""Whatever a caller hands in, as `Document`s; what cannot be one as `Unread`, never dropped."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rightscheck.errors import RightscheckError, reason
from rightscheck.model import Document, Unread
from rightscheck.readers import READERS, read

_SKIPPED = {"node_modules", "__pycache__"}


def gather(
    documents: Iterable[os.PathLike[str] | str | bytes | Document],
) -> Iterator[Document | Unread]:
    """Paths are read (folders in the order of their names), strings and bytes are texts."""
    for number, document in enumerate(documents, 1):
        if isinstance(document, Document):
            yield document
        elif isinstance(document, str):
            yield Document.of(document, f"<text {number}>")
        elif isinstance(document, bytes):
            yield _read(document, f"<bytes {number}>")
        else:
            yield from _from_path(Path(document))


def walk(folder: Path) -> Iterator[Path]:
    """The documents under a folder: known suffixes, nothing hidden, no links to folders."""
    known = {suffix for reader in READERS.values() for suffix in reader.suffixes}
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED)
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in known:
                yield Path(here, name)


def _from_path(path: Path) -> Iterator[Document | Unread]:
    if not path.is_dir():
        yield _open(path)
        return
    empty = True
    for file in walk(path):
        empty = False
        yield _open(file)
    if empty:
        known = ", ".join(suffix for reader in READERS.values() for suffix in reader.suffixes)
        yield Unread(name=str(path), problem="holds no documents", hint=f"known formats: {known}")


def _open(path: Path) -> Document | Unread:
    try:
        data = path.read_bytes()
    except OSError as error:
        return Unread(
            name=str(path),
            problem=f"cannot be read ({reason(error)})",
            hint="check the path and its permissions",
        )
    return _read(data, str(path))


def _read(data: bytes, name: str) -> Document | Unread:
    try:
        return read(data, name)
    except RightscheckError as error:
        return Unread(name=name, problem=error.problem, hint=error.hint)
