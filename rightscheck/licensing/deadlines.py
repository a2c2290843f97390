"""What has to be done with a text in use, and by when: kills, retention, versions, terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from rightscheck.licensing.deciding.coverage import covers
from rightscheck.licensing.deciding.item import window
from rightscheck.licensing.deciding.parts import named
from rightscheck.licensing.moments import after, days, elapsed, opening, utc, written_day
from rightscheck.licensing.terms.licence import Licence
from rightscheck.licensing.usage.judging import last_days
from rightscheck.model import Act, Deadline, Decision, Duty, DutyOutcome, State, Use, Verdict

_ACTS = {Duty.DELETE: Act.TAKE_DOWN, Duty.UPDATE: Act.UPDATE}


_FAR = datetime.max.replace(tzinfo=UTC)


def deadlines(decision: Decision, use: Use, held: Sequence[Licence]) -> list[Deadline]:
    """Everything that is owed at some time, of a use as it was decided at `use.now`.

    What has to be done for several reasons is told once, for the most urgent one. `held` are the
    licences in force; the one that carries the use is among them. What a page owes at once and
    without a date (a credit, a link) is the business of the checks.
    """
    told: dict[Act, Deadline] = {}
    for one in sorted(_every(decision, use, held), key=urgency):
        told.setdefault(one.act, one)
    return list(told.values())


def urgency(one: Deadline) -> tuple[bool, datetime]:
    """What is overdue comes first, then the earliest; what has no day comes last."""
    return not one.overdue, utc(one.by) if one.by else _FAR


def _every(decision: Decision, use: Use, held: Sequence[Licence]) -> Iterator[Deadline]:
    licence = next((one for one in held if one.licence == decision.licence), None)
    yield from _of_item(decision, use, licence)
    yield from _of_duties(decision)
    yield from _of_usage(decision, use)
    if licence and use.now:
        # One that may not speak of the use does not let the house go on with it.
        ours = [one for one in held if one.holder == use.holder and covers(one, use) is State.TRUE]
        yield from _of_term(licence, use.now, ours)


def _of_item(decision: Decision, use: Use, licence: Licence | None) -> Iterator[Deadline]:
    for reason in decision.reasons:
        said = {"why": "; or ".join(reason.remedies), "clause": reason.clause}
        if "status" in reason.of:
            limit = window(licence) if licence else None
            by = after(use.withdrawn, limit) if limit else use.withdrawn
            overdue = reason.verdict is Verdict.BREACH
            yield Deadline(act=Act.TAKE_DOWN, by=by, overdue=overdue, **said)
        elif "embargo" in reason.of and use.embargoed_until and use.now:
            _, most = elapsed(use.now, use.embargoed_until)
            if most.total_seconds() > 0:
                overdue = reason.verdict is Verdict.BREACH
                yield Deadline(act=Act.TAKE_DOWN, by=use.date, overdue=overdue, **said)


def _of_usage(decision: Decision, use: Use) -> Iterator[Deadline]:
    """The last days in the item's own terms."""
    ended = {one.clause for one in decision.reasons if one.verdict is Verdict.BREACH}
    for words, clause, last in last_days(use):
        yield Deadline(
            act=Act.TAKE_DOWN,
            by=_moment(last),
            overdue=clause in ended,
            why=f"the item's own terms say {words!r}",
            clause=clause,
        )


def _of_duties(decision: Decision) -> Iterator[Deadline]:
    """The duties of the rule that carries the use, and what is owed whatever is done."""
    carrying = {"owe", (decision.rule or "").partition("/")[2]}
    for rule in decision.rules:
        for duty in rule.duties if rule.id in carrying else ():
            act = _ACTS.get(duty.duty)
            if act and _is_set(duty):
                yield Deadline(
                    act=act,
                    by=duty.due,
                    overdue=duty.overdue is State.TRUE,
                    why=duty.remedy or duty.wanted,
                    clause=f"licence {decision.licence}, {rule.id}, duty {duty.duty}",
                )


def _is_set(duty: DutyOutcome) -> bool:
    """Is there a day for it, is it owed already, or would there be a day if more were known?"""
    return bool(duty.due) or duty.state is State.FALSE or duty.overdue is State.UNKNOWN


def _of_term(licence: Licence, now: datetime, held: Sequence[Licence]) -> Iterator[Deadline]:
    """The end of the contract, unless another one of the holder's goes on after it."""
    until = licence.valid.until
    if until is None or any(_goes_on(one, until) for one in held if one is not licence):
        return
    yield Deadline(
        act=Act.RENEW,
        by=_moment(until),
        overdue=_is_past(until, now, licence),
        why=f"{named(licence)} ends on {until}: renew it, or take down what it does not leave us",
        clause=f"licence {licence.licence}, term",
    )


def _moment(last: date) -> datetime:
    """As it is written, with its zone; of a time without one only the day is known."""
    return last if isinstance(last, datetime) and last.tzinfo else opening(written_day(last))


def _goes_on(other: Licence, until: date) -> bool:
    return other.valid.until is None or written_day(other.valid.until) > written_day(until)


def _is_past(until: date, now: datetime, licence: Licence) -> bool:
    if isinstance(until, datetime):
        least, _ = elapsed(until, now)
        return least.total_seconds() > 0
    return days(now, licence.calendar)[0] > until
