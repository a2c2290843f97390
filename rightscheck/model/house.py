"""`House` and `Scope`: who we are, and what is true of our pages unless they say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from pydantic import Field

from rightscheck.model.value import Value


class House(Value):
    """Who we are: our own copy and our own © are not somebody else's."""

    name: str = ""
    holders: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """Every name and domain by which a notice may call us."""
        return tuple(dict.fromkeys(n for n in (self.name, *self.names, *self.domains) if n))


class Scope(Value):
    """What is true of every document under some paths, unless the page says otherwise."""

    paths: tuple[str, ...] = Field(min_length=1)
    channel: str | None = None
    territory: tuple[str, ...] | None = None
    language: str | None = None
    purpose: str | None = None
    date: datetime | date | None = None

    def fits(self, name: str) -> bool:
        """Does a document of this name, counted from the settings file, lie in the scope?"""
        return any(re.fullmatch(_pattern(glob), name) for glob in self.paths)

    @classmethod
    def of(cls, name: str, scopes: Iterable[Scope]) -> Scope:
        """What holds for a document: of the scopes that fit, the last word on each key."""
        found: dict[str, object] = {}
        for scope in scopes:
            if scope.fits(name):
                found |= scope.model_dump(exclude_none=True)
        return cls.model_validate({"paths": ("**",), **found})


def _pattern(glob: str) -> str:
    """`*` and `?` stay inside a folder, `**` crosses folders, `name/` means all under it."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob + "**" if glob.endswith("/") else glob)
    return "".join(_GLOB.get(part, re.escape(part)) for part in parts)


_GLOB = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
