"""What is written inside an item, as NITF, XHTML, other markup or bare text: into the builder.

Agencies mix them (NITF's `block` around HTML's `h2`, escaped HTML in `DataContent`), so one
table knows the elements of all: HTML's are those of `pages`, NITF 3.6 adds its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rightscheck.model import Role, Span
from rightscheck.readers.building.builder import LINE, PARAGRAPH, Builder, Piece, Pieces, plain
from rightscheck.readers.building.grafting import graft
from rightscheck.readers.notations.xml import XmlElement as Node
from rightscheck.readers.pages.elements import ELEMENTS, INLINE, Element
from rightscheck.readers.pages.html import MARKUP, fragment
from rightscheck.readers.pages.markup import WS

_UNEVEN = re.compile(rf"[{WS}]{{2,}}+|[\t\n\f\r]|\A[{WS}]|[{WS}]\Z")
_RUN = re.compile(rf"[{WS}]++")
_BREAK = re.compile(r"[ \t\f\r]*+\n[ \t\f\r]*+(?:\n[ \t\f\r\n]*+)?+")

_PARAGRAPH = Element(PARAGRAPH)
_CAPTION = Element(PARAGRAPH, Role.CAPTION)
_FOOTER = Element(PARAGRAPH, Role.FOOTER)
_SAID = Element(LINE, Role.METADATA)

_ELEMENTS = {
    **ELEMENTS,
    "h1": Element(PARAGRAPH, Role.TITLE),
    "header": _PARAGRAPH,  # of an item, not of a site
    "hl1": Element(PARAGRAPH, Role.TITLE),
    "hl2": Element(PARAGRAPH, Role.HEADING),
    "block": _PARAGRAPH,
    "hedline": _PARAGRAPH,
    "body.head": _PARAGRAPH,
    "body.content": _PARAGRAPH,
    "body.end": _PARAGRAPH,
    "nitf-table": _PARAGRAPH,
    "bq": Element(PARAGRAPH, Role.QUOTATION),
    "fn": Element(PARAGRAPH, Role.ASIDE),
    "media": _CAPTION,
    "media-caption": _CAPTION,
    "media-producer": Element(LINE, Role.CAPTION),
    "tagline": _FOOTER,
    "bibliography": _FOOTER,
    "copyrite": Element(LINE, Role.FOOTER),
    "byline": _SAID,
    "byttl": Element(LINE),
    "distributor": _SAID,
    "note": _SAID,
    "rights": _SAID,
    # An agency's `pre` is a table of results, never a program.
    "pre": Element(PARAGRAPH, pre=True),
    **dict.fromkeys(("meta", "media-metadata", "nitf-table-metadata"), Element(hidden=True)),
}

_SPOKEN = frozenset({"notepad", "nonpublic", "byline", "slugline", "publicationdate"})
"""Classes by which XHTML marks what NITF has elements for: notes to editors, the author."""

_POINTING = (
    ("a", "href", "link"),
    ("img", "src", "embedded"),
    ("img", "source", "embedded"),
    ("media-reference", "source", "embedded"),
)


def write(builder: Builder, node: Node) -> None:
    """What is inside an element: its markup as prose, bare text as what it looks like."""
    if any(True for _ in node):
        inside(builder, node)
        return
    pieces = tuple(node.pieces())
    if MARKUP.search(node.text()):
        graft(builder, pieces, fragment)
    else:
        _lines(builder, pieces)


def element(builder: Builder, node: Node, *, pre: bool = False) -> None:
    """An element and what is inside: how far it stands apart, and as what."""
    known = _ELEMENTS.get(node.name.lower(), INLINE)
    if known.hidden:
        return
    role = known.role or _spoken(node)
    kept = builder.role
    before = builder.length
    if known.gap:
        builder.gap(known.gap, node.start)
    if role and kept in {Role.BODY, Role.QUOTATION}:  # a paragraph in a caption is the caption's
        builder.role = role
    inside(builder, node, pre=pre or known.pre)
    builder.role = kept
    if known.gap:
        builder.gap(known.gap, node.end)
    for name, attribute, fact in _POINTING:
        if node.name == name:
            builder.fact(fact, node.attribute(attribute), Span(before, builder.length))


def flow(builder: Builder, piece: Piece) -> None:
    """A stretch of text whose white space parts words and does no more."""
    for text, start, end in _even(piece, builder.original):
        if text == " ":
            builder.space(start, end)
        elif text is None:
            builder.copy(start, end)
        else:
            builder.stand(text, start, end)


def words(node: Node, page: str) -> Pieces:
    """An element's text on one line."""
    return tidy(_apart(node), page)


def tidy(pieces: Iterable[Piece], page: str) -> Pieces:
    """The same on one line: white space as one space, none around it."""
    found = [even for piece in pieces for even in _even(piece, page)]
    texts = [plain((piece,), page) for piece in found]
    first = next((at for at, text in enumerate(texts) if text.strip(WS)), len(texts))
    last = next((at for at in range(len(texts), first, -1) if texts[at - 1].strip(WS)), first)
    kept: list[Piece] = []
    for piece, text in zip(found[first:last], texts[first:last], strict=True):
        if text != " " or not kept or kept[-1].text != " ":
            kept.append(piece)
    return tuple(kept)


def inside(builder: Builder, node: Node, *, pre: bool = False) -> None:
    """What is inside an element, as markup: white space is one space, `br` ends a line."""
    for one in node.content:
        if isinstance(one, Node):
            element(builder, one, pre=pre)
        elif pre:
            builder.add((one,))
        else:
            flow(builder, one)


def _spoken(node: Node) -> Role | None:
    written = node.attribute("class")
    return None if _SPOKEN.isdisjoint(written.lower().split()) else Role.METADATA


def _even(piece: Piece, page: str) -> Iterator[Piece]:
    """A stretch of text in which every run of white space is one space."""
    text, start, end = piece
    if text is not None:
        yield Piece(" ", start, end) if not text.strip(WS) else piece
        return
    if not _UNEVEN.search(page[start:end]):
        if start < end:
            yield piece
        return
    at = start
    for run in _RUN.finditer(page, start, end):
        if (
            run.end() - run.start() == 1
            and page[run.start()] == " "
            and start < run.start() < end - 1
        ):
            continue
        if at < run.start():
            yield Piece(None, at, run.start())
        yield Piece(" ", *run.span())
        at = run.end()
    if at < end:
        yield Piece(None, at, end)


def _apart(node: Node) -> Iterator[Piece]:
    """Its text; where an element ends a line, words on both sides are parted by a space."""
    for one in node.content:
        if not isinstance(one, Node):
            yield one
            continue
        gap = _ELEMENTS.get(one.name.lower(), INLINE).gap
        if gap:
            yield Piece(" ", one.start, one.start)
        yield from _apart(one)
        if gap:
            yield Piece(" ", one.end, one.end)


def _lines(builder: Builder, pieces: Pieces) -> None:
    """Bare text: its lines and paragraphs are where its line breaks are."""
    for text, start, end in pieces:
        if text is not None:
            builder.stand(text, start, end)
            continue
        at = start
        for match in _BREAK.finditer(builder.original, start, end):
            builder.copy(at, match.start())
            apart = PARAGRAPH if match[0].count("\n") > 1 else LINE
            builder.gap(apart, match.start())
            at = match.end()
        builder.copy(at, end)
