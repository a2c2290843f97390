"""Lines of a terminal, made by hand: headlines, labels, columns; and the way onto a console."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rightscheck.model import Place, Unit, Verdict
from rightscheck.reporters.inert import inert_name
from rightscheck.reporters.palette import LABEL, PLACE, VERDICTS
from rightscheck.reporters.styled import Text

if TYPE_CHECKING:
    from rich.console import Console

INDENT = 2
BETWEEN = "  "
LABELS = 8
"""Columns of the labels on the left: `source` and two blanks."""

NARROWEST = 20
"""Columns of words that are kept on the narrowest terminal; it wraps them itself."""

WIDTH = 80
"""Columns where there is no terminal."""

WIDEST = 100
"""Columns that are used of a wider terminal: longer lines are hard to read."""


def width_of(console: Console) -> int:
    """How many columns to use of a console; 80 where it is a file or a pipe."""
    return min(console.width, WIDEST) if console.is_terminal else WIDTH


def plain(lines: Iterable[Text]) -> str:
    """The lines as one plain text, without colours and links."""
    return "".join(f"{line.plain.rstrip()}\n" for line in lines)


def show(lines: Iterable[Text], console: Console) -> None:
    """The lines on a console: in colour if it can show any and nobody asked for none."""
    from rich.style import Style  # noqa: PLC0415 -- most lines are shown to nobody
    from rich.text import Text as Shown  # noqa: PLC0415

    bare = console.no_color or not console.is_terminal
    for line in lines:
        parts = [
            (part.words, Style.parse(part.look) + Style(link=part.link or None))
            for part in line.parts
        ]
        shown = Shown(line.plain.rstrip()) if bare else Shown.assemble(*parts)
        # Never wrapped again: a long path must stay one word that can be copied.
        console.print(shown, soft_wrap=True, highlight=False)


def place(document: str, at: Place) -> str:
    """`file:line:column`, which editors open; `file: page 3`, which people do."""
    apart = ":" if at.unit is Unit.LINE else ": "
    return f"{inert_name(document)}{apart}{inert_name(str(at))}"


Link = Callable[[str], str]
"""A document's name in, the address to link to out, or nothing."""


def no_link(_: str) -> str:
    """A `Link` to nowhere, for where nothing can be clicked."""
    return ""


def place_text(where: str, address: str = "") -> Text:
    """A place in its colour; a link to `address` on a terminal, if there is one."""
    return Text(where, PLACE, address)


def headline(
    where: Text | str, verdict: Verdict, rest: Iterable[str], width: int
) -> Iterator[Text]:
    """`file:line:column  VERDICT  and the rest`; what is too long goes on below, indented.

    The place is never broken, however long: it is there to be copied and clicked.
    """
    line = where if isinstance(where, Text) else place_text(where)
    for part in (Text(verdict.value.upper(), VERDICTS[verdict]), *map(Text, rest)):
        if line.cell_len + len(BETWEEN) + part.cell_len <= width:
            line = Text.assemble(line, BETWEEN, part)
        else:
            yield line
            *full, line = (Text(" " * INDENT) + each for each in wrapped(part, width, INDENT))
            yield from full
    yield line


def labelled(
    label: str, words: Text, width: int, *, indent: int = INDENT, labels: int = LABELS
) -> Iterator[Text]:
    """A label, and words wrapped into a column beside it."""
    for number, line in enumerate(wrapped(words, width, indent + labels)):
        left = " " * indent + (label if number == 0 else "").ljust(labels)
        yield Text.assemble((left, LABEL), line)


def wrapped(words: Text, width: int, used: int) -> Iterator[Text]:
    """Words wrapped to `width` columns, of which what stands before them has `used`."""
    width = max(NARROWEST, width - used)
    for line in words.wrap(width) if words.cell_len > width or "\n" in words.plain else (words,):
        plain = line.plain.rstrip()
        yield line[len(plain) - len(plain.lstrip()) : len(plain)]
