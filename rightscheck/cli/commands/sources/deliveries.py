"""Paths in, sources out: the deliveries that `rightscheck sources add` takes in."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from rightscheck.errors import UnusableDelivery, reasoned
from rightscheck.model import Source, Status
from rightscheck.pipeline.ingest import Deed, Stock
from rightscheck.readers import Naming, deliver
from rightscheck.sources import SqliteSources

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
    """Takes deliveries in, one after the other, and remembers what each of them did.

    `known` tells whom an item's own word for its holder means, `holder` is for all others;
    `unsaid` are fields of `Source` for items that say nothing of them.
    """

    def __init__(
        self,
        library: SqliteSources,
        holder: str | None,
        known: Naming,
        *,
        unsaid: dict[str, object] | None = None,
        status: Status | None = None,
    ) -> None:
        self._stock = Stock(library)
        self._holder = holder
        self._known = known
        self._unsaid = unsaid or {}
        self._status = {"status": status} if status else {}
        self._names: dict[str, Path] = {}
        self.deeds = Counter[Deed]()
        self.problems: list[UnusableDelivery] = []

    def take(self, files: Iterable[Delivery]) -> Iterator[tuple[Delivery, Counter[Deed]]]:
        """Take them in; each file with what its items did.

        An item that cannot be kept is a problem and the others are kept; of a file that cannot
        be read whole nothing is.
        """
        for file in files:
            deeds = Counter[Deed]()
            with self._noted(file):
                for each in self._items(file):
                    with self._noted(file):
                        deeds[self._stock.keep(each)] += 1
            self.deeds += deeds
            yield file, deeds
        self._stock.flush()

    @contextmanager
    def _noted(self, file: Delivery) -> Iterator[None]:
        try:
            yield
        except UnusableDelivery as error:
            self._note(file, error)

    def _note(self, file: Delivery, error: UnusableDelivery) -> None:
        # Readers know the name; the person needs the path.
        where = f"{file.path}{error.where.removeprefix(file.name)}"
        if error.where != str(file.path) and not error.where.startswith(file.name):
            where = f"{file.path}: {error.where}"
        self.problems.append(UnusableDelivery(error.problem, where=where, hint=error.hint))

    def _items(self, file: Delivery) -> list[Source]:
        first = self._names.setdefault(file.name, file.path)
        if first != file.path:
            raise UnusableDelivery(
                f"has the same name as {first} and would take its place",
                where=file.path,
                hint="add the folder above both",
            )
        found = deliver(_bytes(file.path), file.name, self._holder, self._known)
        for problem in found.problems:
            self._note(file, problem)
        return [self._accepted(each) for each in found.sources]

    def _accepted(self, source: Source) -> Source:
        unsaid = {key: one for key, one in self._unsaid.items() if not getattr(source, key)}
        return source.model_copy(update={**unsaid, **self._status})


def _bytes(path: Path) -> bytes:
    hint = "check its permissions"
    with reasoned(UnusableDelivery("cannot be read", where=path, hint=hint)):
        if not path.is_file() and not path.is_dir():
            kind = "is no file" if path.exists() else "does not exist"
            raise UnusableDelivery(kind, where=path, hint="check the path")
        if path.stat().st_size > LARGEST:
            raise UnusableDelivery(f"is larger than {LARGEST:,} bytes", where=path, hint="split it")
        return path.read_bytes()
