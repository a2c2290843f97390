"""A document inside a value of another: HTML in a feed's element, Markdown in a JSON string.

The value is read like a file of its own; then its text, roles and facts are put into the outer
builder, every code point with its place in the outer file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rightscheck.model import Document, Origin, Role, Span
from rightscheck.readers.building.builder import Builder, Piece, Pieces, plain

Inner = Callable[[str], Document]


def graft(builder: Builder, pieces: Iterable[Piece], read: Inner) -> None:
    """Add what `read` makes of a value; it stands apart from what is around it."""
    value, through = _value(builder.original, tuple(pieces))
    inner = read(value)
    if not inner.text:
        return
    outer = builder.role
    with builder.part(through.offset(0), through.end(len(value))):
        for span, role in inner.stretches:
            # Where the inner text is plain body, it is whatever the value is to the outer document.
            builder.role = outer if role is Role.BODY else role
            builder.add(_pieces(inner, span, through))
    begin = builder.length - len(inner.text)
    for fact in inner.facts:
        builder.fact(fact.name, fact.value, fact.span.moved(begin))


def plainly(original: str, pieces: Iterable[Piece], read: Inner) -> Pieces:
    """The words that `read` finds in a value, for one that is declared rather than prose."""
    value, through = _value(original, tuple(pieces))
    inner = read(value)
    return tuple(_pieces(inner, Span(0, len(inner.text)), through))


def _value(original: str, pieces: Pieces) -> tuple[str, Origin]:
    """A value's text, and how it lies in the original."""
    starts: list[int] = []
    places: list[int] = []
    widths: list[int] = []
    at = 0
    for text, start, end in pieces:
        starts.append(at)
        places.append(start)
        widths.append(-1 if text is None else end - start)
        at += end - start if text is None else len(text)
    return plain(pieces, original), Origin(starts or [0], places or [0], widths or [0], [0])


def _pieces(inner: Document, span: Span, through: Origin) -> Iterator[Piece]:
    """A stretch of the inner text by its places in the outer original."""
    if inner.origin is None:
        yield Piece(inner.text[span.start : span.end], through.offset(0), through.offset(0))
        return
    for begin, end, place, width in inner.origin.segments(span):
        text = inner.text[begin:end]
        if width >= 0:
            first = through.offset(place)
            yield Piece(text, first, max(first, through.end(place + width)))
            continue
        for start, stop, outer, wide in through.segments(Span(place, place + end - begin)):
            if wide < 0:
                yield Piece(None, outer, outer + stop - start)
            else:
                yield Piece(text[start - place : stop - place], outer, outer + wide)
