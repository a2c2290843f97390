"""`READERS`: which formats are read, by whom, and how a file's format is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, NamedTuple, cast

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers import signs
from rightscheck.readers.building.joining import joined
from rightscheck.readers.raw.encoding import Raw, decode, kind_of
from rightscheck.readers.raw.refusal import opened, refuse, refuse_empty, refuse_size
from rightscheck.text import lazily


class Reader(NamedTuple):
    """One format: its name, its module, the suffixes, media types and signs it goes by.

    The module is imported when the first such file comes. Its `read(Raw)` yields every
    document of the file, and `Unread` for a part that cannot be read. One that `streams`
    reads a file of any size in a bounded memory; others are spared what is too large.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    sign: signs.Sign = signs.nothing
    streams: bool = False

    def read(self, source: Raw) -> Iterable[Document | Unread]:
        """The documents of a file; UnreadableDocument where it is not what it looks like.

        What lies in another file was delivered: it has nothing to say to rightscheck.
        """
        if not self.streams:
            refuse_size(source)
        module = import_module(f"rightscheck.readers.{self.module}")
        reading = cast("Callable[[Raw], Iterable[Document | Unread]]", module.read)
        found = reading(source)
        return map(_mute, found) if source.depth else found


def _mute(found: Document | Unread) -> Document | Unread:
    said = isinstance(found, Document) and found.remarks
    return found.model_copy(update={"remarks": ()}) if said else found


READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        Reader("text", "pages.plain", (".txt", ".text"), ("text/plain",)),
        Reader(
            "markdown",
            "pages.markdown",
            (".md", ".markdown", ".mdown", ".mdx"),
            ("text/markdown", "text/x-markdown", "text/mdx"),
        ),
        Reader(
            "html",
            "pages.webpage",
            (".html", ".htm", ".xhtml"),
            ("text/html", "application/xhtml+xml"),
        ),
        Reader("ans", "feeds.ans", sign=signs.ANS),
        Reader("ap", "feeds.ap", sign=signs.keys("altids", "itemid", "pubstatus|versioncreated")),
        Reader("dpa", "feeds.dpa", sign=signs.keys("urn", "version_created", "article_html")),
        Reader("jsonfeed", "feeds.jsonfeed", (), ("application/feed+json",), signs.JSON_FEED),
        Reader("ninjs", "feeds.ninjs", sign=signs.NINJS),
        Reader(
            "rss",
            "feeds.rss",
            (".rss", ".atom"),
            ("application/rss+xml", "application/atom+xml"),
            signs.FEED,
        ),
        Reader("wordpress", "feeds.wordpress", sign=signs.WORDPRESS),
        Reader(
            "docx",
            "office.docx",
            (".docx", ".docm", ".dotx"),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
            signs.zipped(b"word/document", b"[Content_Types].xml"),
            streams=True,
        ),
        Reader("eml", "office.eml", (".eml", ".mht", ".mhtml"), ("message/rfc822",)),
        Reader(
            "odt",
            "office.odt",
            (".odt", ".ott"),
            ("application/vnd.oasis.opendocument.text",),
            signs.zipped(b"content.xml", b"META-INF/manifest.xml"),
            streams=True,
        ),
        Reader(
            "pdf",
            "office.pdf",
            (".pdf",),
            ("application/pdf",),
            signs.begins(b"%PDF-"),
            streams=True,
        ),
        Reader(
            "csv",
            "containers.csv",
            (".csv", ".tsv"),
            ("text/csv", "text/tab-separated-values"),
            streams=True,
        ),
        Reader(
            "jsonl",
            "containers.jsonl",
            (".jsonl", ".ndjson"),
            ("application/x-ndjson", "application/jsonl"),
            streams=True,
        ),
        Reader(
            "warc",
            "containers.warc",
            (".warc", ".warc.gz"),
            ("application/warc",),
            signs.either(signs.begins(b"WARC/"), signs.gzipped(b"WARC/")),
            streams=True,
        ),
        Reader("http", "containers.http", (), ("application/http",), signs.http_answer),
        Reader(
            "zip",
            "containers.archive",
            (".zip", ".epub"),
            ("application/zip", "application/x-zip-compressed", "application/epub+zip"),
            signs.begins(b"PK\x03\x04", b"PK\x05\x06"),
            streams=True,
        ),
        Reader("newsml-1", "wire.newsml1", sign=signs.root("NewsML")),
        Reader(
            "newsml-g2",
            "wire.newsmlg2",
            media_types=("application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2+xml"),
            sign=signs.root(
                *("newsMessage", "newsItem", "packageItem"),
                *("conceptItem", "knowledgeItem", "planningItem", "catalogItem"),
            ),
        ),
        Reader("nitf", "wire.nitf", (".nitf",), ("application/nitf+xml",), signs.root("nitf")),
        Reader("robots", "signals.robots", sign=signs.ROBOTS),
        Reader("c2pa", "signals.c2pa", sign=signs.C2PA),
        Reader("rsl", "signals.rsl", media_types=("application/rsl+xml",), sign=signs.root("rsl")),
        Reader("tdmrep", "signals.tdmrep", sign=signs.TDMREP),
        Reader("telegram", "wire.telegram", sign=signs.telegram),
        # The last ones: any JSON and any XML that none of the above knows.
        Reader("cms", "blocks.tree", (".json",), sign=signs.BLOCKS),
        Reader("xml", "wire.anyxml", (".xml", ".xmp", ".opf"), sign=signs.any_xml),
    )
}

