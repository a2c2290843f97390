"""What a permission asks in return: is it done, what shows it, and what is left to do.

Some duties a page can show (`SEEN`): credit, link, notice, no changes, the same licence. They
decide between `permitted` and `duty`. The others it never can: that a fee was paid, that consent
was given, that the text will come down in a month. If those counted as open, every use under a
contract with a fee would be told "something is to be done" for ever, and soon nobody would
listen. They stay in the decision with state `unknown`, its `why` says "and remember: ...", and
the verdict is `permitted`. The exception is a time that has run out: a text that had to be
deleted by yesterday is used without permission today (`Owed.overdue`).

A duty that a page could show but that was not looked for is `unknown` too, and gives `duty`: it
has to be done, or be shown to be done.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from rightscheck.licensing import logic
from rightscheck.licensing.fields import spoken
from rightscheck.licensing.licence import Credit, Link, Note, Soon, Task, Within, Wording
from rightscheck.licensing.moments import elapsed
from rightscheck.model import Action, Duty, DutyOutcome, State, Use
from rightscheck.model.amounts import series

SEEN = frozenset({Duty.CREDIT, Duty.LINK, Duty.NOTICE, Duty.NO_CHANGES, Duty.SHARE_ALIKE})
"""Duties that a page can show."""

_ZERO = timedelta()


class Owed(NamedTuple):
    """A duty's outcome, and whether its time has run out."""

    outcome: DutyOutcome
    overdue: State = State.FALSE

    @property
    def is_open(self) -> bool:
        """Must somebody still do it before the use is simply permitted?"""
        return self.outcome.duty in SEEN and self.outcome.state is not State.TRUE


def owed(task: Task, use: Use) -> Owed:
    """What one duty asks of one use."""
    name = task.duty.value.replace("-", "_")
    return DUTIES[task.duty](getattr(task, name), use)


def _credit(wanted: Credit, use: Use) -> Owed:
    named = series(repr(wording) for wording in wanted.any_)
    text = f"the credit {named}" if named else "a credit of the holder"
    state, evidence = _found(wanted.any_, use.credits)
    return _owed(Duty.CREDIT, text, state, evidence, f"add {text}")


def _link(wanted: Link, use: Use) -> Owed:
    if wanted.to == "holder":
        state, evidence = _found((), use.links)
        return _owed(Duty.LINK, "a link to the holder", state, evidence, "link to the holder")
    address = use.source_url if wanted.to == "source" else wanted.to
    text = "a link to the source" if wanted.to == "source" else f"a link to {wanted.to}"
    cure = f"link to {address or 'the source'}"
    links = use.links
    if links is None or (links and not address):
        return _owed(Duty.LINK, text, State.UNKNOWN, "", cure)
    hit = next((link for link in links if _address(link) == _address(address or "")), None)
    return _owed(Duty.LINK, text, logic.of(hit is not None), hit or "", cure)


def _notice(wanted: Wording, use: Use) -> Owed:
    text = f"the notice {wanted.any_[0]!r}" if wanted.any_ else "the holder's notice"
    state, evidence = _said(wanted, use)
    return _owed(Duty.NOTICE, text, state, evidence, f"add {text}")


def _no_changes(_: Note, use: Use) -> Owed:
    state = logic.negate(_adapted(use))
    evidence = "the words are the source's" if state is State.TRUE else ""
    cure = "restore the source's wording"
    return _owed(Duty.NO_CHANGES, "no changes to the text", state, evidence, cure)


def _share_alike(wanted: Wording, use: Use) -> Owed:
    """Owed only by whoever adapts (CC BY-SA 4.0 § 3(b)): a verbatim copy asks for nothing more."""
    adapted = _adapted(use)
    text = "the same licence for the adapted text"
    if adapted is State.FALSE:
        return _owed(Duty.SHARE_ALIKE, text, State.TRUE, "nothing was adapted")
    said, evidence = _said(wanted, use)
    state = logic.some((logic.negate(adapted), said))
    named = wanted.any_[0] if wanted.any_ else "the same licence"
    cure = f"publish the adapted text under {named}, and say so"
    return _owed(Duty.SHARE_ALIKE, text, state, evidence, cure)


def _delete(wanted: Within, use: Use) -> Owed:
    text = f"deletion {spoken(wanted.within)} after the {wanted.since} was published"
    since = use.source_published if wanted.since == "source" else use.date
    moment = use.now or use.date
    if since is None or moment is None:
        missing = "when the source was published" if since is None else "the page's date"
        missing = missing if wanted.since == "source" else "the page's date"
        return _owed(
            Duty.DELETE, text, State.UNKNOWN, cure=f"state {missing}", overdue=State.UNKNOWN
        )
    least, most = elapsed(since, moment)
    overdue = logic.between(least > wanted.within, most > wanted.within)
    cure = f"take it down by {_day(since, wanted.within)}"
    if overdue is State.TRUE:
        cure = f"take it down now: it was due by {_day(since, wanted.within)}"
    return _owed(Duty.DELETE, text, State.UNKNOWN, cure=cure, overdue=overdue)


