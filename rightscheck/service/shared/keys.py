"""Who may ask what: keys, of which only the hash is kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Collection
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from rightscheck.errors import RightscheckError
from rightscheck.service.shared.state import State

PREFIX = "rck_"
"""What a key begins with, so that scanners of repositories can tell one."""

_BYTES = 32


class KeyScope(StrEnum):
    """What a key opens; `admin` opens everything."""

    CHECK = "check"
    INGEST = "ingest"
    ADMIN = "admin"


class Key(NamedTuple):
    """A key without its secret."""

    name: str
    scopes: tuple[KeyScope, ...]
    created: str
    last_used: str | None = None
    revoked: str | None = None

    def opens(self, scope: KeyScope) -> bool:
        """Is it good for that?"""
        return scope in self.scopes or KeyScope.ADMIN in self.scopes


class Keys:
    """The keys in the service's file. A hash needs no salt where the secret has 256 bits."""

    def __init__(self, state: State) -> None:
        self._state = state

    def new(self, name: str, scopes: Collection[KeyScope]) -> str:
        """Make a key and return its secret, the only time that it can be seen."""
        secret = PREFIX + secrets.token_urlsafe(_BYTES)
        row = (name, _hash(secret), " ".join(sorted(set(scopes))), _now())
        with self._state.writing() as connection:
            if connection.execute("SELECT 1 FROM keys WHERE name = ?", (name,)).fetchone():
                raise RightscheckError(
                    f"there is a key {name!r} already", hint="names are for good: choose another"
                )
            connection.execute(
                "INSERT INTO keys (name, hash, scopes, created) VALUES (?, ?, ?, ?)", row
            )
        return secret

    def list(self) -> list[Key]:
        """All of them, the oldest first."""
        with self._state.reading() as connection:
            rows = connection.execute("SELECT * FROM keys ORDER BY created, name").fetchall()
        return [_key(row) for row in rows]

    def revoke(self, name: str) -> None:
        """Revoke a key; RightscheckError where there is none of that name."""
        with self._state.writing() as connection:
            done = connection.execute(
                "UPDATE keys SET revoked = coalesce(revoked, ?) WHERE name = ?", (_now(), name)
            )
            if not done.rowcount:
                raise RightscheckError(
                    f"there is no key {name!r}", hint="`rightscheck keys list` shows them"
                )

    def any(self) -> bool:
        """Was a key ever made? Then nobody comes in without one."""
        with self._state.reading() as connection:
            return connection.execute("SELECT 1 FROM keys LIMIT 1").fetchone() is not None

    def of(self, secret: str) -> Key | None:
        """The key of that secret; None if there is none, or it was revoked."""
        digest, match = _hash(secret), None
        with self._state.reading() as connection:
            rows = connection.execute("SELECT * FROM keys").fetchall()
        for row in rows:  # all of them, so that the time tells nothing
            if hmac.compare_digest(digest, row["hash"]):
                match = row
        if match is None or match["revoked"]:
            return None
        key = _key(match)
        self._used(key)
        return key

    def _used(self, key: Key) -> None:
        """Note the day on which the key was used."""
        today = _now()[:10]
        if key.last_used != today:
            with self._state.writing() as connection:
                connection.execute(
                    "UPDATE keys SET last_used = ? WHERE name = ?", (today, key.name)
                )


def _key(row: sqlite3.Row) -> Key:
    scopes = tuple(map(KeyScope, row["scopes"].split()))
    return Key(row["name"], scopes, row["created"], row["last_used"], row["revoked"])


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
