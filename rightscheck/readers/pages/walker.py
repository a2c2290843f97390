"""Tags and text in, a builder filled: which elements are open and what that means for text.

Markdown uses the same walker for the HTML inside it, so roles mean the same in both.
No recursion, and every step costs the same however deep the page is nested.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rightscheck.model import Role
from rightscheck.readers.building.builder import LINE, Builder, Piece
from rightscheck.readers.pages import head
from rightscheck.readers.pages.elements import BARRIERS, ELEMENTS, INLINE, RAW, Element, nested
from rightscheck.readers.pages.markup import WS, Attributes, attributes, collapsed, irregular, raw
from rightscheck.readers.pages.naming import SILENT, TagMeaning, meaning_of
from rightscheck.readers.pages.outline import NOTED, Outline


class State(NamedTuple):
    """What holds for text at this point of the page."""

    role: Role
    hidden: bool
    pre: bool


_SPEAKING = frozenset(head.DECLARING) | frozenset(RAW)
_MOST_KNOWN = 10_000
_REMOTE = frozenset({Role.ASIDE, Role.FOOTER, Role.CAPTION, Role.QUOTATION})


class Walker:
    """Walks through one page. `closing` says that `<x/>` closes x (XHTML, MDX)."""

    def __init__(self, builder: Builder, *, closing: bool = False) -> None:
        self.builder = builder
        self.page = builder.original
        self.closing = closing
        self.declared = head.HeadTags(builder)
        self.outline = Outline()
        self._names: list[str] = []
        self._states = [State(Role.BODY, hidden=False, pre=False)]
        self._open_at: dict[str, list[int]] = {}
        self._barriers: list[int] = []
        self._known: dict[tuple[str, str], TagMeaning] = {}

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._names)

    @property
    def state(self) -> State:
        """What holds here."""
        return self._states[-1]

    def text(self, start: int, end: int) -> None:
        """Text between two tags, if there is any."""
        state = self._states[-1]
        if state.hidden or start >= end:
            return
        builder = self.builder
        builder.role = state.role
        if state.pre:
            builder.add(raw(self.page, start, end))
            return
        written = self.page[start:end]
        if written[0] in WS or written[-1] in WS:
            text = written.strip(WS)
            if not text:
                builder.space(start, end)
                return
            begin = end - len(written.lstrip(WS))
            if begin > start:
                builder.space(start, begin)
            finish = begin + len(text)
        else:
            text, begin, finish = written, start, end
        if irregular(text):
            builder.add(collapsed(self.page, begin, finish))
        else:
            builder.copy(begin, finish)
        if finish < end:
            builder.space(finish, end)

    def tag(self, match: re.Match[str], end: int) -> int:
        """A tag; answers where the text goes on (`end` is where the page ends)."""
        slash, written, rest = match.groups()
        name = written.lower()
        if slash:
            self.close(name, match.start())
            return match.end()
        self_closed = rest.endswith("/") and (self.closing or name not in ELEMENTS)
        if name in _SPEAKING:
            found = attributes(self.page, *match.span(3)) if rest else {}
            if name not in RAW:
                if found and not self._states[-1].hidden:
                    head.DECLARING[name](self.declared, found, self._states[-1].role)
            elif name == "plaintext" and self._states[-1].hidden:
                return match.end()  # with scripts on, what <noscript> holds begins nothing
            elif not self_closed:
                return self._raw(name, match, found, end)
        if head.ATTESTED.search(rest) and not self._states[-1].hidden:
            found = attributes(self.page, *match.span(3))
            if name != "meta" or "content" not in found:
                self.declared.attested(found, self._states[-1].role)
        self.start(name, match.start(), self._said(name, rest), self_closed=self_closed)
        return match.end()

    def within(self, name: str) -> bool:
        """Is such an element open?"""
        return bool(self._open_at.get(name))

    def exactly(self, start: int, end: int) -> None:
        """Text in which nothing is markup and white space is as it stands."""
        state = self._states[-1]
        if start < end and not state.hidden:
            self.builder.role = state.role
            self.builder.copy(start, end)

    def stands(self, text: str, start: int, end: int) -> None:
        """Text that stands for a stretch of the page."""
        state = self._states[-1]
        if not state.hidden:
            self.builder.role = state.role
            self.builder.stand(text, start, end)

    def link(self, start: int, end: int) -> None:
        """A link to `page[start:end]` begins (Markdown)."""
        if not self._states[-1].hidden:
            written = (Piece(None, start, end),)
            self.declared.points(self.page[start:end], written, self._states[-1].role)

    def element(self, match: re.Match[str]) -> None:
        """A tag inside a paragraph of Markdown: what follows is still that paragraph."""
        name = match[2].lower()
        if name in RAW:
            if match[1]:
                self.close(name, match.start())
            else:
                self.start(name, match.start(), self_closed=match[3].endswith("/"))
        else:
            self.tag(match, match.end())

    def start(
        self,
        name: str,
        place: int,
        said: TagMeaning = SILENT,
        *,
        self_closed: bool = False,
    ) -> None:
        """A start tag: what it ends, how far it stands apart, what holds inside."""
        element = ELEMENTS.get(name, INLINE)
        if element.closes:
            self._end_implied(element, place)
        if element.gap:
            self.apart(element.gap, place)
        if element.void or self_closed:
            return
        if name == "h1":
            self.declared.heading()
        elif name == "a" and self.page.startswith("</a>", place - 4):
            self.builder.space(place, place)  # styles part links that stand side by side
        noted = "own" if said.article else name
        if noted in NOTED:
            self.outline.begin(noted, len(self._names), self.builder.length)
        self._open_at.setdefault(name, []).append(len(self._names))
        if name in BARRIERS:
            self._barriers.append(len(self._names))
        self._names.append(name)
        self._states.append(self._inside(name, element, said))

    def close(self, name: str, place: int) -> None:
        """An end tag; one that nothing opened is nothing (but `</p>` and `</br>` part text)."""
        element = ELEMENTS.get(name, INLINE)
        opened = self._open_at.get(name)
        if opened and (name in BARRIERS or name == "tr" or opened[-1] >= self._barrier()):
            self.close_to(opened[-1], place)
        if element.gap:
            self.apart(element.gap, place)

    def close_to(self, depth: int, place: int) -> None:
        """End elements until only `depth` are open."""
        while len(self._names) > depth:
            name = self._names.pop()
            self._states.pop()
            self._open_at[name].pop()
            self.outline.end(len(self._names), self.builder.length)
            if name in BARRIERS:
                self._barriers.pop()
            gap = ELEMENTS.get(name, INLINE).gap
            if gap:
                self.apart(gap, place)
            if name == "a":
                self.declared.end_link()
            elif name == "h1":
                self.declared.end_heading()

    def apart(self, gap: int, place: int) -> None:
        """What follows stands apart."""
        if not self._states[-1].hidden:
            self.builder.gap(gap, place)

    def _barrier(self) -> int:
        return self._barriers[-1] if self._barriers else -1

    def _end_implied(self, element: Element, place: int) -> None:
        floor = self._barriers[-1] if self._barriers else -1
        if element.within:
            if "td" in element.closes:
                floor = -1
            for name in element.within:
                floor = max(floor, self._last(name))
        first = len(self._names)
        for name in element.closes:
            opened = self._open_at.get(name)
            if opened and floor < opened[-1] < first:
                first = opened[-1]
        if first < len(self._names):
            self.close_to(first, place)

    def _last(self, name: str) -> int:
        opened = self._open_at.get(name)
        return opened[-1] if opened else -1

    def _inside(self, name: str, element: Element, said: TagMeaning) -> State:
        outer = self._states[-1]
        if element is INLINE and said is SILENT:
            return outer
        own = said.article and outer.role not in _REMOTE
        if name == "main" or own or (name == "article" and outer.role is Role.NAVIGATION):
            outer = outer._replace(role=Role.BODY)
        role = element.role or said.role
        hidden = element.hidden if said.hidden is None else said.hidden
        if not (role or hidden or element.pre):
            return outer
        role = nested(outer.role, role) if role else outer.role
        return State(role, outer.hidden or hidden, outer.pre or element.pre)

    def _said(self, name: str, rest: str) -> TagMeaning:
        """What attributes say; pages repeat theirs, so each is read once."""
        if not rest or name == "a":  # links are many, and say nothing of what they hold
            return SILENT
        known = self._known.get((name, rest))
        if known is None:
            known = meaning_of(name, rest)
            if len(self._known) < _MOST_KNOWN:
                self._known[name, rest] = known
        return known

    def _raw(self, name: str, match: re.Match[str], found: Attributes, end: int) -> int:
        close = RAW[name].search(self.page, match.end(), end)
        inner_end = close.start() if close else end
        if name == "title":
            if self._last("svg") < 0:
                self.declared.title(match.end(), inner_end)
        elif name == "script":
            self.declared.script(found, match.end(), inner_end)
        elif name in {"textarea", "xmp", "plaintext"}:
            self.builder.gap(LINE, match.start())
            (self.text if name == "textarea" else self.exactly)(match.end(), inner_end)
            self.builder.gap(LINE, inner_end)
        if close is None:
            return end
        after = self.page.find(">", inner_end, end)
        return end if after < 0 else after + 1
