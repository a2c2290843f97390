"""AP Media API in, a document an item: the answer of `/content` and of `/content/feed`.

An item is much like one of ninjs 1.x, in an envelope. Its `usageterms` are a list; its
`version` counts from 0 (told from 1, as all others); what it is (a kill, a write-through)
stands in `signals` and `editorialtypes`; its story is NITF behind a link, or in the file where
a system put it.
https://api.ap.org/media/v/docs/
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import Document, Unread
from rightscheck.readers.building.builder import Builder, Piece
from rightscheck.readers.feeds import ninjs
from rightscheck.readers.feeds.items import Facts, declare_all, documents, opened_json
from rightscheck.readers.notations.json import Object
from rightscheck.readers.raw.encoding import Raw

_FACTS: Facts = {
    **{fact: paths for fact, paths in ninjs.FACTS.items() if fact != "version"},
    "author": ("bylines.by", "bylines.name", "photographer.name"),
    "id": ("altids.itemid", "uri"),
    "url": ("links.href",),
    "credit": ("description_creditline", "creditline"),
    "source": ("provider", "infosource.name"),
    "note": ("ednote", "embargoedreason"),
}
_ASIDE: Facts = {"source": ("infosource.name",), "signal": ("editorialtypes",)}
_DIGITS = 4  # of a version; more are no count


def read(source: Raw) -> Iterator[Document | Unread]:
    """Every item of an answer."""
    file, root = opened_json(source)
    top = [*root.objects("")]
    held = [one for each in top for one in (*each.objects("data"), each)]
    found = [one for each in held for one in (*each.objects("items"), each) if "item" in one]
    for story in top if len(found) == 1 else ():
        for pieces in story.values("nitf", "body_html"):  # as Superdesk keeps it beside an answer
            found[0].object("item").put("body_html", pieces)
    yield from documents(file, found, _write, "an AP item")


def _write(builder: Builder, found: Object) -> None:
    item = found.object("item")
    ninjs.write(builder, item, _FACTS)
    declare_all(builder, item, _ASIDE)
    version, count = item.value("version"), item.text("version")
    if count.isdecimal() and len(count) <= _DIGITS:
        builder.declare("version", (Piece(str(int(count) + 1), version[0].start, version[-1].end),))
    declare_all(builder, found, {"feed": ("meta.products.name",)})
