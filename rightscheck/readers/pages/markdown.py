"""Markdown and MDX in, a `Document` out: text with roles, every code point with its place.

A line scanner of our own. markdown-it-py, the CommonMark parser at hand, keeps line numbers
but no places inside a line, and reads about 1 MB/s; a content repository has ten thousand
pages and its writers want columns. Where CommonMark 0.31 and a page disagree about what is
text, we keep the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from rightscheck.model import Document, line_starts
from rightscheck.readers.building.builder import Builder
from rightscheck.readers.pages.blocks import Blocks
from rightscheck.readers.pages.frontmatter import front_matter
from rightscheck.readers.pages.inline import Labels
from rightscheck.readers.pages.walker import Walker
from rightscheck.readers.raw.encoding import Raw, decode
from rightscheck.text import lazily

_DEFINITION = lazily.pattern(
    r"^(?:[ >]{0,9}+)\[(?!\^)([^\[\]]{1,200}+)\]:[ \t]*+(?:<([^<>\r\n]*+)>|([^\s<>]++))",
    re.MULTILINE,
)


def read(source: Raw) -> Iterator[Document]:
    """A Markdown page with its front matter."""
    page, encoding = decode(source)
    builder = Builder(page)
    start = front_matter(builder)
    mdx = source.name.lower().endswith(".mdx") or "mdx" in (source.media_type or "")
    walker = Walker(builder, closing=mdx)
    blocks = Blocks(walker, labels(page, start), mdx=mdx)
    starts = line_starts(page)
    index = bisect_right(starts, start) - 1
    while index < len(starts):
        begin = max(start, starts[index])
        limit = starts[index + 1] if index + 1 < len(starts) else len(page)
        end = begin + len(page[begin:limit].rstrip("\r\n"))
        after = blocks.line(begin, end)
        index = index + 1 if after <= limit else bisect_right(starts, after) - 1
        start = max(after, limit)
    blocks.finish()
    yield builder.document(source.data, source.name, "text/markdown", encoding)


def labels(page: str, start: int) -> Labels:
    """The page's link definitions; the first of a name counts."""
    found: Labels = {}
    if "]:" in page:
        for match in _DEFINITION.finditer(page, start):
            span = match.span(2 if match[2] is not None else 3)
            found.setdefault(" ".join(match[1].lower().split()), span)
    return found
