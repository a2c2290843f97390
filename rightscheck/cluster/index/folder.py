"""The folder of an index: its manifest, and what can be read of it without Spark."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from numpy.typing import NDArray
from pydantic import ValidationError

from rightscheck.atomic import UNFINISHED, replacing
from rightscheck.cluster.index.catalogue import Catalogue
from rightscheck.cluster.index.files import located
from rightscheck.cluster.schemas import COMMON_MARKS, FINGERPRINTS, REMOVED, SOURCES
from rightscheck.cluster.steps.gathered import Holding
from rightscheck.cluster.steps.sieve import Sieve
from rightscheck.errors import RightscheckError, UnusableSources, reason
from rightscheck.model import Value
from rightscheck.sources.items import moment
from rightscheck.sources.schema import scheme

try:
    import fcntl
except ImportError:  # on Windows
    fcntl = None  # type: ignore[assignment]

MANIFEST = "manifest.json"
LOCK, READERS, STAGING = ".lock", ".readers", ".staging"
TABLES = {
    "sources": SOURCES,
    "removed": REMOVED,
    "fingerprints": FINGERPRINTS,
    "common": COMMON_MARKS,
}
"""The tables of an index by the names of their folders."""


class Generation(Value):
    """What came at one time, and in how many buckets its fingerprints lie; 0 if there are none."""

    number: int
    buckets: int


class Manifest(Value):
    """What an index is: the generations that count, others are the rest of a killed run.

    `scheme` names how fingerprints are made; `last` is the highest key that was ever given.
    """

    form: int = 1
    scheme: str
    version: str
    generations: tuple[Generation, ...] = ()
    count: int = 0
    last: int = 0

    @property
    def next(self) -> int:
        """The number of the next generation."""
        return max((one.number for one in self.generations), default=-1) + 1


class IndexFolder:
    """An index that exists, read without Spark."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = read_manifest(path)

    def parts(self, table: str) -> list[Path]:
        """The folders of a table, the oldest generation first; only some have `fingerprints`."""
        told = self.manifest.generations
        if table == "fingerprints":
            told = tuple(one for one in told if one.buckets)
        return [part(self.path, table, one.number) for one in told]

    def files(self, table: str) -> list[Path]:
        """All files of a table, those of the oldest generation first."""
        return [file for each in self.parts(table) for file in _files(each)]

    def living(self, *columns: str) -> pa.Table:
        """These columns of every source in the index, by `key`, with its place (`located`)."""
        rows = located(self.files("sources"), SOURCES, *dict.fromkeys(["key", *columns]))
        keys = rows["key"].to_numpy()
        order = np.lexsort((np.arange(len(keys)), keys))  # the last of those of one key counts
        last = np.append(keys[order][1:] != keys[order][:-1], True)[: len(order)]
        found = rows.take(order[last])
        return found.filter(pc.invert(pc.is_in(found["key"], pa.array(self.gone, pa.int32()))))

    @property
    def gone(self) -> NDArray[np.uint32]:
        """The keys of removed sources, ascending."""
        rows = located(self.files("removed"), REMOVED, "key")
        return np.sort(rows["key"].to_numpy()).astype(np.uint32)

    def common(self) -> NDArray[np.int64]:
        """The fingerprints that too many sources share to tell anything, ascending."""
        return np.unique(located(self.files("common"), COMMON_MARKS, "hash")["hash"].to_numpy())

    def sieve(self) -> Sieve:
        """The filter of fingerprints that are worth a look into the index."""
        rows = ds.dataset(self.files("fingerprints"), FINGERPRINTS)
        marks = (batch["hash"].to_numpy() for batch in rows.to_batches(columns=["hash"]))
        return Sieve.of(self.common(), marks, rows.count_rows())

    def catalogue(self) -> Catalogue:
        """The dates and stories of all sources, for scoring."""
        rows = self.living("id", "moment", "version_of")
        return Catalogue.of(rows, self.gone, self.manifest.last)

    def holding(self) -> Holding:
        """The number of sources, the version, and the newest item of each holder."""
        rows = self.living("holder", "moment", "added")
        at = pc.min_element_wise(pc.coalesce(rows["moment"], rows["added"]), rows["added"])
        newest = pa.table({"holder": rows["holder"], "at": at}).group_by("holder")
        told = newest.aggregate([("at", "max")]).to_pylist()
        known = {one["holder"]: moment(one["at_max"]) for one in told}
        held: dict[str, datetime] = {holder: at for holder, at in known.items() if at}
        return Holding(self.manifest.count, self.manifest.version, held, self.common())


