"""A document inside another file: read like any other, named `outer!inner`."""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers.formats import reader_for
from rightscheck.readers.raw.allowance import DEEPEST, Allowance
from rightscheck.readers.raw.encoding import Raw
from rightscheck.readers.raw.refusal import LARGEST, refuse_empty


def inside(outer: Raw, name: str, data: bytes, media_type: str | None = None) -> Raw:
    """A member of a file; UnreadableDocument where the file has unpacked too much already."""
    allowance = outer.allowance or Allowance(outer.size)
    allowance.spend(len(data), outer.name)
    return Raw(data, f"{outer.name}!{name}", media_type, depth=outer.depth + 1, allowance=allowance)


def read_inside(member: Raw) -> Iterator[Document | Unread]:
    """The documents of a member; what cannot be read is `Unread`, and the rest goes on."""
    try:
        _refuse(member)
        yield from reader_for(member).read(member)
    except UnreadableDocument as error:
        # Whoever read it may have told a place inside it; the name is what can be looked up.
        yield Unread(name=member.name, problem=error.problem, hint=error.hint)


def _refuse(member: Raw) -> None:
    if member.depth > DEEPEST:
        raise member.unreadable(
            f"lies more than {DEEPEST} files deep in others",
            "unpack the outer ones and check it by itself",
        )
    if len(member.data) > LARGEST:
        raise member.unreadable(
            f"is larger than {LARGEST:,} bytes", "unpack it and check it by itself"
        )
    refuse_empty(member)
