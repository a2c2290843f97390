"""Fields of a content system as one `Document` whose places say which field: `Body, paragraph 3`.

What an editor sees as fields (headline, body, a block, a caption, usage terms) is one page to its
reader. So it is one document: the fields stand one after another, each read by its own media type,
and every code point keeps its place in the field's value.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Origin, Role, Span
from rightscheck.readers.building.builder import Builder, Piece
from rightscheck.readers.building.grafting import graft, plainly
from rightscheck.readers.building.joining import joined
from rightscheck.readers.formats import READERS
from rightscheck.readers.pages.html import fragment
from rightscheck.readers.raw.encoding import Raw, kind_of, whole
from rightscheck.readers.raw.refusal import LARGEST

MEDIA_TYPE = "multipart/mixed"
"""Of the whole: parts of which each has a type of its own (RFC 2046, 5.1.3)."""

LONGEST_LABEL = 200

_READ_BY = {"text/plain": "text", "text/markdown": "markdown", "application/json": "cms"}
_BETWEEN = "\n"


class Field(NamedTuple):
    """One field: its label as its editor knows it, and its value.

    `media_type` is `text/plain`, `text/html`, `text/markdown`, or `application/json` for a tree of
    blocks (Contentful, Portable Text, Lexical, Editor.js, Strapi …). `role` is what the value is to
    a reader of the page; a value that declares something of the page has the name of that `fact` as
    well (`title`, `rights`, `credit`; the vocabulary of `model.Fact`).
    """

    label: str
    value: str
    media_type: str = "text/plain"
    role: Role = Role.BODY
    fact: str = ""


def document(
    name: str, fields: Iterable[Field], facts: Mapping[str, str | Iterable[str]] | None = None
) -> Document:
    """The fields, in their order, as the page `name`; `facts` are true of it beside its words.

    Remarks to rightscheck in a value are not heard: who may waive is the content system's to say.
    UnreadableDocument for a media type that is none of these, for JSON that is none, and for more
    than 64 MB; it names the field.
    """
    kept = [_whole(field) for field in fields]
    if sum(len(field.value) for field in kept) > LARGEST:
        hint = "check its parts one by one"
        raise UnreadableDocument(f"is larger than {LARGEST:,} letters", where=name, hint=hint)
    told = {
        key: tuple(map(whole, (one,) if isinstance(one, str) else one))
        for key, one in (facts or {}).items()
    }
    builder = Builder(_BETWEEN.join(field.value for field in kept))
    for key, values in told.items():
        for value in values:
            builder.fact(key, value, Span(0, 0))
    starts = list(accumulate((len(f.value) + len(_BETWEEN) for f in kept), initial=0))
    spans = [_add(builder, field, start, name) for field, start in zip(kept, starts, strict=False)]
    made = builder.document(_digest(kept, told), name, MEDIA_TYPE, "utf-8")
    marks = [
        mark
        for field, start, span in zip(kept, starts, spans, strict=False)
        for mark in _marks(made, field.label, start, span)
    ]
    return made.model_copy(update={"origin": _ruled(made, marks)})


def _whole(field: Field) -> Field:
    """Editors' programmes cut texts in the middle of an emoji."""
    return field._replace(label=whole(field.label), value=whole(field.value).removeprefix("\ufeff"))


def _add(builder: Builder, field: Field, start: int, name: str) -> Span:
    """The field at the end of the text: where it stands there."""
    pieces = (Piece(None, start, start + len(field.value)),)
    before = builder.length

    def read(value: str) -> Document:
        return _inner(value, field, name)

    if not field.value.strip():
        return Span(before, before)
    with builder.part(start, start + len(field.value), field.role):
        if field.fact:
            builder.declare(field.fact, plainly(builder.original, pieces, read), field.role)
        else:
            graft(builder, pieces, read)
    return Span(before, builder.length)


def _inner(value: str, field: Field, name: str) -> Document:
    """A value as its type means it; it is text already, whatever charset it may claim."""
    kind = kind_of(field.media_type)
    if kind == "text/html":
        return fragment(value)
    where = f"{name}, {label_of(field.label)}"
    if kind not in _READ_BY:
        hint = "one of text/html, " + ", ".join(_READ_BY)
        raise UnreadableDocument(f"media type {kind!r} is no field's", where=where, hint=hint)
    data = value.encode("utf-8", "replace")
    raw = Raw(data, where, f"{kind}; charset=utf-8", depth=1)
    found = [one for one in READERS[_READ_BY[kind]].read(raw) if isinstance(one, Document)]
    return joined(found, where)


def _marks(made: Document, label: str, start: int, span: Span) -> Iterator[tuple[int, str]]:
    """Where each paragraph of a field begins in the values, and what it is called."""
    whole = made.text[span.start : span.end]
    lead = len(whole) - len(whole.lstrip("\n"))
    parts = whole[lead:].split("\n\n")
    begins = accumulate((len(part) + 2 for part in parts), initial=span.start + lead)
    at = -1
    for number, (part, begin) in enumerate(zip(parts, begins, strict=False), 1):
        place = made.origin.offset(begin) if made.origin and number > 1 and part else start
        if place > at:  # what a page puts at its end (`later`) may stand before
            at = place
            called = label_of(label)
            yield place, called if len(parts) == 1 else f"{called}, paragraph {number}"


def _ruled(made: Document, marks: Sequence[tuple[int, str]]) -> Origin | None:
    if made.origin is None or not marks:
        return made.origin
    lines = [place for place, _ in marks]
    return made.origin._replace(lines=lines, unit=tuple(called for _, called in marks))


def label_of(said: str) -> str:
    """A label as places tell it: on one line, cut where it is none but a text."""
    label = " ".join(said.split()) or "field"
    return label if len(label) <= LONGEST_LABEL else f"{label[:LONGEST_LABEL]}…"


def _digest(fields: Sequence[Field], facts: Mapping[str, Sequence[str]]) -> str:
    whole = json.dumps([fields, facts], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()
