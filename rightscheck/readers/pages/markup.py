"""The marks of HTML: where a tag ends, what its attributes say, what an entity stands for.

Ours, because `html.parser` is quadratic on hostile pages in the 3.11 releases that people
still run (CVE-2025-6069) and joins text with its entities, which loses their places. Every
pattern here is possessive (Python 3.11): it never looks at a code point twice, and what it
cannot match ends in the end of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from html.entities import html5

from rightscheck.readers.building.builder import Piece, plain
from rightscheck.text import lazily

WS = "\t\n\f\r "
"""What HTML calls white space; U+00A0 is a character like any other."""

_NAME = rf"(?:=[^{WS}/>=]*+|[^{WS}/>=]++)"
_VALUE = rf"""(?:"[^"]*+"|'[^']*+'|[^{WS}>"'][^{WS}>]*+)"""

MARK = lazily.pattern(r"<(?=[A-Za-z/!?])")
"""Where markup may begin; any other `<` is text."""

TAG = lazily.pattern(
    rf"<(/?)([A-Za-z][^{WS}/>]*+)((?:[{WS}/]++|{_NAME}(?:[{WS}]*+=[{WS}]*+{_VALUE}?+)?+)*+)>"
)
"""A whole tag: slash, name, attributes. It fails only where the page ends inside a tag."""

_ATTRIBUTE = lazily.pattern(
    rf"""({_NAME})(?:[{WS}]*+=[{WS}]*+"""
    rf"""(?:"([^"]*+)"|'([^']*+)'|([^{WS}>"'][^{WS}>]*+))?+)?+"""
)

ENTITY = lazily.pattern(r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++)|[A-Za-z][A-Za-z0-9]{0,31}+);?")

IRREGULAR = lazily.pattern(rf"[{WS}]{{2,}}+|[\t\n\f\r]|{ENTITY.pattern}")

_LONGEST_NUMBER = len("&#x10FFFF;") + 6  # a few leading zeros

Attributes = dict[str, tuple[int, int]]


def attributes(page: str, start: int, end: int) -> Attributes:
    """Attribute names, in small letters, and where their raw values stand; the first counts."""
    found: Attributes = {}
    for match in _ATTRIBUTE.finditer(page, start, end):
        group = match.lastindex or 1
        span = match.span(group) if group > 1 else (match.end(), match.end())
        found.setdefault(match[1].lower(), span)
    return found


def entity(written: str, *, strict: bool = False) -> tuple[str, int]:
    """What an entity stands for and how much of `written` it is; 0 where it is none.

    `strict` is for attributes, where `&copy=1` in an address is no entity.
    """
    if written[1] == "#":
        if len(written) > _LONGEST_NUMBER:
            return "\ufffd", len(written)
        return unescape(written), len(written)
    name = written[1:]
    if name in html5:
        return html5[name], len(written)
    if strict:
        return "", 0
    for length in range(min(len(name), 6), 1, -1):  # the longest without semicolon: &frac12
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0


def raw(page: str, start: int, end: int) -> Iterator[Piece]:
    """An attribute's value: entities stand for what they mean, all else as it is."""
    at = start
    for match in ENTITY.finditer(page, start, end):
        follows = page[match.end() : match.end() + 1] if match.end() < end else ""
        strict = match[0][-1] != ";" and (follows == "=" or follows.isalnum())
        text, length = entity(match[0], strict=strict or match[0][1:] not in html5)
        if length:
            yield Piece(None, at, match.start())
            at = match.start() + length
            yield Piece(text, match.start(), at)
    yield Piece(None, at, end)


def irregular(text: str) -> bool:
    """Is there an entity in it, or white space that is not one space?"""
    # Six searches for one character each are far faster than one pattern for all of them.
    return (
        "&" in text or "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text
    )


def collapsed(page: str, start: int, end: int) -> Iterator[Piece]:
    """Text between tags: entities as what they mean, white space as one space."""
    at = start
    pattern = IRREGULAR if irregular(page[start:end].replace("&", "")) else ENTITY
    for match in pattern.finditer(page, start, end):
        begin = match.start()
        text, length = (" ", match.end() - begin) if page[begin] != "&" else entity(match[0])
        if length:
            yield Piece(None, at, begin)
            at = begin + length
            yield Piece(text, begin, at)
    yield Piece(None, at, end)


def value(page: str, found: Attributes, name: str) -> str:
    """An attribute's value; empty where there is none."""
    span = found.get(name)
    return plain(raw(page, *span), page).strip(WS) if span else ""
