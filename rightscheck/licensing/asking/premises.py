"""A rule's conditions as questions, asked of a use: flat, each group folded into one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from rightscheck.licensing import logic
from rightscheck.licensing.asking.answers import PremiseReport, Question, Reading, all_wanted
from rightscheck.licensing.asking.constraints import CONSTRAINTS
from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.terms.conditions import Conditions
from rightscheck.licensing.terms.licence import Rule
from rightscheck.model import Effect, State, Use

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


def questions(conditions: Conditions, reading: Reading) -> tuple[Question, ...]:
    """What conditions ask of every use; the members of `all` stand among them."""
    return tuple(_questions(conditions, reading))


def _questions(conditions: Conditions, reading: Reading) -> Iterator[Question]:
    for name, wanted in conditions.stated:
        if name in CONSTRAINTS:
            yield CONSTRAINTS[name](wanted, reading)
        elif name in GROUPS:
            yield _group(name, getattr(conditions, name), reading)
        else:
            for inner in conditions.all_:
                yield from _questions(inner, reading)


def of_rule(rule: Rule, reading: Reading, effect: Effect) -> tuple[Question, ...]:
    """What a rule asks of every use; it applies where all answers are true.

    A remedy of a permission's premise makes it true; one of a prohibition's makes it false.
    """
    permits = effect is Effect.PERMITS
    asked = questions(rule.if_, reading) if rule.if_ else ()
    if not permits:
        asked = tuple(map(_unstated, asked))
    if rule.unless:
        asked += (_unless(questions(rule.unless, reading.turned()), permits=permits),)
    return asked


def ask(questions: Iterable[Question], use: Use) -> list[PremiseReport]:
    """What several questions find of a use."""
    return [question.ask(use) for question in questions]


def unmet(answers: Iterable[PremiseReport]) -> list[PremiseReport]:
    """Those that are not true."""
    return [answer for answer in answers if answer.state is not TRUE]


def holds(answers: Iterable[PremiseReport]) -> State:
    """Are all of them true?"""
    return logic.every([answer.state for answer in answers])


def remedy(against: Sequence[PremiseReport]) -> str:
    """What to do so that what is unmet becomes true, in one breath; of cuts only the largest."""
    cuts = [one for one in against if one.cut]
    if len(cuts) > 1:
        deepest = max(cuts, key=lambda answer: answer.cut)
        against = [one for one in against if not one.cut or one is deepest]
    return together([one.remedy for one in against])


def together(remedies: Iterable[str]) -> str:
    """Several remedies as one; taking the text down makes all others needless."""
    told = dict.fromkeys(filter(None, remedies))
    joined = "; and ".join(told)
    if TAKE_DOWN in joined:
        return next((one for one in told if one.startswith(TAKE_DOWN)), joined)
    return joined


def clarify(answers: Iterable[PremiseReport]) -> str:
    """What to state so that all are known."""
    return together([one.remedy for one in answers if one.state is UNKNOWN])


def _group(name: str, members: Sequence[Conditions], reading: Reading) -> Question:
    group = GROUPS[name]
    inside = reading.turned() if group.turns else reading
    each = [questions(member, inside) for member in members]
    wanted = group.head + group.joined.join(map(all_wanted, each))

    def ask_each(use: Use) -> PremiseReport:
        asked = [ask(member, use) for member in each]
        state = group.fold([holds(answers) for answers in asked])
        flat = list(chain.from_iterable(asked))
        if state is TRUE:
            cure = ""
        elif state is UNKNOWN and (name != "any_" or not reading.every):
            cure = clarify(flat)
        elif name == "any_":
            cure = "; or ".join(filter(None, map(remedy, map(unmet, asked))))
        else:
            cure = f"use it only where {wanted}"
        return _folded(name.rstrip("_"), wanted, flat, state, cure)

    return Question(wanted, ask_each)


def _unless(excused: Sequence[Question], *, permits: bool) -> Question:
    """Is it not so that what stands under `unless` holds?"""
    wanted = f"it is not so that {all_wanted(excused)}"

    def ask_turned(use: Use) -> PremiseReport:
        inner = ask(excused, use)
        state = logic.negate(holds(inner))
        if state is UNKNOWN:
            cure = clarify(inner)
        elif permits:
            cure = f"use it only where {wanted}" if state is FALSE else ""
        else:  # the way out of a prohibition
            cure = remedy(unmet(inner))
        return _folded("unless", wanted, inner, state, cure)

    return Question(wanted, ask_turned)


def _folded(
    name: str, wanted: str, inner: Iterable[PremiseReport], state: State, cure: str
) -> PremiseReport:
    facts = [f"{answer.name} {answer.fact}" for answer in inner if answer.fact is not None]
    return PremiseReport(name, wanted, state, ", ".join(dict.fromkeys(facts)) or None, remedy=cure)


def _unstated(question: Question) -> Question:
    """Against a prohibition's condition only stating what is unknown can help."""

    def ask_for_doubt(use: Use) -> PremiseReport:
        answer = question.ask(use)
        return answer._replace(remedy=answer.remedy if answer.state is UNKNOWN else "", cut=0)

    return Question(question.wanted, ask_for_doubt)
