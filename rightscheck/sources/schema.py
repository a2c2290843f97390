"""The library's file: its tables, how it is opened, and why it may be refused.

`sources` holds what people ask for in numbers, `items` the sources themselves (JSON, zlib).
`runs`, `fences`, `sieves` and `chunks` are the index (see `index.py`), `sketches` a byte for each
word, `gone` whose postings are not yet swept out, and since when. Keys are never used twice.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import numpy as np

from rightscheck.errors import UnusableSources, reasoned
from rightscheck.sources.chunks import PAGE, Form, sieves
from rightscheck.sources.faults import explained, row
from rightscheck.sources.marks import marks_of
from rightscheck.sources.postings import floor

APPLICATION_ID = 0x52544348  # "RTCH", so that `file` and we know the file as ours
SCHEMA = 3
UNFINISHED = "unfinished "
"""Before the scheme of a library whose index is being made anew; after it the last key."""
_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes, https://sqlite.org/fileformat2.html#the_database_header

_TABLES = """
CREATE TABLE library (
    store TEXT NOT NULL, scheme TEXT NOT NULL, count INTEGER NOT NULL, changes INTEGER NOT NULL,
    layout INTEGER NOT NULL, swept INTEGER NOT NULL
);
CREATE TABLE sources (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, holder TEXT NOT NULL,
    language TEXT, moment INTEGER, status TEXT NOT NULL, version_of TEXT,
    sha256 BLOB NOT NULL, added INTEGER NOT NULL
);
CREATE INDEX versions ON sources (version_of) WHERE version_of IS NOT NULL;
CREATE TABLE items (key INTEGER PRIMARY KEY, item BLOB NOT NULL);
"""

_INDEX = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, last INTEGER NOT NULL, first INTEGER NOT NULL,
    bits INTEGER NOT NULL, low INTEGER NOT NULL, "into" INTEGER, began INTEGER NOT NULL,
    postings INTEGER NOT NULL, chunks INTEGER NOT NULL
);
CREATE TABLE fences (id INTEGER PRIMARY KEY, fences BLOB NOT NULL);
CREATE TABLE sieves (id INTEGER PRIMARY KEY, sieves BLOB NOT NULL);
CREATE TABLE chunks (id INTEGER PRIMARY KEY, postings BLOB NOT NULL);
CREATE TABLE sketches (key INTEGER PRIMARY KEY, sketch BLOB NOT NULL);
CREATE TABLE gone (since INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (since, key))
    WITHOUT ROWID;
"""


def connector(path: Path, *, readonly: bool, patience: float) -> Callable[[], sqlite3.Connection]:
    """A function that connects to the file now at `path`, and to none that takes its place.

    Who keeps a part of a library in memory must not read the rest of it in another.
    """
    held = _identity(path)

    def connected() -> sqlite3.Connection:
        connection = connect(path, readonly=readonly, patience=patience)
        if _identity(path) != held:
            connection.close()
            raise UnusableSources("was replaced by another file", where=path, hint="ask again")
        return connection

    return connected


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None  # connecting to it will tell
    return found.st_dev, found.st_ino


