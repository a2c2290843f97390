"""What is to be said (`Part`, `Paragraph`), before a format has spelled it, and where (`Gap`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from rightscheck.errors import UnwritableDocument
from rightscheck.text import lazily

LONGEST = 500
"""Code points of one wording, and of an address; longer ones are for a person to place."""

_ADDRESS = lazily.pattern(r"https?://[^\s/?#@\\]+(?:[/?#]\S*)?", re.IGNORECASE)
_JOINERS = "\u200c\u200d"  # Persian and emoji need them


class Part(NamedTuple):
    """Words, and the address that they lead to."""

    words: str
    url: str = ""


Paragraph = tuple[Part, ...]
"""Parts that stand side by side, as they are: blanks and brackets are parts as well."""


class Gap(NamedTuple):
    """A place in a page for paragraphs, and what has to stand before, between and after them."""

    at: int
    lead: str
    between: str
    trail: str

    def filled(self, paragraphs: Iterable[str]) -> str:
        """What is inserted."""
        return self.lead + self.between.join(paragraphs) + self.trail


def plainly(paragraph: Paragraph) -> str:
    """What a person reads."""
    return "".join(part.words for part in paragraph)


def one_line(words: str) -> str:
    """Words with single blanks between them."""
    return " ".join(words.split())


def refuse(paragraphs: Iterable[Paragraph]) -> None:
    """UnwritableDocument for words that cannot be seen as they are, and for odd addresses."""
    for words, url in (part for paragraph in paragraphs for part in paragraph):
        if len(words) > LONGEST or len(url) > LONGEST:
            raise UnwritableDocument("the wording is too long for a line")
        if any(_unseen(char) for char in words):
            raise UnwritableDocument("the wording holds characters that cannot be seen")
        if url and (not _ADDRESS.fullmatch(url) or any(_unseen(char) for char in url)):
            raise UnwritableDocument("the address is none of http or https")


def _unseen(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Zl",
        "Zp",
    }
