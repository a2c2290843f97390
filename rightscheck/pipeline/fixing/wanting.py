"""What a finding wants put on the page: which words, as a line says them, and at which end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rightscheck.errors import UnwritableDocument
from rightscheck.model import Case, Document, Duty, Finding, JudgedUse, Role, Span, Unfixed, Verdict
from rightscheck.pipeline.bench import Workbench
from rightscheck.readers.inserting import Page, Paragraph, Part, one_line
from rightscheck.readers.inserting.said import Gap

FIXABLE = {
    "missing-credit": Duty.CREDIT,
    "missing-link": Duty.LINK,
    "missing-notice": Duty.NOTICE,
}
"""The checks whose findings words on the page can answer, and the duty that those words do."""

_PROSE = {Role.BODY, Role.QUOTATION}


class Want(NamedTuple):
    """A finding, and the words that its licence dictates.

    `at` is where in the document's text the passage begins (`top`) or ends that they are for. A
    link has its address in `parts`; its words are those of the credit beside it, if one is owed.
    """

    finding: Finding
    duty: Duty
    parts: tuple[Part, ...]
    at: int
    top: bool

    def unfixed(self, why: str) -> Unfixed:
        """The finding, and why nothing can be inserted for it."""
        return unfixed(self.finding, why)


def answerable(
    case: Case, findings: Iterable[Finding], bench: Workbench
) -> tuple[list[Want], list[Unfixed]]:
    """Those of a document's findings for which the words are known, and why the others not."""
    wants: list[Want] = []
    left: list[Unfixed] = []
    for finding in findings:
        duty = FIXABLE.get(finding.check)
        used = _use(case, finding) if duty else None
        if duty is None or used is None:
            continue
        try:
            wants.append(_want(finding, duty, used, case.document, bench))
        except UnwritableDocument as error:
            left.append(unfixed(finding, error.problem))
    return wants, left


def gaps(
    page: Page, document: Document, wants: Iterable[Want], left: list[Unfixed]
) -> dict[Gap, list[Want]]:
    """The wants by the gap of the page that is for them; what has none goes to `left`."""
    found: defaultdict[Gap, list[Want]] = defaultdict(list)
    for want in wants:
        if document.origin is None:
            continue
        try:
            found[page.gap(document.origin.offset(want.at), before=want.top)].append(want)
        except UnwritableDocument as error:
            left.append(want.unfixed(error.problem))
    return found


def said(wants: Sequence[Want], *, links: bool = True) -> tuple[Paragraph, ...]:
    """Paragraphs for one place: all credits and links in one, `(AFP, Reuters)`; then notices.

    Where there are no `links`, notices stand without; a link that is owed is one all the same.
    """
    credits_ = list(dict.fromkeys(_credits(wants)))
    linked = {part.words for part in credits_ if part.url}
    credits_ = [part for part in credits_ if part.url or part.words not in linked]
    notices = dict.fromkeys(
        Part(part.words, part.url if links else "")
        for want in wants
        if want.duty is Duty.NOTICE
        for part in want.parts
    )
    line = [Part("(")]
    for part in credits_:
        line += [part, Part(", ")]
    line[-1] = Part(")")
    return (*([tuple(line)] if credits_ else []), *((part,) for part in notices))


def _credits(wants: Sequence[Want]) -> Iterator[Part]:
    """For every source its credit, or what its link is called; with the link where one is owed."""
    by_source: defaultdict[tuple[str, str | None], dict[Duty, Part]] = defaultdict(dict)
    for want in wants:
        if want.duty is not Duty.NOTICE:
            source = (want.finding.holder, want.finding.source_id)
            by_source[source][want.duty] = want.parts[0]
    for of in by_source.values():
        credit, link = of.get(Duty.CREDIT), of.get(Duty.LINK)
        if credit and link:
            yield Part(credit.words, link.url)
        else:
            yield from of.values()


def _use(case: Case, finding: Finding) -> JudgedUse | None:
    same = (
        used
        for used in case.uses
        if (used.use.holder, used.use.source_id) == (finding.holder, finding.source_id)
    )
    return next(same, None)


def _want(
    finding: Finding, duty: Duty, used: JudgedUse, document: Document, bench: Workbench
) -> Want:
    decision = used.decision
    if decision.verdict is Verdict.BREACH:
        raise UnwritableDocument(f"the text may not be used as it is: {decision.why}")
    owed = [one for one in decision.open_duties if one.duty is duty]
    if not all(one.words for one in owed):
        raise UnwritableDocument(f"nothing dictates the words of {owed[0].wanted}")
    dictated = [one_line(one.words) for one in owed]
    top = any(one.where == "top" for one in owed)
    return Want(
        finding, duty, tuple(_parts(duty, dictated, used, bench)), _at(used, document, top=top), top
    )


def _parts(
    duty: Duty, dictated: Iterable[str], used: JudgedUse, bench: Workbench
) -> Iterator[Part]:
    for words in dictated:
        if duty is Duty.LINK:
            holder = used.use.holder
            called = used.use.source_credit or bench.names.get(holder) or words
            yield Part(one_line(called), words)
        else:
            yield Part(words, _deed(used, bench) if duty is Duty.NOTICE else "")


def _deed(used: JudgedUse, bench: Workbench) -> str:
    """Where the terms of an open licence stand, which its notice links to (CC BY 4.0 § 3(a)(1)(C)).

    A contract's address is nobody else's business.
    """
    same = (one for one in bench.licences if one.licence == used.decision.licence)
    licence = next(same, None)
    return licence.url if licence and licence.is_open else ""


def _at(used: JudgedUse, document: Document, *, top: bool) -> int:
    """The first or the last code point of the passages; without any, the last of the story."""
    passages = [match.span for match in used.matches if document.role(match.span.start) in _PROSE]
    if passages and top:
        return min(passages).start
    last = max(passages, key=lambda span: span.end, default=Span(0, len(document.text)))
    return _last(document, last)


def _last(document: Document, span: Span) -> int:
    """The last code point of a span that is prose: a foot line is no part of the story."""
    at = span.end
    for region in reversed(document.regions):
        if region.role not in _PROSE and region.span.start < at:
            if region.span.end <= span.start or document.text[region.span.end : at].strip():
                break
            at = region.span.start
    return max(span.start, len(document.text[:at].rstrip()) - 1)


def unfixed(finding: Finding, why: str) -> Unfixed:
    """The finding, and why nothing can be inserted for it."""
    return Unfixed(
        document=finding.document,
        finding=finding.id,
        check=finding.check,
        start=finding.start,
        why=why,
    )
