"""robots.txt and ai.txt in: groups of agents and what they may not, and signals beside them.

RFC 9309 for groups; `Content-Signal` (draft-romm-aipref-contentsignals), `Content-Usage`
(draft-ietf-aipref-attach) and `License` (RSL 1.0) stand in the same file. A group that may
read nothing at all is told in one line, with all its agents; comments are prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rightscheck.model import Document
from rightscheck.readers.building.builder import LINE, PARAGRAPH, Builder, Piece
from rightscheck.readers.raw.encoding import Raw, decode
from rightscheck.readers.signals.telling import signal

_LINE = re.compile(r"[^\r\n]+")
_FIELD = re.compile(r"[ \t]*+([A-Za-z][\w -]{0,60}?)[ \t]*+:[ \t]*+([^#\r\n]*+)")
_COMMENT = re.compile(r"[ \t]*+#[#\s]*+")
_ALL = {"robots.txt": re.compile(r"/\*?|\*"), "ai.txt": re.compile(r"/\*?|\*(?:\.\w+)?")}
"""What bars from everything; an ai.txt bars kinds of files (https://spawning.ai/ai-txt)."""


def read(source: Raw) -> Iterator[Document]:
    """A robots.txt or an ai.txt."""
    page, encoding = decode(source)
    builder = Builder(page)
    name = "ai.txt" if source.name.lower().endswith("ai.txt") else "robots.txt"
    groups = _Groups(builder, name)
    for line in _LINE.finditer(page):
        comment = _COMMENT.match(page, *line.span())
        field = _FIELD.match(page, *line.span())
        if comment:
            builder.gap(LINE, comment.end())
            builder.copy(comment.end(), line.start() + len(line[0].rstrip()))
        elif field:
            groups.field(field)
        elif line[0].strip():
            builder.gap(LINE, line.start())
            builder.copy(line.start(), line.end())
    groups.end()
    yield builder.document(source.data, source.name, "text/plain", encoding)


class _Groups:
    """Takes the fields of a file one by one; `end` tells the last group."""

    def __init__(self, builder: Builder, name: str) -> None:
        self.builder = builder
        self.name = name
        self.agents: list[Piece] = []
        self.rules: list[tuple[Piece, bool]] = []

    def field(self, match: re.Match[str]) -> None:
        """One `key: value`."""
        key = match[1].lower()
        end = match.start(2) + len(match[2].rstrip())
        whole, written = Piece(None, match.start(1), end), Piece(None, match.start(2), end)
        if key == "user-agent":
            if self.rules:
                self.end()
            self.agents.append(whole)
        elif key in {"allow", "disallow"}:
            every = _ALL[self.name].fullmatch(match[2].strip()) is not None
            self.rules.append((whole, every))
        elif match[2].strip() and not signal(self.builder, key, (written,)):
            self.builder.value((whole,), place=whole.start)

    def end(self) -> None:
        """Tell the group: in one line if it is barred from everything, else line by line."""
        page = self.builder.original
        everything = [rule for rule, every in self.rules if every]
        # Of two rules of the same length the one that allows counts (RFC 9309, 2.2.2).
        barring = [rule for rule in everything if page[rule.start].lower() == "d"]
        # An ai.txt speaks of kinds of files, and may allow another one.
        barred = bool(barring) and (barring == everything or self.name == "ai.txt")
        if barred and self.agents:
            rule = barring[0]
            line = [Piece(f"{self.name}: ", rule.start, rule.start), rule]
            for agent in self.agents:
                line += [Piece(", ", agent.start, agent.start), agent]
            self.builder.value(line, place=rule.start)
        for piece in () if barred else (*self.agents, *(rule for rule, _ in self.rules)):
            self.builder.value((piece,), place=piece.start)
        self.builder.gap(PARAGRAPH, len(page))
        self.agents, self.rules = [], []
