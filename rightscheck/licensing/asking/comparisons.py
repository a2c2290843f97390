"""Conditions of other vocabularies, in ODRL 2.2's operators: kept, asked, and never guessed.

What a term of ODRL asks that a `Use` knows is answered from the use (`FACTS`); for any other
term the use may bring facts of its own. What cannot be compared is unknown: `eq` of a number and
a word, `isA` of two words that are not the same (whose hierarchy nobody here knows).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from rightscheck.licensing import logic
from rightscheck.licensing.asking.answers import PremiseReport, Question, Reading, Telling
from rightscheck.licensing.moments import elapsed
from rightscheck.licensing.terms.conditions import Comparison, Operator
from rightscheck.licensing.terms.vocabulary import ODRL
from rightscheck.model import State, Use
from rightscheck.model.amounts import series

FACTS: dict[str, Callable[[Use], tuple[str, ...]]] = {
    "dateTime": lambda use: (use.date.isoformat(),) if use.date else (),
    "language": lambda use: (use.language,) if use.language else (),
    "deliveryChannel": lambda use: (use.channel,) if use.channel else (),
    "purpose": lambda use: (use.purpose,) if use.purpose else (),
    "spatial": lambda use: use.territory or (),
    "recipient": lambda use: use.recipient or (),
    "percentage": lambda use: (
        () if use.share_of_source is None else (str(100 * use.share_of_source),)
    ),
}
"""ODRL's left operands that a use answers by itself."""

_ORDERED: dict[Operator, Callable[[int], bool]] = {
    Operator.EQ: lambda sign: sign == 0,
    Operator.NEQ: lambda sign: sign != 0,
    Operator.LT: lambda sign: sign < 0,
    Operator.LTEQ: lambda sign: sign <= 0,
    Operator.GT: lambda sign: sign > 0,
    Operator.GTEQ: lambda sign: sign >= 0,
}

_SAID = {
    Operator.EQ: "is",
    Operator.NEQ: "is not",
    Operator.LT: "is less than",
    Operator.LTEQ: "is at most",
    Operator.GT: "is more than",
    Operator.GTEQ: "is at least",
    Operator.IS_ANY_OF: "is one of",
    Operator.IS_ALL_OF: "is all of",
    Operator.IS_NONE_OF: "is none of",
    Operator.IS_A: "is a kind of",
    Operator.IS_PART_OF: "is part of",
    Operator.HAS_PART: "has as a part",
}


def comparison(wanted: Sequence[Comparison], _: Reading) -> Question:
    """All of several comparisons, as one premise."""
    terms = series(short_name(one.left) for one in wanted)
    missing = f"state {terms}, or ask the holder"
    telling = Telling.of("other", " and ".join(map(_wording, wanted)), missing)
    cure = "find out from the holder what it asks"

    def ask(use: Use) -> PremiseReport:
        asked = [(one, _facts(one.left, use)) for one in wanted]
        state = logic.every(_compared(one, facts) for one, facts in asked)
        known = [series(facts) for _, facts in asked if facts]
        return telling.answer(use, state, ", ".join(known) or None, cure)

    return Question(telling.wanted, ask)


def short_name(term: str) -> str:
    """The last part of an IRI, which is its name for people."""
    return term.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def _wording(one: Comparison) -> str:
    right = series(short_name(value) if "://" in value else value for value in one.right)
    unit = f" {short_name(one.unit)}" if one.unit else ""
    return f"{short_name(one.left)} {_SAID[one.is_]} {right}{unit}"


def _facts(left: str, use: Use) -> tuple[str, ...]:
    if left in use.facts:
        return use.facts[left]
    known = FACTS.get(left.removeprefix(ODRL).removeprefix("odrl:"))
    return known(use) if known else ()


def _compared(one: Comparison, facts: Sequence[str]) -> State:
    if not facts:
        return State.UNKNOWN
    if one.is_ is Operator.IS_NONE_OF:
        return logic.negate(_any(facts, one.right))
    if one.is_ is Operator.IS_ANY_OF:
        return _any(facts, one.right)
    if one.is_ is Operator.IS_ALL_OF:
        return logic.every(_any(facts, (value,)) for value in one.right)
    if one.is_ in _ORDERED:
        return logic.every(_ordered(one.is_, fact, one.right[0]) for fact in facts)
    same = _any(facts, one.right)
    return same if same is State.TRUE else State.UNKNOWN


def _any(facts: Iterable[str], values: Iterable[str]) -> State:
    wanted = tuple(values)
    return logic.some(_ordered(Operator.EQ, fact, value) for fact in facts for value in wanted)


def _ordered(operator: Operator, fact: str, value: str) -> State:
    """A comparison of numbers, of moments within what their precision allows, or of words."""
    test = _ORDERED[operator]
    numbers = _number(fact), _number(value)
    if numbers[0] is not None and numbers[1] is not None:
        return logic.of(test((numbers[0] > numbers[1]) - (numbers[0] < numbers[1])))
    times = _moment(fact), _moment(value)
    if times[0] is not None and times[1] is not None:
        least, most = elapsed(times[1], times[0])
        if operator in {Operator.EQ, Operator.NEQ} and least < timedelta() < most:
            return State.UNKNOWN
        return logic.between(test(_sign(least)), test(_sign(most)))
    if operator in {Operator.EQ, Operator.NEQ} and numbers == times == (None, None):
        return logic.of((fact == value) == (operator is Operator.EQ))
    return State.UNKNOWN


def _sign(passed: timedelta) -> int:
    return (passed > timedelta()) - (passed < timedelta())


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
