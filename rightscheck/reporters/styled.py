"""`Text`: words with looks and links, measured and wrapped by the columns of a terminal.

What shows it in colour is rich, which is loaded where somebody looks (`layout.show`). Most reports
go to a file, a log or a pipe: they are laid out here alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len, chop_cells

_WORD = re.compile(r"\s*\S+\s*")


class Part(NamedTuple):
    """Words of one look, as rich names it (`bold red`), and the address they lead to."""

    words: str
    look: str = ""
    link: str = ""


class Text:
    """Words in their looks, for a line or to be wrapped into some; `+` joins two, `[2:5]` cuts."""

    def __init__(self, words: str = "", look: str = "", link: str = "") -> None:
        self.parts: tuple[Part, ...] = (Part(words, look, link),) if words else ()

    @classmethod
    def assemble(cls, *pieces: Piece) -> Text:
        """Join pieces; a bare string has no look."""
        parts = [part for piece in pieces for part in _parts(piece)]
        made = cls()
        made.parts = tuple(part for part in parts if part.words)
        return made

    def __add__(self, other: Piece) -> Text:
        return Text.assemble(self, other)

    def __getitem__(self, here: slice) -> Text:
        """The code points of a slice, as they look."""
        start, end, _ = here.indices(len(self))
        cut, at = [], 0
        for part in self.parts:
            cut.append(part._replace(words=part.words[max(0, start - at) : max(0, end - at)]))
            at += len(part.words)
        return Text.assemble(*cut)

    def __len__(self) -> int:
        return len(self.plain)

    @cached_property
    def plain(self) -> str:
        """The words without looks and links."""
        return "".join(part.words for part in self.parts)

    @cached_property
    def cell_len(self) -> int:
        """Its columns on a terminal: a Chinese character has two, an accent none."""
        return cells(self.plain)

    def wrap(self, width: int) -> Iterator[Text]:
        """Lines of at most so many columns, broken between words, and within one that is longer.

        A blank at a line's end stays where there is room for it.
        """
        at = 0
        for line in self.plain.split("\n"):
            cuts = [0, *filter(None, _breaks(line, width)), len(line)]
            for start, end in pairwise(cuts):
                kept = max(width, len(line[start:end].rstrip()))
                yield self[at + start : at + min(end, start + kept)]
            at += len(line) + 1


Piece: TypeAlias = str | tuple[str, str] | Part | Text


def _parts(piece: Piece) -> tuple[Part, ...]:
    if isinstance(piece, Text):
        return piece.parts
    return (Part(piece),) if isinstance(piece, str) else (Part(*piece),)


def cells(text: str) -> int:
    """Columns of a text on a terminal."""
    return len(text) if text.isascii() and text.isprintable() else cell_len(text)


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where to break a line: before a word that does not fit, and within one that never would."""
    used = 0
    for word in _WORD.finditer(text):
        room = cells(word[0].rstrip())
        if room > width:
            at = word.start()
            for piece in chop_cells(word[0], width):
                yield at
                at += len(piece)
                used = cells(piece)
        elif room > width - used:
            yield word.start()
            used = cells(word[0])
        else:
            used += cells(word[0])
