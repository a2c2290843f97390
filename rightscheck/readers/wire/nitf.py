"""NITF 3.x: one item of text with its pictures' captions, alone or inside NewsML.

`docdata` says most: whose it is, until when, for what. Two traps of real feeds: systems write
the embargo into `date.expire`, and `du-key` is a slug of the day, no id. So `date.expire` is an
embargo where the item says that it is under one. Everywhere else it ends the document's validity;
the right to use it ends with the `enddate` of its rights.
Source: IPTC NITF 3.6, https://iptc.org/standards/nitf/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from rightscheck.model import Document, Role
from rightscheck.model.dates import parse
from rightscheck.readers.aliases import page_fact_of
from rightscheck.readers.building.builder import PARAGRAPH, Builder, Piece, spoken
from rightscheck.readers.notations.xml import XmlElement, tree
from rightscheck.readers.raw.encoding import Raw, decode
from rightscheck.readers.sourcing import OPEN_END
from rightscheck.readers.wire import prose
from rightscheck.readers.wire.saying import Row, declare_row, declare_rows, phrase

_IDENTITY = (
    Row("id", "head/docdata/doc-id", ("@id-string",)),
    Row("version", "head/docdata/du-key", ("@version", "@generation")),
    Row("story", "head/docdata/du-key", ("@key",)),
    Row("status", "head/docdata", ("@management-status",)),
    Row("language", "", ("@baselang", "@xml:lang")),
    Row(
        "published",
        "head/docdata/date.issue|head/pubdata|head/docdata/pubdata|head/docdata/date.release",
        ("@norm", "@date.publication"),
    ),
    Row("source", "head/docdata/doc-id", ("@regsrc",)),
    Row("source", "head/docdata/del-list/from-src", ("@src-name",)),
    Row("note", "head/docdata/ed-msg", ("@info",)),
    Row("", "head/docdata/series", ("@series.name",)),
)

_OWNED = (
    Row("holder", "head/docdata/doc.copyright", ("@holder",)),
    Row("holder", "head/docdata/doc.rights", ("@owner",)),
    Row("rights", "head/docdata/doc.rights", ("@limitations", ".")),
    Row("rights", "head/docdata/doc.rights", ("@type",)),
    Row("area", "head/docdata/doc.rights", ("@geography", "@location-code")),
    Row("starts", "head/docdata/doc.rights", ("@startdate",)),
    Row("ends", "head/docdata/doc.rights", ("@enddate",)),
)

_RIGHTS = (
    Row("holder", "", ("rights.owner",)),
    Row("rights", "", ("rights.limitations",)),
    Row("rights", "", ("rights.type",)),
    Row("area", "rights.geography", (".", "@location-code")),
    Row("starts", "rights.startdate", ("@norm", ".")),
    Row("ends", "rights.enddate", ("@norm", ".")),
)

_HEAD = (
    Row("title", "body/body.head/hedline/hl1", role=Role.TITLE),
    Row("", "body/body.head/hedline/hl2", role=Role.HEADING),
    Row("title", "body/body.head/headline/hl1", role=Role.TITLE),
    Row("note", "body/body.head/note"),
    Row("author", "body/body.head/byline"),
    Row("source", "body/body.head/distributor"),
    Row("", "body/body.head/dateline"),
    Row("description", "body/body.head/abstract"),
    Row("title", "head/title", role=Role.METADATA),
)

_EMBARGO = re.compile(r"(?i)embargo|sperrfrist|embargad")


def read(source: Raw) -> Iterator[Document]:
    """An NITF file."""
    page, encoding = decode(source, markup=True)
    builder = Builder(page)
    fill(builder, tree(page, source.name))
    yield builder.document(source.data, source.name, "application/nitf+xml", encoding)


def fill(builder: Builder, item: XmlElement, *, alone: bool = True) -> None:
    """Everything that an `nitf` element says, its body last.

    One that is not `alone` is the text of an item that says itself which it is and when it came.
    """
    if alone:
        declare_rows(builder, item, _IDENTITY)
    _rights(builder, item)
    declare_rows(builder, item, _HEAD)
    for name in ("body.content", "body.end"):
        for part in item.all("body", name):
            builder.gap(PARAGRAPH, part.start)
            prose.element(builder, part)


def _rights(builder: Builder, item: XmlElement) -> None:
    declare_rows(builder, item, _OWNED)
    for owned in item.all("head", "docdata", "doc.copyright"):
        _copyright(builder, owned)
    for rights in (*item.all("head", "rights"), *item.all("body", "body.head", "rights")):
        declare_rows(builder, rights, _RIGHTS)
    for rights in item.all("head", "docdata", "doc.rights"):
        builder.declare("", spoken("agent", rights.attribute_pieces("agent")))
    _expiry(builder, item)
    for meta in item.all("head", "meta"):
        fact = page_fact_of(meta.attribute("name"))
        if fact:
            declare_row(builder, meta, Row(fact, "", ("@content",)))


def _copyright(builder: Builder, owned: XmlElement) -> None:
    """`holder` and `year` say together what a © line says."""
    year, holder = (owned.attribute_pieces(name) for name in ("year", "holder"))
    if owned.attribute("holder"):
        builder.declare("copyright", phrase(owned, "© ", year, " " if year else "", holder))


def _expiry(builder: Builder, item: XmlElement) -> None:
    """When it may be used first, and last."""
    docdata = item.find("head", "docdata")
    if docdata is None:
        return
    status = docdata.attribute("management-status").lower()
    notes = " ".join(note.attribute("info") for note in docdata.all("ed-msg"))
    release, expire = _dated(docdata, "date.release"), _dated(docdata, "date.expire")
    until: XmlElement | None = None
    if status == "embargoed" or _EMBARGO.search(notes):
        issue = _dated(docdata, "date.issue")
        until = release if release and (not issue or _moment(issue) < _moment(release)) else expire
        if until:
            declare_row(builder, until, Row("embargo", "", ("@norm",)))
        elif status == "embargoed":
            builder.declare("embargo", (Piece(OPEN_END, docdata.start, docdata.end),))
    if expire and expire is not until:
        declare_row(builder, expire, Row("expires", "", ("@norm",)))


def _dated(docdata: XmlElement, name: str) -> XmlElement | None:
    return next((one for one in docdata.all(name) if one.attribute("norm")), None)


def _moment(dated: XmlElement) -> datetime:
    return parse(dated.attribute("norm")) or datetime.min.replace(tzinfo=UTC)
