"""`rightscheck compare`: two texts in, what the one took from the other out, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli.answers import AnswerForm, put_json, show
from rightscheck.cli.commands.compare.sides import LEGEND, side_by_side
from rightscheck.cli.reading import read_path
from rightscheck.matching import Comparison, compare
from rightscheck.model import Document, Match
from rightscheck.model.amounts import count, percent
from rightscheck.pipeline.data import compared
from rightscheck.reporters.inert import inert_name
from rightscheck.reporters.layout import labelled, wrapped
from rightscheck.reporters.palette import LABEL, PLACE
from rightscheck.reporters.styled import Text

app = typer.Typer()


class Pair:
    """The two documents that are compared, and what came of it."""

    def __init__(self, text: Document, source: Document) -> None:
        self.text = text
        self.source = source
        self.found: Comparison = compare(text.text, source.text)


@app.command("compare")
def command(
    text: Annotated[Path, typer.Argument(metavar="TEXT", help="The text in question, or -.")],
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="What it may be taken from.")],
    form: AnswerForm = "terminal",
) -> None:
    """Show side by side what a text shares with a source, and how it was edited."""
    pair = Pair(read_path(text), read_path(source))
    if form == "json":
        put_json(compared(pair.text, pair.source, pair.found))
    else:
        show(partial(lines, pair))


_DEGREES = {
    "whole": "the text is wholly derived from the source",
    "partial": "the text is partly derived from the source",
    "none": "the text is not derived from the source",
}


def lines(pair: Pair, width: int) -> Iterator[Text]:
    """The degree and the shares, then every match, left the text and right the source."""
    found = pair.found
    yield from labelled("text", Text(inert_name(pair.text.name)), width, indent=0)
    yield from labelled("source", Text(inert_name(pair.source.name)), width, indent=0)
    yield Text()
    yield Text(f"{found.derivation.value}: {_DEGREES[found.derivation.value]}", PLACE)
    shares = (
        f"{percent(found.share_of_text)} of the text, {percent(found.share_of_source)} of the "
        f"source, in {count(len(found.matches), 'passage')}; outside quotations "
        f"{percent(found.overlap)} overlap of letters and {percent(found.agreement)} agreement of "
        "pairs of words"
    )
    yield from wrapped(Text(shares), width, 0)
    if found.matches:
        yield Text(LEGEND, LABEL)
    for number, match in enumerate(found.matches, 1):
        yield Text()
        yield from wrapped(_title(number, match), width, 0)
        yield from side_by_side(pair.text, pair.source, match, found.edits(match), width)


def _title(number: int, match: Match) -> Text:
    quoted = f", {match.quoted_words:,} in quotation marks" if match.quoted_words else ""
    return Text.assemble(
        (f"{number}. {match.kind.value}", PLACE),
        f"  {count(match.words, 'word')}{quoted}, longest run {match.longest_run:,}, "
        f"{percent(match.similarity)} alike",
    )