def _later(duty: Duty, cure: str) -> Callable[[Soon, Use], Owed]:
    def after(wanted: Soon, _: Use) -> Owed:
        within = f" within {spoken(wanted.within)}" if wanted.within else ""
        return _owed(duty, f"{cure}{within}", State.UNKNOWN, cure=f"{cure}{within}")

    return after


def _unseen(duty: Duty, cure: str) -> Callable[[Note, Use], Owed]:
    def told(wanted: Note, _: Use) -> Owed:
        text = f"{cure}: {wanted.text}" if wanted.text else cure
        return _owed(duty, text, State.UNKNOWN, cure=text)

    return told


DUTIES: dict[Duty, Callable[[Any, Use], Owed]] = {
    Duty.CREDIT: _credit,
    Duty.LINK: _link,
    Duty.NOTICE: _notice,
    Duty.NO_CHANGES: _no_changes,
    Duty.SHARE_ALIKE: _share_alike,
    Duty.DELETE: _delete,
    Duty.REMOVE: _later(Duty.REMOVE, "take it down when the holder withdraws it"),
    Duty.UPDATE: _later(Duty.UPDATE, "follow the holder's corrections"),
    Duty.PAY: _unseen(Duty.PAY, "pay what is due"),
    Duty.CONSENT: _unseen(Duty.CONSENT, "have the holder's consent"),
    Duty.COUNTER: _unseen(Duty.COUNTER, "keep the holder's page counter"),
}


def _owed(  # noqa: PLR0913, PLR0917 -- the parts of an outcome, each one told by its caller
    duty: Duty,
    wanted: str,
    state: State,
    evidence: str = "",
    cure: str = "",
    overdue: State = State.FALSE,
) -> Owed:
    remedy = "" if state is State.TRUE else cure
    return Owed(
        DutyOutcome(duty=duty, wanted=wanted, state=state, evidence=evidence, remedy=remedy),
        overdue,
    )


def _adapted(use: Use) -> State:
    if {Action.MODIFY, Action.TRANSLATE} & {use.action, *use.also}:
        return State.TRUE
    return logic.of(use.altered)


def _said(wanted: Wording, use: Use) -> tuple[State, str]:
    """A notice may stand in the notices or, as a © line does, among the credits."""
    state, evidence = _found(wanted.any_, use.notices)
    if state is State.TRUE or not wanted.any_:
        return state, evidence
    other, more = _found(wanted.any_, use.credits)
    return logic.some((state, other)), more


def _found(wordings: Iterable[str], places: Iterable[str] | None) -> tuple[State, str]:
    """Is one of the wordings in one of the texts, and in which? No wording: is there any text?"""
    if places is None:
        return State.UNKNOWN, ""
    wanted = [_plain(wording) for wording in wordings]
    for place in places:
        if place.strip() and (not wanted or any(_within(w, _plain(place)) for w in wanted)):
            return State.TRUE, " ".join(place.split())[:200]
    return State.FALSE, ""


def _plain(text: str) -> str:
    """Case, width and space do not matter; neither do marks that cannot be seen."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    shown = "".join(char for char in folded if unicodedata.category(char) != "Cf")
    return " ".join(shown.split())


def _within(wording: str, place: str) -> bool:
    """Does a wording stand in a text as words of its own? `AP` does not stand in `APA`."""
    at = place.find(wording)
    while at >= 0 and wording:
        end = at + len(wording)
        if not _joined(place[at - 1 : at], wording[0]) and not _joined(
            wording[-1], place[end : end + 1]
        ):
            return True
        at = place.find(wording, at + 1)
    return False


def _joined(left: str, right: str) -> bool:
    """Do two characters belong to one word? Scripts without case have no spaces to go by."""
    return all(char.isalnum() and unicodedata.category(char) != "Lo" for char in (left, right))


_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


def _address(url: str) -> str:
    """An address as it is compared: scheme, www, fragment and a last slash do not matter."""
    bare = _SCHEME.sub("", url.strip()).partition("#")[0].rstrip("/")
    host, slash, path = bare.partition("/")
    return host.casefold() + slash + path


def _day(since: datetime, within: timedelta) -> str:
    try:
        moment = since + within
    except OverflowError:
        return "the end of time"
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date().isoformat()
