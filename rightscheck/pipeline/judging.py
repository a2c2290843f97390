"""One document: seen, which takes long and is true whenever, then judged, which depends on when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple, TypeVar

from rightscheck import notices as room
from rightscheck.checks import decide
from rightscheck.errors import OutOfTime
from rightscheck.matching import matches
from rightscheck.model import (
    Case,
    Document,
    DocumentReport,
    Finding,
    JudgedUse,
    Match,
    Notice,
    PermittedUse,
    Unread,
    Verdict,
    worst,
)
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.deadline import Spent, is_endless, never
from rightscheck.pipeline.recording import recording
from rightscheck.pipeline.turns import turn
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


class Recalled(NamedTuple):
    """What was counted and looked for once a document was seen, and is as true the next time."""

    words: int
    carried: dict[str, tuple[Notice, ...]]


class Sight(NamedTuple):
    """What is seen in a document; the same on every day, with the same packs and sources."""

    document: Document
    notices: tuple[Notice, ...]
    matches: tuple[Match, ...]
    unseen: str = ""
    recalled: Recalled | None = None


def unheard(sight: Sight) -> None:
    """Nobody wants to know what is seen before it is judged."""


class Decided(NamedTuple):
    """What a report says of one document, and of what it was decided."""

    judged: Judged
    case: Case

    @property
    def recalled(self) -> Recalled:
        """What of it is so on any other day in any case."""
        carried = {one.source.id: one.source_notices for one in self.case.uses if one.source}
        return Recalled(self.judged.document.words, carried)


class Desk(NamedTuple):
    """What judges every document of a run.

    `silent` is what is wrong with which feed, `spent` tells when nobody waits any longer, and
    `seen` hears what is seen as soon as it is: the notices, then also the matches.
    """

    bench: Workbench
    silent: Mapping[str, str]
    now: datetime
    spent: Spent = never
    seen: Callable[[Sight], None] = unheard

    def lasts(self, decided: Decided) -> bool:
        """Is what is said of a document so on any other day as well?

        Where nothing is used there is no licence to ask, and no clock.
        """
        case = decided.case
        if case.unseen or decided.judged.document.waivers:
            return False
        return not case.uses or (self.is_plain and lasts(case.uses, self.bench))

    @property
    def at_leisure(self) -> bool:
        """Does nobody listen, and is there time for everything?"""
        return self.seen is unheard and is_endless(self.spent)

    @property
    def is_plain(self) -> bool:
        """Has nothing to be added to how a use is decided: that a feed is silent, a record?"""
        return not self.silent and not (self.bench.ledger and self.bench.ledger.records)

    def judged(self, documents: Iterable[Document | Unread]) -> Iterator[Judged | Unread]:
        """Each of them judged, or still unread."""
        for one in seen_and_decided(documents, self):
            yield one if isinstance(one, Unread) else one[1].judged

    def decided(self, sight: Sight) -> Decided:
        """What is seen, decided and recorded.

        What cannot be recorded in time, as another writes to the ledger, is told like what was not
        looked at.
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


def judge(document: Document, desk: Desk) -> Judged:
    """One document seen, recorded and decided."""
    [(_, decided)] = _decided([document], desk)
    return decided.judged


def seen_and_decided(
    documents: Iterable[Document | _T], desk: Desk
) -> Iterator[tuple[Sight, Decided] | _T]:
    """Each document, with what was seen in it and how it was decided; what is none passes through.

    A few that come one after the other are seen together, of one state of the library. Where
    somebody listens, or time may run out, each of them is read when the one before is done.
    """
    for some in _few(documents, TOGETHER if desk.at_leisure else 1):
        read = [one for one in some if isinstance(one, Document)]
        found = iter(_decided(read, desk) if read else ())
        for one in some:
            yield next(found) if isinstance(one, Document) else one


def _few(documents: Iterable[Document | _T], most: int) -> Iterator[list[Document | _T]]:
    """So many documents at a time, or fewer where they are long, and what is none between them."""
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


def _decided(documents: Sequence[Document], desk: Desk) -> list[tuple[Sight, Decided]]:
    with desk.bench.still():
        sights = _see(documents, desk.bench, desk.spent, desk.seen)
        for sight in sights:
            desk.seen(sight)
        return [(sight, desk.decided(sight)) for sight in sights]


def examine(document: Document, bench: Workbench, now: datetime) -> Case:
    """Everything that is seen in one document: its notices, its matches, what it uses."""
    return _case(see(document, bench), bench, now, {})


def see(
    document: Document,
    bench: Workbench,
    spent: Spent = never,
    seen: Callable[[Sight], None] = unheard,
) -> Sight:
    """The notices and the matches of a document; without time, those of which all is known.

    `seen` hears the notices before anything is compared, and while it is nobody's turn.
    """
    return _see([document], bench, spent, seen)[0]


def _see(
    documents: Sequence[Document], bench: Workbench, spent: Spent, seen: Callable[[Sight], None]
) -> list[Sight]:
    sights = [_noticed(document, bench, spent) for document in documents]
    if not bench.sources:
        return sights
    read = [sight.document for sight in sights if not sight.unseen]
    for sight in sights:
        if not sight.unseen:
            seen(sight)
    with turn(sum(len(document.text) for document in read), spent):
        told = iter(matches(read, bench.sources, boilerplate=bench.boilerplate, spent=spent))
    late = "all of the library was compared" if spent() else ""
    return [one if one.unseen else Sight(*one[:2], next(told), late) for one in sights]


def _noticed(document: Document, bench: Workbench, spent: Spent) -> Sight:
    try:
        with turn(len(document.text), spent):
            return Sight(document, room.spot(document, bench.packs, bench.house.own, spent), ())
    except OutOfTime:
        return Sight(document, (), (), "its notices were read, and before it was compared at all")


def _case(
    sight: Sight,
    bench: Workbench,
    now: datetime,
    silent: Mapping[str, str],
    spent: Spent = never,
) -> Case:
    known = sight.recalled and sight.recalled.carried
    seen = sight.document, sight.notices, sight.matches
    judged, all_of_them = uses(*seen, bench, now, spent, known)
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
