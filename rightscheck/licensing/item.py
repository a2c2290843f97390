"""What an item says of itself: its status and its embargo. It outranks every contract."""

from __future__ import annotations

from datetime import timedelta

from rightscheck.licensing import logic, premises
from rightscheck.licensing.licence import Licence
from rightscheck.licensing.moments import after, elapsed, shown
from rightscheck.licensing.parts import VERDICT, Part, names, told, wanted
from rightscheck.licensing.tasks import Task
from rightscheck.model import Action, Effect, Premise, RuleOutcome, State, Status, Use, Verdict

_ZERO = timedelta()


def of_item(use: Use) -> Part:
    """What the item says of itself outranks the contract: its status and its embargo.

    An item that says nothing of either is usable and free: absent means usable (NewsML-G2
    `pubStatus`), so silence is no unknown fact here.
    """
    asked = tuple(premise for premise in (_status(use), _embargo(use)) if premise)
    state = logic.every(premise.state for premise in asked)
    rule = RuleOutcome(
        id="item", effect=Effect.PERMITS, action=Action.USE, state=state, premises=asked
    )
    if state is State.TRUE:
        return Part(Verdict.PERMITTED, rules=(rule,) if asked else ())
    against = [premise for premise in asked if premise.state is not State.TRUE]
    return Part(
        verdict=VERDICT[state],
        clause=f"item, {against[0].name}",
        why=f"the item itself goes before the contract: it may be used only if {wanted(against)}; "
        + told(against),
        remedies=(premises.together(premise.remedy for premise in against),),
        rules=(rule,),
        unmet=len(against),
        of=names(against),
    )


def _status(use: Use) -> Premise | None:
    if use.source_status is None:
        return None
    usable = use.source_status is Status.USABLE
    return Premise(
        name="status",
        wanted="the status is usable",
        fact=use.source_status.value,
        origin=use.origins.get("source_status", ""),
        state=logic.of(usable),
        remedy="" if usable else f"{premises.TAKE_DOWN}: its holder has withdrawn it",
    )


def _embargo(use: Use) -> Premise | None:
    if use.embargoed_until is None:
        return None
    state = State.UNKNOWN
    if use.date is not None:
        least, most = elapsed(use.embargoed_until, use.date)
        state = logic.between(least >= timedelta(), most >= timedelta())
    until = shown(use.embargoed_until)
    remedy = {
        State.TRUE: "",
        State.FALSE: f"hold it back until {until}",
        State.UNKNOWN: "state the page's time of publication with its zone",
    }
    return Premise(
        name="embargo",
        wanted=f"it is published after the embargo of {until}",
        fact=None if use.date is None else shown(use.date),
        origin=use.origins.get("date", ""),
        state=state,
        remedy=remedy[state],
    )


def in_time(item: Part, licence: Licence, use: Use) -> Part:
    """The item's part where the contract gives time to take a withdrawn item down.

    Agencies ask for a kill to be followed within hours; until then it is owed, and no breach.
    """
    if item.clause != _WITHDRAWN:
        return item
    limit, withdrawn, now = window(licence), use.withdrawn, use.now or use.date
    if not (limit and withdrawn and now):
        return item
    embargo = logic.every(one.state for one in item.rules[0].premises if one.name == "embargo")
    least, most = elapsed(withdrawn, now)
    if embargo is State.FALSE or least > limit:
        return item
    if embargo is State.UNKNOWN or most > limit:
        return item._replace(verdict=Verdict.REVIEW)
    due = after(withdrawn, limit)
    return item._replace(
        verdict=Verdict.DUTY,
        remedies=(
            f"{premises.TAKE_DOWN} by {shown(due) if due else 'then'}: its holder has withdrawn it",
        ),
    )


_WITHDRAWN = "item, status"


def window(licence: Licence) -> timedelta | None:
    """How much time a licence gives to take down what its holder has withdrawn."""
    tasks: tuple[Task, ...] = (*licence.owe, *(task for one in licence.permit for task in one.duty))
    limits = (task.remove.within for task in tasks if task.remove and task.remove.within)
    return max(limits, default=None)
