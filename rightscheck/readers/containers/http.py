"""An HTTP answer as a crawler stored it: status, headers, and the body as it was meant.

RFC 9110 and 9112. What a body was packed with is undone, up to a bound; what headers say of rights
stands before the page's text, and `Content-Location` (an address that is whole) is its `url`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers.building.declaring import Declared, headed
from rightscheck.readers.containers.members import read_inside
from rightscheck.readers.raw.encoding import Raw, kind_of
from rightscheck.readers.raw.refusal import LARGEST

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})(?!\d)")
_WHOLE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")
_LINK = re.compile(r"<([^<>]*)>([^<>]*)")
_LICENCE = re.compile(r""";\s*+rel\s*+=\s*+"?+[^",;]*?\blicense\b""", re.IGNORECASE)
_CODINGS = 5
"""Times that a body may be packed; browsers undo no more."""

_UNPACKED = "have the archive written with unpacked bodies"
_SPOKEN = {
    "tdm-reservation": "tdm-reservation: ",
    "tdm-policy": "tdm-policy: ",
    # The header means what `<meta name=robots>` does, and is told by the same words.
    "x-robots-tag": "robots: ",
    "content-usage": "content-usage: ",
    "content-signal": "content-signal: ",
}
"""Headers that say what machines may do: TDMRep 2.1, Google's robots tags, IETF AIPREF."""


class Headers(NamedTuple):
    """Names in small letters, and values, in their order."""

    fields: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """All values of a header, with commas between; empty where there is none."""
        return ", ".join(value for key, value in self.fields if key == name)

    def declared(self) -> Iterator[Declared]:
        """What they say of the page: its address, licence, language, what machines may do."""
        located = next((value for key, value in self.fields if key == "content-location"), "")
        if _WHOLE.match(located):
            yield Declared("url", located)
        for address, said in _LINK.findall(self.get("link")):
            if _LICENCE.search(said):
                # Terms for machines (RSL) are no licence of the text.
                terms = "rsl+xml" in said.lower()
                yield Declared("", address, "rsl: ") if terms else Declared("licence", address)
        if self.get("content-language"):
            yield Declared("language", self.get("content-language"))
        for name, value in self.fields:
            if name in _SPOKEN:
                yield Declared("", value, _SPOKEN[name])


class Head(NamedTuple):
    """What a server sent before the body, and where in the answer that begins."""

    status: int
    headers: Headers
    body: int

    @property
    def media_type(self) -> str:
        """Of the body; empty where that is no more than "bytes"."""
        said = self.headers.get("content-type")
        return "" if kind_of(said) == "application/octet-stream" else said


def read(source: Raw) -> Iterator[Document | Unread]:
    """The documents of a stored answer, by the name of the answer."""
    said = head(source.data, source.name)
    data = body(source.data, said, source.name)
    if source.allowance:
        source.allowance.skim(len(data), source.name)
    page = source._replace(data=data, media_type=said.media_type or None, depth=source.depth + 1)
    declared = tuple(said.headers.declared())
    for found in read_inside(page):
        yield headed(found, declared) if isinstance(found, Document) else found


def answered(page: bytes, media_type: str) -> bytes:
    """A page that was stored without the answer it came in, as the body of one."""
    return b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\n\r\n%b" % (media_type.encode(), page)


def located(answer: bytes, address: str) -> bytes:
    """An answer that says of which address it is."""
    status, end, rest = answer.partition(b"\n")
    return b"%b%bContent-Location: %b\r\n%b" % (status, end, address.encode(), rest)


def headers(block: bytes) -> Headers:
    """Header lines; what is no header is passed over, a line that goes on is joined."""
    lines = re.sub(rb"\r?\n[ \t]+", b" ", block).decode("utf-8", "replace").splitlines()
    pairs = (line.partition(":") for line in lines)
    return Headers(tuple((name.strip().lower(), value.strip()) for name, c, value in pairs if c))


def head(block: bytes, where: str) -> Head:
    """The head of a stored answer; UnreadableDocument where it is none."""
    status = _STATUS.match(block)
    if status is None:
        raise UnreadableDocument(
            "is no HTTP answer", where=where, hint="ask whoever made the archive"
        )
    end = re.search(rb"\r?\n\r?\n", block)
    top = block[: end.start()] if end else block
    return Head(int(status[1]), headers(top.partition(b"\n")[2]), end.end() if end else len(block))


def body(block: bytes, said: Head, where: str) -> bytes:
    """Its body as it was meant; UnreadableDocument where it cannot be unpacked."""
    found = block[said.body :]
    if "chunked" in said.headers.get("transfer-encoding").lower():
        found = _joined(found)
    codings = said.headers.get("content-encoding").lower().split(",")
    if len(codings) > _CODINGS:
        raise UnreadableDocument(f"is packed {len(codings):,} times", where=where, hint=_UNPACKED)
    for coding in reversed(codings):
        found = _unpacked(found, coding.strip(), where)
    return found


def _joined(body: bytes) -> bytes:
    """A body without the marks of its chunks; as it is, where it has none: crawlers differ."""
    chunks: list[bytes] = []
    at = 0
    while (end := body.find(b"\n", at, at + 100)) >= 0:
        written = body[at:end].partition(b";")[0].strip()
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", written):
            return body
        size = int(written, 16)
        if size == 0:
            break
        at = end + 1 + size
        chunks.append(body[end + 1 : at])
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(chunks) or body


def _unpacked(body: bytes, coding: str, where: str) -> bytes:
    if coding in {"", "identity"} or not body:
        return body
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise UnreadableDocument(f"is packed with {coding[:40]!r}", where=where, hint=_UNPACKED)
    # 47: a header of gzip or zlib, whichever comes; -15: deflate without any, as some servers send.
    for form in (47, -15):
        try:
            return zlib.decompressobj(form).decompress(body, LARGEST + 1)
        except zlib.error:
            continue
    return body  # crawlers keep the header of what they have unpacked
