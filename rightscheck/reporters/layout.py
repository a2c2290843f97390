"""Lines of a terminal, made by hand: headlines, labels, columns; and the way onto a console."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator

from rich.console import Console
from rich.style import Style
from rich.text import Text

from rightscheck.model import Place, Unit, Verdict
from rightscheck.reporters.inert import inert_name
from rightscheck.reporters.palette import LABEL, PLACE, VERDICTS

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


def ruler(width: int = WIDTH) -> Console:
    """What lines are measured by: so many columns, whatever the machine."""
    # With a height as well, or it asks the system for one whenever it is asked for its width.
    return Console(file=io.StringIO(), width=width, height=25, force_terminal=False)


def columns(console: Console) -> int:
    """How many columns to use of a console; 80 where it is a file or a pipe."""
    return min(console.width, WIDEST) if console.is_terminal else WIDTH


def plain(lines: Iterable[Text]) -> str:
    """The lines without a single escape."""
    return "".join(f"{line.plain.rstrip()}\n" for line in lines)


def show(lines: Iterable[Text], console: Console) -> None:
    """The lines on a console: in colour if it can show any and nobody asked for none."""
    bare = console.no_color or not console.is_terminal
    for line in lines:
        # Never wrapped again: a long path must stay one word that can be copied.
        shown = Text(line.plain.rstrip()) if bare else line
        console.print(shown, soft_wrap=True, highlight=False)


def place(document: str, at: Place) -> str:
    """`file:line:column`, which editors open; `file: page 3`, which people do."""
    apart = ":" if at.unit is Unit.LINE else ": "
    return f"{inert_name(document)}{apart}{inert_name(str(at))}"


Link = Callable[[str], str]
"""A document's name in, the address to link to out, or nothing."""


def no_link(_: str) -> str:
    """Where nothing can be clicked."""
    return ""


def place_text(where: str, address: str = "") -> Text:
    """A place; a link to `address` on a terminal, if there is one."""
    return Text(where, Style.parse(PLACE) + Style(link=address or None))


def headline(
    where: Text | str, verdict: Verdict, rest: Iterable[str], gauge: Console
) -> Iterator[Text]:
    """`file:line:column  VERDICT  and the rest`; what is too long goes on below, indented.

    The place is never broken, however long: it is there to be copied and clicked.
    """
    line = where if isinstance(where, Text) else place_text(where)
    for part in (Text(verdict.value.upper(), VERDICTS[verdict]), *map(Text, rest)):
        if line.cell_len + len(BETWEEN) + part.cell_len <= gauge.width:
            line = Text.assemble(line, BETWEEN, part)
        else:
            yield line
            *full, line = (Text(" " * INDENT) + each for each in wrapped(part, gauge, INDENT))
            yield from full
    yield line


def labelled(
    label: str, words: Text, gauge: Console, *, indent: int = INDENT, labels: int = LABELS
) -> Iterator[Text]:
    """Words beside their label, wrapped into a column of their own."""
    for number, line in enumerate(wrapped(words, gauge, indent + labels)):
        left = " " * indent + (label if number == 0 else "").ljust(labels)
        yield Text.assemble((left, LABEL), line)


def wrapped(words: Text, gauge: Console, used: int) -> Iterator[Text]:
    """Words in lines that leave `used` columns free."""
    width = max(NARROWEST, gauge.width - used)
    fits = words.cell_len <= width and "\n" not in words.plain and "\t" not in words.plain
    # Most lines fit, and to find that out word by word takes as long as to judge the page.
    for line in ([words.copy()] if fits else words.wrap(gauge, width)) or [words]:
        line.rstrip()
        indented = len(line.plain) - len(line.plain.lstrip())
        yield line[indented:] if indented else line
