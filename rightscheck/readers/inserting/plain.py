"""Plain text: a paragraph is a paragraph, and has no links."""

from __future__ import annotations

from rightscheck.readers.inserting.lines import PageLines
from rightscheck.readers.inserting.said import Gap, Paragraph, plainly
from rightscheck.text import lazily

_NEVER = lazily.pattern(r"(?!)")
_ALWAYS = lazily.pattern(r"")
_PARTED = lazily.pattern(r"(?:\r\n?+|\n)[ \t]*+(?:\r|\n)")


def gap(page: str, at: int, *, before: bool) -> Gap:
    """At an end of the paragraph; where no blank line parts paragraphs, each line is one."""
    stop = _NEVER if _PARTED.search(page) else _ALWAYS
    lines = PageLines(page)
    return lines.gap(*lines.paragraph(lines.number(at), stop, stop), before=before)


def spelled(paragraph: Paragraph) -> str:
    """The words as they are."""
    return plainly(paragraph)
