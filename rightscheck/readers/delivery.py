"""A delivered file in, the `Source`s of it out.

Every document of a file is a source, and one that cannot be taken is told beside the others.
JSONL is one source a line, with the fields of `Source` as keys: we made it ourselves, so where
something is wrong all of the file is refused, with the line to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import NamedTuple

from pydantic import ValidationError

from rightscheck.errors import UnreadableDocument, UnusableDelivery, nearest
from rightscheck.model import Document, Source, Unread
from rightscheck.model.dates import parse
from rightscheck.model.value import Fault
from rightscheck.readers.containers.lines import object_of
from rightscheck.readers.formats import KNOWN, documents
from rightscheck.readers.raw.encoding import Raw, decode, whole
from rightscheck.readers.raw.refusal import refuse, refuse_empty, refuse_size
from rightscheck.readers.sourcing import source_of

_JSONL = (".jsonl", ".ndjson")
_SOURCE_KEYS = tuple(Source.model_fields)
_SAY_WHOSE = "say whose items these are: --holder afp, or ?holder=afp to the service"


Naming = Callable[[str], str | None]
"""The holder that is meant by a name, a code or an address; None where nobody knows it."""


class Delivered(NamedTuple):
    """What came in a file, in its order, and what is wrong with parts of it."""

    sources: tuple[Source, ...]
    problems: tuple[UnusableDelivery, ...] = ()


def deliver(
    data: bytes,
    name: str,
    holder: str | None,
    known: Naming | None = None,
    media_type: str | None = None,
) -> Delivered:
    """The sources of a delivered file; `holder` is for those that name none.

    `known` tells whom the names in agencies' items mean; one that it does not know counts as
    `holder`, who delivered it. UnusableDelivery for a file of which nothing can be taken.
    """
    try:
        if PurePath(name).suffix.lower() in _JSONL:
            return Delivered(_lines(Raw(data, name), holder))
        sources, problems = _items(documents(data, name, media_type), holder, known)
    except UnreadableDocument as error:
        raise UnusableDelivery(error.problem, where=error.where, hint=error.hint) from error
    if problems and not sources:
        raise problems[0]
    return Delivered(tuple(sources), tuple(problems))


def _items(
    parts: Iterable[Document | Unread], holder: str | None, known: Naming | None
) -> tuple[list[Source], list[UnusableDelivery]]:
    """An item that cannot be taken does not hold up the others."""
    sources: list[Source] = []
    problems: list[UnusableDelivery] = []
    for part in parts:
        if isinstance(part, Unread):
            problems.append(UnusableDelivery(part.problem, where=part.name, hint=part.hint))
            continue
        try:
            sources.append(source_of(part, _owner(part, holder, known)))
        except UnusableDelivery as error:
            problems.append(error)
    return sources, problems


def _owner(document: Document, holder: str | None, known: Naming | None) -> str:
    named = (fact.value for fact in document.facts if fact.name == "holder")
    found = (known(value) for value in named) if known else iter(())
    owner = next(filter(None, found), holder)
    if owner is None:
        raise UnusableDelivery(
            "names no holder that a pack knows", where=document.name, hint=_SAY_WHOSE
        )
    return owner


def _lines(source: Raw, holder: str | None) -> tuple[Source, ...]:
    refuse_empty(source)
    refuse_size(source)
    refuse(source, KNOWN)
    text, _ = decode(source)
    # Not splitlines(): U+2028 may stand inside a JSON string.
    lines = enumerate(text.split("\n"), 1)
    return tuple(
        _item(line, f"{source.name}:{number}", holder) for number, line in lines if line.strip()
    )


def _item(line: str, where: str, holder: str | None) -> Source:
    item = object_of(line, where)
    for key in item:
        if key not in Source.model_fields:
            hint = nearest(key, _SOURCE_KEYS, f"known keys: {', '.join(_SOURCE_KEYS)}")
            raise UnusableDelivery(f"unknown key {key!r}", where=where, hint=hint)
    for key in ("id", "text"):
        if not item.get(key):
            raise UnusableDelivery(f"has no {key}", where=where, hint="id and text are required")
    if not (item.get("holder") or holder):
        raise UnusableDelivery("names no holder", where=where, hint=_SAY_WHOSE)
    return _source({"holder": holder, **item}, where)


def _source(item: dict[str, object], where: str) -> Source:
    for key in ("published", "modified", "embargoed_until"):
        written = item.get(key)
        if isinstance(written, str):
            item[key] = parse(written) or written
    item = {key: whole(value) if isinstance(value, str) else value for key, value in item.items()}
    try:
        return Source.model_validate(item)
    except ValidationError as error:
        fault = Fault.of(error)
        raise UnusableDelivery(f"{fault}", where=where, hint=f"correct {fault.key}") from error
