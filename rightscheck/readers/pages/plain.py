r"""Plain text in, a `Document` out: all of it is body, lines end in `\n`."""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import Document
from rightscheck.readers.building.builder import Builder
from rightscheck.readers.raw.encoding import Raw, decode
from rightscheck.text import lazily

_RETURN = lazily.pattern(r"\r\n?+")


def read(source: Raw) -> Iterator[Document]:
    r"""Text as it stands; only `\\r\\n` and a lone `\\r` become `\n`, places unharmed."""
    text, encoding = decode(source)
    builder = Builder(text)
    at = 0
    for match in _RETURN.finditer(text):
        builder.copy(at, match.start())
        builder.stand("\n", match.start(), match.end())
        at = match.end()
    builder.copy(at, len(text))
    yield builder.document(source.data, source.name, "text/plain", encoding)
