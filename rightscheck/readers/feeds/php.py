r"""Strings in PHP's serialised arrays, as WordPress keeps what a picture says of itself.

`a:1:{s:6:"credit";s:7:"J. Orbe";}`: a string tells its length in bytes of UTF-8. Ours, since
`phpserialize` recurses as deep as the file says, tells no places, and gives up where an export
changed a string without its length, which happens; and because two kinds of tokens are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rightscheck.model import Document, Role
from rightscheck.readers.building.builder import Builder, Piece

_TOKEN = re.compile(
    rb's:(\d{1,9}+):"|a:\d{1,9}+:\{|O:\d{1,9}+:"[^"]{0,200}+":\d{1,9}+:\{'
    rb"|[ibd]:[-+.\w]{1,40}+;|N;|\}"
)
_FACTS = {"credit": "credit", "copyright": "copyright", "caption": "", "title": ""}


def strings(written: str) -> Iterator[tuple[str, int, int]]:
    """Every string that is a value: its key, where it begins and where it ends."""
    data = written.encode("utf-8", "replace")
    at, letters, counted, key = 0, 0, 0, ""
    awaits_key = False
    while match := _TOKEN.search(data, at):
        at = match.end()
        if match[1] is None:
            awaits_key = match[0][-1:] in b"{}" or not awaits_key
            continue
        end = _end(data, at, int(match[1]))
        text = data[at:end].decode("utf-8", "replace")
        if not awaits_key:
            letters += len(data[counted:at].decode("utf-8", "replace"))
            counted = at
            yield key, letters, letters + len(text)
        key, awaits_key, at = text, not awaits_key, end + 2


def _end(data: bytes, start: int, length: int) -> int:
    """Where a string of so many bytes ends; where that is wrong, before the next `";`."""
    if data.startswith(b'";', start + length):
        return start + length
    close = data.find(b'";', start)
    return close if close >= 0 else len(data)


def fragment(written: str) -> Document:
    """What a picture's `image_meta` says of credit, © and caption, as facts."""
    builder = Builder(written)
    for key, start, end in strings(written):
        if key in _FACTS and start < end:
            role = Role.METADATA if _FACTS[key] else Role.CAPTION
            builder.declare(_FACTS[key], (Piece(None, start, end),), role)
    return builder.document(b"", "", "text/plain", "utf-8")
