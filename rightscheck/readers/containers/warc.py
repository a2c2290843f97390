"""Web archives in, the pages in them out, named by their addresses: `a.warc.gz!https://…`.

ISO 28500:2017. The frame is simple and stands in untrusted files, so it is read here: warcio, the
library at hand, takes lines of any length and reads what was cut off without a word. Answers that
are pages (2xx, a media type that is read) and resources are documents, with what their HTTP headers
say of rights. Requests, metadata, revisits (the page is elsewhere), redirects, errors and pictures
are passed over, and counted where there is nothing else.
"""

from __future__ import annotations

import gzip
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BufferedReader
from typing import IO, NamedTuple

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers.containers.http import Headers, answer, headers
from rightscheck.readers.containers.members import inside, read_inside
from rightscheck.readers.declaring import Declared, headed
from rightscheck.readers.encoding import Raw
from rightscheck.readers.formats import READERS, is_known
from rightscheck.readers.purse import Purse
from rightscheck.readers.refusal import LARGEST

_LINE = 100_000  # bytes of a line of a header
_HEADER = 1_000_000
_BLOCK = 1 << 16
_DIGITS = 18  # of a length in bytes
_ANYTHING = {"", "text/plain", "text/xml", "application/xml", "application/json"}
_MEDIA_TYPES = _ANYTHING.union(*(reader.media_types for reader in READERS.values()))
_CUT = "it was cut off, or damaged on its way: fetch it again"


class Record(NamedTuple):
    """One record: its named fields, and its block up to a byte more than what is read."""

    fields: Headers
    block: bytes


class Page(NamedTuple):
    """A body, its media type, and what was said beside it."""

    body: bytes
    media_type: str
    said: tuple[Declared, ...]


def read(source: Raw) -> Iterator[Document | Unread]:
    """Every page of a crawl; where the file breaks off, what came before it is kept."""
    source = source._replace(purse=source.purse or Purse(source.size))
    seen: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for record in _records(source):
        address = record.fields.get("warc-target-uri").strip("<> ")
        try:
            page = _page(record, address, f"{source.name}!{address}")
        except UnreadableDocument as error:
            yield Unread(name=error.where, problem=error.problem, hint=error.hint)
            continue
        if isinstance(page, str):
            passed[page] += 1
            continue
        seen[address] += 1
        name = address if seen[address] == 1 else f"{address} ({seen[address]})"
        member = inside(source, name, page.body, page.media_type or None)
        for found in read_inside(member):
            yield headed(found, page.said) if isinstance(found, Document) else found
    if not seen:
        told = ", ".join(f"{count} {kind}" for kind, count in passed.most_common(9))
        raise UnreadableDocument(
            f"holds no documents ({told or 'no records'})",
            where=source.name,
            hint="look what was crawled",
        )


def _page(record: Record, address: str, where: str) -> Page | str:
    """What a record holds, or why it is passed over."""
    kind = record.fields.get("warc-type").lower()
    said: tuple[Declared, ...] = ()
    if kind == "response" and address.lower().startswith(("http:", "https:")):
        sent = answer(record.block, where)
        if sent.status // 100 != 2:  # noqa: PLR2004 -- RFC 9110: 2xx is a success
            return f"answers {sent.status}"
        body, media_type = sent.body, sent.headers.get("content-type")
        said = tuple(sent.headers.declared())
    elif kind == "resource":
        body, media_type = record.block, record.fields.get("content-type")
    else:
        return kind or "records without a type"
    plain = media_type.partition(";")[0].strip().lower()
    name = address.partition("?")[0].rpartition("/")[2]
    if plain == "application/octet-stream":
        plain, media_type = "", ""
        if not is_known(name):
            return "binaries"
    if plain not in _MEDIA_TYPES:
        return plain[:60]
    if not body.strip():
        return "empty pages"
    return Page(body, media_type, (Declared("url", address), *said))


def _records(source: Raw) -> Iterator[Record]:
    stream: IO[bytes] = source.stream()
    if source.data[:2] == b"\x1f\x8b":
        stream = BufferedReader(gzip.GzipFile(fileobj=stream))
    try:
        while record := _record(stream, source):
            yield record
    except (OSError, EOFError, zlib.error) as error:
        problem = f"breaks off: {str(error).lower() or 'its compressed data ends too early'}"
        raise UnreadableDocument(problem, where=source.name, hint=_CUT) from error


def _record(stream: IO[bytes], source: Raw) -> Record | None:
    """The next record; `None` at the end."""
    line = stream.readline(_LINE)
    while line in {b"\r\n", b"\n"}:
        line = stream.readline(_LINE)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise UnreadableDocument(
            f"has no record where one should begin: {line[:20]!r}", where=source.name, hint=_CUT
        )
    head = bytearray()
    while (line := stream.readline(_LINE)) not in {b"\r\n", b"\n", b""}:
        head += line
        if len(head) > _HEADER:
            raise UnreadableDocument(
                f"has a record whose header is longer than {_HEADER:,} bytes",
                where=source.name,
                hint=_CUT,
            )
    fields = headers(bytes(head))
    length = fields.get("content-length")
    if not length.isdecimal() or len(length) > _DIGITS:
        raise UnreadableDocument(
            f"has a record of no length: {length[:40]!r}", where=source.name, hint=_CUT
        )
    block = stream.read(min(int(length), LARGEST + 1))
    left = int(length) - len(block)
    while left > 0 and (more := stream.read(min(left, _BLOCK))):
        left -= len(more)
        if source.purse:
            source.purse.skim(len(more), source.name)
    if left > 0:
        raise UnreadableDocument(
            f"breaks off: a record of {length} bytes lacks {left}", where=source.name, hint=_CUT
        )
    return Record(fields, block)
