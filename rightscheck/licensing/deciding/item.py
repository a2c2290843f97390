"""What an item says of itself: its status and its embargo. It outranks every contract."""

from __future__ import annotations

from datetime import timedelta

from rightscheck.licensing import logic
from rightscheck.licensing.asking import premises
from rightscheck.licensing.asking.answers import PremiseReport, all_wanted
from rightscheck.licensing.deciding.parts import (
    PERMITTED,
    VERDICT,
    Explanation,
    Part,
    describe_facts,
    explained_part,
    names,
)
from rightscheck.licensing.moments import after, describe_moment, elapsed
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Action, Effect, RuleOutcome, State, Status, Use, Verdict


def of_item(use: Use) -> Part:
    """What the item says of itself outranks the contract: its status and its embargo.

    An item that says nothing of either is usable and free: absent means usable (NewsML-G2
    `pubStatus`), so silence is no unknown fact here.
    """
    answers = [answer for answer in (_status(use), _embargo(use)) if answer]
    if not answers:
        return Part(PERMITTED)
    state = premises.holds(answers)
    rule = RuleOutcome(
        id="item",
        effect=Effect.PERMITS,
        action=Action.USE,
        state=state,
        premises=answers,
    )
    against = premises.unmet(answers)
    if not against:
        return explained_part(PERMITTED, Explanation(rules=(rule,)))
    said = Explanation(
        clause=f"item, {against[0].name}",
        why="the item itself goes before the contract: it may be used only if "
        f"{all_wanted(against)}; {describe_facts(against)}",
        remedies=(premises.together(answer.remedy for answer in against),),
        rules=(rule,),
        of=names(against),
    )
    return explained_part(VERDICT[state], said, len(against))


def _status(use: Use) -> PremiseReport | None:
    if use.source_status is None:
        return None
    usable = use.source_status is Status.USABLE
    return PremiseReport(
        name="status",
        wanted="the status is usable",
        state=logic.of(usable),
        fact=use.source_status.value,
        origin=use.origins.get("source_status", ""),
        remedy="" if usable else f"{premises.TAKE_DOWN}: its holder has withdrawn it",
    )


def _embargo(use: Use) -> PremiseReport | None:
    if use.embargoed_until is None:
        return None
    state = State.UNKNOWN
    if use.date is not None:
        least, most = elapsed(use.embargoed_until, use.date)
        state = logic.between(least >= timedelta(), most >= timedelta())
    until = describe_moment(use.embargoed_until)
    remedy = {
        State.TRUE: "",
        State.FALSE: f"hold it back until {until}",
        State.UNKNOWN: "state the page's time of publication with its zone",
    }
    return PremiseReport(
        name="embargo",
        wanted=f"it is published after the embargo of {until}",
        state=state,
        fact=None if use.date is None else describe_moment(use.date),
        origin=use.origins.get("date", ""),
        remedy=remedy[state],
    )


def in_time(item: Part, licence: Licence, use: Use) -> Part:
    """The item's part where the contract gives time to take a withdrawn item down.

    Agencies ask for a kill to be followed within hours; until then it is owed, and no breach.
    """
    if item.verdict is PERMITTED:
        return item
    said = item.explain()
    if said.clause != _WITHDRAWN:
        return item
    limit, withdrawn, now = window(licence), use.withdrawn, use.now or use.date
    if not (limit and withdrawn and now):
        return item
    embargo = logic.every(one.state for one in said.rules[0].premises if one.name == "embargo")
    least, most = elapsed(withdrawn, now)
    if embargo is State.FALSE or least > limit:
        return item
    if embargo is State.UNKNOWN or most > limit:
        return item._replace(verdict=Verdict.REVIEW)
    due = after(withdrawn, limit)
    end = describe_moment(due) if due else "then"
    by = f"{premises.TAKE_DOWN} by {end}: its holder has withdrawn it"
    return explained_part(Verdict.DUTY, said._replace(remedies=(by,)), item.unmet)


_WITHDRAWN = "item, status"


def window(licence: Licence) -> timedelta | None:
    """How much time a licence gives to take down what its holder has withdrawn."""
    limits = (one.remove.within for one in licence.tasks if one.remove and one.remove.within)
    return max(limits, default=None)
