"""A file's text line by line, in a bounded memory, every line with its place."""

from __future__ import annotations

import codecs
import json
from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.raw.encoding import Raw, codec_of, decode

LONGEST = 16_000_000
"""Code points of a line that is still read."""

_BLOCK = 1 << 20


class FileLine(NamedTuple):
    """A line up to its line feed, or several that belong together, and where it begins."""

    text: str
    offset: int


class FileLines:
    """The lines of a file, to be read once; `starts` grows by the offset of each.

    Offsets are code points, as everywhere; `sha256` is that of the file.
    """

    def __init__(self, source: Raw) -> None:
        self._source = source
        self.starts = array("q", [0])
        self.sha256 = source.sha256()  # at once: it moves about in the file
        # Of a large file the first lines tell the encoding.
        top = source.data
        if source.file:
            top = top[: top.rfind(b"\n") + 1] or top
        self._first, self.encoding = decode(source._replace(data=top, file=None))

    def __iter__(self) -> Iterator[FileLine]:
        """Every line, the empty ones too; UnreadableDocument where one is too long."""
        offset, rest = 0, ""
        for block in self._blocks():
            *whole, rest = (rest + block).split("\n")
            for line in whole:
                yield FileLine(line, offset)
                offset += len(line) + 1
                self.starts.append(offset)
            if len(rest) > LONGEST:
                raise UnreadableDocument(
                    f"has a line of more than {LONGEST:,} letters",
                    where=f"{self._source.name}:{len(self.starts)}",
                    hint="is it what its name says?",
                )
        if rest:
            yield FileLine(rest, offset)

    def _blocks(self) -> Iterator[str]:
        if self._source.file is None:
            yield self._first
            return
        decoder = codecs.getincrementaldecoder(codec_of(self.encoding) or self.encoding)("replace")
        stream, first = self._source.stream(), True
        while block := stream.read(_BLOCK):
            text = decoder.decode(block)
            yield text.removeprefix("\ufeff") if first else text
            first = False
        yield decoder.decode(b"", final=True)


def object_of(line: str, where: str = "") -> dict[str, Any]:
    """A line that is one JSON object; UnreadableDocument for any other."""
    hint = "one JSON object a line"
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        problem = "nested too deep" if deep else str(getattr(error, "msg", error)).lower()
        raise UnreadableDocument(f"is not JSON: {problem}", where=where, hint=hint) from error
    if not isinstance(found, dict):
        raise UnreadableDocument("is no JSON object", where=where, hint=hint)
    return found
