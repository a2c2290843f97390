"""One finding, one permitted use: their lines in the terminal report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from rightscheck.reporters.styled import Text

LINES = 5
"""Lines of a shared passage."""

TERMS = 200
"""Characters of an item's own terms; the JSON report has them all."""

AGAIN = "as above"

Part = tuple[str, Text]


def finding_blocks(findings: Iterable[Finding], width: int, link: Link = no_link) -> Iterator[Text]:
    """The lines of a document's findings; of what the finding above has shown, only `as above`."""
    above: list[Part] = []
    for finding in findings:
        yield from headline(
            place_text(place(finding.document, finding.start), link(finding.document)),
            finding.verdict,
            (finding.check, inert(finding.holder_name)),
            width,
        )
        shown = list(_parts(finding, width))
        for label, words in shown:
            again = label in _LONG and any(
                label == one and words.plain == other.plain for one, other in above
            )
            yield from labelled(label, Text(AGAIN, LABEL) if again else words, width)
        yield Text()
        above = shown


def permitted_line(
    document: str, use: PermittedUse, width: int, link: Link = no_link
) -> Iterator[Text]:
    """The lines of a permitted use: the clause that permits it, and what to keep in mind."""
    words = (count(use.words, "word"),) if use.words else ()
    clause = use.decision.clause or use.decision.why
    rest = (inert(use.holder_name), *words, inert(clause))
    where = place_text(place(document, use.start), link(document))
    yield from headline(where, Verdict.PERMITTED, rest, width)
    for label, told in _kept_in_mind(use):
        yield from labelled(label, Text(inert(told)), width)


def _kept_in_mind(use: PermittedUse) -> Iterator[tuple[str, str]]:
    """Duties that no page can show, and the usage terms of the item, which no licence lifts."""
    yield from (("duty", duty.remedy) for duty in use.decision.open_duties if duty.remedy)
    if terms := " ".join((use.use.usage_terms or "").split()):
        yield "terms", f"the item says: {terms[:TERMS]}{'…' * (len(terms) > TERMS)}"


_LONG = {"source", "notice", "text"}
"""What is not said twice of one passage."""


def _parts(finding: Finding, width: int) -> Iterator[Part]:
    evidence = finding.evidence
    yield "why", Text(inert(finding.why))
    for label, words in grounds(finding):
        yield label, Text(inert(words))
    if finding.source_id:
        title = f"{inert(finding.source_title)}, " if finding.source_title else ""
        yield "source", Text(f"{title}{inert_name(finding.source_id)}")
    if evidence.match:
        yield "match", Text(amount(evidence.match, finding.why))
    columns = (width - INDENT - LABELS) * LINES
    yield "text", excerpt(evidence.passage, columns)
    if finding.remedy:
        yield "do", Text(inert(finding.remedy))
