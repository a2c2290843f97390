"""What an office file says of itself: OPC core properties, ODF metadata, and people's own.

Core properties: ECMA-376 Part 2, 10. Metadata: OpenDocument 1.3 Part 3, 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.readers.aliases import fact_of
from rightscheck.readers.building.declaring import Declared
from rightscheck.readers.office.package import Handler

_FACTS = {
    "title": "title",
    "creator": "author",
    "initial-creator": "author",
    "created": "created",
    "creation-date": "created",
    "modified": "modified",
    "date": "modified",
    "language": "language",
    "description": "description",
    "subject": "description",
    "rights": "rights",
}
_OWN = frozenset({"author", "copyright", "credit", "licence", "rights", "source", "title", "url"})
"""What people's own properties may declare: a date or a status there means anything."""


class Properties(Handler):
    """Hears of properties and keeps those that are facts, in their order."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}
        self._fact = ""
        self._name = ""
        self._own = ""
        self._initial = False  # OpenDocument calls him creator who saved it last (4.3.2.7)

    def declared(self) -> Iterator[Declared]:
        """The facts, each value once."""
        for fact, values in self._found.items():
            for value in dict.fromkeys(values):
                yield Declared(fact, value)

    def start(self, name: str, found: dict[str, str]) -> None:
        """A property begins."""
        if name in {"property", "user-defined"}:
            self._own = name
            called = fact_of(found.get("name", ""))
            self._begin(called if called in _OWN else "", name)
        elif not self._own and name in _FACTS:
            if name == "initial-creator":
                self._found.pop("author", None)
            if name != "creator" or not self._initial:
                self._begin(_FACTS[name], name)
            self._initial |= name == "initial-creator"

    def _begin(self, fact: str, name: str) -> None:
        self._fact, self._name = fact, name
        if fact:
            self._found.setdefault(fact, []).append("")

    def text(self, data: str) -> None:
        """A property's value, or a part of it."""
        if self._fact:
            self._found[self._fact][-1] += data

    def end(self, name: str) -> None:
        """A property ends."""
        if name == self._name:
            self._fact = ""
        if name == self._own:
            self._own = ""
