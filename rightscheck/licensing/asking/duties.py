"""What a permission asks in return: is it done, what shows it, and what is left to do.

A permission's duty is a condition of it (ODRL 2.2 § 2.6.4), so a use is `permitted` only once
its duties are known to be done. One that is not, or that nobody looked for or told of, gives
`duty`: it has to be done, or be shown to be done. A page shows some (`owed.SEEN`); that a story was
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
from typing import Any

from rightscheck.licensing import logic
from rightscheck.licensing.asking.comparisons import short_name
from rightscheck.licensing.asking.owed import DUE, DutyReport
from rightscheck.licensing.asking.showing import address, find_wording
from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.moments import after, day, elapsed
from rightscheck.licensing.terms.fields import spoken
from rightscheck.licensing.terms.tasks import (
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

_PLACES = {"top": " before the text", "end": " after the text", "any": ""}


Ask = Callable[[Use], DutyReport]
"""How a duty is asked of a use: what depends on the licence alone is in words already."""


def asking(task: Task) -> Ask:
    """A duty compiled into the question whether a use fulfils it."""
    duty, cite = task.duty, task.cite
    ask, is_later = DUTIES[duty](task.content), duty not in DUE
    if not (is_later or cite):
        return ask

    def ask_and_cite(use: Use) -> DutyReport:
        owed = ask(use)
        if is_later and use.done.get(duty):
            seen = use.proof.get(duty, "")
            owed = owed._replace(state=TRUE, evidence=seen, overdue=FALSE, remedy="")
        return owed._replace(cite=cite) if cite else owed

    return ask_and_cite


def _credit(wanted: Credit) -> Ask:
    where, named = wanted.where, wanted.phrase

    def text(named: str) -> str:
        return (f"the credit {named}" if named else "a credit of the holder") + _PLACES[where]

    told, named_first = text(named), next(iter(wanted.any_), "")

    def ask(use: Use) -> DutyReport:
        said = told if named or not use.source_credit else text(repr(use.source_credit))
        shown = use.credits
        if shown is not None and where != "any":
            shown = tuple(one for one in shown if where in use.places.get(one, where))
        state, evidence = find_wording(wanted.any_, shown)
        if state is TRUE and where != "any" and evidence not in use.places:
            state = UNKNOWN  # nobody looked where it stands
        owed = _owed(Duty.CREDIT, said, state, evidence, f"add {said}")
        return owed._replace(words=named_first or use.source_credit or "", where=where)

    return ask


def _link(wanted: Link) -> Ask:
    to = wanted.to
    text = f"a link to the {to}" if to in {"source", "holder"} else f"a link to {to}"

    def ask(use: Use) -> DutyReport:
        links = use.links
        if to == "holder":
            state, evidence = find_wording((), links)
            return _owed(Duty.LINK, text, state, evidence, "link to the holder")
        target = use.source_url if to == "source" else to
        cure = f"link to {target or 'the source'}"
        if links is None or (links and not target):
            return _owed(Duty.LINK, text, UNKNOWN, "", cure)
        hit = next((link for link in links if address(link) == address(target or "")), None)
        owed = _owed(Duty.LINK, text, logic.of(hit is not None), hit or "", cure)
        return owed._replace(words=target or "")

    return ask


def _notice(wanted: Wording) -> Ask:
    text = f"the notice {wanted.any_[0]!r}" if wanted.any_ else "the holder's notice"
    words = wanted.dictated

    def ask(use: Use) -> DutyReport:
        return _owed(Duty.NOTICE, text, *_said(wanted, use), f"add {text}")._replace(words=words)

    return ask


def _no_changes(_: Note) -> Ask:
    def ask(use: Use) -> DutyReport:
        state = logic.negate(_adapted(use))
        evidence = "the words are the source's" if state is TRUE else ""
        cure = "restore the source's wording"
        return _owed(Duty.NO_CHANGES, "no changes to the text", state, evidence, cure)

    return ask


def _share_alike(wanted: Wording) -> Ask:
    """Owed only by whoever adapts (CC BY-SA 4.0 § 3(b)): a verbatim copy asks for nothing more."""
    text = "the same licence for the adapted text"
    named = wanted.any_[0] if wanted.any_ else "the same licence"
    cure = f"publish the adapted text under {named}, and say so"

    def ask(use: Use) -> DutyReport:
        adapted = _adapted(use)
        if adapted is FALSE:
            return _owed(Duty.SHARE_ALIKE, text, TRUE, "nothing was adapted")
        said, evidence = _said(wanted, use)
        state = logic.some((logic.negate(adapted), said))
        return _owed(Duty.SHARE_ALIKE, text, state, evidence, cure)

    return ask


def _delete(wanted: Within) -> Ask:
    within, of_source = wanted.within, wanted.since == "source"
    if within is None:
        return _no_longer_needed(Note())
    text = f"deletion {spoken(within)} after the {wanted.since} was published"

    def ask(use: Use) -> DutyReport:
        since = use.source_published if of_source else use.date
        overdue = _overdue(since, within, use.now or use.date)
        if since is None or overdue is None:
            unknown = of_source and since is None
            missing = "when the source was published" if unknown else "the page's date"
            return _owed(Duty.DELETE, text, UNKNOWN, cure=f"state {missing}", overdue=UNKNOWN)
        due = after(since, within)
        by = "now: it was due by" if overdue is TRUE else "by"
        cure = f"take it down {by} {_day(due)}"
        return _owed(Duty.DELETE, text, UNKNOWN, "", cure, overdue, due)

    return ask


def _update(wanted: Soon) -> Ask:
    """Owed once there is a newer version; overdue when the time for it has run out."""
    within = wanted.within
    soon = f" within {spoken(within)}" if within else ""
    text = f"the holder's corrections followed{soon}"

    def ask(use: Use) -> DutyReport:
        if use.newer_version is None:
            cure = f"follow the holder's corrections{soon}"
            return _owed(Duty.UPDATE, text, UNKNOWN, cure=cure)
        overdue, due = FALSE, None
        if within is not None:
            overdue = _overdue(use.newer_since, within, use.now or use.date) or UNKNOWN
            due = after(use.newer_since, within)
        cure = f"follow the newer version {use.newer_version!r}"
        return _owed(Duty.UPDATE, text, FALSE, cure=cure, overdue=overdue, due=due)

    return ask


def _remove(wanted: Soon) -> Ask:
    """What is withdrawn already is the item's own affair, and goes before the contract."""
    within = f" within {spoken(wanted.within)}" if wanted.within else ""
    text = f"removal{within} once the holder withdraws it"
    cure = f"take it down{within} once the holder withdraws it"
    return lambda _: _owed(Duty.REMOVE, text, UNKNOWN, cure=cure)


