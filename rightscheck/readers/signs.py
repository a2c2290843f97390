"""What a format plainly looks like, whatever the file is called.

Each function here makes a test of a file's bytes for a row of `READERS`; none reads more than
the beginning of a file, and none is wrong about prose.
"""

from __future__ import annotations

import os
import re
import struct
import zlib
from collections.abc import Callable
from functools import lru_cache

from rightscheck.readers.raw.encoding import Raw, decode, kind_of
from rightscheck.text import lazily

Sign = Callable[[Raw], bool]

_TOP = 4096
_ROOT = lazily.pattern(
    r"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!DOCTYPE\s(?:[^<>\[]|\[[^\]]*+\])*+>\s*+)*+"
    r"<(?:[\w.-]++:)?([\w.-]++)",
    re.DOTALL | re.IGNORECASE,
)
_KEY = lazily.pattern(r'"((?:[^"\\]|\\.)*+)"\s*+:')
_JSON_TOP = 100_000
_ZIP_END = 22 + 65_535  # the end record of a ZIP file and its longest comment (APPNOTE 4.3.16)
_DIRECTORY = 4_000_000
_TELEGRAM = lazily.pattern(
    rb"(?:[\s\x16]*+|\x05[^\r\n]{0,200}+[\r\n]++\x16*+)\x01[A-Za-z]{1,4}\d{3,4}(?!\d)|\s*+ZCZC\b"
)
_ANSWER = re.compile(rb"HTTP/\d(?:\.\d)? \d{3}(?: [^\r\n]*+)?\r?\n[\w-]++:")
_XML_TYPES = frozenset({"application/xml", "text/xml"})
_PAGES = frozenset({"", "html", "head", "body"})


def nothing(_: Raw) -> bool:
    """A format that is told by its name only."""
    return False


def begins(*magic: bytes) -> Sign:
    """Files that begin with one of these bytes."""
    return lambda source: source.data[:64].startswith(magic)


def zipped(*members: bytes) -> Sign:
    """ZIP files that have all these in the list of their members."""
    return lambda source: all(name in zip_directory(source) for name in members)


def zip_directory(source: Raw) -> bytes:
    """The list of members at the end of a ZIP file; nothing where there is none."""
    if source.data[:4] != b"PK\x03\x04":
        return b""
    stream = source.stream()
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _ZIP_END))
    end = stream.read()
    at = end.rfind(b"PK\x05\x06")
    if at < 0 or len(end) < at + 20:
        return b""
    length, start = struct.unpack_from("<II", end, at + 12)
    stream.seek(start)
    return stream.read(min(length, _DIRECTORY))


def gzipped(magic: bytes) -> Sign:
    """Files that begin with these bytes once gzip is undone."""

    def sign(source: Raw) -> bool:
        if source.data[:2] != b"\x1f\x8b":
            return False
        try:
            top = zlib.decompressobj(31).decompress(source.data[:_TOP], len(magic))
        except zlib.error:
            return False
        return top == magic

    return sign


def either(*those: Sign) -> Sign:
    """Files that bear one of these signs."""
    return lambda source: any(sign(source) for sign in those)


def root(*names: str) -> Sign:
    """XML whose outermost element is one of these, in whatever namespace."""
    return lambda source: xml_root(source) in names


def keys(*wanted: str) -> Sign:
    """JSON whose beginning has all these keys, at whatever depth; `a|b` is one of the two."""
    choices = [frozenset(each.split("|")) for each in wanted]

    def sign(source: Raw) -> bool:
        found = json_keys(source)
        return not any(choice.isdisjoint(found) for choice in choices)

    return sign


def json_saying(pattern: str) -> Sign:
    """JSON whose beginning holds this."""
    said = re.compile(pattern)
    return lambda source: (
        _first(source) in {"{", "["} and bool(said.search(_top(source, _JSON_TOP)))
    )


def naming(sign: Sign, *words: bytes) -> Sign:
    """What has this sign and one of these words near its beginning (a namespace)."""
    return lambda source: sign(source) and any(word in source.data[:_TOP] for word in words)


def but(sign: Sign, other: Sign) -> Sign:
    """What has the one sign and not the other."""
    return lambda source: sign(source) and not other(source)


def telegram(source: Raw) -> bool:
    """A header between control characters, as IPTC 7901 and ANPA 1312 have it, or `ZCZC`."""
    return _TELEGRAM.match(source.data[:_TOP]) is not None