def part(path: Path, table: str, generation: int) -> Path:
    """The folder of one generation of a table."""
    return path / table / f"generation={generation}"


def _files(folder: Path) -> list[Path]:
    found = sorted(folder.glob("[!._]*.parquet"))
    if not found:
        raise UnusableSources(
            "a part of the index is missing", where=folder, hint="restore it, or make it anew"
        )
    return found


def read_manifest(path: Path) -> Manifest:
    """The manifest of the index in a folder; UnusableSources if there is none of ours."""
    file = path / MANIFEST
    try:
        manifest = Manifest.model_validate_json(file.read_bytes())
    except FileNotFoundError as error:
        raise UnusableSources(
            "there is no index here",
            where=path,
            hint=f"`rightscheck batch index SOURCES {path}` makes one",
        ) from error
    except (OSError, ValidationError) as error:
        problem = reason(error) if isinstance(error, OSError) else "is not ours"
        raise UnusableSources(
            f"the manifest cannot be read ({problem})", where=file, hint="name another folder"
        ) from error
    if manifest.scheme != scheme():
        raise UnusableSources(
            "was indexed by another version, in another way",
            where=path,
            hint="make it anew: `rightscheck batch index SOURCES NEW-FOLDER`",
        )
    return manifest


def is_begun(folder: Path, *ours: str) -> bool:
    """Does the folder hold anything but `ours`, and what a killed run leaves before it begins?"""
    ours_or_left = {LOCK, READERS, STAGING, *ours}
    return folder.is_dir() and any(
        each.name not in ours_or_left and not each.name.startswith(UNFINISHED)
        for each in folder.iterdir()
    )


def write_whole(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    with replacing(file) as new:
        new.write_text(text, encoding="utf-8")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Lock the folder for writing; RightscheckError if another process holds the lock.

    Whatever ends a process, the system lets go of what it held. A system without such locks
    (Windows), or a file system, keeps nobody out.
    """
    with (folder / LOCK).open("w") as file:
        if not _locked(file):
            raise RightscheckError(
                "another run is writing here", where=folder, hint="wait until it has ended"
            )
        yield


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Within it, no file that the manifest names is deleted.

    Who comes while something is deleted waits for that.
    """
    try:
        file = (folder / READERS).open()
    except FileNotFoundError:  # nothing was ever taken out of it
        yield
        return
    with file:
        _locked(file, shared=True)
        yield


def sweep(folder: Path) -> None:
    """Delete what the manifest no longer names, unless somebody reads the index.

    There is none yet where no source could be taken in.
    """
    with (folder / READERS).open("w") as file:
        if not _locked(file):
            return
        shutil.rmtree(folder / STAGING, ignore_errors=True)
        there = (folder / MANIFEST).exists()
        told = read_manifest(folder).generations if there else ()
        named = {f"generation={one.number}" for one in told}
        for table in TABLES:
            for each in (folder / table).glob("generation=*"):
                if each.name not in named:
                    shutil.rmtree(each)


def _locked(file: IO[str], *, shared: bool = False) -> bool:
    """Is the file ours now, until it is closed? Where nobody can tell, it is; who shares, waits."""
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_SH if shared else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}:
            raise
    return True
