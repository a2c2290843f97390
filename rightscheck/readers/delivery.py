"""A delivered file in, the `Source`s of it out.

A text, Markdown or HTML file is one source; JSONL is one source a line, with the fields of
`Source` as keys. What an agency delivers must be complete: where something is wrong, all of
the file is refused, with the line to look at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath

from pydantic import ValidationError

from rightscheck.errors import UnreadableDocument, UnusableDelivery, nearest
from rightscheck.model import Document, Role, Source, Status, Unread
from rightscheck.model.dates import parse, published
from rightscheck.readers.encoding import Raw, decode
from rightscheck.readers.formats import KNOWN, documents
from rightscheck.readers.refusal import refuse, refuse_empty, refuse_size

_JSONL = (".jsonl", ".ndjson")
_SOURCE_KEYS = tuple(Source.model_fields)
_TERMS = ("rights", "copyright", "licence")


def deliver(data: bytes, name: str, holder: str) -> tuple[Source, ...]:
    """The sources of a delivered file, in its order; `holder` is for those that name none.

    UnusableDelivery for a file that cannot be read or an item without text.
    """
    try:
        if PurePath(name).suffix.lower() in _JSONL:
            return _lines(Raw(data, name), holder)
        return tuple(_single(document, holder) for document in _documents(data, name))
    except UnreadableDocument as error:
        raise UnusableDelivery(error.problem, where=error.where, hint=error.hint) from error


def _documents(data: bytes, name: str) -> Iterator[Document]:
    for document in documents(data, name):
        if isinstance(document, Unread):
            raise UnreadableDocument(document.problem, where=document.name, hint=document.hint)
        yield document


def _single(document: Document, holder: str) -> Source:
    text = prose(document)
    if not text:
        raise UnusableDelivery(
            "holds no text", where=document.name, hint="a source needs the item's words"
        )
    said = {fact.name: fact.value for fact in reversed(document.facts)}
    terms = dict.fromkeys(fact.value for fact in document.facts if fact.name in _TERMS)
    return Source(
        id=said.get("id", document.name),
        holder=holder,
        text=text,
        title=said.get("title"),
        language=said.get("language"),
        published=published(document),
        modified=_modified(document),
        status=_status(said.get("status", ""), document.name),
        version_of=said.get("version_of"),
        embargoed_until=_embargo(document),
        usage_terms="\n".join(terms) or None,
        credit=said.get("credit"),
        url=said.get("url"),
        feed=_all(document, "feed"),
        item_type=_all(document, "item_type"),
    )


def _all(document: Document, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.value for fact in document.facts if fact.name == name))


def prose(document: Document) -> str:
    """What the item says: no metadata, navigation or code, and no title, which stands apart."""
    kept: list[str] = []
    at = 0
    for span, role in document.regions:
        if not role.is_prose or role is Role.TITLE:
            kept.append(document.text[at : span.start])
            at = span.end
    kept.append(document.text[at:])
    return "\n\n".join(part.strip() for part in kept if part.strip())


def _status(written: str, name: str) -> Status:
    """The item's status; a blog's words for a page that is out mean that it can be used."""
    word = written.strip().lower().rpartition(":")[2]
    if word in {"", "published", "publish", "live"}:
        return Status.USABLE
    if word in {"cancelled", "killed"}:
        return Status.CANCELED
    try:
        return Status(word)
    except ValueError as error:
        raise UnusableDelivery(
            f"status {written!r} is none of ours",
            where=name,
            hint="use one of " + ", ".join(Status),
        ) from error


def _modified(document: Document) -> datetime | None:
    fact = document.fact("modified")
    return parse(fact.value) if fact else None


def _embargo(document: Document) -> datetime | None:
    fact = document.fact("embargo")
    until = parse(fact.value) if fact else None
    if fact and until is None:
        raise UnusableDelivery(
            f"embargo {fact.value!r} is no date",
            where=f"{document.name}:{document.start(fact.span).line}",
            hint="write it like 2026-01-31T12:00:00+01:00",
        )
    return until


def _lines(source: Raw, holder: str) -> tuple[Source, ...]:
    refuse_empty(source)
    refuse_size(source)
    refuse(source, KNOWN)
    text, _ = decode(source)
    # Not splitlines(): U+2028 may stand inside a JSON string.
    lines = enumerate(text.split("\n"), 1)
    return tuple(
        _item(line, f"{source.name}:{number}", holder) for number, line in lines if line.strip()
    )


def _item(line: str, where: str, holder: str) -> Source:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        problem = getattr(error, "msg", "nested too deep")
        raise UnusableDelivery(
            f"is not JSON: {problem}", where=where, hint="one JSON object a line"
        ) from error
    if not isinstance(item, dict):
        raise UnusableDelivery("is no JSON object", where=where, hint="one JSON object a line")
    for key in item:
        if key not in Source.model_fields:
            hint = nearest(key, _SOURCE_KEYS, f"known keys: {', '.join(_SOURCE_KEYS)}")
            raise UnusableDelivery(f"unknown key {key!r}", where=where, hint=hint)
    for key in ("id", "text"):
        if not item.get(key):
            raise UnusableDelivery(f"has no {key}", where=where, hint="id and text are required")
    return _source({"holder": holder, **item}, where)


def _source(item: dict[str, object], where: str) -> Source:
    for key in ("published", "modified", "embargoed_until"):
        written = item.get(key)
        if isinstance(written, str):
            item[key] = parse(written) or written
    item = {key: _whole(value) if isinstance(value, str) else value for key, value in item.items()}
    try:
        return Source.model_validate(item)
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in detail["loc"])
        problem = f"{key}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"
        raise UnusableDelivery(problem, where=where, hint=f"correct {key}") from error


def _whole(text: str) -> str:
    """Half a surrogate pair, which JSON can spell, is no character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
