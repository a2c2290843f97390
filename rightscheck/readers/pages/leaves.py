"""The blocks of Markdown that hold text: paragraphs, headings, tables, code, HTML.

A line goes to `take`; what it adds to stays open until `flush`.
"""

from __future__ import annotations

from rightscheck.readers.building.builder import CELL, LINE, PARAGRAPH
from rightscheck.readers.pages import html
from rightscheck.readers.pages.elements import ELEMENTS, RAW
from rightscheck.readers.pages.inline import Labels, MarkedParagraph
from rightscheck.readers.pages.markup import TAG
from rightscheck.readers.pages.templates import template
from rightscheck.readers.pages.walker import Walker
from rightscheck.text import lazily

HEADING = lazily.pattern(r"(#{1,6})(?:[ \t]++|$)")

_BLANK = " \t"
_CLOSING = lazily.pattern(r"(?:^|[ \t])#++[ \t]*+$")
_SETEXT = lazily.pattern(r"(?:(=++)|(-++))[ \t]*+$")
_RULE = lazily.pattern(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_CELL = lazily.pattern(r"(?:[^|\\]|\\.|\\$)++")
_HTML_LINE = lazily.pattern(r"</?([A-Za-z][A-Za-z0-9-]*+)(?=[\s/>]|$)")
_RAW_ENDS = {name: RAW[name] for name in ("script", "style", "textarea")} | {
    "pre": lazily.pattern(r"</[pP][rR][eE](?=[\s/>])")
}


class Leaves:
    """The block that is open, and the way from its lines to the walker.

    A method that tries whether a line is its own answers where the page goes on, or `None`.
    """

    def __init__(self, walker: Walker, labels: Labels, *, mdx: bool) -> None:
        self.walker = walker
        self.page = walker.page
        self.labels = labels
        self.mdx = mdx
        self.lines: list[tuple[int, int]] = []
        self.items: list[int] = []  # columns at which the content of open list items begins
        self.table = False
        self.markup = False  # inside an HTML block, up to the next blank line
        self._html: list[tuple[int, int]] = []
        self._hopeless: set[str] = set()

    def take(self, at: int, end: int) -> int:
        """A line of a table or of a paragraph."""
        if self.table:
            self.row(at, end)
        else:
            self.lines.append((at, at + len(self.page[at:end].rstrip(_BLANK))))
        return end

    def take_markup(self, at: int, end: int, *, whole: bool) -> int:
        """A line of an HTML block; `whole` if nothing but it stands between the lines."""
        if self._html and whole:
            self._html[-1] = (self._html[-1][0], end)
        else:
            self._html.append((at, end))
        return end

    def flush(self, element: str = "p") -> None:
        """End what is open; a paragraph becomes `element`."""
        for start, end in self._html:
            self.walker.apart(LINE, start)
            html.feed(self.walker, start, end)
            self.walker.apart(LINE, end)
        self._html.clear()
        if self.lines:
            lines, self.lines = self.lines, []
            if self.items and element == "p":
                element = "div"  # the lines of a list stand together
            self.walker.start(element, lines[0][0])
            MarkedParagraph(self.walker, lines, self.labels, mdx=self.mdx).tell()
            self.walker.close(element, lines[-1][1])

    def blank(self, at: int) -> None:
        """An empty line ends most blocks."""
        self.flush()
        self.table = self.markup = False
        self.walker.apart(PARAGRAPH, at)

    def heading(self, at: int, end: int) -> int | None:
        """`# Heading`."""
        match = HEADING.match(self.page, at, end)
        if match is None:
            return None
        self.flush()
        closing = _CLOSING.search(self.page[match.end() : end])
        stop = match.end() + closing.start() if closing else end
        if stop > match.end():
            self.lines = [(match.end(), stop)]
            self.flush(f"h{len(match[1])}")
        return end

    def underline(self, at: int, end: int) -> int | None:
        """`===` or `---` under a paragraph makes it a heading."""
        match = _SETEXT.match(self.page, at, end)
        if match is None or not self.lines:
            return None
        self.flush("h1" if match[1] else "h2")
        return end

    def rule(self, at: int, end: int) -> int | None:
        """The line under a table's head turns the line above it into a row."""
        if not self.lines or not _RULE.match(self.page, at, end):
            return None
        if "|" not in self.page[self.lines[-1][0] : end]:
            return None
        head = self.lines.pop()
        self.flush()
        self.table = True
        self.row(*head)
        return end

    def row(self, start: int, end: int) -> None:
        """A row of a table, cell by cell."""
        self.walker.apart(LINE, start)
        for cell in _CELL.finditer(self.page, start, end):
            begin = cell.end() - len(cell[0].lstrip(_BLANK))
            stop = cell.start() + len(cell[0].rstrip(_BLANK))
            if begin < stop:
                self.walker.apart(CELL, begin)
                MarkedParagraph(self.walker, [(begin, stop)], self.labels, mdx=self.mdx).tell()
        self.walker.apart(LINE, end)

    def code(self, start: int, end: int) -> int:
        """A line of code."""
        self.walker.apart(LINE, start)
        self.walker.start("code", start)
        self.walker.exactly(start, end)
        self.walker.close("code", end)
        self.walker.apart(LINE, end)
        return end

    def html_line(self, at: int, end: int) -> int | None:
        """A line that begins an HTML block."""
        match = _HTML_LINE.match(self.page, at, end)
        if match is None:
            return None
        name = match[1].lower()
        if name in _RAW_ENDS and self.page[at + 1] != "/":
            return self._raw(at, end, name)
        known = ELEMENTS.get(name)
        if self.mdx or not ((known and known.gap) or self._alone(at, end)):
            return None
        self.flush()
        self.markup = True
        return self.take_markup(at, end, whole=False)

    def spanning(self, at: int, end: int, closing: str) -> int | None:
        """A comment or template tag that fills its lines, from `at` to `closing`."""
        if self.lines or closing in self._hopeless:
            return None
        found = self.page.find(closing, at)
        if found < 0:
            self._hopeless.add(closing)
            return None
        stop = found + len(closing)
        if self.page[stop:end].strip():
            return None
        template(self.walker, at, stop)
        return max(stop, end)

    def _alone(self, at: int, end: int) -> bool:
        """Is this line one whole tag, which no paragraph is waiting for?"""
        tag = None if self.lines else TAG.match(self.page, at, end)
        return tag is not None and not self.page[tag.end() : end].strip()

    def _raw(self, at: int, end: int, name: str) -> int | None:
        close = None if name in self._hopeless else _RAW_ENDS[name].search(self.page, at)
        if close is None:
            self._hopeless.add(name)
            return None
        stop = self.page.find(">", close.start())
        stop = len(self.page) if stop < 0 else stop + 1
        self.flush()
        html.feed(self.walker, at, stop)
        self.walker.apart(PARAGRAPH, stop)
        return max(stop, end)
