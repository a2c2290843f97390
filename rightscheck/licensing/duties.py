"""What a permission asks in return: is it done, what shows it, and what is left to do.

A permission's duty is a condition of it (ODRL 2.2 § 2.6.4), so a use is `permitted` only once
its duties are known to be done. One that is not, or that nobody looked for or told of, gives
`duty`: it has to be done, or be shown to be done. A page shows some (`SEEN`); that a story was
paid for, or that the holder consented, whoever knows says in the use (`Use.done`).

Two sorts are remembered only (`why` says "and remember: ..."): what is to be done later, as to
delete the text in a month or to follow a correction, and what is owed under `owe` and no page can
show. A fee by the year belongs there: under a permission it would be told of every page.

A time that has run out takes the permission away: a text that had to be deleted by yesterday is
used without permission today (`DutyOutcome.overdue`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from rightscheck.licensing import logic
from rightscheck.licensing.comparisons import short_name
from rightscheck.licensing.fields import spoken
from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.moments import after, day, elapsed
from rightscheck.licensing.showing import address, found
from rightscheck.licensing.tasks import (
    Counter,
    Credit,
    Foreign,
    Link,
    Note,
    Soon,
    Task,
    Within,
    Wording,
)
from rightscheck.model import Action, Duty, State, Use

SEEN = frozenset({Duty.CREDIT, Duty.LINK, Duty.NOTICE, Duty.NO_CHANGES, Duty.SHARE_ALIKE})
"""Duties that a page can show."""

DUE = SEEN | {Duty.PAY, Duty.CONSENT, Duty.COUNTER}
"""Duties that are to be done before a permission may be used; the others later."""

_PLACES = {"top": " before the text", "end": " after the text", "any": ""}


class Owed(NamedTuple):
    """A `DutyOutcome` in the making, and what that means for the use."""

    duty: Duty
    wanted: str
    state: State
    evidence: str = ""
    remedy: str = ""
    due: datetime | None = None
    overdue: State = FALSE
    cite: str = ""

    @property
    def is_open(self) -> bool:
        """Must somebody still do it, or show that it is done, before the use is permitted?"""
        return self.state is not TRUE and (self.state is FALSE or self.duty in DUE)

    @property
    def is_told(self) -> bool:
        """Is there anything to be said of it: by the page, or by whoever knows?"""
        return self.duty in SEEN or self.state is not UNKNOWN


def owed(task: Task, use: Use) -> Owed:
    """What one duty asks of one use."""
    found = DUTIES[task.duty](task.asked, use)
    if task.duty not in DUE and use.done.get(task.duty):
        return found._replace(state=TRUE, overdue=FALSE, remedy="")
    return found


def _credit(wanted: Credit, use: Use) -> Owed:
    named = wanted.told
    if not named and use.source_credit:
        named = repr(use.source_credit)
    text = (f"the credit {named}" if named else "a credit of the holder") + _PLACES[wanted.where]
    shown = use.credits
    if shown is not None and wanted.where != "any":
        shown = tuple(one for one in shown if wanted.where in use.places.get(one, wanted.where))
    state, evidence = found(wanted.any_, shown)
    if state is TRUE and wanted.where != "any" and evidence not in use.places:
        state = UNKNOWN  # nobody looked where it stands
    return _owed(Duty.CREDIT, text, state, evidence, f"add {text}")


def _link(wanted: Link, use: Use) -> Owed:
    if wanted.to == "holder":
        state, evidence = found((), use.links)
        return _owed(Duty.LINK, "a link to the holder", state, evidence, "link to the holder")
    target = use.source_url if wanted.to == "source" else wanted.to
    text = "a link to the source" if wanted.to == "source" else f"a link to {wanted.to}"
    cure = f"link to {target or 'the source'}"
    links = use.links
    if links is None or (links and not target):
        return _owed(Duty.LINK, text, UNKNOWN, "", cure)
    hit = next((link for link in links if address(link) == address(target or "")), None)
    return _owed(Duty.LINK, text, logic.of(hit is not None), hit or "", cure)


def _notice(wanted: Wording, use: Use) -> Owed:
    text = f"the notice {wanted.any_[0]!r}" if wanted.any_ else "the holder's notice"
    state, evidence = _said(wanted, use)
    return _owed(Duty.NOTICE, text, state, evidence, f"add {text}")


def _no_changes(_: Note, use: Use) -> Owed:
    state = logic.negate(_adapted(use))
    evidence = "the words are the source's" if state is TRUE else ""
    cure = "restore the source's wording"
    return _owed(Duty.NO_CHANGES, "no changes to the text", state, evidence, cure)


def _share_alike(wanted: Wording, use: Use) -> Owed:
    """Owed only by whoever adapts (CC BY-SA 4.0 § 3(b)): a verbatim copy asks for nothing more."""
    adapted = _adapted(use)
    text = "the same licence for the adapted text"
    if adapted is FALSE:
        return _owed(Duty.SHARE_ALIKE, text, TRUE, "nothing was adapted")
    said, evidence = _said(wanted, use)
    state = logic.some((logic.negate(adapted), said))
    named = wanted.any_[0] if wanted.any_ else "the same licence"
    cure = f"publish the adapted text under {named}, and say so"
    return _owed(Duty.SHARE_ALIKE, text, state, evidence, cure)


def _delete(wanted: Within, use: Use) -> Owed:
    within, counted = wanted.within, wanted.since
    if within is None:
        return _no_longer_needed(Note(), use)
    text = f"deletion {spoken(within)} after the {counted} was published"
    since = use.source_published if counted == "source" else use.date
    overdue = _overdue(since, within, use.now or use.date)
    if since is None or overdue is None:
        of_source = counted == "source" and since is None
        missing = "when the source was published" if of_source else "the page's date"
        return _owed(Duty.DELETE, text, UNKNOWN, cure=f"state {missing}", overdue=UNKNOWN)
    due = after(since, within)
    by = "now: it was due by" if overdue is TRUE else "by"
    return _owed(Duty.DELETE, text, UNKNOWN, "", f"take it down {by} {_day(due)}", overdue, due)


def _update(wanted: Soon, use: Use) -> Owed:
    """Owed once there is a newer version; overdue when the time for it has run out."""
    within = f" within {spoken(wanted.within)}" if wanted.within else ""
    text = f"the holder's corrections followed{within}"
    if use.newer_version is None:
        cure = f"follow the holder's corrections{within}"
        return _owed(Duty.UPDATE, text, UNKNOWN, cure=cure)
    overdue, due = FALSE, None
    if wanted.within is not None:
        overdue = _overdue(use.newer_since, wanted.within, use.now or use.date) or UNKNOWN
        due = after(use.newer_since, wanted.within)
    cure = f"follow the newer version {use.newer_version!r}"
    return _owed(Duty.UPDATE, text, FALSE, cure=cure, overdue=overdue, due=due)


def _remove(wanted: Soon, _: Use) -> Owed:
    """What is withdrawn already is the item's own affair, and goes before the contract."""
    within = f" within {spoken(wanted.within)}" if wanted.within else ""
    text = f"removal{within} once the holder withdraws it"
    cure = f"take it down{within} once the holder withdraws it"
    return _owed(Duty.REMOVE, text, UNKNOWN, cure=cure)


