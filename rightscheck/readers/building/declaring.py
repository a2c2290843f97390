"""What stands outside a document and is said of it: the headers of a mail or an HTTP answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rightscheck.model import Document, Origin, Unit
from rightscheck.readers.building.builder import Builder, Piece
from rightscheck.readers.building.joining import in_a_row

_PARAGRAPH_END = re.compile(r"\n++")


class Declared(NamedTuple):
    """A fact and its value; `spoken` (`tdm-reservation: `) where only that tells what it means."""

    fact: str
    value: str
    spoken: str = ""

    @property
    def line(self) -> str:
        """As it stands in the text."""
        return " ".join(f"{self.spoken}{self.value}".split())


def headed(document: Document, said: Sequence[Declared]) -> Document:
    """The document with these before its text, as metadata; they lead to its beginning."""
    if not said:
        return document
    head = Builder("")
    for one in said:
        span = head.value((Piece(one.line, 0, 0),))
        head.fact(one.fact, one.line[len(one.spoken) :], span)
    return in_a_row((head.document("", "", "", ""), document))


def shown(document: Document) -> Document:
    """The document with the paragraphs of its text as places: what is packed has no lines."""
    starts = [0, *(end.end() for end in _PARAGRAPH_END.finditer(document.text))]
    return document.model_copy(update={"origin": Origin([0], [0], [-1], starts, Unit.PARAGRAPH)})
