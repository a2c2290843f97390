"""`READERS`: which formats are read, by whom, and how a file's format is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document
from rightscheck.readers import html, markdown, plain
from rightscheck.readers.encoding import Raw, decode
from rightscheck.readers.refusal import refuse


class Reader(NamedTuple):
    """One format: its name, its function, the suffixes and media types it goes by."""

    name: str
    read: Callable[[Raw], Document]
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]


READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        Reader("text", plain.read, (".txt", ".text"), ("text/plain",)),
        Reader(
            "markdown",
            markdown.read,
            (".md", ".markdown", ".mdown", ".mdx"),
            ("text/markdown", "text/x-markdown", "text/mdx"),
        ),
        Reader(
            "html",
            html.read,
            (".html", ".htm", ".xhtml"),
            ("text/html", "application/xhtml+xml"),
        ),
    )
}

_SUFFIXES = {suffix: reader.name for reader in READERS.values() for suffix in reader.suffixes}

KNOWN = "known formats: " + ", ".join(sorted(_SUFFIXES))

_HTML = re.compile(
    rb"(?i)\s*+(?:<!--(?:(?!-->).)*+-->\s*+|<\?xml[^>]*+>\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.DOTALL,
)
_FRONT_MATTER = re.compile(rb"(?:---|\+\+\+)[ \t]*+\r?\n")
_SNIFFED = 4096
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def read(data: bytes, name: str, media_type: str | None = None) -> Document:
    """A file's bytes as a `Document`; UnreadableDocument where they are none of ours.

    The media type decides the format, then the suffix, then the content.
    """
    source = Raw(data, name, media_type)
    refuse(source, KNOWN)
    return reader_for(source).read(source)


def reader_for(source: Raw) -> Reader:
    """Who reads this file."""
    kind = (source.media_type or "").partition(";")[0].strip().lower()
    suffix = PurePath(source.name).suffix.lower()
    for reader in READERS.values():
        # Servers call anything text/plain, so that alone does not overrule a suffix.
        if kind in reader.media_types and not (kind == "text/plain" and suffix in _SUFFIXES):
            return reader
    return READERS[_SUFFIXES[suffix]] if suffix in _SUFFIXES else _sniffed(source, suffix)


def _sniffed(source: Raw, suffix: str) -> Reader:
    top = source.data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(top):
        return READERS["html"]
    if _FRONT_MATTER.match(top):
        return READERS["markdown"]
    text, _ = decode(source._replace(data=source.data[:_SNIFFED], media_type=None))
    if len(_CONTROLS.findall(text)) * 50 > len(text):
        raise UnreadableDocument(
            f"no reader for {suffix or 'a file without a suffix'}", where=source.name, hint=KNOWN
        )
    return READERS["text"]
