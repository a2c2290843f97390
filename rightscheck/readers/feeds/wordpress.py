"""WordPress exports (WXR 1.0 to 1.2) in, a document a post, a page or an attachment.

WXR is RSS 2.0 with more names. `status` is WordPress's word (publish, draft, private, trash …),
of an attachment its post's. An attachment is an item of type `picture`, whose credit and © are
in serialised PHP. Comments are other people's and no part of a post; menus and styles are no
posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from rightscheck.model import Document, Role, Unread
from rightscheck.readers.aliases import fact_of, word_set
from rightscheck.readers.building.builder import Builder, Piece, Pieces
from rightscheck.readers.building.grafting import graft
from rightscheck.readers.feeds import php
from rightscheck.readers.feeds.items import (
    caption,
    declare,
    documents,
    opened_xml,
    picture_credit,
    prose,
)
from rightscheck.readers.feeds.rss import Named, first_values, inherited, named
from rightscheck.readers.notations.xml import XmlElement
from rightscheck.readers.raw.encoding import Raw

_FACTS = {
    "title": ("title",),
    "id": ("guid", "wp:post_id"),
    "url": ("link",),
    "published": ("pubDate", "wp:post_date_gmt"),
    "modified": ("wp:post_modified_gmt",),
    "description": ("excerpt:encoded", "description"),
}
_NO_POSTS = re.compile(
    r"nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request"
    r"|wp_(?:block|template|template_part|global_styles|navigation|font_\w+)|acf-field.*"
)
_LONGEST = 200  # code points of a name or a status, which are said again with every post
_META = word_set("credit source copyright licence rights embargo expires version_of url")
_CREDIT = re.compile(r"(?:media|image|photo)credit$")
_CLASSIC = re.compile(
    r"(?P<paragraph>\n[ \t\r]*+\n\s*+)|\[(?P<close>/?)caption\b[^\[\]]*+\]"
    r"|\[/?(?:gallery|embed|video|audio|playlist)\b[^\[\]]*+\]"
)


class Site(NamedTuple):
    """What an export says beside its posts: of all, of authors by login, of states by post."""

    of_all: Mapping[str, list[Pieces]]
    authors: Mapping[str, Pieces]
    statuses: Mapping[str, Pieces]


def read(source: Raw) -> Iterator[Document | Unread]:
    """Every post of an export."""
    file, root = opened_xml(source)
    channel = root.find("channel")
    items = [] if channel is None else [one for one in channel if one.name == "item"]
    posts = [one for one in items if not _NO_POSTS.fullmatch(_kind(one))]
    feed = {} if channel is None else named(channel)
    site = Site(inherited(Builder(file.page), feed), _authors(feed), _statuses(items))
    yield from documents(file, posts, partial(_write, site), "an export")


def _kind(item: XmlElement) -> str:
    return _text(item, "post_type") or "post"


def _authors(feed: Named) -> dict[str, Pieces]:
    """What authors are called, by the login that posts name."""
    return {
        login.text(): tuple(shown.pieces())
        for author in feed.get("wp:author", [])
        if (login := author.find("author_login"))
        and (shown := author.find("author_display_name"))
        and 0 < len(shown.text()) <= _LONGEST
    }


def _statuses(items: Iterable[XmlElement]) -> dict[str, Pieces]:
    """The status of every post; what an attachment inherits is its parent's."""
    return {_text(item, "post_id"): _status(item) for item in items}


def _status(item: XmlElement) -> Pieces:
    status = item.find("status")
    if status is None or status.text() == "inherit" or len(status.text()) > _LONGEST:
        return ()
    return tuple(status.pieces())


def _text(item: XmlElement, name: str) -> str:
    found = item.find(name)
    return found.text() if found else ""


def _write(site: Site, builder: Builder, post: XmlElement) -> None:
    held = named(post)
    facts = {fact: first_values(builder, fact, names, held) for fact, names in _FACTS.items()}
    creators = held.get("dc:creator", [])
    facts["author"] = [site.authors.get(one.text()) or tuple(one.pieces()) for one in creators]
    facts["status"] = [_status(post) or site.statuses.get(_text(post, "post_parent"), ())]
    for fact, values in {**facts, **site.of_all}.items():
        for pieces in values:
            declare(builder, fact, pieces, markup=False)
    picture = _kind(post) == "attachment"
    for content in held.get("content:encoded", [])[:1]:
        words = [*_classic(builder.original, content.pieces())]
        prose(builder, words, Role.CAPTION if picture else Role.BODY, markup=True)
    if picture:
        address = held.get("wp:attachment_url", [post])[0]
        builder.declare("item_type", (Piece("picture", address.start, address.start + 1),))
    for meta in held.get("wp:postmeta", []):
        _meta(builder, meta, own=picture)


def _classic(page: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Text as WordPress shows it: a blank line parts paragraphs, `[caption]` holds a caption."""
    for text, start, end in pieces:
        at = start
        for match in () if text else _CLASSIC.finditer(page, start, end):
            yield Piece(None, at, match.start())
            at = match.end()
            mark = "<p>" if match["paragraph"] else ""
            if match["close"] is not None:
                mark = f"<{match['close']}figcaption>"
            yield Piece(mark, match.start(), at)
        yield Piece(text, at if text is None else start, end)


def _meta(builder: Builder, meta: XmlElement, *, own: bool) -> None:
    """A field that somebody added to a post; of an attachment's, what its picture says."""
    key, held = meta.find("meta_key"), meta.find("meta_value")
    if key is None or held is None or not held.text():
        return
    name = key.text().strip("_")
    pieces = tuple(held.pieces())
    if name == "wp_attachment_metadata":
        graft(builder, pieces, php.fragment)
    elif name == "wp_attachment_image_alt":
        caption(builder, pieces)
    elif _CREDIT.search(name.replace("_", "").lower()):
        picture_credit(builder, pieces)
        if own:
            declare(builder, "credit", pieces)
    elif fact_of(name) in _META:
        declare(builder, fact_of(name), pieces)
