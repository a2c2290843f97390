"""JSON Feed 1.1 in, a document an item. https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from rightscheck.model import Document, Unread
from rightscheck.readers.building.builder import Builder
from rightscheck.readers.feeds.items import (
    Facts,
    declare,
    declare_all,
    documents,
    opened_json,
    prose,
)
from rightscheck.readers.notations.json import Object
from rightscheck.readers.raw.encoding import Raw

_FACTS: Facts = {
    "title": ("title",),
    "author": ("authors.name", "author.name"),
    "id": ("id",),
    "url": ("url",),
    "source": ("external_url",),
    "language": ("language",),
    "published": ("date_published",),
    "modified": ("date_modified",),
}
_INHERITED = ("language", "author")


def read(source: Raw) -> Iterator[Document | Unread]:
    """Every item of a feed; what it does not say of language and author its feed says."""
    file, root = opened_json(source, "application/feed+json")
    feed = root.object("")
    yield from documents(file, [*feed.objects("items")], partial(_write, feed), "a feed")


def _write(feed: Object, builder: Builder, item: Object) -> None:
    declare_all(builder, item, _FACTS)
    for fact in _INHERITED:
        if not any(item.value(*path.split(".")) for path in _FACTS[fact]):
            declare_all(builder, feed, {fact: _FACTS[fact]})
    html = item.value("content_html")
    text = html or item.value("content_text")
    prose(builder, text or item.value("summary"), markup=bool(html))
    if text:
        declare(builder, "description", item.value("summary"))