def http_answer(source: Raw) -> bool:
    """An HTTP answer as it was sent: a status line, then a header (RFC 9112)."""
    return _ANSWER.match(source.data[:_TOP]) is not None


def any_xml(source: Raw) -> bool:
    """What says that it is XML, and is no page."""
    said = _first(source) == "<" and _top(source, _TOP).lstrip().startswith("<?xml")
    is_typed = kind_of(source.media_type) in _XML_TYPES
    return (said or is_typed) and xml_root(source).lower() not in _PAGES


def xml_root(source: Raw) -> str:
    """The outermost element's name without its prefix; nothing where this is no XML."""
    match = _ROOT.match(_top(source, _TOP)) if _first(source) == "<" else None
    return match[1] if match else ""


def json_keys(source: Raw) -> frozenset[str]:
    """The keys near the beginning of a JSON file; none where this is no JSON."""
    if _first(source) not in {"{", "["}:
        return frozenset()
    return _keys(_top(source, _JSON_TOP))


def _first(source: Raw) -> str:
    """The first letter that is no white space."""
    plain = source.data[:_TOP].lstrip()[:1]
    if b" " < plain < b"\x7f" and "charset" not in (source.media_type or ""):
        return plain.decode()  # whatever the encoding, and eleven signs ask
    return _top(source, _TOP).lstrip()[:1]


def _top(source: Raw, size: int) -> str:
    return _decoded(bytes(source.data[:size]), source.media_type)


# Every sign looks at the same beginning of the same file.


@lru_cache(maxsize=2)
def _decoded(top: bytes, media_type: str | None) -> str:
    return decode(Raw(top, "", media_type), markup=True)[0]


@lru_cache(maxsize=1)
def _keys(top: str) -> frozenset[str]:
    return frozenset(match[1] for match in _KEY.finditer(top))


def both(one: Sign, other: Sign) -> Sign:
    """What has both of these signs."""
    return lambda source: one(source) and other(source)


def named(*names: str) -> Sign:
    """Files of a name that a standard fixes."""
    return lambda source: source.name.replace("\\", "/").rpartition("/")[2].lower() in names


def typed(kind: str) -> Sign:
    """What somebody said is of this media type, where that says less than the content does."""
    return lambda source: kind_of(source.media_type) == kind


def lines(pattern: str) -> Sign:
    """Text with such a line near its beginning."""
    said = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    return lambda source: bool(said.search(_top(source, _TOP)))


WORDPRESS = naming(root("rss"), b"wordpress.org/export/")
FEED = either(
    but(root("rss"), WORDPRESS),
    naming(root("feed"), b"/Atom", b"/atom/"),
    naming(root("RDF"), b"purl.org/rss/", b"netscape.com/rdf/"),
)
JSON_FEED = json_saying(r'"version"\s*+:\s*+"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org\\?/version')
NINJS = either(
    keys("uri|guid", "versioncreated|versionCreated"),
    keys("uri|guid", "pubstatus|pubStatus", "type"),
    json_saying(r"iptc\.org\\?/std\\?/ninjs"),
)
ANS = either(
    keys("content_elements", "type"),
    json_saying(
        r'^\s*+\{(?=[^{}]*?"type"\s*+:\s*+"(?:story|video|image|gallery|audio|results|[a-z-]+)")'
        r'(?=[^{}]*?"version"\s*+:\s*+"0\.\d++\.\d++")(?=[^{}]*?"_id"\s*+:)'
    ),
)
ROBOTS = both(
    named("robots.txt", "ai.txt"), lines(r"^\s*+(?:user-agent|disallow|allow)\b[^:\n]*+:")
)
TDMREP = either(named("tdmrep.json"), keys("tdm-reservation"))
C2PA = both(
    json_saying(r'^\s*+\{\s*+"(?:active_manifest|manifests|claim\w*+|assertions)"'),
    json_saying(
        r'"(?:c2pa|cawg)\.(?:training-mining|claim|actions|hash)|"stds\.schema-org\.CreativeWork"'
    ),
)
"""The file itself is one: a story that has a manifest among its fields keeps its text."""

BLOCKS = either(
    keys("nodeType", "content"),
    keys("_type", "children", "markDefs"),
    keys("blocks", "entityMap"),
    keys("root", "children", "type"),
    keys("blockName", "innerHTML"),
    typed("application/json"),
)