def connect(path: Path, *, readonly: bool, patience: float) -> sqlite3.Connection:
    """A connection to a library that `prepare` has found in order."""
    with explained(path):
        connection = sqlite3.connect(
            _uri(path, readonly=readonly),
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA cache_size = -4096")  # more would be far from the processor
            if not readonly:
                # Under WAL, NORMAL survives a killed process whole; a power cut may cost the
                # last commits, never the file.
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute("PRAGMA wal_autocheckpoint = 8000")
                connection.execute(f"PRAGMA journal_size_limit = {64 << 20}")
        except BaseException:
            connection.close()
            raise
        return connection


def prepare(
    path: Path, *, create: bool, readonly: bool, patience: float, stale: bool = False
) -> None:
    """Make sure that a usable library stands at `path`; UnusableSources if none can.

    A `stale` one, whose index another version made, is usable only to make the index anew.
    """
    _refuse_other_files(path, create=create)
    opened = closing(connect(path, readonly=readonly, patience=patience))
    with opened as connection, explained(path):
        if create and _is_blank(connection):
            _lay_out(connection)
        _refuse_other_databases(connection, path)
        if not stale:
            _refuse_other_fingerprints(connection, path)


def _uri(path: Path, *, readonly: bool) -> str:
    uri = path.absolute().as_uri()
    if not readonly:
        return uri
    # On a read-only medium SQLite cannot make the files it shares with writers, and there are
    # no writers.
    still = not os.access(path.parent, os.W_OK) and not _wal(path).exists()
    return f"{uri}?mode=ro&immutable=1" if still else f"{uri}?mode=ro"


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _refuse_other_files(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise UnusableSources(
            "is a folder, not a library of sources",
            where=path,
            hint=f"name a file, such as {path / 'sources.db'}",
        )
    if not path.exists():
        if not create:
            raise UnusableSources(
                "there is no library of sources here",
                where=path,
                hint="`rightscheck sources add FOLDER --holder NAME` makes one",
            )
        if not path.parent.is_dir():
            raise UnusableSources(
                "cannot be made, its folder does not exist",
                where=path,
                hint=f"make the folder {path.parent} first, or choose another",
            )
        return
    # Who has it open keeps a WAL beside it. To close the file here would let go of this process's
    # locks on it (https://sqlite.org/howtocorrupt.html, 2.2): another one would remove that WAL.
    if not _wal(path).exists():
        _refuse_by_header(path)


def _refuse_by_header(path: Path) -> None:
    unread = UnusableSources("cannot be read", where=path, hint="check its permissions")
    with reasoned(unread), path.open("rb") as file:
        header = file.read(_HEADER)
    if header and not header.startswith(_MAGIC):
        raise UnusableSources(
            "is not a library of sources",
            where=path,
            hint="it is no SQLite file: choose another name",
        )
    if header and (len(header) < _HEADER or _is_cut(path, header)):
        raise UnusableSources(
            "is cut short, a part of the library is missing",
            where=path,
            hint="restore it from a copy, or move it away and add the sources again",
        )


def _is_cut(path: Path, header: bytes) -> bool:
    """Does the header promise more pages than there are?"""
    size, pages = struct.unpack(">H10xI", header[16:32])
    page = 65536 if size == 1 else size
    return bool(pages * page > path.stat().st_size)


def _is_blank(connection: sqlite3.Connection) -> bool:
    return (
        not _pragma(connection, "application_id")
        and not _pragma(connection, "user_version")
        and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    )


def _lay_out(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_blank(connection):  # another process may have been quicker
            for statement in _TABLES.split(";")[:-1]:
                connection.execute(statement)
            lay_out_index(connection)
            connection.execute(
                "INSERT INTO library VALUES (?, ?, 0, 0, 0, 0)", (secrets.token_hex(4), scheme())
            )
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def lay_out_index(connection: sqlite3.Connection) -> None:
    """An index of nothing, in place of any that is there, whatever version made it."""
    # Whoever knows runs of the old one by their numbers must not take new ones for them.
    told = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'runs'")
    (last,) = told.fetchone()
    for table in ("runs", "fences", "sieves", "chunks", "sketches", "gone"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _INDEX.split(";")[:-1]:
        connection.execute(statement)
    connection.execute("INSERT INTO sqlite_sequence VALUES ('runs', ?)", (last or 0,))


def _refuse_other_databases(connection: sqlite3.Connection, path: Path) -> None:
    if _is_blank(connection):
        raise UnusableSources(
            "holds no library of sources yet",
            where=path,
            hint="`rightscheck sources add FOLDER --holder NAME` makes one",
        )
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise UnusableSources(
            "is a database of another program, not a library of sources",
            where=path,
            hint="choose another name",
        )
    found = _pragma(connection, "user_version")
    if found != SCHEMA:
        raise UnusableSources(
            f"is a library of form {found}, this rightscheck reads form {SCHEMA}",
            where=path,
            hint="use the version that made it, or add the sources again to a new library",
        )


def _refuse_other_fingerprints(connection: sqlite3.Connection, path: Path) -> None:
    (stored,) = row(connection, "library", "scheme")
    if stored == scheme():
        return
    raise UnusableSources(
        "has an index that is not finished"
        if stored.startswith(UNFINISHED)
        else "was indexed by another version, in another way",
        where=path,
        hint="`rightscheck sources reindex` makes the index anew, from the texts that it holds",
    )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@cache
def scheme() -> str:
    """A name for the way we index: its tables, and what they hold of a text that has every case.

    An index answers only those who ask as it was built; asking the arithmetic itself cannot be
    forgotten when the arithmetic changes.
    """
    marks = marks_of([_PROBE])
    found = marks.hashes
    postings = np.sort(floor(found) | np.arange(1, len(found) + 1, dtype=np.uint64))
    form = Form.of(postings)
    starts = form.starts(postings)
    told = _INDEX.encode(), found.astype("<u8").tobytes(), *marks.sketches, sieves(postings, starts)
    return hashlib.sha256(b"".join((*told, *form.packed(postings, starts)))).hexdigest()[:16]


_PROBE = (
    "The Mayor's 12 ferries, over-booked since (March) 2026, left Åland at 7.30 p.m. – "
    "größer, cœur, İstanbul, naïve; ﬁne e\u0301tat so\u00adft ＷＩＤＥ. "
    "Паром вышел в море. العبّارة غادرت الميناء. 渡し船は港を出た。 เรือออกแล้ว 각하 नमस्ते"
)
