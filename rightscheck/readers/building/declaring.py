"""What stands outside a document and is said of it: the headers of a mail or an HTTP answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rightscheck.model import Document, Fact, Origin, Region, Role, Span, Unit, line_starts

_PARAGRAPH_END = re.compile(r"\n++")


class Declared(NamedTuple):
    """A fact and its value; `spoken` (`tdm-reservation: `) where only that tells what it means."""

    fact: str
    value: str
    spoken: str = ""


def headed(document: Document, said: Sequence[Declared]) -> Document:
    """The document with these before its text, as metadata; they lead to its beginning."""
    lines = [" ".join(f"{one.spoken}{one.value}".split()) for one in said]
    head = "".join(f"{line}\n" for line in lines)
    if not head:
        return document
    by = len(head) + 1
    facts: list[Fact] = []
    at = 0
    for one, line in zip(said, lines, strict=True):
        span = Span(at, at + len(line))
        if one.fact:
            facts.append(Fact(one.fact, line[len(one.spoken) :], span))
        at += len(line) + 1
    origin = document.origin or Origin([0], [0], [-1], line_starts(document.text))
    return document.model_copy(
        update={
            "text": f"{head}\n{document.text}",
            "regions": (
                Region(Span(0, len(head) - 1), Role.METADATA),
                *(Region(region.span.moved(by), region.role) for region in document.regions),
            ),
            "facts": (*facts, *(Fact(f.name, f.value, f.span.moved(by)) for f in document.facts)),
            "origin": origin._replace(
                starts=[0, *(start + by for start in origin.starts)],
                places=[0, *origin.places],
                widths=[0, *origin.widths],
            ),
        }
    )


def shown(document: Document) -> Document:
    """The document with the paragraphs of its text as places: what is packed has no lines."""
    starts = [0, *(end.end() for end in _PARAGRAPH_END.finditer(document.text))]
    return document.model_copy(update={"origin": Origin([0], [0], [-1], starts, Unit.PARAGRAPH)})
