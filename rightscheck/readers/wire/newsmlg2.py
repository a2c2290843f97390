"""NewsML-G2: news items and packages, alone or in a news message, each a document.

Rights stand in `rightsInfo`; one with `idrefs` speaks of a part of the item (a picture), one
whose scope is the metadata does not speak of the content: neither declares anything for the
item. `expires` is when the provider no longer holds the item for editorially relevant, and no end
of a right. Concepts, codes and plans carry no news. Source: IPTC NewsML-G2 2.35 and its
guidelines, https://iptc.org/standards/newsml-g2/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, repeat

from rightscheck.model import Document, Role, Span, Unread
from rightscheck.readers.building.builder import PARAGRAPH, Builder, Piece
from rightscheck.readers.notations.xml import XmlElement
from rightscheck.readers.raw.encoding import Raw
from rightscheck.readers.sourcing import OPEN_END
from rightscheck.readers.wire import nitf, prose
from rightscheck.readers.wire.items import delivered, no_news
from rightscheck.readers.wire.saying import Row, declare_row, declare_rows

_CODE = ("@qcode", "@uri", "@literal", "name")
_PARTY = ("name", "@literal", "@qcode", "@uri")

_TITLE = Row("title", "", role=Role.TITLE)
_SUBTITLE = Row("", "", role=Role.HEADING)

_ITEM = (
    Row("id", "", ("@guid",)),
    Row("version", "", ("@version",)),
    Row("item_type", "itemMeta/itemClass", _CODE, local=True),
    Row("status", "itemMeta/pubStatus", _CODE, local=True),
    Row("published", "itemMeta/firstCreated|itemMeta/versionCreated"),
    Row("modified", "itemMeta/versionCreated"),
    Row("expires", "itemMeta/expires"),
    Row("language", "contentMeta/language", ("@tag",)),
    Row("language", "", ("@xml:lang",)),
    Row("feed", "itemMeta/service", ("name", "@qcode", "@uri", "@literal")),
    Row("source", "itemMeta/provider", _PARTY),
    Row("source", "contentMeta/infoSource", _PARTY),
    Row("credit", "contentMeta/creditline"),
    Row("author", "contentMeta/by"),
    Row("author", "contentMeta/creator", ("name", "@literal")),
    Row("", "contentMeta/slugline"),
    Row("", "contentMeta/dateline"),
    Row("title", "itemMeta/title"),
)

_RIGHTS = (
    Row("holder", "copyrightHolder", _PARTY),
    Row("copyright", "copyrightNotice"),
    Row("rights", "usageTerms", (".", "@href", "@uri")),
    Row("licence", "link", ("@href", "@residref")),
    Row("", "dataMining", ("@uri", "@qcode")),
)
_OF_METADATA = tuple(row._replace(fact="") for row in _RIGHTS)
_OF_A_PART = tuple(row._replace(role=Role.CAPTION) for row in _OF_METADATA)

_OTHER = Row("", "", ("headline", "title", "@residref"), role=Role.NAVIGATION)
_SIGNAL = Row("signal", "", ("@qcode", "@uri", "@literal", "name"), local=True)
_STANDARD = re.compile(r"\Asig:|newscodes/signal/")
_CORRECTING = re.compile(r"(?i)correct|kill|withdraw|delet|retract")
_OF_THE_HOUSE = 2  # signals of an agency's own, which say nothing to others: `prodId:TXT`
_EARLIER = frozenset({"evolvedFrom", "previousVersion"})
_ID = re.compile(r"\b(?:urn:newsml:|tag:)[^\s\"'<>(),;]*[^\s\"'<>(),;.:]")
_TEXTS = (
    ("contentMeta",),
    ("contentSet",),
    ("contentSet", "inlineXML"),
    ("contentSet", "inlineData"),
)
_PICTURED = frozenset({"picture", "graphic", "photo", "video", "audio", "animation"})
_LAST = re.compile(r"[^:/#]*+\Z")


def read(source: Raw) -> Iterator[Document | Unread]:
    """Every item of a file."""
    kinds = {
        **dict.fromkeys(("newsItem", "packageItem"), fill),
        **dict.fromkeys(("conceptItem", "knowledgeItem", "planningItem", "catalogItem"), no_news),
    }
    return delivered(source, "application/vnd.iptc.g2.newsitem+xml", kinds)


def fill(builder: Builder, item: XmlElement) -> None:
    """Everything that a news item or a package says, its text last."""
    headlines = item.all("contentMeta", "headline")
    for row, headline in zip(chain((_TITLE,), repeat(_SUBTITLE)), headlines, strict=False):
        declare_row(builder, headline, row)
    declare_rows(builder, item, _ITEM)
    for embargoed in item.all("itemMeta", "embargoed"):
        if not declare_row(builder, embargoed, Row("embargo", "")):
            builder.declare("embargo", (Piece(OPEN_END, embargoed.start, embargoed.end),))
    _rights(builder, item)
    _advice(builder, item)
    _descriptions(builder, item)
    for part in item.all("contentSet"):
        for content in part:
            _content(builder, content)
    _elsewhere(builder, item)


def _rights(builder: Builder, item: XmlElement) -> None:
    for info in item.all("rightsInfo"):
        parts = info.attribute("idrefs").split()
        if parts and not any(part in _texts(item) for part in parts):
            declare_rows(builder, info, _OF_A_PART)
        elif _local(info.attribute("scope")) == "metadata":
            declare_rows(builder, info, _OF_METADATA)
        else:
            declare_rows(builder, info, _RIGHTS)


def _texts(item: XmlElement) -> set[str]:
    """The ids of the item's own text."""
    inside = chain.from_iterable(item.all(*path) for path in _TEXTS)
    return {content.attribute("id") for content in inside} - {""}


