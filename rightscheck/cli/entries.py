"""`Entry`: one line of an explanation, and how explanations are set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from rightscheck.model import Verdict
from rightscheck.reporters.inert import inert
from rightscheck.reporters.layout import labelled, wrapped

VERDICTS = {
    Verdict.BREACH: "a licence or notice forbids this use, or nothing permits it",
    Verdict.REVIEW: "it depends on a fact that is not known, or on a judgement: a person must look",
    Verdict.DUTY: "permitted once something is done that the page can show: add the credit, a link",
    Verdict.PERMITTED: "a licence permits it, and its duties are done",
}


class Entry(NamedTuple):
    """One line of an explanation; a line without a label is a text of its own."""

    label: str
    words: str


def lines(entries: Sequence[Entry], gauge: Console) -> Iterator[Text]:
    """An explanation, wrapped; labels stand in a column of their own."""
    labels = max(len(entry.label) for entry in entries) + 2
    for label, words in entries:
        if label:
            yield from labelled(label, Text(inert(words)), gauge, labels=labels)
        else:
            yield from wrapped(Text(inert(words)), gauge, 0)
