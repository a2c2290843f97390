"""One paragraph of Markdown in, its text out: emphasis, links, code, entities, inline HTML.

CommonMark 0.31 as far as it decides what is text. Two passes over a paragraph: the first
finds what is markup, the second tells the walker. Every search that fails is remembered, so
that a paragraph of nothing but brackets costs no more than any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import partial
from typing import ClassVar, NamedTuple

from rightscheck.readers.building.builder import LINE
from rightscheck.readers.pages.markup import ENTITY, TAG, entity
from rightscheck.readers.pages.templates import BRACES, STRING, template
from rightscheck.readers.pages.walker import Walker
from rightscheck.text import lazily

SPECIAL = lazily.pattern(r"[\\`*_~\[\]<&{]")

_TICKS = lazily.pattern(r"`++")
_RUN = lazily.pattern(r"\*++|_++|~++")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK = lazily.pattern(
    r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}+@[^\s<>]{1,250}+)>"
)
_TAG_START = lazily.pattern(r"</?[A-Za-z]")
_ARROW = r"(?:[^\\{0}]|\\.)*+"
_TAIL = lazily.pattern(
    r"\(\s*+(?:<([^<>\r\n]*+)>|((?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.)*+\))*+))"
    rf"""(?:\s++(?:"{_ARROW.format('"')}"|'{_ARROW.format("'")}'|\({_ARROW.format("()")}\)))?+"""
    r"\s*+\)",
    re.DOTALL,
)
_REFERENCE = lazily.pattern(r"\[([^\[\]]{0,200}+)\]")
Labels = dict[str, tuple[int, int]]
"""What a page's link definitions are called, and where their addresses stand."""


class Step(NamedTuple):
    """Something at `start` that is no plain text, up to `end`, and what is to be done there."""

    start: int
    end: int
    act: Callable[[], object] | None = None


class DelimiterRun:
    """A run of `*`, `_` or `~`: how many of it are still text."""

    def __init__(self, step: int, char: str, left: int, *, opens: bool, closes: bool) -> None:
        self.step = step
        self.char = char
        self.left = left
        self.opens = opens
        self.closes = closes


class MarkedParagraph:
    """One paragraph: the places of its lines, and the labels that the page defines."""

    def __init__(
        self,
        walker: Walker,
        lines: list[tuple[int, int]],
        labels: Labels,
        *,
        mdx: bool = False,
    ) -> None:
        self.walker = walker
        self.page = walker.page
        self.ends = [end for _, end in lines[:-1]]
        self.begins = [start for start, _ in lines[1:]]
        self.start, self.end = lines[0][0], lines[-1][1]
        self.labels = labels
        self.mdx = mdx
        self.steps: list[Step] = []
        self._runs: list[DelimiterRun] = []
        self._brackets: list[int] = []
        self._ticks: dict[int, list[int]] | None = None
        self._hopeless: set[str] = set()

    def tell(self) -> None:
        """Tell the walker everything, in order."""
        at = self.start
        while (found := SPECIAL.search(self.page, at, self.end)) is not None:
            at = max(self._HANDLERS[found[0]](self, found.start()), found.start() + 1)
        self._emphasis()
        depth = self.walker.depth
        at = self.start
        for step in self.steps:
            if step.start < at:
                continue
            self._text(at, step.start)
            if step.act:
                step.act()
            at = step.end
        self._text(at, self.end)
        # What a paragraph opens and does not close ends with it.
        self.walker.close_to(depth, self.end)

    def _text(self, start: int, end: int) -> None:
        at = start
        index = bisect_left(self.ends, start)
        while index < len(self.ends) and self.ends[index] < end:
            stop, begin = self.ends[index], self.begins[index]
            self._exactly(at, stop)
            self.walker.apart(LINE, stop)
            at = max(at, begin)
            index += 1
        self._exactly(at, end)

    def _exactly(self, start: int, end: int) -> None:
        if self.walker.builder.at_line_start:
            while start < end and self.page[start] in " \t":
                start += 1
        self.walker.exactly(start, end)

    def _step(self, start: int, end: int, act: Callable[[], object] | None = None) -> int:
        self.steps.append(Step(start, end, act))
        return end

    def _escape(self, at: int) -> int:
        following = self.page[at + 1 : at + 2]
        if following in _PUNCTUATION and at + 1 < self.end:
            self._step(at, at + 1)
            return at + 2
        return self._step(at, at + 1) if at + 1 in self.ends else at + 1

    def _code(self, at: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for ticks in _TICKS.finditer(self.page, self.start, self.end):
                self._ticks.setdefault(len(ticks[0]), []).append(ticks.start())
        run = _TICKS.match(self.page, at, self.end)
        end = run.end() if run else at + 1
        places = self._ticks.get(end - at, [])
        index = bisect_right(places, at)
        if index == len(places):
            return end
        close = places[index]
        self._step(at, end, lambda: self.walker.start("code", at))
        self._step(close, close + end - at, lambda: self.walker.close("code", close))
        return close + end - at

    def _delimiter(self, at: int) -> int:
        run = _RUN.match(self.page, at, self.end)
        end = run.end() if run else at + 1
        before = self.page[at - 1] if at > self.start else " "
        after = self.page[end] if end < self.end else " "
        left = not after.isspace() and (after not in _PUNCTUATION or not _wordy(before))
        right = not before.isspace() and (before not in _PUNCTUATION or not _wordy(after))
        char = self.page[at]
        if char == "_":
            left, right = (
                left and (not right or before in _PUNCTUATION),
                right and (not left or after in _PUNCTUATION),
            )
        if (left or right) and (char != "~" or end - at == 2):  # noqa: PLR2004 - ~~ alone strikes
            self._runs.append(
                DelimiterRun(len(self.steps), char, end - at, opens=left, closes=right)
            )
            self._step(at, at)
        return end

    def _emphasis(self) -> None:
        open_runs: dict[str, list[DelimiterRun]] = {"*": [], "_": [], "~": []}
        sizes = [run.left for run in self._runs]
        for run in self._runs:
            openers = open_runs[run.char]
            while run.closes and run.left and openers:
                opener = openers[-1]
                paired = min(opener.left, run.left)
                opener.left -= paired
                run.left -= paired
                if not opener.left:
                    openers.pop()
            if run.opens and run.left:
                openers.append(run)
        for run, size in zip(self._runs, sizes, strict=True):
            start = self.steps[run.step].start
            self.steps[run.step] = Step(start, start + size - run.left)

    def _open_bracket(self, at: int) -> int:
        if self.page.startswith("[^", at):
            note = _REFERENCE.match(self.page, at, self.end)
            if note:
                return self._step(at, note.end())
        picture = at > self.start and self.page[at - 1] == "!"
        self._brackets.append(len(self.steps))
        self._step(at - picture, at - picture)  # text, until its end makes it a link
        return at + 1

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        index = self._brackets.pop()
        start = self.steps[index].start
        picture = self.page[start] == "!"
        inner = start + 1 + picture
        end, target = self._target(inner, at)
        if not end:
            return at + 1
        embed = partial(self.walker.declared.embeds, self.page[slice(*target)])
        if picture and inner == at:
            self.steps[index] = Step(start, end, embed)
        elif picture:
            self._picture(index, start, inner, at, end)
            self._step(end, end, embed)
        else:
            self.steps[index] = Step(start, inner, lambda: self.walker.link(*target))
            self._step(at, end, self.walker.declared.end_link)
        return end

    def _picture(self, index: int, start: int, inner: int, at: int, end: int) -> None:
        self.steps[index] = Step(start, inner, lambda: self.walker.start("alt", start))
        self._step(at, end, lambda: self.walker.close("alt", at))

    def _target(self, inner: int, at: int) -> tuple[int, tuple[int, int]]:
        """Where a link that closes at `at` ends (0: it is none) and where it leads."""
        tail = _TAIL.match(self.page, at + 1, self.end)
        if tail:
            return tail.end(), tail.span(1 if tail[1] is not None else 2)
        if not self.labels:
            return 0, (at, at)
        label, end = self.page[inner:at], at + 1
        reference = _REFERENCE.match(self.page, at + 1, self.end)
        if reference:
            end = reference.end()
            label = reference[1] or label
        key = " ".join(label.lower().split())
        return (end, self.labels[key]) if key in self.labels else (0, (at, at))

    def _markup(self, at: int) -> int:
        auto = _AUTOLINK.match(self.page, at, self.end)
        if auto:
            self._step(at, at + 1)
            self._step(auto.end() - 1, auto.end())
            return auto.end()
        if self.page.startswith("<!--", at):
            return self._skip(at, "-->")
        if "<" in self._hopeless or not _TAG_START.match(self.page, at, self.end):
            return at + 1
        tag = TAG.match(self.page, at, self.end)
        if tag is None:
            self._hopeless.add("<")
            return at + 1
        if "<" in tag[3] and not any(mark in tag[3] for mark in "\"'{"):
            return at + 1
        return self._step(at, tag.end(), lambda: self.walker.element(tag))

    def _entity(self, at: int) -> int:
        match = ENTITY.match(self.page, at, self.end)
        if match is None or match[0][-1] != ";":
            return at + 1
        text, length = entity(match[0], strict=True)
        if not length:
            return at + 1
        return self._step(at, at + length, lambda: self.walker.stands(text, at, at + length))

    def _brace(self, at: int) -> int:
        for opening, closing in BRACES:
            if self.page.startswith(opening, at):
                return self._skip(at, closing)
        if not self.mdx:
            return at + 1
        string = STRING.match(self.page, at, self.end)
        if string:
            inner = string.span(string.lastindex or 0)
            self._step(at, inner[0])
            return self._step(inner[1], string.end())
        return self._skip(at, "}")

    def _skip(self, at: int, closing: str) -> int:
        close = -1 if closing in self._hopeless else self.page.find(closing, at, self.end)
        if close < 0:
            self._hopeless.add(closing)
            return at + 1
        end = close + len(closing)
        return self._step(at, end, lambda: template(self.walker, at, end))

    _HANDLERS: ClassVar[dict[str, Callable[[MarkedParagraph, int], int]]] = {
        "\\": _escape,
        "`": _code,
        "*": _delimiter,
        "_": _delimiter,
        "~": _delimiter,
        "[": _open_bracket,
        "]": _close_bracket,
        "<": _markup,
        "&": _entity,
        "{": _brace,
    }


def _wordy(char: str) -> bool:
    return not char.isspace() and char not in _PUNCTUATION
