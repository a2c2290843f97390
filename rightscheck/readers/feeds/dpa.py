"""dpa digitalwires in, a document an item.

A correction has the `urn` of what it corrects and a higher `version`. The usage terms come in
two languages in one value. An embargo is in `embargoed`, and where that is empty often in
the HTML notepad for editors ("Sperrfrist 22. Oktober 09.30 Uhr").
https://api.dpa-newslab.com/
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import Document, Role, Span, Unread
from rightscheck.model.dates import parse
from rightscheck.readers.building.builder import Builder
from rightscheck.readers.feeds.embargoes import embargo_in, end_of
from rightscheck.readers.feeds.items import (
    Facts,
    caption,
    declare,
    declare_all,
    documents,
    opened_json,
    picture_credit,
    prose,
    readable,
)
from rightscheck.readers.notations.json import Object
from rightscheck.readers.raw.encoding import Raw

_FACTS: Facts = {
    "author": ("byline",),
    "id": ("urn",),
    "language": ("language",),
    "published": ("version_created",),
    "modified": ("version_created",),
    "version": ("version",),
    "status": ("pubstatus",),
    "signal": ("signal",),
    "embargo": ("embargoed",),
    "expires": ("expires",),
    "credit": ("creditline",),
    "copyright": ("copyrightnotice",),
    "rights": ("usageterms",),
    "note": ("ednotes.ednote", "autopublishnotice"),
}
_NOTEPADS = ("header_html", "public_html", "nonpublic_html")
_PICTURE = ("caption", "copyrightnotice", "usageterms")


def read(source: Raw) -> Iterator[Document | Unread]:
    """One entry, or several in a list or under `entries`."""
    file, root = opened_json(source)
    found = [
        one for each in root.objects("") for one in (*each.objects("entries"), each) if "urn" in one
    ]
    yield from documents(file, found, _write, "a wire")


def _write(builder: Builder, entry: Object) -> None:
    declare(builder, "title", entry.value("headline"))
    prose(builder, entry.value("subhead"), Role.HEADING)
    declare(builder, "description", entry.value("teaser"))
    prose(builder, entry.value("article_html"), markup=True)
    if not entry.value("article_html"):
        for described in entry.values("descriptions", "description"):
            prose(builder, described, Role.CAPTION)
    for box in ("infobox_html", "linkbox_html"):
        prose(builder, entry.value(box), Role.ASIDE, markup=True)
    declare_all(builder, entry, _FACTS)
    for category in entry.objects("categories"):
        if category.text("type") == "dnltype:wire":
            declare(builder, "feed", category.value("name"))
    for picture in entry.objects("associations"):
        if picture.text("urn") != entry.text("urn"):  # a picture is associated with itself
            for key in _PICTURE:
                caption(builder, picture.value(key))
            picture_credit(builder, picture.value("creditline"))
    for notepad in _NOTEPADS:
        _note(builder, entry, notepad)


def _note(builder: Builder, entry: Object, notepad: str) -> None:
    """Editors' notes are no text of the item, but they may hold its embargo."""
    written = readable(builder, entry.value("notepad", notepad))
    if not written:
        return
    span = builder.value(written, Role.METADATA, written[0].start)
    words = None if entry.text("embargoed") else embargo_in(builder.since(span.start))
    if words:
        found = Span(span.start + words.start(), span.start + words.end())
        builder.fact("embargo", end_of(words[0], parse(entry.text("version_created"))), found)
