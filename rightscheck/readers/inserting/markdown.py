"""Markdown and MDX: a paragraph after the one that the words are for, past its list or quotation.

What is escaped is more than CommonMark 0.31 asks: also what Hugo, Jekyll, MDX and GitHub's
dialect would take for their own (templates, expressions, bare addresses).
"""

from __future__ import annotations

import re

from rightscheck.errors import UnwritableDocument
from rightscheck.readers.inserting.lines import PageLines
from rightscheck.readers.inserting.said import Gap, Paragraph, Part
from rightscheck.text import lazily

_BLOCK = r"(?:address|article|aside|blockquote|details|div|dl|figure|footer|form|h[1-6]|header|hr"
_BLOCK += r"|iframe|main|nav|ol|p|pre|script|section|style|table|ul|[A-Z][\w.]*+)"
_ALONE = (
    r"[ \t]*+(?:#{1,6}(?:[ \t]|$)|`{3}|~{3}|:::|<!--|\[\^[^\]]{1,200}\]:"
    rf"|</?{_BLOCK}\b|\{{[{{%#].*[}}%#]\}}[ \t]*+$|(?:\*{{3,}}+|_{{3,}}+)[ \t]*+$"
)
_BELOW = lazily.pattern(_ALONE + ")")
_ABOVE = lazily.pattern(_ALONE + r"|(?:-{3,}+|\+{3}|={3,}+)[ \t]*+$)")
"""Lines that are no part of a paragraph under or over them: `---` under one makes it a heading."""

_INNER = lazily.pattern(r"[ \t]*+(?:[-+*]|\d{1,9}[.)])[ \t]|[ \t]{2}|\t|[ \t]*+>")
"""Lines of a list or a quotation: a paragraph put between two of them would part it."""

_MARKS = lazily.pattern(r"[\\`*_{}\[\]<>~|$#]|&(?=[#A-Za-z])|%(?=[}>])|(?<=\{)%")
_BARE = lazily.pattern(r"(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?=@)", re.IGNORECASE)
_DIGITS = lazily.pattern(r"\d{1,9}(?=[.)])")
_WORD = lazily.pattern(r"(import|export)\b", re.IGNORECASE)
_TARGET = lazily.pattern(r"[\w\-.~:/?#@!$&'*+,;=%]*+")


def gap(page: str, at: int, *, before: bool) -> Gap:
    """At an end of the paragraph, or of all of the list or quotation that it is in."""
    lines = PageLines(page)
    first, last = lines.paragraph(lines.number(at), _ABOVE, _BELOW)
    below = lines.below(last)
    while _INNER.match(lines.line(first)) and below is not None and _INNER.match(lines.line(below)):
        last = lines.paragraph(below, _ABOVE, _BELOW)[1]
        below = lines.below(last)
    return lines.gap(first, last, before=before)


def spelled(paragraph: Paragraph) -> str:
    """The words in a paragraph that is nothing but text and links."""
    text = "".join(_linked(part) if part.url else _escaped(part.words) for part in paragraph)
    if _WORD.match(text):  # to MDX a line of code
        text = f"&#{ord(text[0])};{text[1:]}"
    digits = _DIGITS.match(text)
    at = digits.end() if digits else 0
    return text[:at] + "\\" + text[at:] if digits or text[:1] in set("-+=:!") else text


def _linked(part: Part) -> str:
    if not _TARGET.fullmatch(part.url):
        raise UnwritableDocument("the address holds signs that Markdown would take for its own")
    return f"[{_escaped(part.words)}]({part.url})"


def _escaped(words: str) -> str:
    return _BARE.sub(r"\\", _MARKS.sub(_mark, words))


def _mark(found: re.Match[str]) -> str:
    return "&amp;" if found[0] == "&" else "\\" + found[0]
