"""What is seen in documents, decided: their uses, the licences' answers, the checks' findings.

What is decided may depend on the day, and is written into the ledger if that records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple, TypeVar

from rightscheck.checks import decide
from rightscheck.errors import OutOfTime
from rightscheck.model import (
    Case,
    Document,
    DocumentReport,
    Finding,
    JudgedUse,
    PermittedUse,
    Unread,
    Verdict,
    worst,
)
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.budget import Spent, is_endless, never
from rightscheck.pipeline.recording import recording
from rightscheck.pipeline.seeing import Recalled, Sight, see, unheard
from rightscheck.pipeline.uses.gathering import uses
from rightscheck.pipeline.uses.lasting import lasts, plain
from rightscheck.rulebook.waivers import waivers_of
from rightscheck.text.words import words_of

_T = TypeVar("_T")

TOGETHER = 16
"""Documents that go from room to room together. What they share is looked for once, and one room's
tables stay in the processor's cache: pages of a site take three quarters of the time, of which 32
would hardly save more."""

LENGTH = 100_000
"""Code points of them from which no other is added."""


class Judged(NamedTuple):
    """What a report says of one document."""

    document: DocumentReport
    findings: tuple[Finding, ...]


class Decided(NamedTuple):
    """What a report says of one document, and the case that the checks were asked about."""

    judged: Judged
    case: Case

    @property
    def recalled(self) -> Recalled:
        """What of it need not be computed again on any other day."""
        carried = {one.source.id: one.source_notices for one in self.case.uses if one.source}
        return Recalled(self.judged.document.words, carried)


class Judge(NamedTuple):
    """Judges every document of a run: with this bench, at this moment.

    `silent` says for holders whose feed has been silent too long what that means, `spent` whether
    time has run out; `on_seen` is called with what is seen of each document, first with its
    notices, then with its matches as well.
    """

    bench: Workbench
    silent: Mapping[str, str]
    now: datetime
    spent: Spent = never
    on_seen: Callable[[Sight], None] = unheard

    def lasts(self, decided: Decided) -> bool:
        """Would the same be decided on any other day? Then a cache can keep the decision itself.

        Where nothing is used, no licence was asked, and so no clock.
        """
        case = decided.case
        if case.unseen or decided.judged.document.waivers:
            return False
        return not case.uses or (self.is_plain and lasts(case.uses, self.bench))

    @property
    def at_leisure(self) -> bool:
        """May documents wait for one another? Not if somebody listens or time may run out."""
        return self.on_seen is unheard and is_endless(self.spent)

    @property
    def is_plain(self) -> bool:
        """Do licences alone decide on a use? Else a silent feed does, or the ledger counts it."""
        return not self.silent and not (self.bench.ledger and self.bench.ledger.records)

    def judged(self, documents: Iterable[Document | Unread]) -> Iterator[Judged | Unread]:
        """What a report says of each; what could not be read passes through."""
        for one in seen_and_decided(documents, self):
            yield one if isinstance(one, Unread) else one[1].judged

    def decided(self, sight: Sight) -> Decided:
        """Decide on what was seen, and record its uses in the ledger if that is wanted.

        If another process writes to the ledger until time runs out, the case says so in `unseen`.
        """
        case = self._case(sight)
        found = decide(case, self.bench.questions)
        words = sight.recalled.words if sight.recalled else words_of(case.document.text).size
        return Decided(Judged(_summary(case, found, words), found), case)

    def _case(self, sight: Sight) -> Case:
        judged = partial(_case, sight, self.bench, self.now, self.silent, self.spent)
        if sight.unseen:  # of what was not looked at nobody knows that it is gone
            return judged()
        try:
            with recording(sight.document, self.bench, self.now, self.spent) as write:
                case = judged()
                if not case.unseen:
                    write(case)
                return case
        except OutOfTime:
            case = judged()
            return case.model_copy(update={"unseen": case.unseen or "its uses were recorded"})


def seen_and_decided(
    documents: Iterable[Document | _T], judge: Judge
) -> Iterator[tuple[Sight, Decided] | _T]:
    """Each document, with what was seen in it and how it was decided; what is none passes through.

    A few that come one after the other are seen together, of one state of the library. Where
    somebody listens, or time may run out, each of them is read when the one before is done.
    """
    for some in _few(documents, TOGETHER if judge.at_leisure else 1):
        read = [one for one in some if isinstance(one, Document)]
        found = iter(_decided(read, judge) if read else ())
        for one in some:
            yield next(found) if isinstance(one, Document) else one


def _few(documents: Iterable[Document | _T], most: int) -> Iterator[list[Document | _T]]:
    """Lists with up to `most` documents, fewer where they are long, and what came between them."""
    some, many, length = list[Document | _T](), 0, 0
    for one in documents:
        some.append(one)
        if isinstance(one, Document):
            many, length = many + 1, length + len(one.text)
        if not 0 < many < most or length >= LENGTH:
            yield some
            some, many, length = [], 0, 0
    if some:
        yield some


def _decided(documents: Sequence[Document], judge: Judge) -> list[tuple[Sight, Decided]]:
    with judge.bench.still():
        sights = see(documents, judge.bench, judge.spent, judge.on_seen)
        for sight in sights:
            judge.on_seen(sight)
        return [(sight, judge.decided(sight)) for sight in sights]


def examine(document: Document, bench: Workbench, now: datetime) -> Case:
    """One document with its notices, its matches and its uses, for checks to be asked about."""
    [sight] = see([document], bench)
    return _case(sight, bench, now, {})


def _case(
    sight: Sight,
    bench: Workbench,
    now: datetime,
    silent: Mapping[str, str],
    spent: Spent = never,
) -> Case:
    judged, all_of_them = uses(sight, bench, now, spent)
    return Case.model_construct(  # of values; see Report.of
        document=sight.document,
        notices=sight.notices,
        matches=sight.matches,
        uses=judged,
        names=bench.names,
        stale=dict(silent),
        unseen=sight.unseen or ("" if all_of_them else "every use was judged"),
    )


def _summary(case: Case, findings: tuple[Finding, ...], words: int) -> DocumentReport:
    document = case.document
    return DocumentReport.model_construct(  # of values; see Report.of
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        verdict=worst(finding.verdict for finding in findings),
        words=words,
        notices=len(case.notices),
        matches=len(case.matches),
        waivers=waivers_of(document),
        permitted=tuple(_permitted(used, case) for used in case.uses if _is_permitted(used, case)),
    )


def _is_permitted(used: JudgedUse, case: Case) -> bool:
    allowed = used.licensed and used.decision.verdict is Verdict.PERMITTED
    return allowed and used.use.holder not in case.stale


def _permitted(used: JudgedUse, case: Case) -> PermittedUse:
    return PermittedUse(
        use=plain(used.use),
        decision=used.decision,
        holder_name=case.name(used.use.holder),
        start=case.document.start((used.matches or used.notices)[0].span),
        words=used.use.words,
        source_title=used.source.title if used.source else None,
    )
