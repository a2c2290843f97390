"""Web archives in, the pages in them out, named by their addresses: `a.warc.gz!https://…`.

ISO 28500:2017. The frame is simple and stands in untrusted files, so it is read here: warcio, the
library at hand, takes lines of any length and reads what was cut off without a word. Answers that
are pages (2xx, a media type that is read), resources and conversions (the texts of a crawl) are
documents, with what their HTTP headers say of rights. Requests, metadata, revisits (the page is
elsewhere), redirects, errors and pictures are passed over, and counted where there is nothing else.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from base64 import b32encode
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, TypeAlias

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers.containers.http import Headers, answered, head, headers, located
from rightscheck.readers.containers.members import inside, read_inside
from rightscheck.readers.formats import READERS, is_known
from rightscheck.readers.raw.allowance import Allowance
from rightscheck.readers.raw.encoding import Raw, kind_of
from rightscheck.readers.raw.refusal import LARGEST

_LINE = 100_000  # bytes of a line of a header
_HEADER = 1_000_000
_BLOCK = 1 << 16
_DIGITS = 18  # of a length in bytes
_GAP = 1_000  # empty lines before a record; two end the one before
_ANYTHING = {"", "text/plain", "text/xml", "application/xml", "application/json"}
_MEDIA_TYPES = _ANYTHING.union(*(reader.media_types for reader in READERS.values()))
_DIGESTS = {"md5", "sha1", "sha256", "sha512"}
_CUT = "it was cut off, or damaged on its way: fetch it again"

Stream: TypeAlias = BinaryIO | gzip.GzipFile


class Record(NamedTuple):
    """One record: its named fields, its block up to a byte more than what is read, where it is."""

    fields: Headers
    block: bytes
    at: int

    @property
    def address(self) -> str:
        """Of what it holds."""
        return self.fields.get("warc-target-uri").strip("<> ")


def read(source: Raw) -> Iterator[Document | Unread]:
    """Every page of a crawl; where the file breaks off, what came before it is kept."""
    for one in pages(source):
        if isinstance(one, Unread):
            yield one
        else:
            yield from read_inside(one)


def pages(source: Raw) -> Iterator[Raw | Unread]:
    """Every page, not read yet: an HTTP answer, also of what was stored without one.

    A page that the crawler has cut off is followed by what is not there of it. UnreadableDocument
    where the file breaks off, or holds no page.
    """
    allowance = source.allowance or Allowance(source.size)
    source = source._replace(allowance=allowance)
    seen: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for record in _records(source):
        try:
            page = _page(record, source.name)
        except UnreadableDocument as error:
            allowance.skim(len(record.block), source.name)
            yield Unread(name=error.where, problem=error.problem, hint=error.hint)
            continue
        if isinstance(page, str):
            allowance.skim(len(record.block), source.name)
            passed[page] += 1
            continue
        address = record.address
        seen[address] += 1
        name = address if seen[address] == 1 else f"{address} ({seen[address]})"
        member = inside(source, name, page, "application/http")
        yield member
        if why := record.fields.get("warc-truncated"):
            yield Unread(
                name=member.name,
                problem=f"was cut off by the crawler ({why[:40]!r}): its end was not checked",
                hint=f"fetch it again; its record begins at byte {record.at:,}",
            )
    if not seen:
        told = ", ".join(f"{count} {kind}" for kind, count in passed.most_common(9))
        raise source.unreadable(
            f"holds no documents ({told or 'no records'})", "look what was crawled"
        )


def _page(record: Record, crawl: str) -> bytes | str:
    """What a record holds, as the answer of a server; or why it is passed over."""
    kind, address = record.fields.get("warc-type").lower(), record.address
    where = f"{crawl}!{address}"
    if kind == "response" and address.lower().startswith(("http:", "https:")):
        answer = record.block
    elif kind in {"resource", "conversion"}:
        answer = answered(record.block, record.fields.get("content-type"))
    else:
        return kind or "records without a type"
    said = head(answer, where)
    if said.status // 100 != 2:  # noqa: PLR2004 -- RFC 9110: 2xx is a success
        return f"answers {said.status}"
    media_type = kind_of(said.media_type)
    if not media_type and kind_of(said.headers.get("content-type")):
        name = address.partition("?")[0].rpartition("/")[2]
        if not is_known(name):
            return "binaries"
    if media_type not in _MEDIA_TYPES:
        return media_type[:60]
    if not answer[said.body :].strip():
        return "empty pages"
    _refuse_changed(record, where)
    return located(answer, address)


def _refuse_changed(record: Record, where: str) -> None:
    """UnreadableDocument for a block that is not the one that was stored (WARC-Block-Digest)."""
    name, _, written = record.fields.get("warc-block-digest").strip().partition(":")
    if name.lower() not in _DIGESTS or len(record.block) > LARGEST:
        return
    digest = hashlib.new(name.lower(), record.block, usedforsecurity=False)
    known = {digest.hexdigest().upper(), b32encode(digest.digest()).decode().rstrip("=")}
    if written.upper().rstrip("=") not in known:
        problem = f"is not what was stored: its {name} differs, in the record at byte {record.at:,}"
        raise UnreadableDocument(problem, where=where, hint=_CUT)


def _records(source: Raw) -> Iterator[Record]:
    stream: Stream = source.stream()
    if source.data[:2] == b"\x1f\x8b":
        # As it is: a buffer around it would lose whole records before a fault that it meets.
        stream = gzip.GzipFile(fileobj=stream)
    try:
        while record := _record(stream, source):
            yield record
    except (OSError, EOFError, zlib.error) as error:
        problem = f"breaks off: {str(error).lower() or 'its compressed data ends too early'}"
        raise source.unreadable(problem, _CUT) from error


def _record(stream: Stream, source: Raw) -> Record | None:
    """The next record; `None` at the end."""
    for _ in range(_GAP):
        at, line = stream.tell(), stream.readline(_LINE)
        if line not in {b"\r\n", b"\n"}:
            break
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise source.unreadable(
            f"has no record where one should begin, at byte {at:,}: {line[:20]!r}", _CUT
        )
    fields = headers(_header(stream, source))
    length = fields.get("content-length")
    if not length.isdecimal() or len(length) > _DIGITS:
        raise source.unreadable(f"has a record of no length: {length[:40]!r}", _CUT)
    block = stream.read(min(int(length), LARGEST + 1))
    left = int(length) - len(block)
    while left > 0 and (more := stream.read(min(left, _BLOCK))):
        left -= len(more)
        if source.allowance:
            source.allowance.skim(len(more), source.name)
    if left > 0:
        raise source.unreadable(
            f"breaks off: the record at byte {at:,}, of {length} bytes, lacks {left}", _CUT
        )
    return Record(fields, block, at)


def _header(stream: Stream, source: Raw) -> bytes:
    """The lines before a record's block."""
    head = bytearray()
    while (line := stream.readline(_LINE)) not in {b"\r\n", b"\n", b""}:
        head += line
        if len(head) > _HEADER:
            raise source.unreadable(
                f"has a record whose header is longer than {_HEADER:,} bytes", _CUT
            )
    return bytes(head)
