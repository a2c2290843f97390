"""Lines of Markdown in, blocks out: quotations, lists and fences, and what lies in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rightscheck.readers.building.builder import LINE
from rightscheck.readers.pages.inline import Labels
from rightscheck.readers.pages.leaves import HEADING, Leaves
from rightscheck.readers.pages.templates import BRACES
from rightscheck.readers.pages.walker import Walker
from rightscheck.text import lazily

_INDENT = lazily.pattern(r"[ \t]*+")
_FENCE = lazily.pattern(r"(`{3,}+)[^`]*+$|(~{3,}+)")
_BREAK = lazily.pattern(r"(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$")
_ITEM = lazily.pattern(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")
_NOTE = lazily.pattern(r"\[\^[^\]\s]{1,200}\]:[ \t]*+")
_DEFINITION = lazily.pattern(r"\[[^\[\]]{1,200}\]:[ \t]*+\S")
_MODULE = lazily.pattern(r"(?:import|export)\b")
_DIRECTIVE = lazily.pattern(r":::|\{:[^}]*+\}[ \t]*+$")
_CODE_INDENT = 4


class Blocks:
    """Takes a page line by line; `line` answers where to go on, `finish` ends what is open."""

    def __init__(self, walker: Walker, labels: Labels, *, mdx: bool) -> None:
        self.walker = walker
        self.page = walker.page
        self.mdx = mdx
        self.leaves = Leaves(walker, labels, mdx=mdx)
        self.items = self.leaves.items
        self.quotes = 0
        self.fence = ""
        self.fence_column = 0
        self.module = False  # inside an import or export of MDX, up to the next blank line
        self.note = False  # the open paragraph is a footnote

    def line(self, start: int, end: int) -> int:
        """One line, without its line end; answers where the next one is to be looked for."""
        at, quotes = self._markers(start, end)
        column = self._column(at, end)
        at = self._past_indent(at, end)
        if self.fence and self._fenced(at, end, column, quotes):
            return end
        if at == end:
            return self._blank(quotes, at)
        if self.module:
            return end
        if self.leaves.markup and quotes == self.quotes:
            return self.leaves.take_markup(at, end, whole=not quotes)
        if not (quotes < self.quotes and self._lazy(at, end)):
            if quotes != self.quotes:
                self._quote(quotes, start)
            self._leave_items(column)
        base = self.items[-1] if self.items else 0
        if column - base >= _CODE_INDENT and not self.leaves.lines:
            return self.leaves.code(at - (column - base - _CODE_INDENT), end)
        return self._content(at, end, column)

    def finish(self) -> None:
        """The page ends."""
        self.leaves.flush()
        self._quote(0, len(self.page))
        self.walker.close_to(0, len(self.page))

    def _markers(self, start: int, end: int) -> tuple[int, int]:
        """Past the `>` of block quotes, and how many there are."""
        at, quotes = start, 0
        if self.fence and not self.quotes:
            return at, 0
        while True:
            after = self._past_indent(at, end)
            base = self.items[-1] if self.items and not quotes else 0
            if after >= end or self.page[after] != ">":
                return at, quotes
            if self._column(at, end) - base >= _CODE_INDENT and not self.leaves.lines:
                return at, quotes
            quotes += 1
            at = after + 1
            if at < end and self.page[at] == " ":
                at += 1

    def _past_indent(self, at: int, end: int) -> int:
        match = _INDENT.match(self.page, at, end)
        return match.end() if match else at

    def _column(self, at: int, end: int) -> int:
        indent = self.page[at : self._past_indent(at, end)]
        return len(indent.expandtabs(_CODE_INDENT)) if "\t" in indent else len(indent)

    def _blank(self, quotes: int, at: int) -> int:
        self.leaves.blank(at)
        self.module = self.note = False
        if quotes < self.quotes:
            self._quote(quotes, at)
        return at

    def _lazy(self, at: int, end: int) -> bool:
        """Does a line without its `>` go on with the paragraph above?"""
        patterns = (HEADING, _FENCE, _BREAK, _ITEM)
        return bool(self.leaves.lines) and not any(
            pattern.match(self.page, at, end) for pattern in patterns
        )

    def _quote(self, quotes: int, place: int) -> None:
        self.leaves.flush()
        self.leaves.table = self.leaves.markup = False
        self.items.clear()
        while self.quotes > quotes:
            self.walker.close("blockquote", place)
            self.quotes -= 1
        while self.quotes < quotes:
            self.walker.start("blockquote", place)
            self.quotes += 1

    def _leave_items(self, column: int) -> None:
        if not self.leaves.lines:  # the paragraph of an item may go on at the margin
            while self.items and column < self.items[-1]:
                self.items.pop()

    def _content(self, at: int, end: int, column: int) -> int:
        handler = self._BY_CHAR.get(self.page[at])
        after = handler(self, at, end, column) if handler else None
        if after is not None:
            return after
        if self.mdx and not self.leaves.lines and _MODULE.match(self.page, at, end):
            self.module = True
            return end
        return self.leaves.take(at, end)

    def _underline(self, at: int, end: int, column: int) -> int | None:
        after = self.leaves.underline(at, end)
        return self._bar(at, end, column) if after is None else after

    def _bar(self, at: int, end: int, column: int) -> int | None:
        """The rule of a table, a thematic break or a list item."""
        after = self.leaves.rule(at, end)
        if after is None and _BREAK.match(self.page, at, end):
            self.leaves.flush()
            after = end
        return self._item(at, end, column) if after is None else after

    def _item(self, at: int, end: int, column: int) -> int | None:
        match = _ITEM.match(self.page, at, end)
        if match is None:
            return None
        # In the middle of a paragraph "2026. It was …" is a sentence, not an item.
        interrupts = match.end() < end and (match[1] in {None, "1"} or self.items)
        if self.leaves.lines and not interrupts:
            return None
        self.leaves.flush()
        self.leaves.table = False
        while self.items and column < self.items[-1]:
            self.items.pop()
        after = self._past_indent(match.end(), end)
        spaces = self._column(match.end(), end)
        wide = spaces > _CODE_INDENT or after == end
        content = column + (match.end() - at) + (1 if wide else spaces)
        self.items.append(content)
        self.walker.apart(LINE, at)
        return self._content(after, end, content) if after < end else end

    def _colon(self, at: int, end: int, _: int) -> int | None:
        return end if _DIRECTIVE.match(self.page, at, end) else self.leaves.rule(at, end)

    def _fence(self, at: int, end: int, column: int) -> int | None:
        match = _FENCE.match(self.page, at, end)
        if match is None:
            return None
        self.leaves.flush()
        self.fence, self.fence_column = match[1] or match[2], column
        return end

    def _fenced(self, at: int, end: int, column: int, quotes: int) -> bool:
        """A line inside a fence; no, if its quotation or list item has ended."""
        base = self.items[-1] if self.items else 0
        if quotes < self.quotes or (self.fence_column >= base > column and at < end):
            self.fence = ""
            return False
        text = self.page[at:end].rstrip()
        if len(text) >= len(self.fence) and not text.strip(self.fence[0]):
            self.fence = ""
        elif at < end:
            self.leaves.code(at - max(0, column - self.fence_column), end)
        return True

    def _defined(self, at: int, end: int, column: int) -> int | None:
        """A footnote, whose text counts, or a link definition, which is none."""
        note = _NOTE.match(self.page, at, end)
        if note:
            self.leaves.flush()
            self.note = True
            return self._content(note.end(), end, column) if note.end() < end else end
        if self.leaves.lines and not self.note:
            return None
        if not _DEFINITION.match(self.page, at, end):
            return None
        self.leaves.flush()
        return end

    def _markup(self, at: int, end: int, _: int) -> int | None:
        if self.page.startswith("<!--", at):
            return self.leaves.spanning(at, end, "-->")
        return self.leaves.html_line(at, end)

    def _brace(self, at: int, end: int, _: int) -> int | None:
        if _DIRECTIVE.match(self.page, at, end):
            return end
        for opening, closing in BRACES:
            if self.page.startswith(opening, at):
                return self.leaves.spanning(at, end, closing)
        return None

    _BY_CHAR: ClassVar[dict[str, Callable[[Blocks, int, int, int], int | None]]] = {
        "#": lambda self, at, end, _: self.leaves.heading(at, end),
        "=": _underline,
        "-": _underline,
        **dict.fromkeys("*_", _bar),
        **dict.fromkeys("+0123456789", _item),
        "|": lambda self, at, end, _: self.leaves.rule(at, end),
        ":": _colon,
        **dict.fromkeys("`~", _fence),
        "[": _defined,
        "<": _markup,
        "{": _brace,
    }
