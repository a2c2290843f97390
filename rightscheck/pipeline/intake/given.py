"""Whatever a caller hands in, as `Document`s; what cannot be one as `Unread`, never dropped."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

from rightscheck import readers
from rightscheck.errors import RightscheckError, UnreadableDocument, reason
from rightscheck.model import Document, Unread
from rightscheck.pipeline.intake.ignores import NOTHING, Ground, Ignores, Passed, real
from rightscheck.readers import is_known, read
from rightscheck.readers.formats import KNOWN

_SKIPPED = {"node_modules", "__pycache__"}

Given = os.PathLike[str] | str | bytes | Document | Unread
"""What a caller may hand in."""


class File(NamedTuple):
    """A file that may hold documents: its name, which is its path unless `data` are its bytes."""

    name: str
    data: bytes | None = None

    @property
    def is_plain(self) -> bool:
        """Can it be read from any process, and again? A pipe cannot, nor what is not there."""
        return self.data is not None or os.path.isfile(self.name)  # noqa: PTH113 -- the same

    def held(self, most: int) -> File:
        """With its bytes, unless they are more than `most`, or cannot be read."""
        if self.data is not None:
            return self
        try:
            with open(self.name, "rb", buffering=0) as file:  # noqa: PTH123 -- Path takes twice as long
                size = os.fstat(file.fileno()).st_size
                return File(self.name, file.readall()) if size <= most else self
        except OSError:
            return self  # reading it will tell why

    def documents(self) -> Iterator[Document | Unread]:
        """Every document of the file; what was read before a fault is kept."""
        if self.data is not None:
            return _or_unread(self.name, readers.documents(self.data, self.name))
        return _or_unread(self.name, _file(Path(self.name)))


Errand = File | Document | Unread
"""What is read and judged by itself."""


def read_errand(errand: Errand) -> Iterator[Document | Unread]:
    """The documents of an errand."""
    if isinstance(errand, File):
        yield from errand.documents()
    else:
        yield errand


def errands(
    documents: Iterable[Given], ignores: Ignores = NOTHING, passed: Passed | None = None
) -> Iterator[Errand]:
    """Paths are read (folders in the order of their names), strings and bytes are texts.

    A file that is named twice, or also by its folder, is one document. What the caller could not
    read itself stays unread. What is ignored in folders is counted in `passed`.
    """
    seen, passed = _Seen(), Passed() if passed is None else passed
    for number, document in enumerate(documents, 1):
        if isinstance(document, Document | Unread):
            yield document
        elif isinstance(document, str):
            yield Document.of(document, f"<text {number}>")
        elif isinstance(document, bytes):
            yield File(f"<bytes {number}>", document)
        else:
            yield from _from_path(Path(document), seen, ignores, passed)


def walk(
    folder: Path,
    ignores: Ignores = NOTHING,
    passed: Passed | None = None,
    refused: Callable[[OSError], None] | None = None,
) -> Iterator[Path]:
    """The documents under a folder: known suffixes, nothing hidden or ignored, no folders' links.

    What is ignored is counted in `passed`; `refused` hears of every folder that cannot be listed.
    """
    passed = Passed() if passed is None else passed
    return map(Path, _walked(folder, ignores, passed, refused))


def _walked(
    folder: Path,
    ignores: Ignores,
    passed: Passed,
    refused: Callable[[OSError], None] | None,
) -> Iterator[str]:
    """`walk` as strings: a `Path` for each of ten thousand files takes longer than to list them."""
    top = real(folder).rstrip("/")
    grounds = {str(folder): ignores.around(folder)}
    for here, folders, files in os.walk(folder, onerror=refused):
        within = f"{top}{here[len(str(folder)) :].replace(os.sep, '/')}"
        ground = ignores.inside(grounds.pop(here), within, (*folders, *files))
        shown = [f for f in folders if not f.startswith(".") and f not in _SKIPPED]
        folders[:] = _left(shown, within, ground, passed, folder=True)
        grounds |= {os.path.join(here, name): ground for name in folders}  # noqa: PTH118 -- as os.walk
        door = os.path.join(Path(here), "")  # noqa: PTH118 -- as os.walk
        door = "" if door == os.path.join(os.curdir, "") else door  # noqa: PTH118 -- the same
        for name in _left(filter(is_known, files), within, ground, passed, folder=False):
            yield f"{door}{name}"


def _left(
    names: Iterable[str], within: str, ground: Ground, passed: Passed, *, folder: bool
) -> list[str]:
    """The names in a folder that are not ignored, in order."""
    left = []
    for name in sorted(names):
        if said := ground.passes(f"{within}/{name}", folder=folder):
            passed[said, folder] += 1
        else:
            left.append(name)
    return left


def is_page(path: PurePath) -> bool:
    """Would `walk` find a document at this path, counted from the folder that it walks?"""
    folders = path.parts[:-1]
    hidden = any(folder.startswith(".") or folder in _SKIPPED for folder in folders)
    return is_known(path.name) and not hidden


def of_data(
    name: str, data: bytes | BinaryIO, media_type: str | None = None
) -> Iterator[Document | Unread]:
    """The documents of a file that somebody has read already."""
    yield from _or_unread(name, readers.documents(data, name, media_type))


def read_file(path: Path) -> Document:
    """One file as a document named by its path; UnreadableDocument where that cannot be."""
    try:
        with path.open("rb") as file:
            return read(file, str(path))
    except OSError as error:
        raise _refused(path, error) from error


def _from_path(
    path: Path, seen: _Seen, ignores: Ignores, passed: Passed
) -> Iterator[File | Unread]:
    if not os.path.isdir(path):  # noqa: PTH112 -- what cannot be reached is unread, and no end
        if seen.first(str(path)):
            yield File(str(path))
        return
    refused: list[OSError] = []
    empty, before = True, passed.total()
    for name in _walked(path, ignores, passed, refused.append):
        empty = False
        # A pipe in a folder would keep the run waiting for ever; one that is named is meant.
        if _is_pipe(name):
            yield Unread(name=name, problem="is no file", hint="name it to read from it")
        elif seen.first(name):
            yield File(name)
    for fault in refused:
        error = _refused(fault.filename or path, fault)
        yield Unread(name=error.where, problem=error.problem, hint=error.hint)
    if empty and not refused:
        hint = KNOWN
        if passed.total() > before:
            hint = f"what it holds is ignored; --no-ignore checks it, if it is of the {hint}"
        yield Unread(name=str(path), problem="holds no documents", hint=hint)


def _is_pipe(name: str) -> bool:
    try:
        return stat.S_ISFIFO(os.stat(name).st_mode)  # noqa: PTH116 -- Path takes six times as long
    except (OSError, ValueError):
        return False  # reading it will tell why


class _Seen:
    """Which files were named before, by whatever path; names count from here."""

    def __init__(self) -> None:
        self._paths: set[str] = set()

    @cached_property
    def _here(self) -> str:
        return os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 -- as a name is put after it

    def first(self, name: str) -> bool:
        """Note a path; was it not named before?"""
        path = name if os.path.isabs(name) else self._here + name  # noqa: PTH117 -- as above
        before = len(self._paths)
        self._paths.add(path)
        return len(self._paths) > before


def _file(path: Path) -> Iterator[Document | Unread]:
    try:
        with path.open("rb") as file:
            yield from readers.documents(file, str(path))
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path | str, error: OSError) -> UnreadableDocument:
    hint = "check the path and its permissions"
    if _ADDRESS.match(str(path)) and isinstance(error, FileNotFoundError):
        hint = "nothing is fetched: save the page, and name its file"
    return UnreadableDocument(f"cannot be read ({reason(error)})", where=path, hint=hint)


_ADDRESS = re.compile("https?:/", re.IGNORECASE)  # of which a path keeps one slash


def _or_unread(name: str, found: Iterator[Document | Unread]) -> Iterator[Document | Unread]:
    """Every document of a file; what was read before a fault is kept."""
    try:
        yield from found
    except RightscheckError as error:
        yield Unread(name=name, problem=error.problem, hint=error.hint)
