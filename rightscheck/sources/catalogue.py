"""What the library knows of its sources without unpacking them: keys, ids, dates, versions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from rightscheck.sources.items import moment


class Entry(NamedTuple):
    """One source of the catalogue; `key` is its number in this library, never used again.

    `published`, and `added`, when it came or changed, are in UTC. `version_of` is the id of
    the story it is a version of.
    """

    key: int
    id: str
    published: datetime | None
    version_of: str | None
    added: datetime | None = None


def entries(connection: sqlite3.Connection, keys: Collection[int]) -> list[Entry]:
    """The entries of those of `keys` that there are, by key."""
    rows = connection.execute(
        "SELECT key, id, moment, version_of, added FROM sources"
        " WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return _entries(rows)


_FAMILY = """
WITH RECURSIVE story(id) AS (
    SELECT ?
    UNION SELECT version_of FROM sources JOIN story USING (id) WHERE version_of IS NOT NULL
    UNION SELECT sources.id FROM sources JOIN story ON version_of = story.id
)
SELECT key, id, moment, version_of, added FROM sources JOIN story USING (id)
ORDER BY coalesce(moment, added), key
"""


def versions(connection: sqlite3.Connection, id_: str) -> list[Entry]:
    """All that is joined to source `id_` by `version_of`, up and down, the oldest first."""
    return _entries(connection.execute(_FAMILY, (id_,)))


def _entries(rows: Iterable[tuple[int, str, int | None, str | None, int]]) -> list[Entry]:
    return [
        Entry(key, id_, moment(at), story, moment(added)) for key, id_, at, story, added in rows
    ]
