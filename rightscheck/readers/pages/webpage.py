"""A page of HTML in, a `Document` out: its text as a reader sees it, with roles and exact places.

What a page shows is read first; then an article that only its data has (JSON-LD, or the state
from which a script would build the page); then what needs the whole page (`outline.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Span
from rightscheck.readers.blocks.tree import Telling
from rightscheck.readers.building.builder import Builder
from rightscheck.readers.notations.json import tree
from rightscheck.readers.pages.html import feed
from rightscheck.readers.pages.outline import settled
from rightscheck.readers.pages.unseen import tell_unseen
from rightscheck.readers.pages.walker import Walker
from rightscheck.readers.raw.encoding import Raw, decode

_EMPTY = 400  # code points of body; a page with fewer may be one that scripts fill


def read(source: Raw) -> Iterator[Document]:
    """An HTML or XHTML page."""
    page, encoding = decode(source, markup=True)
    builder = Builder(page)
    xhtml = source.name.lower().endswith(".xhtml") or "xhtml" in (source.media_type or "")
    walker = Walker(builder, closing=xhtml)
    feed(walker, 0, len(page))
    walker.close_to(0, len(page))
    unseen = walker.outline.parts["unseen"]
    unseen += tell_unseen(builder, walker.declared.bodies)
    if not unseen and walker.declared.states and builder.body < _EMPTY:
        unseen += _states(builder, walker.declared.states)
    document = builder.document(source.data, source.name, "text/html", encoding)
    yield settled(document, walker.outline)


def _states(builder: Builder, states: list[Span]) -> Iterator[Span]:
    """Tell the data from which scripts would build the page."""
    for state in states:
        start = builder.length
        try:
            data = tree(builder.original, "", state.start, state.end)
        except UnreadableDocument:
            continue  # no data but a script, or cut off: nothing that the page shows
        Telling(builder).object(data, ())
        yield Span(start, builder.length)
