"""One finding, one permitted use: their lines in the terminal report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from rightscheck.model import Finding, PermittedUse, Place, Verdict
from rightscheck.reporters.excerpts import excerpt
from rightscheck.reporters.grounds import amount, grounds
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.palette import LABEL, PLACE, VERDICTS
from rightscheck.reporters.tally import count

INDENT = 2
BETWEEN = "  "
LABELS = 8
"""Columns of the labels on the left: `source` and two blanks."""

LINES = 5
"""Lines of a shared passage."""

NARROWEST = 20
"""Columns of words that are kept on the narrowest terminal; it wraps them itself."""

AGAIN = "as above"

Part = tuple[str, Text]


def finding_block(finding: Finding, before: Finding | None, ruler: Console) -> Iterator[Text]:
    """The finding; what `before`, the one above it, has shown word for word is not repeated."""
    place = _place(finding.document, finding.start)
    yield from headline(place, finding.verdict, (finding.check, inert(finding.holder_name)), ruler)
    shown = list(_parts(before, ruler)) if before else []
    for label, words in _parts(finding, ruler):
        again = label in _LONG and any(
            label == one and words.plain == other.plain for one, other in shown
        )
        yield from labelled(label, Text(AGAIN, LABEL) if again else words, ruler)


def permitted_line(document: str, use: PermittedUse, ruler: Console) -> Iterator[Text]:
    """A use that is in order, and the clause that says so."""
    words = (count(use.words, "word"),) if use.words else ()
    clause = use.decision.clause or use.decision.why
    rest = (inert(use.holder_name), *words, inert(clause))
    yield from headline(_place(document, use.start), Verdict.PERMITTED, rest, ruler)


def headline(place: str, verdict: Verdict, rest: Iterable[str], ruler: Console) -> Iterator[Text]:
    """`file:line:column  VERDICT  and the rest`; what is too long goes on below, indented.

    The place is never broken, however long: it is there to be copied and clicked.
    """
    line = Text(place, PLACE)
    for part in (Text(verdict.value.upper(), VERDICTS[verdict]), *map(Text, rest)):
        if line.cell_len + len(BETWEEN) + part.cell_len <= ruler.width:
            line = Text.assemble(line, BETWEEN, part)
        else:
            yield line
            *full, line = (Text(" " * INDENT) + each for each in _wrapped(part, ruler, INDENT))
            yield from full
    yield line


def labelled(label: str, words: Text, ruler: Console, indent: int = INDENT) -> Iterator[Text]:
    """Words beside their label, wrapped into a column of their own."""
    for number, line in enumerate(_wrapped(words, ruler, indent + LABELS)):
        left = " " * indent + (label if number == 0 else "").ljust(LABELS)
        yield Text.assemble((left, LABEL), line)


_LONG = {"source", "notice", "text"}
"""What is not said twice of one passage."""


def _parts(finding: Finding, ruler: Console) -> Iterator[Part]:
    evidence = finding.evidence
    yield "why", Text(inert(finding.why))
    for label, words in grounds(finding):
        yield label, Text(inert(words))
    if finding.source_id:
        title = f"{inert(finding.source_title)}, " if finding.source_title else ""
        yield "source", Text(f"{title}{inert_name(finding.source_id)}")
    if evidence.match:
        yield "match", Text(amount(evidence.match, finding.why))
    columns = (ruler.width - INDENT - LABELS) * LINES
    yield "text", excerpt(evidence.passage, columns)
    if finding.remedy:
        yield "do", Text(inert(finding.remedy))


def _place(document: str, place: Place) -> str:
    return f"{inert_name(document)}:{place.line}:{place.column}"


def _wrapped(words: Text, ruler: Console, used: int) -> Iterator[Text]:
    for line in words.wrap(ruler, max(NARROWEST, ruler.width - used)) or [words]:
        line.rstrip()
        yield line[len(line.plain) - len(line.plain.lstrip()) :]
