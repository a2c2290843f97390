"""ninjs 1.0 to 3.x in, a document an item: IPTC's News in JSON, and what systems make of it.

Versions differ in spelling (`copyrightnotice`, `copyrightNotice`), which `json.py` levels, and
in shape: 1.x has `headline` and `body_html`, 2.0 and later lists of `headlines` and `bodies`
with roles and content types; associations are named in 1.x and a list later. Superdesk's own
items are read alike. Specification: https://iptc.org/std/ninjs/.

A text that is associated with another is a document of its own; rights of a picture or of a
rendition stand in the text as captions and declare nothing of the item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Role, Unread
from rightscheck.readers.building.builder import Builder, Pieces
from rightscheck.readers.building.grafting import graft
from rightscheck.readers.feeds.items import (
    Facts,
    caption,
    declare,
    declare_all,
    documents,
    opened_json,
    picture_credit,
    prose,
)
from rightscheck.readers.notations import xml
from rightscheck.readers.notations.json import Object
from rightscheck.readers.pages.html import fragment
from rightscheck.readers.raw.encoding import Raw
from rightscheck.readers.wire import nitf

FACTS: Facts = {
    "author": ("by", "byline", "authors.name"),
    "id": ("guid", "uri", "_id"),
    "item_type": ("type",),
    "language": ("language",),
    "published": ("firstpublished", "firstcreated", "versioncreated"),
    "modified": ("versioncreated",),
    "version": ("version",),
    "version_of": ("evolvedfrom", "rewrite_of"),
    "status": ("pubstatus",),
    "signal": ("signals", "signal"),
    "embargo": ("embargoed", "embargoeduntil", "embargo", "schedule_settings.utc_embargo"),
    "expires": ("expires",),
    "holder": ("copyrightholder",),
    "copyright": ("copyrightnotice",),
    "rights": ("usageterms",),
    "licence": ("rightsinfo.linkedrights",),
    "credit": ("creditline",),
    "source": ("source", "infosources.name", "infosource.name", "provider"),
    "feed": ("service.name", "services.name"),
    "note": ("ednote",),
}

_KINDS = ("html", "nitf", "xml")
"""What content types and roles call a body that is markup; any other is text."""

_MAKERS = ("by", "byline", "creditline")
_PICTURE = ("copyrightnotice", "usageterms", "ednote")
_SEEN = frozenset({"picture", "graphic", "video", "audio", "image", "photo", "animation"})
_TEXTS = frozenset({"text", "composite", "article", ""})


def read(source: Raw) -> Iterator[Document | Unread]:
    """One item, or several in a list or under `_items` or `items`."""
    file, root = opened_json(source)
    top = [*root.objects("")]
    listed = [*chain.from_iterable(one.objects(key) for one in top for key in ("_items", "items"))]
    found = [*chain.from_iterable(map(_texts, listed or top))]
    yield from documents(file, found, write, "a ninjs item")


def _texts(item: Object) -> Iterator[Object]:
    """An item and the texts associated with it."""
    yield item
    for other in item.members("associations"):
        yield from (each for each in _texts(other) if _is_text(each))


def _is_text(item: Object) -> bool:
    return item.text("type").lower() in _TEXTS and bool(_body(item))


def write(builder: Builder, item: Object, facts: Facts = FACTS) -> None:
    """One item, by the table of its format."""
    seen = item.text("type").lower() in _SEEN
    _title(builder, item)
    role = Role.CAPTION if seen else Role.BODY
    body, kind = _body(item) or ((), "")
    if kind == "nitf":
        graft(builder, body, _nitf)
    else:
        prose(builder, body, role, markup=bool(kind) or None)
    for pieces in _descriptions(item):
        if body and not seen:
            declare(builder, "description", pieces)
        else:
            prose(builder, pieces, role)
    declare_all(builder, item, facts)
    declare_all(builder, item, {"": ("rightsinfo.encodedrights",)})
    for described in item.objects("descriptions"):
        if _is_credit(described):
            declare(builder, "credit", described.value("value"))
    for other in item.members("associations"):
        if not _is_text(other):
            _caption(builder, other)
    for rendition in item.members("renditions"):
        _caption(builder, rendition)


def _title(builder: Builder, item: Object) -> None:
    """The main one of several headlines."""
    headlines = [one for one in item.objects("headlines") if one.value("value")]
    main = [one for one in headlines if one.text("role") in {"main", ""}]
    for headline in (main + headlines)[:1]:
        declare(builder, "title", headline.value("value"))
    if not headlines:
        declare_all(builder, item, {"title": ("headline", "headline_main", "title")})


def _caption(builder: Builder, picture: Object) -> None:
    for pieces in _descriptions(picture):
        caption(builder, pieces)
    for key in _MAKERS:
        picture_credit(builder, picture.value(key))
    for key in _PICTURE:
        for pieces in picture.values(key):
            caption(builder, pieces)
    caption(builder, picture.value("rightsinfo", "linkedrights"))
    for rendition in picture.members("renditions"):
        _caption(builder, rendition)


def _body(item: Object) -> tuple[Pieces, str] | None:
    """The item's text and its kind: HTML before text, text before XML; of several the longest."""
    found = [
        (pieces, _kind(one.text("contenttype") or one.text("role")))
        for one in item.objects("bodies")
        for pieces in one.values("value")
    ]
    found += [
        (pieces, _kind(key))
        for key in item.keys
        if key.startswith("body") or key == "nitf"
        for pieces in item.values(key)
    ]
    best = ("html", "", "nitf", "xml")
    return min(found, key=lambda each: (best.index(each[1]), -_length(each[0])), default=None)


def _nitf(written: str) -> Document:
    """NITF as it is, or as HTML where it is not whole."""
    builder = Builder(written)
    try:
        root = xml.tree(written, "")
    except UnreadableDocument:
        return fragment(written)
    if root.name != "nitf":
        return fragment(written)
    nitf.fill(builder, root, alone=False)
    return builder.document("", "", "application/nitf+xml", "utf-8")


def _kind(told: str) -> str:
    return next((kind for kind in _KINDS if kind in told.lower()), "")


def _length(pieces: Sequence[tuple[object, int, int]]) -> int:
    return sum(end - start for _, start, end in pieces)


def _is_credit(described: Object) -> bool:
    return "credit" in described.text("role").lower()


def _descriptions(item: Object) -> Iterator[Pieces]:
    """What describes an item; the same in HTML and as text counts once."""
    for one in item.objects("descriptions"):
        if not _is_credit(one):
            yield from one.values("value")
    keys = [key for key in item.keys if key.startswith("description") and "credit" not in key]
    plain = [key for key in keys if "html" not in key and key != "descriptions"]
    for key in plain or keys:
        yield from item.values(key)
