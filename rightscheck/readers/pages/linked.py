"""JSON-LD's own ways: whose words a value is, and what limits a prohibition of ODRL."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rightscheck.readers.aliases import PARTS, normal
from rightscheck.readers.building.builder import Piece
from rightscheck.readers.notations.values import Entry, Path

_BASE = "isbasedon"
_BEHIND = frozenset({"publisher", "provider", "sourceorganization", "author", "creator"})
"""Whose the work is that an article says it is based on."""

_RULE, _ACTION, _LIMIT = "prohibition", "action", "constraint"


def said_by(path: Path) -> Path:
    """The keys that say what a value is, without those of its parts."""
    keys = path[:-1] if len(path) > 1 and path[-1].lower() in PARTS else path
    based = keys and normal(keys[0]) == _BASE and normal(keys[-1]) in _BEHIND
    return keys[:1] if based else keys


def limited(found: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, and behind what a policy prohibits when it does: `print; if spatial eq DE`.

    Objects are counted as they begin, so a constraint is of the last prohibition begun before it.
    """
    entries = [(entry, _keys(entry.path)) for entry in found]
    ruled = [(entry, keys) for entry, keys in entries if _RULE in keys]
    rules = sorted({_rule(entry, keys) for entry, keys in ruled if _ACTION in keys})
    limits: dict[int, list[Piece]] = {}
    for entry, keys in ruled:
        if _LIMIT in keys and rules and keys[-1] != "@type":
            rule = rules[max(bisect_right(rules, entry.holder) - 1, 0)]
            at, words = entry.pieces[0].start, limits.setdefault(rule, [])
            words += [Piece(" " if words else "; if ", at, at), *entry.pieces]
    for entry, keys in entries:
        acts = limits and _RULE in keys and _ACTION in keys
        behind = limits.get(_rule(entry, keys), ()) if acts else ()
        yield entry._replace(pieces=(*entry.pieces, *behind))


def _rule(entry: Entry, keys: list[str]) -> int:
    return entry.holder if keys[-1] == _ACTION else entry.above


def _keys(path: Path) -> list[str]:
    return [normal(key).removeprefix("odrl:") for key in path]
