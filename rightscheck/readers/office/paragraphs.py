"""Paragraphs in, a `Document` out, whose places are paragraphs.

The number of a paragraph is the one that its programme gives it, empty ones counted. What stands
beside the text (a footnote, a text box) has the number of the paragraph that it hangs on; headers
have the first, footers the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rightscheck.model import Document, Role, Span, Unit
from rightscheck.readers.building.builder import PARAGRAPH, Builder, Piece, Ruler
from rightscheck.readers.building.declaring import Declared
from rightscheck.readers.raw.encoding import Raw


class Link(NamedTuple):
    """Where some words of a paragraph lead."""

    start: int
    end: int
    address: str


class Paragraph(NamedTuple):
    """One paragraph (page) of a file, and how far it stands from the one before."""

    text: str
    number: int
    role: Role = Role.BODY
    gap: int = PARAGRAPH
    links: tuple[Link, ...] = ()


def compose(
    source: Raw,
    declared: Iterable[Declared],
    paragraphs: Sequence[Paragraph],
    unit: Unit,
    media_type: str,
) -> Document:
    """The document, its paragraphs in the order given; UnreadableDocument without any text."""
    declared = [one for one in declared if one.value.strip()]
    said = [Paragraph(one.line, 1, Role.METADATA) for one in declared]
    original, lines, places = _laid_out([*said, *paragraphs])
    builder = Builder(original, Ruler(lines, unit))
    for one, each, start in zip(declared, said, places, strict=False):
        begin = start + len(one.spoken)
        span = builder.value((Piece(None, start, start + len(each.text)),))
        builder.fact(one.fact, original[begin : start + len(each.text)], span)
    for each, start in zip(paragraphs, places[len(said) :], strict=True):
        _add(builder, each, start)
    document = builder.document(source.sha256(), source.name, media_type, "utf-8")
    if not document.text.strip():
        raise source.unreadable("holds no text", "look what is in it")
    return document


def _add(builder: Builder, paragraph: Paragraph, start: int) -> None:
    builder.gap(paragraph.gap, start)
    builder.role = paragraph.role
    builder.copy(start, start + len(paragraph.text))
    begin = builder.length - len(paragraph.text)
    for link in paragraph.links:
        builder.fact("link", link.address, Span(begin + link.start, begin + link.end))
    if paragraph.role is Role.TITLE:
        span = Span(begin, builder.length)
        builder.fact("title", " ".join(paragraph.text.split()), span, hearsay=True)
    builder.role = Role.BODY


def _laid_out(paragraphs: Sequence[Paragraph]) -> tuple[str, list[int], list[int]]:
    """All text by number, where each number begins, and where each paragraph does."""
    order = sorted(range(len(paragraphs)), key=lambda index: paragraphs[index].number)
    lines: list[int] = []
    places = [0] * len(paragraphs)
    at = 0
    for index in order:
        lines += [at] * (paragraphs[index].number - len(lines))
        places[index] = at
        at += len(paragraphs[index].text) + 1
    return "\n".join(paragraphs[index].text for index in order), lines or [0], places