def _counter(wanted: Counter) -> Ask:
    at = wanted.at
    if at is None:
        return _count(Note(text=wanted.text))
    text = f"the holder's page counter {at}"

    def ask(use: Use) -> DutyReport:
        shown = None
        if use.counters is not None:
            shown = any(address(one).startswith(address(at)) for one in use.counters)
        return _owed(Duty.COUNTER, text, logic.of(shown), at if shown else "", f"add {text}")

    return ask


def _other(wanted: Foreign) -> Ask:
    said = wanted.text or f"what {short_name(wanted.term)!r} asks"
    return _unseen(Duty.OTHER, said, f"do {said}")(Note())


def _unseen(duty: Duty, wanted: str, cure: str) -> Callable[[Note], Ask]:
    """A duty that no page shows; whoever knows says so in the use."""

    def of(note: Note) -> Ask:
        more = f": {note.text}" if note.text else ""
        text, way = wanted + more, cure + more
        attested = f"{way}, and attest it in the settings"

        def ask(use: Use) -> DutyReport:
            state, said = logic.of(use.done.get(duty)), use.proof.get(duty, "")
            if state is FALSE or duty not in DUE:
                return _owed(duty, text, state, said, way)
            return _owed(duty, text, state, said, f"{attested} ({said})" if said else attested)

        return ask

    return of


_no_longer_needed = _unseen(
    Duty.DELETE, "deletion when it is no longer needed", "delete it when it is no longer needed"
)
_count = _unseen(Duty.COUNTER, "the holder's page counter", "keep the holder's page counter")

DUTIES: dict[Duty, Callable[[Any], Ask]] = {
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
) -> DutyReport:
    remedy = "" if state is TRUE else cure
    return DutyReport(duty, wanted, state, evidence, remedy, due, overdue)


def _adapted(use: Use) -> State:
    if {Action.MODIFY, Action.TRANSLATE} & {use.action, *use.also}:
        return TRUE
    return logic.of(use.altered)


def _said(wanted: Wording, use: Use) -> tuple[State, str]:
    """A notice may stand in the notices or, as a © line does, among the credits."""
    state, evidence = find_wording(wanted.any_, use.notices)
    if state is TRUE or not wanted.any_:
        return state, evidence
    other, more = find_wording(wanted.any_, use.credits)
    return logic.some((state, other)), more


def _overdue(since: datetime | None, within: timedelta, moment: datetime | None) -> State | None:
    """Has the time run out? None where one of the two days is not known."""
    if since is None or moment is None:
        return None
    least, most = elapsed(since, moment)
    return logic.between(least > within, most > within)


def _day(due: datetime | None) -> str:
    return day(due).isoformat() if due else "the end of time"
