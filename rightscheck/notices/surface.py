"""A text as the forms see it: odd spaces, quotes, dashes made plain, with the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rightscheck.model import Span
from rightscheck.text import lazily

_INVISIBLE = lazily.pattern("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

_HALVES = range(0xD800, 0xE000)
"""Lone surrogates, which have no UTF-8."""

_PLAIN: dict[int, str] = {
    **dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0xB4, 0x5F3], "'"),
    **dict.fromkeys([0x201C, 0x201D, 0x201E, 0x201F, 0x2033], '"'),
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFF0D], "-"),
    **dict.fromkeys([0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n"),
    **dict.fromkeys(_HALVES, "\ufffd"),
    **{0xFF01 + step: chr(0x21 + step) for step in range(0x5E) if step != ord("-") - 0x21},
    **dict.fromkeys([0x2044, 0x2215], "/"),
    0x0162: "Ț",  # with a cedilla, as most Romanian pages have it
    0x0163: "ț",
    0x3008: "<",
    0x3009: ">",
}

_ODD = lazily.pattern(f"[\ud800-\udfff{re.escape(''.join(map(chr, _PLAIN.keys() - _HALVES)))}]")
"""What of `_PLAIN` is there is found ten times faster than every letter is translated."""


_ESCAPED = {"n": "\n", "r": " ", "t": " ", "/": "/"}
_ESCAPE = lazily.pattern(r"\\[nrt/]")
"""What raw JSON has between words: a line's end in two signs, and a slash that needs none."""


_LATER = {
    sign: code
    for code in range(0x80, 0xC0)
    for sign in chr(code) + bytes([code]).decode("cp1252", "ignore")
}
_FIRST = "ÂÃÄÅÐÑâï"
_THEN = f"[{re.escape(''.join(_LATER))}]"
_MISREAD = lazily.pattern(f"[ÂÃÄÅÐÑ]{_THEN}|[âï]{_THEN}{{2}}")
"""UTF-8 that was read as Windows' Latin: "zastrzeÅ¼one", "Â©", "â€“"."""


class Surface(NamedTuple):
    """The plain text, and which code points of the original are missing in it."""

    text: str
    removed: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the plain text stands in the original."""
        if start >= end:
            return Span(self._back(start), self._back(start))
        return Span(self._back(start), self._back(end - 1) + 1)

    def at(self, offset: int) -> int:
        """Where an offset of the original stands in the plain text."""
        return offset - sum(1 for place, gone in enumerate(self.removed) if gone + place < offset)

    def _back(self, at: int) -> int:
        return at + bisect_right(self.removed, at)


def plain(text: str) -> Surface:
    """`text` made plain; time grows with its length."""
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    if text.isascii():
        return Surface(text.replace("\r", "\n"), ())
    if any(sign in text for sign in _FIRST):
        text = _MISREAD.sub(_read_again, text)
    removed = [match.start() for match in _INVISIBLE.finditer(text)]
    if removed:
        text = _INVISIBLE.sub("", text)
    return Surface(_ODD.sub(_made_plain, text), [at - place for place, at in enumerate(removed)])


def _unescaped(escape: re.Match[str]) -> str:
    return "\u200b" + _ESCAPED[escape[0][1]]


def _read_again(misread: re.Match[str]) -> str:
    sign = bytes(_LATER.get(one, ord(one)) for one in misread[0]).decode()
    return sign + "\u200b" * (len(misread[0]) - 1)


def _made_plain(odd: re.Match[str]) -> str:
    return _PLAIN[ord(odd[0])]