def _counter(wanted: Counter, use: Use) -> Owed:
    if wanted.at is None:
        return _count(Note(text=wanted.text), use)
    text = f"the holder's page counter {wanted.at}"
    shown = None
    if use.counters is not None:
        shown = any(address(one).startswith(address(wanted.at)) for one in use.counters)
    return _owed(Duty.COUNTER, text, logic.of(shown), wanted.at if shown else "", f"add {text}")


def _other(wanted: Foreign, use: Use) -> Owed:
    said = wanted.text or f"what {short_name(wanted.term)!r} asks"
    return _unseen(Duty.OTHER, said, f"do {said}")(Note(), use)


def _unseen(duty: Duty, wanted: str, cure: str) -> Callable[[Note, Use], Owed]:
    """A duty that no page shows; whoever knows says so in the use."""

    def told(note: Note, use: Use) -> Owed:
        more = f": {note.text}" if note.text else ""
        state, said = logic.of(use.done.get(duty)), use.proof.get(duty, "")
        way = cure + more
        if state is UNKNOWN and duty in DUE:
            way = f"{way}, and attest it in the settings" + (f" ({said})" if said else "")
        return _owed(duty, wanted + more, state, said, way)

    return told


_no_longer_needed = _unseen(
    Duty.DELETE, "deletion when it is no longer needed", "delete it when it is no longer needed"
)
_count = _unseen(Duty.COUNTER, "the holder's page counter", "keep the holder's page counter")

DUTIES: dict[Duty, Callable[[Any, Use], Owed]] = {
    Duty.CREDIT: _credit,
    Duty.LINK: _link,
    Duty.NOTICE: _notice,
    Duty.NO_CHANGES: _no_changes,
    Duty.SHARE_ALIKE: _share_alike,
    Duty.DELETE: _delete,
    Duty.REMOVE: _remove,
    Duty.UPDATE: _update,
    Duty.PAY: _unseen(Duty.PAY, "payment of what is due", "pay what is due"),
    Duty.CONSENT: _unseen(Duty.CONSENT, "the holder's consent", "have the holder's consent"),
    Duty.COUNTER: _counter,
    Duty.OTHER: _other,
}


def _owed(  # noqa: PLR0913, PLR0917 -- the parts of a duty, each one told by its caller
    duty: Duty,
    wanted: str,
    state: State,
    evidence: str = "",
    cure: str = "",
    overdue: State = FALSE,
    due: datetime | None = None,
) -> Owed:
    remedy = "" if state is TRUE else cure
    return Owed(duty, wanted, state, evidence, remedy, due, overdue)


def _adapted(use: Use) -> State:
    if {Action.MODIFY, Action.TRANSLATE} & {use.action, *use.also}:
        return TRUE
    return logic.of(use.altered)


def _said(wanted: Wording, use: Use) -> tuple[State, str]:
    """A notice may stand in the notices or, as a © line does, among the credits."""
    state, evidence = found(wanted.any_, use.notices)
    if state is TRUE or not wanted.any_:
        return state, evidence
    other, more = found(wanted.any_, use.credits)
    return logic.some((state, other)), more


def _overdue(since: datetime | None, within: timedelta, moment: datetime | None) -> State | None:
    """Has the time run out? None where one of the two days is not known."""
    if since is None or moment is None:
        return None
    least, most = elapsed(since, moment)
    return logic.between(least > within, most > within)


def _day(due: datetime | None) -> str:
    return day(due).isoformat() if due else "the end of time"
