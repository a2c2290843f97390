"""`Report`: all findings of a run, what could not be read, and what decided."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Literal, Self

from pydantic import Field

from rightscheck.model.decision import Decision, Use
from rightscheck.model.fix import Fix
from rightscheck.model.match import Match
from rightscheck.model.notice import Notice
from rightscheck.model.value import Identifier, Place, Span, Value
from rightscheck.model.vocabulary import Severity, Verdict, worst
from rightscheck.model.waiver import Suppression, Waiver


class Answer(Value):
    """What a check answers about one place; the core adds name, severity and place.

    `why` says what is wrong, `remedy` what to do. What the answer rests on goes along:
    the match, the notice, the decision. `confidence` is left out where it is that of these.
    """

    span: Span
    verdict: Verdict
    holder: str
    why: str
    remedy: str
    source_id: str | None = None
    match: Match | None = None
    notices: tuple[Notice, ...] = ()
    decision: Decision | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)


class Passage(Value):
    """Shared words in their surroundings; `before` and `after` are cut to a line or so."""

    before: str
    text: str
    after: str


class Evidence(Value):
    """What a finding rests on.

    `quoted` are the words of each of the `notices`, in their order; of a long one the beginning,
    and nothing of one that stands in no text that was at hand.
    """

    passage: Passage
    source_passage: Passage | None = None
    match: Match | None = None
    notices: tuple[Notice, ...] = ()
    quoted: tuple[str, ...] = ()
    decision: Decision | None = None


class Finding(Value):
    """A check's answer at one place of one document.

    `id` is made from check, holder, source and the normalised passage: it survives moved
    lines and changed dates. `confidence` says how sure we are that it rests on what it says: 1
    for shared words, which are there to be seen; else that of the surest notice, and of the least
    sure one where several must be there together. How bad it is, is another thing.
    """

    id: str
    check: Identifier
    verdict: Verdict
    severity: Severity
    confidence: float = Field(default=1.0, ge=0, le=1)
    document: str
    span: Span
    start: Place
    end: Place
    holder: str
    holder_name: str
    source_id: str | None = None
    source_title: str | None = None
    why: str
    remedy: str
    evidence: Evidence


class SuppressedFinding(Value):
    """A finding that is not shown and does not count, and why."""

    finding: Finding
    suppression: Suppression


class Rule(Value):
    """A check that the findings name: what it asks, in a line, and its whole manual.

    `url` is the manual's page where the house has put it (`manual` of its policy), else empty.
    """

    name: str
    summary: str
    manual: str
    url: str = ""


class PermittedUse(Value):
    """A use that is in order: shown, because "nothing found" and "allowed" are two things."""

    use: Use
    decision: Decision
    holder_name: str
    start: Place
    words: int | None = None
    source_title: str | None = None


class DocumentReport(Value):
    """What was seen in one document."""

    name: str
    sha256: str
    media_type: str
    verdict: Verdict
    words: int
    notices: int
    matches: int
    permitted: tuple[PermittedUse, ...] = ()
    waivers: tuple[Waiver, ...] = Field(default=(), description="that stand in the document")


class Unread(Value):
    """A document that could not be checked, why, and what to do about it."""

    name: str
    problem: str
    hint: str = ""


class Ignored(Value):
    """How many files and folders of a run were passed by, and where it says so.

    What lies in a folder that is passed by is not counted.
    """

    by: str
    files: int = 0
    folders: int = 0


class Basis(Value):
    """Versions and hashes of everything that decided, so that a run can be repeated."""

    rightscheck: str
    packs: dict[str, str] = Field(default_factory=dict)
    licences: dict[str, str] = Field(default_factory=dict)
    policy: str = ""
    sources: str = ""
    source_count: int = 0
    settings: str = ""
    ledger: str = ""
    boilerplate: str = ""
    waivers: str = Field(default="", description='of the file; "off" where none counted at all')
    baseline: str = ""
    against: str = Field(default="", description="the commit, where only a change was looked at")
    warnings: tuple[str, ...] = ()


class Report(Value):
    """The outcome of a run, versioned: `schema_version` changes when a consumer must change.

    `suppressed` are the findings that were set aside; verdicts and exit codes follow the others.
    `rules` are the checks that any of either names. `fixes` are insertions that would answer
    findings, where somebody asked for them and they are not made yet.
    """

    schema_version: Literal["1.0"] = "1.0"
    checked_at: datetime
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[SuppressedFinding, ...] = ()
    documents: tuple[DocumentReport, ...] = ()
    unread: tuple[Unread, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    rules: tuple[Rule, ...] = ()
    fixes: tuple[Fix, ...] = ()
    basis: Basis = Field(description="what decided")

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 -- the parts of a report
        cls,
        documents: tuple[DocumentReport, ...],
        findings: tuple[Finding, ...],
        unread: tuple[Unread, ...],
        basis: Basis,
        checked_at: datetime,
        ignored: tuple[Ignored, ...] = (),
    ) -> "Report":
        """The verdict is the worst finding's; what is unread and what is stale ask for review."""
        # Its parts are values already: to look at them again takes a schema of all there is.
        return cls.model_construct(
            checked_at=checked_at,
            verdict=_verdict(findings, documents, unread, basis),
            findings=findings,
            documents=documents,
            unread=unread,
            ignored=ignored,
            basis=basis,
        )

    def without(self, why: Callable[[Finding], Suppression | None]) -> Self:
        """The report with the findings set aside that `why` gives a reason for.

        The verdicts, the run's and each document's, are those of the findings that are left.
        """
        left: list[Finding] = []
        aside: list[SuppressedFinding] = []
        for finding in self.findings:
            if suppression := why(finding):
                aside.append(SuppressedFinding(finding=finding, suppression=suppression))
            else:
                left.append(finding)
        return self._with_findings(left, self.documents, aside) if aside else self

    def also(self, findings: Iterable[Finding], documents: Iterable[DocumentReport] = ()) -> Self:
        """The report with more findings, and the documents that only they speak of."""
        return self._with_findings((*self.findings, *findings), (*self.documents, *documents))

    def _with_findings(
        self,
        findings: Iterable[Finding],
        documents: Iterable[DocumentReport],
        aside: Iterable[SuppressedFinding] = (),
    ) -> Self:
        """These findings in place of ours, with the verdicts that follow from them."""
        kept = tuple(findings)
        named: dict[str, list[Verdict]] = {}
        for finding in kept:
            named.setdefault(finding.document, []).append(finding.verdict)
        judged = tuple(
            one.model_copy(update={"verdict": worst(named.get(one.name, []))}) for one in documents
        )
        return self.model_copy(
            update={
                "verdict": _verdict(kept, judged, self.unread, self.basis),
                "findings": kept,
                "suppressed": (*self.suppressed, *aside),
                "documents": judged,
            }
        )


def _verdict(
    findings: Iterable[Finding],
    documents: tuple[DocumentReport, ...],
    unread: tuple[Unread, ...],
    basis: Basis,
) -> Verdict:
    verdicts = [finding.verdict for finding in findings]
    nothing = not documents and not basis.against  # a change may well touch no document
    if unread or nothing or basis.warnings:
        verdicts.append(Verdict.REVIEW)
    return worst(verdicts)
