"""One finding, one permitted use: their lines in the terminal report."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from rightscheck.model import Finding, PermittedUse, Verdict
from rightscheck.model.amounts import count
from rightscheck.reporters.excerpts import excerpt
from rightscheck.reporters.grounds import amount, grounds
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.layout import (
    INDENT,
    LABELS,
    Link,
    headline,
    labelled,
    no_link,
    place,
    place_text,
)
from rightscheck.reporters.palette import LABEL

LINES = 5
"""Lines of a shared passage."""

TERMS = 200
"""Characters of an item's own terms; the JSON report has them all."""

AGAIN = "as above"

Part = tuple[str, Text]


def finding_block(
    finding: Finding, before: Finding | None, gauge: Console, link: Link = no_link
) -> Iterator[Text]:
    """The finding; what `before`, the one above it, has shown word for word is not repeated."""
    yield from headline(
        place_text(place(finding.document, finding.start), link(finding.document)),
        finding.verdict,
        (finding.check, inert(finding.holder_name)),
        gauge,
    )
    shown = list(_parts(before, gauge)) if before else []
    for label, words in _parts(finding, gauge):
        again = label in _LONG and any(
            label == one and words.plain == other.plain for one, other in shown
        )
        yield from labelled(label, Text(AGAIN, LABEL) if again else words, gauge)


def permitted_line(
    document: str, use: PermittedUse, gauge: Console, link: Link = no_link
) -> Iterator[Text]:
    """A use that is in order, the clause that says so, and what has to be kept in mind."""
    words = (count(use.words, "word"),) if use.words else ()
    clause = use.decision.clause or use.decision.why
    rest = (inert(use.holder_name), *words, inert(clause))
    where = place_text(place(document, use.start), link(document))
    yield from headline(where, Verdict.PERMITTED, rest, gauge)
    for label, told in _kept_in_mind(use):
        yield from labelled(label, Text(inert(told)), gauge)


def _kept_in_mind(use: PermittedUse) -> Iterator[tuple[str, str]]:
    """Duties that no page can show, and the item's own terms: no licence can lift those."""
    yield from (("duty", duty.remedy) for duty in use.decision.open_duties if duty.remedy)
    if terms := " ".join((use.use.usage_terms or "").split()):
        yield "terms", f"the item says: {terms[:TERMS]}{'…' * (len(terms) > TERMS)}"


_LONG = {"source", "notice", "text"}
"""What is not said twice of one passage."""


def _parts(finding: Finding, gauge: Console) -> Iterator[Part]:
    evidence = finding.evidence
    yield "why", Text(inert(finding.why))
    for label, words in grounds(finding):
        yield label, Text(inert(words))
    if finding.source_id:
        title = f"{inert(finding.source_title)}, " if finding.source_title else ""
        yield "source", Text(f"{title}{inert_name(finding.source_id)}")
    if evidence.match:
        yield "match", Text(amount(evidence.match, finding.why))
    columns = (gauge.width - INDENT - LABELS) * LINES
    yield "text", excerpt(evidence.passage, columns)
    if finding.remedy:
        yield "do", Text(inert(finding.remedy))
