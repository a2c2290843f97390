"""Versions of one story: a lead, its write-throughs and its corrections are told as one."""

from __future__ import annotations

from typing import NamedTuple

from rightscheck.sources import Sources


class Family(NamedTuple):
    """The story that a source belongs to, by its first version, and its newest version."""

    story: str
    newest: str

    def newer(self, id_: str) -> str | None:
        """The newest version, unless it is that one."""
        return None if id_ == self.newest else self.newest


def family(id_: str, sources: Sources) -> Family:
    """The family of a source; one that nobody else is a version of is a family of its own."""
    versions = sources.versions(id_)
    if not versions:
        return Family(id_, id_)
    return Family(versions[0].id, versions[-1].id)
