"""Who we are, what is true of our pages, and what was done for them: words of the settings."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from pydantic import Field

from rightscheck.model.value import Names, Value


class House(Value):
    """Who we are: our own copy and our own © are not somebody else's.

    `name` is also the licensee where no page and no scope names one of our titles: that of a
    contract with us, and nobody's whom another contract names.
    """

    name: str = ""
    holders: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """Every name and domain by which a notice may call us."""
        return tuple(dict.fromkeys(n for n in (self.name, *self.names, *self.domains) if n))


class Scope(Value):
    """What is true of every document under some paths, unless the page says otherwise.

    `licensee` is which of our titles publishes it, `recipient` who can read it (`subscribers`).
    """

    paths: tuple[str, ...] = Field(min_length=1)
    channel: str | None = None
    territory: tuple[str, ...] | None = None
    language: str | None = None
    purpose: str | None = None
    licensee: Names | None = None
    recipient: Names | None = None
    date: datetime | date | None = None

    def fits(self, name: str) -> bool:
        """Does a document of this name, counted from the settings file, lie in the scope?"""
        return fits(name, self.paths)

    @classmethod
    def of(cls, name: str, scopes: Iterable["Scope"]) -> "Scope":
        """What holds for a document: of the scopes that fit, the last word on each key."""
        found: dict[str, object] = {}
        for scope in scopes:
            if scope.fits(name):
                found |= scope.model_dump(exclude_none=True)
        return cls.model_validate({"paths": ("**",), **found})


class Attestation(Value):
    """A duty that no page can show, done: whoever vouches for it, the day, and what proves it.

    Without `sources` it is of all works of the holder, and without `paths` of all our pages;
    after `until` it counts no more.
    """

    duty: Literal["pay", "consent", "counter"]
    holder: str = Field(min_length=1)
    sources: tuple[str, ...] = ()
    paths: tuple[str, ...] = ("**",)
    by: str = Field(min_length=1, description="who vouches for it, by name")
    on: date
    until: date | None = None
    proof: str = Field(min_length=1, description="where it can be looked up: invoice, letter")

    def covers(self, name: str, holder: str, source: str, day: date) -> bool:
        """Does it speak of a document's use of a source ("": of its notices), on a day?"""
        return (
            holder == self.holder
            and (not self.sources or source in self.sources)
            and fits(name, self.paths)
            and (self.until is None or day <= self.until)
        )

    @property
    def phrase(self) -> str:
        """As a sentence says it."""
        return f"{self.by}, {self.on}: {self.proof}"


def fits(name: str, globs: Iterable[str]) -> bool:
    """Does a document of this name, counted from the settings file, lie under one of the globs?"""
    return any(_pattern(glob).fullmatch(name) for glob in globs)


@lru_cache(maxsize=10_000)
def _pattern(glob: str) -> re.Pattern[str]:
    """`*` and `?` stay inside a folder, `**` crosses folders, `name/` means all under it."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob + "**" if glob.endswith("/") else glob)
    return re.compile("".join(_GLOB.get(part, re.escape(part)) for part in parts), re.DOTALL)


_GLOB = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
