"""Two columns: a text on the left, its source on the right, every edit marked in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from rightscheck.matching import Edit
from rightscheck.model import Document, Match, Span
from rightscheck.reporters.inert import inert
from rightscheck.reporters.layout import wrapped
from rightscheck.reporters.palette import LABEL
from rightscheck.reporters.styled import Text

MARKS = {
    "kept": ("", "", ""),
    "replaced": ("{~", "~}", "yellow"),
    "inserted": ("{+", "+}", "green"),
    "deleted": ("[-", "-]", "red"),
    "moved": ("{>", "<}", "cyan"),
}
"""What stands before and after the words of a step, and their colour."""

LEGEND = "{+inserted+}  [-deleted-]  {~replaced~}  {>moved<}"

BETWEEN = " │ "

ROW = 240
"""Code points after which a new row begins at the next step, so that the sides stay level."""


def side_by_side(
    text: Document, source: Document, match: Match, edits: Sequence[Edit], width: int
) -> Iterator[Text]:
    """The match's words in rows of the text's order; the two sides of a row belong together."""
    column = (width - len(BETWEEN)) // 2
    here, there = text.start(match.span), source.start(match.source_span)
    yield from _row(
        Text(f"text {here}", LABEL),
        Text(f"source {there}", LABEL),
        column,
    )
    after, source_after = _gaps([e.span for e in edits]), _gaps([e.source_span for e in edits])
    left, right = Text(), Text()
    for edit in edits:
        if edit.op == "kept" and max(len(left), len(right)) > ROW:
            yield from _row(left, right, column)
            left, right = Text(), Text()
        left += _piece(text.text, edit.span, edit.op, after)
        right += _piece(source.text, edit.source_span, edit.op, source_after)
    yield from _row(left, right, column)


def _gaps(spans: Sequence[Span]) -> dict[int, int]:
    """Where the next piece of a side begins, by where a piece ends: commas and blanks between."""
    told = sorted(span for span in spans if span.length)
    return {here.end: following.start for here, following in pairwise(told)}


def _piece(words: str, span: Span, op: str, after: dict[int, int]) -> Text:
    if not span.length:
        return Text()
    opening, closing, colour = MARKS[op]
    gap = words[span.end : after.get(span.end, span.end)]
    shown = inert(words[span.start : span.end])
    return Text.assemble((f"{opening}{shown}{closing}", colour), _blanks(gap))


def _blanks(gap: str) -> str:
    """The gap on one line; the blanks at its ends count, since they part words."""
    return (
        f"{' ' * gap[:1].isspace()}{inert(gap)}{' ' * (gap[-1:].isspace() and bool(gap.strip()))}"
    )


def _row(left: Text, right: Text, column: int) -> Iterator[Text]:
    for mine, theirs in zip_longest(
        wrapped(left, column, 0), wrapped(right, column, 0), fillvalue=Text()
    ):
        padding = " " * (column - mine.cell_len)
        yield Text.assemble(mine, padding, (BETWEEN, LABEL), theirs)
