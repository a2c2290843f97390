"""A rule's conditions asked of a use: flat premises, groups folded into one premise each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rightscheck.licensing import logic
from rightscheck.licensing.answers import Answer, Reading
from rightscheck.licensing.conditions import Conditions
from rightscheck.licensing.constraints import CONSTRAINTS
from rightscheck.licensing.licence import Licence, Rule
from rightscheck.model import Effect, Premise, State, Use

TAKE_DOWN = "take it down"
"""How a remedy begins that needs no other beside it."""


class Group(NamedTuple):
    """How the answers of a group's members make one, and how people say so."""

    fold: Callable[[Iterable[State]], State]
    joined: str
    head: str = ""
    turns: bool = False


GROUPS: dict[str, Group] = {
    "any_": Group(logic.some, "; or "),
    "one_of": Group(logic.exactly_one, "; or ", "only one of these is so: "),
    "none": Group(
        lambda states: logic.negate(logic.some(states)),
        "; or ",
        "none of these is so: ",
        turns=True,
    ),
}
"""`all` is not here: its members stand as premises of their own."""


def of_rule(rule: Rule, licence: Licence, use: Use, effect: Effect) -> tuple[Answer, ...]:
    """Every premise of a rule; the rule applies where all of them are true.

    A remedy of a permission's premise makes it true; one of a prohibition's makes it false.
    """
    permits = effect is Effect.PERMITS
    reading = Reading(licence.calendar, every=permits, rule=f"{licence.licence}/{rule.name}")
    found = list(ask(rule.if_, use, reading)) if rule.if_ else []
    if not permits:
        found = [_unstated(answer) for answer in found]
    if rule.unless:
        inner = tuple(ask(rule.unless, use, reading.turned()))
        found.append(_not(inner, permits=permits))
    return tuple(found)


def holds(answers: Iterable[Answer]) -> State:
    """Are all premises true?"""
    return logic.every([answer.premise.state for answer in answers])


def remedy(answers: Iterable[Answer]) -> str:
    """What to do so that all become true, in one breath; of several cuts only the largest."""
    unmet = [answer for answer in answers if answer.premise.state is not State.TRUE]
    deepest = max(unmet, key=lambda answer: answer.cut, default=None)
    told = [a.premise.remedy for a in unmet if not a.cut or a is deepest]
    return together(told)


def together(remedies: Iterable[str]) -> str:
    """Several remedies as one; taking the text down makes all others needless."""
    told = tuple(dict.fromkeys(filter(None, remedies)))
    return next((one for one in told if one.startswith(TAKE_DOWN)), "; and ".join(told))


def clarify(answers: Iterable[Answer]) -> str:
    """What to state so that all are known."""
    told = [a.premise.remedy for a in answers if a.premise.state is State.UNKNOWN]
    return together(told)


def ask(conditions: Conditions, use: Use, reading: Reading) -> Iterable[Answer]:
    """The premises of conditions; the members of `all` stand among them."""
    for name, wanted in conditions.stated:
        if name in CONSTRAINTS:
            yield CONSTRAINTS[name](wanted, use, reading)
        elif name in GROUPS:
            yield _group(name, getattr(conditions, name), use, reading)
        else:
            for inner in conditions.all_:
                yield from ask(inner, use, reading)


def _group(name: str, members: Sequence[Conditions], use: Use, reading: Reading) -> Answer:
    group = GROUPS[name]
    inside = reading.turned() if group.turns else reading
    asked = [tuple(ask(member, use, inside)) for member in members]
    state = group.fold([holds(answers) for answers in asked])
    wanted = group.head + group.joined.join(_wanted(answers) for answers in asked)
    flat = [answer for answers in asked for answer in answers]
    if state is State.UNKNOWN and (name != "any_" or not reading.every):
        cure = clarify(flat)
    elif name == "any_":
        cure = "; or ".join(filter(None, map(remedy, asked)))
    else:
        cure = f"it must be so: {wanted}"
    return _folded(name.rstrip("_"), wanted, flat, state, "" if state is State.TRUE else cure)


def _not(inner: Sequence[Answer], *, permits: bool) -> Answer:
    """The premise that what stands under `unless` does not hold."""
    state = logic.negate(holds(inner))
    wanted = f"it is not so that {_wanted(inner)}"
    if state is State.UNKNOWN:
        cure = clarify(inner)
    elif permits:
        cure = f"it must be so: {wanted}" if state is State.FALSE else ""
    else:  # the way out of a prohibition
        cure = remedy(inner)
    return _folded("unless", wanted, inner, state, cure)


def _folded(name: str, wanted: str, inner: Iterable[Answer], state: State, cure: str) -> Answer:
    facts = [f"{a.premise.name} {a.premise.fact}" for a in inner if a.premise.fact is not None]
    fact = ", ".join(dict.fromkeys(facts)) or None
    return Answer(Premise(name=name, wanted=wanted, fact=fact, state=state, remedy=cure))


def _unstated(answer: Answer) -> Answer:
    """Against a prohibition's condition only stating what is unknown can help."""
    if answer.premise.state is State.UNKNOWN:
        return Answer(answer.premise)
    return Answer(answer.premise.model_copy(update={"remedy": ""}))


def _wanted(answers: Iterable[Answer]) -> str:
    return " and ".join(answer.premise.wanted for answer in answers)
