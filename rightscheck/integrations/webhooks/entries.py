"""An entry of a content system without fixed fields, as `Field`s: what a key says, and the value.

Keys are called what each house likes, so the table of names that all formats share (`readers`)
says which of them declare something of the page. Whatever has words is read, components within
components too; a place is the way to it: `blocks, 2, quote`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Role
from rightscheck.readers.aliases import PARTS, fact_of, is_picture, normal
from rightscheck.readers.fields import Field

MOST = 2_000
"""Fields of one entry."""

DEEPEST = 40
"""Components and lists within one another; what is deeper would go unread, so it is refused."""

_LESS = "leave out of the webhook what is no text"

_HTML = re.compile(r"<(?:/|!--|[a-zA-Z][a-zA-Z0-9]*[\s/>])")
_SILENT = frozenset(
    """
    sys id documentid slug locale url uid component createdby updatedby createdat updatedat
    publishedat localizations metadata hash ext mime provider formats previewurl width height
    size path folderpath status
    """.split()  # noqa: SIM905 -- a list of words
)
"""Keys of the system's own; what their values tell is told as facts or not at all."""

_SURER = frozenset({"published", "modified", "id", "url", "language", "description", "version_of"})
"""What the system's own keys say more surely, and a summary, which readers see as they see text."""

_ASSET = ("mime", "alternativeText", "contentType")


def fields_of(entry: Mapping[str, Any], name: str) -> Iterator[Field]:
    """The fields of an entry, in its order; UnreadableDocument where it is no entry but a bomb."""
    for number, field in enumerate(_members(entry, (), picture=False), 1):
        if number > MOST:
            raise UnreadableDocument(f"has more than {MOST:,} fields", where=name, hint=_LESS)
        yield field


def _members(entry: Mapping[str, Any], path: tuple[str, ...], *, picture: bool) -> Iterator[Field]:
    picture = picture or any(key in entry for key in _ASSET)
    for key, value in entry.items():
        if normal(str(key)).lstrip("_") not in _SILENT:
            seen = picture or is_picture(str(key))
            yield from _value(value, (*path, str(key)), picture=seen)


def _value(value: object, path: tuple[str, ...], *, picture: bool) -> Iterator[Field]:
    if isinstance(value, str):
        yield _text(value, path, picture=picture)
    elif _is_tree(value):
        role = Role.CAPTION if picture else Role.BODY
        yield Field(", ".join(path), json.dumps(value), "application/json", role)
    elif len(path) > DEEPEST:
        problem = f"is nested more than {DEEPEST} deep"
        raise UnreadableDocument(problem, where=path[0], hint=_LESS)
    elif isinstance(value, Mapping):
        yield from _members(value, path, picture=picture)
    elif isinstance(value, Sequence):
        for number, one in enumerate(value, 1):
            yield from _value(one, (*path, str(number)), picture=picture)


def _text(value: str, path: tuple[str, ...], *, picture: bool) -> Field:
    """A text, as what its key says it is."""
    label, media_type = ", ".join(path), "text/html" if _HTML.search(value) else "text/markdown"
    if picture:
        return Field(label, value, media_type, Role.CAPTION)
    fact = _fact(path)
    if fact == "title":
        return Field(label, value, media_type, Role.TITLE, fact if len(path) == 1 else "")
    declared = fact or (value.isascii() and len(value.split()) == 1)  # one word is a name or a code
    return Field(label, value, media_type, Role.METADATA if declared else Role.BODY, fact)


def _fact(path: tuple[str, ...]) -> str:
    """What a value declares by its key, or as the `name` of what has that key."""
    key = path[-2] if len(path) > 1 and normal(path[-1]) in PARTS else path[-1]
    fact = fact_of(key)
    return "" if fact in _SURER else fact


def _is_tree(value: object) -> bool:
    """Is this a text as blocks: Contentful's rich text, Strapi's, Editor.js', Lexical's …?"""
    if isinstance(value, Mapping):
        kind = value.get("nodeType") or value.get("type") or value.get("root")
        inside = value.get("content") or value.get("children") or value.get("root")
        return (bool(kind) and isinstance(inside, Sequence | Mapping)) or _blocks(
            value.get("blocks")
        )
    return _blocks(value)


def _blocks(value: object) -> bool:
    """Is this a list of blocks, each with a kind and what is in it?"""
    if isinstance(value, str) or not isinstance(value, Sequence) or not value:
        return False
    return all(isinstance(one, Mapping) and "type" in one and _holds(one) for one in value)


def _holds(block: Mapping[str, Any]) -> bool:
    return any(isinstance(block.get(key), list | dict) for key in ("children", "content", "data"))