_SUFFIXES = {suffix: reader.name for reader in READERS.values() for suffix in reader.suffixes}

KNOWN = "known formats: " + ", ".join(sorted(_SUFFIXES))
_SAVED = "save it anew as its name says (text: in UTF-8), or leave it out (`exclude` under [check])"

_HTML = lazily.pattern(
    rb"(?i)\s*+(?:<!--(?:(?!-->).)*+-->\s*+|<\?xml[^>]*+>\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.DOTALL,
)
_FRONT_MATTER = lazily.pattern(rb"(?:---|\+\+\+)[ \t]*+\r?\n")
_SNIFFED = 4096
_CONTROLS = lazily.pattern("[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def read(data: bytes | BinaryIO, name: str, media_type: str | None = None) -> Document:
    """A file, its bytes or opened, as one `Document`; UnreadableDocument where it is none of ours.

    A file of several documents (a feed, a package) is one all the same, each after the other.
    Where they have no original in common (an archive), `documents` is the way to read it.
    """
    found: list[Document] = []
    for document in documents(data, name, media_type):
        if isinstance(document, Unread):
            raise UnreadableDocument(document.problem, where=document.name, hint=document.hint)
        found.append(document)
    return joined(found, name)


def documents(
    data: bytes | BinaryIO, name: str, media_type: str | None = None
) -> Iterator[Document | Unread]:
    """Every document of a file, `feed.xml!2` being the second of several.

    An open file must stay open meanwhile. UnreadableDocument where the file is none of ours.
    """
    source = opened(data, name, media_type)
    refuse_empty(source)
    yield from reader_for(source).read(source)


def is_known(name: str) -> bool:
    """Does a file's name say that it is a document, and not hidden?"""
    return not name.startswith(".") and name.lower().endswith(tuple(_SUFFIXES))


def reader_for(source: Raw) -> Reader:
    """Who reads this file: the media type decides, then what it plainly is, then its suffix."""
    kind = kind_of(source.media_type)
    suffix = PurePath(source.name).suffix.lower()
    # Servers call anything text/plain, so that alone does not overrule a suffix.
    told = kind if kind != "text/plain" or suffix not in _SUFFIXES else ""
    by_type = (reader for reader in READERS.values() if told in reader.media_types)
    # What is too large for the reader of its format may still be read line by line.
    able = (reader for reader in READERS.values() if reader.streams or not source.file)
    by_sign = (reader for reader in able if reader.sign(source))
    reader = next(by_type, None) or next(by_sign, None) or READERS.get(_SUFFIXES.get(suffix, ""))
    if reader is None or reader.sign is signs.nothing:
        refuse(source, _SAVED if suffix in _SUFFIXES else KNOWN)
    return reader or _sniffed(source, suffix)


def _sniffed(source: Raw, suffix: str) -> Reader:
    top = source.data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(top):
        return READERS["html"]
    if _FRONT_MATTER.match(top):
        return READERS["markdown"]
    text, _ = decode(source._replace(data=source.data[:_SNIFFED], media_type=None))
    if len(_CONTROLS.findall(text)) * 50 > len(text):
        raise source.unreadable(f"no reader for {suffix or 'a file without a suffix'}", KNOWN)
    return READERS["text"]
