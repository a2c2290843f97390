"""What a library holds, in numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pydantic import Field

from rightscheck.model import Value
from rightscheck.sources.items import moment


class Holdings(Value):
    """The library at one moment; `oldest` and `newest` are publication dates, in UTC.

    `languages` has `unknown` for items that name none. `bytes` is the size of the files.
    """

    count: int = 0
    holders: dict[str, int] = Field(default_factory=dict)
    languages: dict[str, int] = Field(default_factory=dict)
    statuses: dict[str, int] = Field(default_factory=dict)
    oldest: datetime | None = None
    newest: datetime | None = None
    undated: int = 0
    last_added: datetime | None = None
    bytes: int = 0
    version: str = ""


_COUNTS = """
SELECT holder, coalesce(language, 'unknown'), status, count(*), count(moment), min(moment),
    max(moment), max(added)
FROM sources GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


def holdings(connection: sqlite3.Connection, path: Path, version: str) -> Holdings:
    """The numbers of the library that `connection` reads; one pass over its rows."""
    groups = connection.execute(_COUNTS).fetchall()
    return Holdings(
        count=sum(group[3] for group in groups),
        holders=_totals(groups, 0),
        languages=_totals(groups, 1),
        statuses=_totals(groups, 2),
        oldest=moment(min((group[5] for group in groups if group[5] is not None), default=None)),
        newest=moment(max((group[6] for group in groups if group[6] is not None), default=None)),
        undated=sum(group[3] - group[4] for group in groups),
        last_added=moment(max((group[7] for group in groups), default=None)),
        bytes=sum(file.stat().st_size for file in _files(path) if file.exists()),
        version=version,
    )


def newest(connection: sqlite3.Connection) -> dict[str, datetime]:
    """The newest item of each holder: when it was published, or when it came if that was earlier.

    An archive that was taken in today does not make a silent feed a fresh one.
    """
    rows = connection.execute(
        "SELECT holder, max(min(coalesce(moment, added), added)) FROM sources GROUP BY holder"
    )
    return {holder: at for holder, seconds in rows if (at := moment(seconds))}


def _totals(groups: Sequence[tuple[str, str, str, int]], column: int) -> dict[str, int]:
    totals: dict[str, int] = {}
    for group in groups:
        name = str(group[column])
        totals[name] = totals.get(name, 0) + group[3]
    return dict(sorted(totals.items()))


def _files(path: Path) -> tuple[Path, Path]:
    return path, path.with_name(path.name + "-wal")
