"""The marks of HTML taken one by one: whole pages (`webpage.py`) and HTML inside of other things.

The tokenizer is ours (see `markup.py` for why); what browsers do with broken pages is done
here as far as it decides what is text: unclosed comments run to the end of the page, `<`
before anything but a name is text, raw-text elements end at their own end tag only. Where a
page is cut off inside a tag, the rest counts as text: nothing is lost silently.
"""

from __future__ import annotations

from rightscheck.model import Document
from rightscheck.readers.building.builder import Builder, Pieces, plain
from rightscheck.readers.building.grafting import graft
from rightscheck.readers.pages.markup import MARK, TAG
from rightscheck.readers.pages.remarks import comment
from rightscheck.readers.pages.walker import Walker
from rightscheck.text import lazily

MARKUP = lazily.pattern(
    r"(?i)</?(?:a|article|b|blockquote|body|br|div|em|figure|h[1-6]|html|i|li|ol|p|section|span"
    r"|strong|table|ul)\b[^<>]*+>"
)
"""A tag as people write them into texts: a value that has one is HTML."""

_COMMENT_END = lazily.pattern(r"--!?>")


def fragment(markup: str) -> Document:
    """HTML that is a value of something else, for `grafting.graft`."""
    builder = Builder(markup)
    walker = Walker(builder)
    feed(walker, 0, len(markup))
    walker.close_to(0, len(markup))
    return builder.document(b"", "", "text/html", "utf-8")


def add(builder: Builder, pieces: Pieces) -> None:
    """A value of something else: HTML where a tag in it says so, else text as it stands."""
    if MARKUP.search(plain(pieces, builder.original)):
        graft(builder, pieces, fragment)
    else:
        builder.add(pieces)


def feed(walker: Walker, start: int, end: int) -> None:
    """Walk through the markup between two places of the page."""
    page, at = walker.page, start
    while at < end:
        mark = MARK.search(page, at, end)
        begin = mark.start() if mark else end
        if begin > at:
            walker.text(at, begin)
        if mark is None:
            return
        tag = TAG.match(page, begin, end)
        if tag:
            at = walker.tag(tag, end)
        elif page[begin + 1] in "/!?":
            at = skip(page, begin, end)
            comment(walker.builder, begin, at)
        else:  # the page ends inside this tag
            walker.text(begin, end)
            return


def skip(page: str, at: int, end: int) -> int:
    """Past a comment, a doctype, a processing instruction or a malformed end tag."""
    if page.startswith("<!--", at):
        if page.startswith((">", "->"), at + 4):
            return page.index(">", at) + 1
        close = _COMMENT_END.search(page, at + 4, end)
        return close.end() if close else end
    after = page.find(">", at, end)
    return end if after < 0 else after + 1
