"""`Answer`: what a condition asked of a use, and how a sentence tells it.

A fact that is missing gives `unknown`, and the remedy is then to state it.
"""

from __future__ import annotations

from typing import NamedTuple
from zoneinfo import ZoneInfo

from rightscheck.model import Premise, State, Use

_SHOWN = 80


class Reading(NamedTuple):
    """How conditions are read: whose calendar, and of several territories all or any.

    A permission must cover every territory of the page, a prohibition needs only one of them.
    `rule` (`licence/rule`) is whose uses a quota counts.
    """

    calendar: ZoneInfo | None = None
    every: bool = True
    rule: str = ""

    def turned(self) -> Reading:
        """The reading inside a negation."""
        return self._replace(every=not self.every)


class Answer(NamedTuple):
    """A premise, and how many words would have to go to make it true."""

    premise: Premise
    cut: int = 0


_FIELD = {"from": "date", "until": "date", "max_words": "words", "max_share": "share_of_source"}

_MISSING = {
    "words": "compare the page with the source to know how many words it takes",
    "share_of_source": "compare the page with the source to know what share it takes",
    "counts": "record the uses in the ledger to know how many there are",
    "feed": "deliver the source with its feed to know it",
    "item_type": "deliver the source with its type to know it",
    "source_id": "find the source that it was taken from",
    "longest_run": "compare the page with the source to know its longest run",
}


def answer(  # noqa: PLR0913, PLR0917 -- the parts of a premise, each one told by its caller
    name: str,
    wanted: str,
    fact: str | None,
    use: Use,
    state: State,
    cure: str,
    unclear: str = "",
    *,
    field: str = "",
    cut: int = 0,
) -> Answer:
    """The answer, with the remedy that fits its state: none, the cure, or to say more."""
    field = field or _FIELD.get(name, name)
    remedy = ""
    if state is State.FALSE:
        remedy = cure
    elif state is State.UNKNOWN:
        stated = f"state the page's {field}, on the page or in the settings"
        remedy = unclear if unclear and (fact or field == "source_published") else ""
        remedy = remedy or _MISSING.get(field, stated)
    premise = Premise(
        name=name,
        wanted=wanted,
        fact=None if fact is None else short(fact),
        origin=use.origins.get(field, ""),
        state=state,
        remedy=remedy,
    )
    return Answer(premise, cut)


def short(text: str) -> str:
    """As much of a fact as a sentence bears."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
