"""What is no text at all is refused before anybody tries to read it."""

from __future__ import annotations

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.encoding import Raw, marked

LARGEST = 64_000_000
"""Bytes of a document. More is no page but a dump, and would hold up everybody else."""

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


def refuse_size(source: Raw) -> None:
    """UnreadableDocument for what is empty or too large."""
    data, name = source.data, source.name
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument("is empty", where=name, hint="there is nothing to check in it")
    if len(data) > LARGEST:
        raise UnreadableDocument(
            f"is larger than {LARGEST:,} bytes", where=name, hint="check its parts one by one"
        )


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
    if b"\x00" in data and not marked(data):
        raise UnreadableDocument("is not text: it holds NUL bytes", where=name, hint=known)
