"""Short ways to read a page in a test and to ask what became of it."""

from __future__ import annotations

from rightscheck.model import Document, Role, Span
from rightscheck.readers import read


def html(page: str, name: str = "page.html") -> Document:
    return read(page.encode(), name)


def markdown(page: str, name: str = "page.md") -> Document:
    return read(page.encode(), name)


def of_role(document: Document, role: Role) -> list[str]:
    return [
        document.text[region.span.start : region.span.end]
        for region in document.regions
        if region.role is role
    ]


def facts(document: Document, name: str) -> list[str]:
    return [fact.value for fact in document.facts if fact.name == name]


def raw(document: Document, original: str, start: int, end: int) -> str:
    """What stands in the original where `text[start:end]` comes from."""
    assert document.origin is not None
    return original[document.origin.offset(start) : document.origin.end(end)]


def place(document: Document, words: str) -> tuple[int, int, int, int]:
    """Line and column of both ends of `words`."""
    at = document.text.index(words)
    span = Span(at, at + len(words))
    return (*document.start(span)[:2], *document.end(span)[:2])