def _advice(builder: Builder, item: XmlElement) -> None:
    """Signals, notes to editors, and which item this one corrects or follows."""
    signals = sorted(item.all("itemMeta", "signal"), key=_weight)
    correcting = bool(signals) and _weight(signals[0]) == 0
    for signal in signals:
        said_by_all = _weight(signal) < _OF_THE_HOUSE
        declare_row(
            builder, signal, _SIGNAL if said_by_all else _SIGNAL._replace(fact="", local=False)
        )
    for note in item.all("itemMeta", "edNote"):
        said = declare_row(builder, note, Row("note", ""))
        named = _ID.search(said.value) if said and correcting else None
        if said and named and named[0] != item.attribute("guid"):
            at = said.span.start
            builder.fact("version_of", named[0], Span(at + named.start(), at + named.end()))
    for link in item.all("itemMeta", "link"):
        if _local(link.attribute("rel")) in _EARLIER:
            declare_row(builder, link, Row("version_of", "", ("@residref", "@href")))


def _weight(signal: XmlElement) -> int:
    """What must be known first comes first: kills and corrections, then the rest of IPTC's."""
    code = next(filter(None, map(signal.attribute, ("qcode", "uri", "literal"))), "")
    if _CORRECTING.search(_local(code)):
        return 0
    return 1 if _STANDARD.search(code) else _OF_THE_HOUSE


def _descriptions(builder: Builder, item: XmlElement) -> None:
    """Of a picture or a film they are what is to be read of it, of a text its summary."""
    kinds = (item.value(name, "itemMeta", "itemClass") for name in ("qcode", "uri", "literal"))
    pictured = any(_local(kind) in _PICTURED for kind in kinds)
    for description in item.all("contentMeta", "description"):
        if pictured:
            _caption(builder, description)
        else:
            declare_row(builder, description, Row("description", ""))
    for part in item.all("partMeta"):
        for description in part.all("description"):
            _caption(builder, description)
        for info in part.all("rightsInfo"):
            declare_rows(builder, info, _OF_A_PART)


def _caption(builder: Builder, description: XmlElement) -> None:
    with builder.part(description.start, description.end, Role.CAPTION):
        prose.inside(builder, description)


def _content(builder: Builder, content: XmlElement) -> None:
    builder.gap(PARAGRAPH, content.start)
    if content.name == "inlineXML":
        for inner in content:
            if inner.name == "nitf":
                nitf.fill(builder, inner, alone=False)
            else:
                prose.element(builder, inner)
    elif content.name == "inlineData" and not content.attribute("encoding"):
        prose.write(builder, content)
    elif content.name == "remoteContent":
        here = Span(builder.length, builder.length)
        builder.fact("embedded", content.attribute("href"), here)
        for info in content.all("rightsInfo"):
            declare_rows(builder, info, _OF_A_PART)


def _elsewhere(builder: Builder, item: XmlElement) -> None:
    """Other items that this one holds or points to, by their headlines."""
    # Real packages leave out the groups that the standard asks for.
    held = item.walk("itemRef") if item.name == "packageItem" else ()
    for other in chain(item.all("itemMeta", "link"), held):
        said = declare_row(builder, other, _OTHER)
        if said:
            builder.fact("link", other.attribute("residref"), said.span)


def _local(code: str) -> str:
    """What stands last in a code or an address."""
    match = _LAST.search(code)
    return match[0] if match else ""
