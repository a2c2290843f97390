"""From a case to the ledger, and from the ledger to the quotas of the next case."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from rightscheck.licensing.moments import days
from rightscheck.licensing.origins import CLOCK
from rightscheck.licensing.quotas import period, quotas
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Case, Document, JudgedUse, RecordedUse, Unread, Use
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.budget import Spent, never
from rightscheck.pipeline.sifting.known import file
from rightscheck.sources.ledger import Ledger, Who
from rightscheck.text.words import split


@contextmanager
def recording(
    document: Document, bench: Workbench, now: datetime, spent: Spent = never
) -> Iterator[Callable[[Case], None]]:
    """A context whose function writes a document's uses to the ledger, if that records.

    Nobody else records meanwhile, in no process: of two uses that are new, decided at the same
    time, not both are the last that a quota allows. A text without a name of its own (`<stdin>`,
    `<text 1>`) is no document that could be found again, and is not recorded. OutOfTime once time
    is `spent` and another writes to the ledger.
    """
    if not (bench.ledger and bench.ledger.records and is_named(document.name)):
        yield lambda _: None
        return
    name = bench.place(document.name)
    with bench.ledger.recording(name, now, spent) as write:
        yield lambda case: write(_recorded(name, used, document, bench, now) for used in case.uses)


def record_nothing(name: str, bench: Workbench, now: datetime, spent: Spent = never) -> None:
    """Note in the ledger that a document uses nothing any more."""
    if bench.ledger and bench.ledger.records and is_named(name):
        bench.ledger.record(bench.place(name), (), now, spent)


def sweep(  # noqa: PLR0913, PLR0917 -- what was there, what is, and until when
    folders: Iterable[Path],
    seen: Iterable[str],
    unread: Iterable[Unread],
    bench: Workbench,
    now: datetime,
    spent: Spent = never,
) -> None:
    """Note in the ledger that documents which are gone from the folders use nothing any more.

    What could not be read may still be there, and so may all that lies under it; what is there
    and was not looked at (another suffix) is not gone. OutOfTime as of `recording`.
    """
    under = [f"{place}/" if (place := bench.place(str(path))) != "." else "" for path in folders]
    if not (bench.ledger and bench.ledger.records and under):
        return
    here = {bench.place(name) for name in seen}
    closed = {bench.place(one.name) for one in unread}

    def is_gone(document: str) -> bool:
        if document in here or not document.startswith(tuple(under)):
            return False
        around = (document, file(document), *map(str, PurePosixPath(document).parents))
        return closed.isdisjoint(around) and not Path(bench.folder, document).exists()

    bench.ledger.sweep(is_gone, now, spent)


def is_named(name: str) -> bool:
    """Is its name a path or an address, not one that we gave it (`<text 1>`)?"""
    return not (name.startswith("<") and name.endswith(">"))


def counts(use: Use, held: Sequence[Licence], document: str, ledger: Ledger) -> dict[str, int]:
    """The numbers that the licences' quotas ask for, as far as the ledger knows them."""
    row = Who(document, use.holder, use.source_id or "")
    found: dict[str, int] = {}
    for licence in held:
        for counted in quotas(licence):
            day = _day(use, licence)
            if use.origins.get("date") in {None, CLOCK}:
                day = ledger.day(row) or day
            number = ledger.count(counted.rule, period(day, counted.per), (day, row))
            if number is not None:
                found[counted.key] = number
    return found


def _day(use: Use, licence: Licence | None) -> date:
    """The day to which a use counts, by the licence's calendar; today if the use has no date."""
    moment = use.date or use.now or datetime.now(UTC)
    return days(moment, licence.calendar if licence else None)[0]


def _recorded(
    name: str, used: JudgedUse, document: Document, bench: Workbench, now: datetime
) -> RecordedUse:
    decision = used.decision
    licence = next((one for one in bench.licences if one.licence == decision.licence), None)
    passages = sorted(match.span for match in used.matches)
    words = [split(document.text[span.start : span.end]).ids.tobytes() for span in passages]
    places = [match.span for match in used.matches] or [notice.span for notice in used.notices]
    url = document.fact("url")
    return RecordedUse(
        document=name,
        url=url.value if url else None,
        place=document.start(min(places)),
        use=used.use.model_copy(update={"counts": {}, "now": None}),
        passages=tuple(match.words for match in used.matches),
        digest=hashlib.sha256(b"\0".join(words)).hexdigest() if words else "",
        claims=tuple(
            claim for notice in (*used.notices, *used.source_notices) for claim in notice.claims
        ),
        licensed=used.licensed,
        verdict=decision.verdict,
        licence=decision.licence,
        rule=decision.rule,
        clause=decision.clause,
        why=decision.why,
        day=_day(used.use, licence),
        first_seen=now,
        last_seen=now,
    )
