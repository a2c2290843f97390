"""What templates put into Markdown (Hugo, Jekyll, Liquid, MDX): their marks are no text."""

from __future__ import annotations

from rightscheck.readers.pages.remarks import comment
from rightscheck.readers.pages.walker import Walker
from rightscheck.text import lazily

BRACES = (
    ("{{<", ">}}"),
    ("{{%", "%}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("{/*", "*/}"),
)
"""How a shortcode, a tag or a comment begins, and how it ends."""

STRING = lazily.pattern(r"""\{\s*+(?:"([^"\\{}]*+)"|'([^'\\{}]*+)'|`([^`\\{}$]*+)`)\s*+\}""")
"""An expression of MDX that is nothing but a string: its content is text."""

_SPEAKING = lazily.pattern(r"""(?:caption|alt|attr|credit|copyright|title)\s*+=\s*+"([^"]*+)\"""")


def template(walker: Walker, start: int, end: int) -> None:
    """A comment, shortcode or template tag: only the captions and credits in it are text."""
    comment(walker.builder, start, end)
    for match in _SPEAKING.finditer(walker.page, start, end):
        if match[1].strip():
            walker.start("alt", match.start(1))
            walker.exactly(*match.span(1))
            walker.close("alt", match.end(1))
