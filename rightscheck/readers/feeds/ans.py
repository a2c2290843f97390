"""Arc XP's ANS in, a document a story: the schema's 0.10 and what its API answers.

`version` is the schema's, never the story's. An embargo that is `active` without `end_time`
lasts until further notice; a `revision` that is not `published` is a draft. A restriction by
place names an opaque id, and what may not be distributed says so in a flag: both stand as terms
in words, for somebody to look at.
https://github.com/washingtonpost/ans-schema
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import Document, Role, Unread
from rightscheck.readers.building.builder import Builder, Piece, Pieces, spoken
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
from rightscheck.readers.notations.json import Object
from rightscheck.readers.raw.encoding import Raw
from rightscheck.readers.sourcing import OPEN_END

_FACTS: Facts = {
    "author": ("credits.by.name", "credits.by.byline", "credits.name"),
    "id": ("_id",),
    "item_type": ("type",),
    "language": ("language",),
    "published": ("first_publish_date", "publish_date", "display_date", "created_date"),
    "modified": ("last_updated_date",),
    "url": ("canonical_url",),
    "source": ("distributor.name", "source.name"),
    "holder": ("owner.name",),
    "copyright": ("copyright",),
    "embargo": ("content_restrictions.embargo.end_time",),
    "note": ("content_restrictions.embargo.description", "planning.internal_note"),
    "signal": ("corrections.correction_type", "corrections.type"),
}
_HELD = ("results", "content-operation")
_LINES: dict[str, tuple[tuple[str, ...], Role]] = {
    "text": (("content",), Role.BODY),
    "raw_html": (("content",), Role.BODY),
    "correction": (("text", "content"), Role.BODY),
    "header": (("content",), Role.HEADING),
    "endorsement": (("endorsement",), Role.HEADING),
    "interstitial_link": (("content",), Role.NAVIGATION),
    "code": (("content",), Role.CODE),
}
"""For an element's type: the keys that hold its words, and their role."""

_CAPTION = ("caption", "subtitle")
_PICTURES = frozenset({"image", "video", "audio", "gallery"})


def read(source: Raw) -> Iterator[Document | Unread]:
    """One object, the stories of a search, or the body of an operation."""
    file, root = opened_json(source)
    found = [one for each in root.objects("") for one in _stories(each)]
    kinds = {one.text("type") for one in found} or {"object"}
    what = f"an ANS {min(kinds)}"
    yield from documents(file, found, _write, what)


def _stories(top: Object) -> Iterator[Object]:
    if top.text("type") in _HELD or ("count" in top and "content_elements" in top):
        yield from (*top.objects("content_elements"), *top.objects("body"))
    else:
        yield top


def _write(builder: Builder, story: Object) -> None:
    declare(builder, "title", story.value("headlines", "basic") or story.value("title"))
    prose(builder, story.value("subheadlines", "basic"), Role.HEADING)
    declare(builder, "description", story.value("description", "basic"))
    elements = [*story.objects("content_elements")]
    if story.text("type") in _LINES or story.text("type") in _PICTURES:
        elements.insert(0, story)
    for element in elements:
        _element(builder, element, Role.BODY, own=element is story)
    for promoted in story.members("promo_items"):
        _captions(builder, promoted)
    for correction in story.objects("corrections"):
        prose(builder, correction.value("text"))
    declare_all(builder, story, _FACTS)
    _restrictions(builder, story)


def _element(builder: Builder, element: Object, role: Role, *, own: bool = False) -> None:
    kind = element.text("type")
    if kind in _PICTURES:
        _captions(builder, element, own=own)
        if own:
            return
    keys, plain = _LINES.get(kind, ((), Role.BODY))
    for key in keys:
        prose(builder, element.value(key), role if plain is Role.BODY else plain)
    if kind == "correction":
        declare(builder, "signal", element.value("correction_type") or element.value("type"))
    inner = {"quote": Role.QUOTATION, "link_list": Role.NAVIGATION}.get(kind, role)
    for key in ("content_elements", "items", "header", "rows", "citation"):
        for one in element.objects(key):
            _element(builder, one, inner)


def _captions(builder: Builder, picture: Object, *, own: bool = False) -> None:
    for key in _CAPTION:
        caption(builder, picture.value(key))
    if own:  # of the picture that the document itself is, credit and © are facts
        return
    shown = picture.value("credits_caption_display")
    for credit in [shown] if shown else picture.values("credits", "by", "name"):
        picture_credit(builder, credit)
    caption(builder, picture.value("copyright"))


def _restrictions(builder: Builder, story: Object) -> None:
    """What holds a story back without saying so in words."""
    embargo = story.object("content_restrictions", "embargo")
    active = embargo.value("active")
    if embargo.text("active") == "true" and not embargo.text("end_time"):
        builder.declare("embargo", (Piece(OPEN_END, *_around(active)),))
    if story.text("revision", "published") == "false":
        flag = story.value("revision", "published")
        builder.declare("status", (Piece("draft", *_around(flag)),))
    for place in story.values("content_restrictions", "geo", "restrictions", "restriction_id"):
        builder.declare("rights", spoken("geo restriction", place))
    if story.text("syndication", "external_distribution") == "false":
        flag = story.value("syndication", "external_distribution")
        builder.declare("rights", (Piece("no external distribution", *_around(flag)),))


def _around(pieces: Pieces) -> tuple[int, int]:
    return pieces[0].start, pieces[-1].end
