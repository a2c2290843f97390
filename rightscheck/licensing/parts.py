"""The parts of a decision: the item, the contract's term, what is forbidden, what is permitted.

Each part gives a verdict with its clause, its reason and what would change it. They are told
apart because each is cited apart; the worst of them is the licence's answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from rightscheck.licensing import actions, logic, premises
from rightscheck.licensing.constraints import Answer, Reading, begin, end
from rightscheck.licensing.licence import Licence, Prohibition, Rule
from rightscheck.licensing.moments import elapsed, shown
from rightscheck.model import (
    Action,
    Asset,
    Effect,
    Premise,
    RuleOutcome,
    State,
    Status,
    Use,
    Verdict,
)

VERDICT = {
    State.TRUE: Verdict.PERMITTED,
    State.UNKNOWN: Verdict.REVIEW,
    State.FALSE: Verdict.BREACH,
}
"""What follows when a condition of the whole use is true, unknown or false."""

_UNDO = {
    Action.MODIFY: "restore the source's wording",
    Action.TRANSLATE: "use the text in its own language",
}
_VERB = {Action.AI_TRAIN: "train AI with", Action.USE: "use"}


CLOCK = "clock"
"""The origin of a date that nobody stated: the text is taken to be published now."""


class Part(NamedTuple):
    """One part's answer; `unmet` counts the premises that stand against it."""

    verdict: Verdict
    clause: str = ""
    why: str = ""
    remedies: tuple[str, ...] = ()
    rules: tuple[RuleOutcome, ...] = ()
    unmet: int = 0


