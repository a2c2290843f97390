"""What is no text at all is refused before anybody tries to read it."""

from __future__ import annotations

import os
from typing import BinaryIO

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.raw.encoding import Raw, mark_of
from rightscheck.text import lazily

LARGEST = 64_000_000
"""Bytes of a document. More is no page but a dump, and would hold up everybody else."""

_BEGINNING = 1_000_000
"""Bytes of a larger file by which its format is told."""

ELSEWHERE = "is kept by git-lfs, and its content is not here"

_BLANK = lazily.pattern(rb"[\x00 \t\r\n\xef\xbb\xbf\xff\xfe]*+\Z")

POINTER = lazily.pattern(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n"
)
"""What stands in git, or in a checkout without git-lfs, for a content that git-lfs keeps."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP file (or an office document)"),
    (b"PK\x05\x06", "a ZIP file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"Rar!\x1a\x07", "a RAR file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3", "an MP3 sound"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)


def opened(data: bytes | BinaryIO, name: str, media_type: str | None) -> Raw:
    """Bytes or an open file for readers; of a file no more than LARGEST bytes are held."""
    if isinstance(data, bytes):
        return Raw(data, name, media_type)
    if data.seekable():
        size = data.seek(0, os.SEEK_END)
        data.seek(0)
        if size > LARGEST:
            return Raw(data.read(_BEGINNING), name, media_type, data)
    return Raw(data.read(LARGEST + 1), name, media_type)


_STRAY = 1000
"""Of so many bytes one may be NUL: browsers show such a page all the same."""


def refuse_empty(source: Raw) -> None:
    """UnreadableDocument for what holds nothing, or only says where its content is kept."""
    if source.file is None and _BLANK.match(source.data):
        raise source.unreadable("is empty", "there is nothing to check in it")
    if POINTER.match(source.data[:1024]):
        raise source.unreadable(ELSEWHERE, "`git lfs pull`")


def refuse_size(source: Raw) -> None:
    """UnreadableDocument for what is too large to be read at once."""
    if source.file or len(source.data) > LARGEST:
        raise source.unreadable(f"is larger than {LARGEST:,} bytes", "check its parts one by one")


def refuse(source: Raw, known: str) -> None:
    """UnreadableDocument for what is no text but plainly another kind of file.

    `known` is the hint that names the formats that can be read.
    """
    data, name = source.data, source.name
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UnreadableDocument(f"looks like {kind}", where=name, hint=known)
    if data.startswith(b"RIFF") and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        raise UnreadableDocument("looks like an image, sound or film", where=name, hint=known)
    if data.count(0) * _STRAY > len(data) and not mark_of(data):
        raise UnreadableDocument("is not text: it holds NUL bytes", where=name, hint=known)
