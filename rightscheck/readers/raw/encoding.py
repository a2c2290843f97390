"""Bytes in, text out: which encoding a file is in.

A byte order mark counts first, then the charset of the media type, an XML declaration, an
HTML meta element (WHATWG HTML 13.2.3.2: the first 1,024 bytes), UTF-8, and at last a guess.
Labels mean what browsers take them for (WHATWG Encoding 4.2: `latin1` is windows-1252).
What says `latin1` and is valid UTF-8 is UTF-8. Bytes that mean nothing become U+FFFD; no text
holds half a surrogate pair.
"""

from __future__ import annotations

import codecs
import hashlib
import os
from io import BytesIO
from typing import BinaryIO, NamedTuple

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.raw.allowance import Allowance
from rightscheck.text import lazily

_SAMPLE = 64_000  # bytes shown to the guesser, which is slow
_PRESCAN = 1024
_BLOCK = 1 << 20
_ASCII = 0x80  # bytes below mean the same in all encodings of the Web
_SAME = bytes(range(_ASCII))


class Raw(NamedTuple):
    """A file as it came: its bytes, its name, and its media type where somebody told.

    Of a file that is too large to hold, `data` is the beginning and `file` has all of it.
    What was inside other files knows how deep, and shares their `allowance`.
    """

    data: bytes
    name: str
    media_type: str | None = None
    file: BinaryIO | None = None
    depth: int = 0
    allowance: Allowance | None = None

    def stream(self) -> BinaryIO:
        """All of the file, from its beginning; it can be sought in."""
        if self.file is None:
            return BytesIO(self.data)
        self.file.seek(0)
        return self.file

    @property
    def size(self) -> int:
        """Bytes of all of the file."""
        return self.file.seek(0, os.SEEK_END) if self.file else len(self.data)

    def unreadable(self, problem: str, hint: str) -> UnreadableDocument:
        """The error to raise over it."""
        return UnreadableDocument(problem, where=self.name, hint=hint)

    def sha256(self) -> str:
        """The hash of all of the file, in hex."""
        stream, digest = self.stream(), hashlib.sha256()
        while block := stream.read(_BLOCK):
            digest.update(block)
        return digest.hexdigest()


def kind_of(media_type: str | None) -> str:
    """A media type without its parameters, in small letters; empty where nobody told."""
    return (media_type or "").partition(";")[0].strip().lower()


_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # it begins with the mark of UTF-16
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

_ALIASES = {
    **dict.fromkeys(
        ("latin1", "latin-1", "iso-8859-1", "iso8859-1", "iso_8859-1", "l1", "ascii"), "cp1252"
    ),
    **dict.fromkeys(("us-ascii", "windows-1252", "x-cp1252", "ansi_x3.4-1968"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80", "chinese", "gb18030"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean", "ksc5601"), "cp949"),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620", "windows-874"), "cp874"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
}
"""Labels that do not mean what they say."""

_NO_ENCODINGS = frozenset(
    {"charmap", "idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)
"""What Python calls encodings and no page is in: some fall over its bytes, some hide its words."""

_SAID = {
    "cp1252": "windows-1252",
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "cp1254": "windows-1254",
}

_CHARSET = lazily.pattern(rb"""(?i)charset\s*+=\s*+["']?([A-Za-z0-9_.:-]{1,40})""")
_XML = lazily.pattern(rb"""^\s*+<\?xml[^>]{0,200}?encoding\s*+=\s*+["']([A-Za-z0-9_.:-]{1,40})""")
_META = lazily.pattern(rb"(?i)<meta[^>]{0,500}>")


def decode(source: Raw, *, markup: bool = False) -> tuple[str, str]:
    """A file's text and the name of its encoding."""
    data = source.data
    if mark := mark_of(data):
        return data[len(mark) :].decode(_MARKS[mark], "replace"), _MARKS[mark]
    for label in _declared(data, source.media_type or "", markup=markup):
        codec = codec_of(label)
        # Declared in ASCII bytes, neither UTF-16 nor UTF-32 can be true.
        is_utf = codec and codec.startswith("utf-")
        if codec and not is_utf and not _is_utf8_all_the_same(data, codec):
            return whole(data.decode(codec, "replace")), _SAID.get(codec, codec)
        if codec:
            break
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        codec = _guess(data)
        return whole(data.decode(codec, "replace")), _SAID.get(codec, codec)


def mark_of(data: bytes) -> bytes:
    """The byte order mark that says which encoding this is; empty where there is none."""
    return next((mark for mark in _MARKS if data.startswith(mark)), b"")


def _is_utf8_all_the_same(data: bytes, codec: str) -> bool:
    """Is what calls itself a single-byte encoding UTF-8? Letters in it would never look like it."""
    if not codec.startswith(("cp125", "iso8859", "koi8", "mac")) or data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_known(source: Raw, *, markup: bool = False) -> bool:
    """Is the encoding told, or beyond doubt, and no guess?"""
    if mark_of(source.data) or any(
        map(codec_of, _declared(source.data, source.media_type or "", markup=markup))
    ):
        return True
    try:
        source.data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes, media_type: str, *, markup: bool) -> list[str]:
    said = [match[1].decode() for match in _CHARSET.finditer(media_type.encode("ascii", "replace"))]
    top = data[:_PRESCAN]
    if markup:
        xml = _XML.match(top)
        if xml:
            said.append(xml[1].decode())
        for meta in _META.finditer(top):
            said += [match[1].decode() for match in _CHARSET.finditer(meta[0])]
    return said


def codec_of(label: str) -> str | None:
    """Python's codec for a label, or for the name that `decode` gave.

    `None` where nobody knows it or it decodes no text.
    """
    label = label.lower()
    if label in _ALIASES:
        return _ALIASES[label]
    try:
        found = codecs.lookup(label)
    except LookupError:
        return None
    # Python also calls rot13 and zip codecs; only text encodings are meant here.
    is_text = getattr(found, "_is_text_encoding", False) and found.name not in _NO_ENCODINGS
    return found.name if is_text else None


def whole(text: str) -> str:
    """The text with U+FFFD for every half of a surrogate pair, which is no character."""
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_SURROGATE = lazily.pattern("[\ud800-\udfff]")


def _guess(data: bytes) -> str:
    """An encoding for bytes that are not UTF-8; UTF-8 all the same if only a few are wrong."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    letters = len(data[:_SAMPLE].translate(None, _SAME))
    if broken * 20 < letters:
        return "utf-8"
    at = next(i for i, byte in enumerate(data) if byte >= _ASCII)
    start = max(0, at - _SAMPLE // 2)
    # Only here, since it takes a while and most files say what they are in, or are UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    found = from_bytes(data[start : start + _SAMPLE])
    best = found.best()
    if best is None:
        return "cp1252"
    # Many single-byte encodings fit a short page; of equals, the one of the Web's past wins.
    western = any(
        guess.encoding == "cp1252"
        and guess.chaos <= best.chaos
        and guess.coherence >= best.coherence
        for guess in found
    )
    return "cp1252" if western else codec_of(best.encoding) or "cp1252"