def of_item(use: Use) -> Part:
    """What the item says of itself outranks the contract: its status and its embargo.

    An item that says nothing of either is usable and free: absent means usable (NewsML-G2
    `pubStatus`), so silence is no unknown fact here.
    """
    asked = tuple(premise for premise in (_status(use), _embargo(use)) if premise)
    state = logic.every(premise.state for premise in asked)
    if state is State.TRUE:
        return Part(Verdict.PERMITTED)
    against = [premise for premise in asked if premise.state is not State.TRUE]
    return Part(
        verdict=VERDICT[state],
        clause=f"item, {against[0].name}",
        why=f"the item itself goes before the contract: it may be used only if {wanted(against)}; "
        + told(against),
        remedies=(premises.together(premise.remedy for premise in against),),
        rules=(
            RuleOutcome(
                id="item",
                effect=Effect.PERMITS,
                action=Action.USE,
                state=state,
                premises=asked,
            ),
        ),
        unmet=len(against),
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


def term(licence: Licence, use: Use) -> tuple[Answer, ...]:
    """The premises of everything that the licence permits: its days and what it covers."""
    reading = Reading(licence.calendar)
    found = [Answer(_asset(licence, use))] if covers(licence, use) is not State.TRUE else []
    if licence.valid.from_ is not None:
        found.append(begin(licence.valid.from_, use, reading))
    if licence.valid.until is not None:
        found.append(end(licence.valid.until, use, reading))
    return tuple(found)


def covers(licence: Licence, use: Use) -> State:
    """Does the licence speak of such an asset? One of photos says nothing of text."""
    if Asset.ALL in licence.assets or use.asset in licence.assets:
        return State.TRUE
    return State.UNKNOWN if use.asset is Asset.UNKNOWN else State.FALSE


def _asset(licence: Licence, use: Use) -> Premise:
    return Premise(
        name="asset",
        wanted="the asset is " + " or ".join(licence.assets),
        fact=None if use.asset is Asset.UNKNOWN else use.asset.value,
        state=covers(licence, use),
        remedy="find out whether it is text, a picture or a video that is used",
    )


def of_term(licence: Licence, answers: Sequence[Answer]) -> Part:
    """Outside its days a licence permits nothing."""
    state = premises.holds(answers)
    if state is State.TRUE:
        return Part(Verdict.PERMITTED)
    against = [a.premise for a in answers if a.premise.state is not State.TRUE]
    return Part(
        verdict=VERDICT[state],
        clause=f"licence {licence.licence}, term",
        why=f"{named(licence)} holds only if {wanted(against)}; {told(against)}",
        remedies=(premises.remedy(answers),),
        unmet=len(against),
    )


def of_prohibitions(licence: Licence, use: Use) -> Iterator[Part]:
    """One part for every prohibition that speaks of what is done, or of what is done besides."""
    done = tuple(dict.fromkeys((use.action, *use.also)))
    for rule in licence.forbid:
        action = next((one for one in done if actions.forbids(rule, one)), None)
        if action is not None:
            yield _forbidden(rule, action, licence, use)
        elif _may_be_altered(use) and actions.forbids(rule, Action.MODIFY):
            yield _forbidden(rule, Action.MODIFY, licence, use, (Answer(_ALTERED),))


def _may_be_altered(use: Use) -> bool:
    """Was the page compared with the source, and so little changed that it may be typing?"""
    return use.altered is None and use.share_of_source is not None


_ALTERED = Premise(
    name="altered",
    wanted="words are not the source's",
    fact="a few words are not the source's",
    state=State.UNKNOWN,
    remedy="restore the source's wording",
)


def _forbidden(
    rule: Prohibition, action: Action, licence: Licence, use: Use, more: tuple[Answer, ...] = ()
) -> Part:
    answers = (*premises.of_rule(rule, licence, use, Effect.FORBIDS), *more)
    state = premises.holds(answers)
    outcome = RuleOutcome(
        id=rule.name,
        effect=Effect.FORBIDS,
        action=rule.action,
        state=state,
        premises=tuple(answer.premise for answer in answers),
    )
    if state is State.FALSE:
        return Part(Verdict.PERMITTED, rules=(outcome,))
    why = f"{named(licence)} forbids to {verb(action)} it{_where(outcome.premises)}"
    if state is State.TRUE:
        ways = (*(a.premise.remedy for a in answers), _UNDO.get(action, premises.TAKE_DOWN))
    else:
        unknown = [p for p in outcome.premises if p.state is State.UNKNOWN]
        why += f"; {told(unknown)}"
        ways = (premises.clarify(answers),)
    return Part(
        verdict=VERDICT[logic.negate(state)],
        clause=clause(licence, "forbid", rule),
        why=why,
        remedies=tuple(filter(None, ways)),
        rules=(outcome,),
        unmet=1,
    )


def _where(asked: Sequence[Premise]) -> str:
    """The conditions of a prohibition, as its sentence goes on."""
    plain = [premise for premise in asked if premise.name not in {"unless", "altered"}]
    excused = (premise.wanted for premise in asked if premise.name == "unless")
    said = f" where {wanted(plain)}" if plain else ""
    return said + "".join(f" unless {text.removeprefix('it is not so that ')}" for text in excused)


def clause(licence: Licence, effect: str, rule: Rule, more: str = "") -> str:
    """What a lawyer would cite: `licence afp-web-2026, permit web, duty credit (§ 4)`."""
    cited = f" ({rule.cite})" if rule.cite else ""
    return f"licence {licence.licence}, {effect} {rule.name}{more}{cited}"


def named(licence: Licence) -> str:
    """The licence's title, set apart from the sentence that it stands in."""
    return f"'{licence.title}'"


def verb(action: Action) -> str:
    """An action as a sentence uses it."""
    return _VERB.get(action, action.value)


def wanted(asked: Sequence[Premise]) -> str:
    """What several premises want, in one phrase."""
    return " and ".join(premise.wanted for premise in asked)


def told(asked: Sequence[Premise]) -> str:
    """The facts of several premises: `the channel is print, the territory is not known`."""
    return ", ".join(dict.fromkeys(_told(premise) for premise in asked))


def _told(premise: Premise) -> str:
    known, unknown = _FACTS.get(premise.name, ("the {name} is {fact}", "the {name} is not known"))
    if known is _DATED[0] and premise.origin == CLOCK:
        known = _UNDATED
    form = unknown if premise.fact is None else known
    doubt = ", which leaves it open" if premise.fact and premise.state is State.UNKNOWN else ""
    return form.format(name=premise.name, fact=premise.fact) + doubt


_UNDATED = "the page names no date, and today is {fact:.10}"
_DATED = ("the page is of {fact}", "the page's date is not known")
_TAKEN = ("{fact} are taken", "how much is taken is not known")
_FOLDED = ("here: {fact}", "the facts are not known")
_FACTS = {
    "from": _DATED,
    "until": _DATED,
    "embargo": _DATED,
    "source_age": ("the source is {fact} old", "the age of the source is not known"),
    "max_words": _TAKEN,
    "max_share": ("{fact} is taken", "what share is taken is not known"),
    "longest_run": _TAKEN,
    "altered": ("{fact}", "whether the wording is changed is not known"),
    "delete": ("it is {fact}", "whether it is overdue is not known"),
    "unless": _FOLDED,
    "any": _FOLDED,
    "one_of": _FOLDED,
    "none": _FOLDED,
}
"""How a sentence tells a fact, and that it is not known; the others say `the channel is print`."""
