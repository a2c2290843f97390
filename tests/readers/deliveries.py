"""Short ways to read a delivered file in a test and to ask what it says."""

from __future__ import annotations

import json
from collections.abc import Mapping

from rightscheck.model import Document
from rightscheck.readers import documents


def several(page: str, name: str = "delivery") -> list[Document]:
    found = [*documents(page.encode(), name)]
    assert all(isinstance(one, Document) for one in found)
    return [one for one in found if isinstance(one, Document)]


def one(page: str | Mapping[str, object], name: str = "delivery") -> Document:
    (document,) = several(page if isinstance(page, str) else json.dumps(page), name)
    return document


def said(document: Document) -> dict[str, str]:
    """The first thing declared under every name."""
    return {fact.name: fact.value for fact in reversed(document.facts)}


def body(document: Document) -> str:
    """What no region covers."""
    text = list(document.text)
    for span, _ in document.regions:
        text[span.start : span.end] = " " * span.length
    return " ".join("".join(text).split())
