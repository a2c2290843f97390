"""Paths in, sources out: the deliveries that `rightscheck sources add` takes in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rightscheck.errors import UnusableDelivery, reason
from rightscheck.model import Source, Status
from rightscheck.readers import deliver
from rightscheck.sources import SqliteSources
from rightscheck.sources.items import refuse_wordless

LARGEST = 1_000_000_000
"""Bytes of a delivered file; readers refuse far less, this keeps it out of the memory."""


class Delivery(NamedTuple):
    """A delivered file and the name it goes by: its path from the folder that was given."""

    path: Path
    name: str


def deliveries(paths: Iterable[Path], library: Path) -> Iterator[Delivery]:
    """The files that `paths` name or hold, sorted; no hidden ones, and not the library itself.

    Folders behind symbolic links are not entered, so that a loop of them is harmless.
    """
    own = {str(library.absolute()) + suffix for suffix in ("", "-wal", "-shm")}
    for path in paths:
        if not path.is_dir():
            yield Delivery(path, path.name)
            continue
        closed: list[OSError] = []
        for folder, folders, names in os.walk(path, onerror=closed.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                file = Path(folder, name)
                if not name.startswith(".") and str(file.absolute()) not in own:
                    yield Delivery(file, file.relative_to(path).as_posix())
        # Whoever reads them will say why they cannot be read.
        yield from (Delivery(Path(error.filename), error.filename) for error in closed)


class Intake:
    """Reads deliveries one after the other and remembers what could not be taken in."""

    def __init__(
        self,
        library: SqliteSources,
        holder: str,
        language: str | None = None,
        feed: tuple[str, ...] = (),
        status: Status | None = None,
    ) -> None:
        self._library = library
        self._holder = holder
        self._unsaid = {"language": language, "feed": feed}
        self._status = {"status": status} if status else {}
        self._names: dict[str, Path] = {}
        self.read_items = 0
        self.problems: list[UnusableDelivery] = []

    def read(self, files: Iterable[Delivery]) -> Iterator[Source]:
        """The sources of all files that can be read."""
        for file in files:
            try:
                found = self._sources(file)
            except UnusableDelivery as error:
                self.problems.append(error)
                continue
            self.read_items += len(found)
            yield from found

    def _sources(self, file: Delivery) -> list[Source]:
        first = self._names.setdefault(file.name, file.path)
        if first != file.path:
            raise UnusableDelivery(
                f"has the same name as {first} and would take its place",
                where=file.path,
                hint="add the folder above both",
            )
        data = _bytes(file.path)
        try:
            return [self._accepted(each) for each in deliver(data, file.name, self._holder)]
        except UnusableDelivery as error:
            # Readers know the name; the person needs the path.
            where = f"{file.path}{error.where.removeprefix(file.name)}"
            if not error.where.startswith(file.name):
                where = f"{file.path}: {error.where}"
            raise UnusableDelivery(error.problem, where=where, hint=error.hint) from error

    def _accepted(self, source: Source) -> Source:
        refuse_wordless(source)
        known = self._library.get(source.id)
        if known and known.holder != source.holder:
            raise UnusableDelivery(
                f"is in the library as an item of {known.holder}, not of {source.holder}",
                where=source.id,
                hint="give it another id, or remove that item first",
            )
        unsaid = {key: one for key, one in self._unsaid.items() if not getattr(source, key)}
        return source.model_copy(update={**unsaid, **self._status})


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file() and not path.is_dir():
            kind = "is no file" if path.exists() else "does not exist"
            raise UnusableDelivery(kind, where=path, hint="check the path")
        if path.stat().st_size > LARGEST:
            raise UnusableDelivery(f"is larger than {LARGEST:,} bytes", where=path, hint="split it")
        return path.read_bytes()
    except OSError as error:
        raise UnusableDelivery(
            f"cannot be read ({reason(error)})", where=path, hint="check its permissions"
        ) from error
