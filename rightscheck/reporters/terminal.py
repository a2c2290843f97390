"""`Report` in, text for people out: 80 columns, quiet, whole without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rightscheck.model import Report, Unread
from rightscheck.reporters.blocks import finding_blocks, permitted_line
from rightscheck.reporters.files import by_document
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.layout import (
    BETWEEN,
    INDENT,
    WIDTH,
    Link,
    labelled,
    no_link,
    place_text,
    plain,
    show,
    width_of,
    wrapped,
)
from rightscheck.reporters.palette import VERDICTS
from rightscheck.reporters.styled import Text
from rightscheck.reporters.tally import ignored, sentence, weaknesses

if TYPE_CHECKING:
    from rich.console import Console


def render(report: Report) -> str:
    """The report as plain text of 80 columns, without a single escape."""
    return plain(lines(report, WIDTH))


def write(report: Report, console: Console, link: Link = no_link) -> None:
    """The report on a console, as wide as that is, in colour and with links if it can show any."""
    show(lines(report, width_of(console), link), console)


def lines(report: Report, width: int, link: Link = no_link) -> Iterator[Text]:
    """Findings by document, then what is in order, what could not be read, and the sum."""
    for findings in by_document(report).values():
        yield from finding_blocks(findings, width, link)
    yield from _closed(
        line
        for document in report.documents
        for use in document.permitted
        for line in permitted_line(document.name, use, width, link)
    )
    yield from _closed(line for unread in report.unread for line in _unread(unread, width, link))
    for note in _notes(report):
        yield from labelled("note", Text(inert(note)), width, indent=0)
    yield from Text(sentence(report), VERDICTS[report.verdict]).wrap(width)


def _closed(part: Iterable[Text]) -> Iterator[Text]:
    """The lines of a part with an empty one below, if there are any."""
    told = list(part)
    yield from (*told, Text()) if told else ()


def _notes(report: Report) -> Iterator[str]:
    """What makes the answer weaker than it looks, and what was passed by."""
    yield from weaknesses(report)
    yield from ignored(report)


def _unread(unread: Unread, width: int, link: Link) -> Iterator[Text]:
    """One line a document: its name, why it was not read, what to do about it."""
    name = place_text(inert_name(unread.name), link(unread.name))
    said = Text("; ".join(filter(None, ("NOT READ  " + inert(unread.problem), inert(unread.hint)))))
    if name.cell_len + len(BETWEEN) + said.cell_len <= width:
        yield Text.assemble(name, BETWEEN, said)
    else:
        yield name
        yield from (Text(" " * INDENT) + line for line in wrapped(said, width, INDENT))
