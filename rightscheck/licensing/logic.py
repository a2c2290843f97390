"""Kleene's strong three-valued logic: what is not known is neither true nor false.

Facts only ever sharpen an answer. One that is true or false stays so, whatever else becomes
known; that is what lets a decision be made before everything is known (Kleene 1952, § 64).
"""

from __future__ import annotations

from collections.abc import Iterable

from rightscheck.model import State

TRUE, FALSE, UNKNOWN = State.TRUE, State.FALSE, State.UNKNOWN
_NOT = {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}


def of(known: bool | None) -> State:  # noqa: FBT001 -- the truth value itself is what is given
    """A truth value as a state; `None` is unknown."""
    return UNKNOWN if known is None else (TRUE if known else FALSE)


def negate(state: State) -> State:
    """True for false and the other way round; unknown stays unknown."""
    return _NOT[state]


def every(states: Iterable[State]) -> State:
    """Are all true? One false decides; nothing at all is true."""
    answer = TRUE
    for state in states:
        if state is FALSE:
            return FALSE
        if state is UNKNOWN:
            answer = UNKNOWN
    return answer


def some(states: Iterable[State]) -> State:
    """Is one true? One true decides; nothing at all is false."""
    answer = FALSE
    for state in states:
        if state is TRUE:
            return TRUE
        if state is UNKNOWN:
            answer = UNKNOWN
    return answer


def exactly_one(states: Iterable[State]) -> State:
    """Is one true and no other (ODRL `xone`)? Two that are true decide, whatever the rest."""
    found = list(states)
    if found.count(TRUE) > 1:
        return FALSE
    if UNKNOWN in found:
        return UNKNOWN
    return of(TRUE in found)


def between(least: bool, most: bool) -> State:  # noqa: FBT001 -- two answers to one question
    """The answer at both ends of a fact that is known only within bounds."""
    return of(least) if least == most else UNKNOWN
