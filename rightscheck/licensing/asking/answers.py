"""`Question` and `PremiseReport`: a condition in words, told once; what it finds of each use.

A fact that is missing gives `unknown`, and the remedy is then to state it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from rightscheck.licensing.logic import FALSE, TRUE
from rightscheck.model import Premise, State, Use

_SHOWN = 80


class Reading(NamedTuple):
    """How a licence's conditions are read: whose calendar, and of several territories all or any.

    A permission must cover every territory of the page, a prohibition needs only one of them.
    `rule` (`licence/rule`) is whose uses a quota counts.
    """

    calendar: ZoneInfo | None = None
    every: bool = True
    rule: str = ""

    def turned(self) -> Reading:
        """The reading inside a negation."""
        return self._replace(every=not self.every)


class PremiseReport(NamedTuple):
    """A `Premise` in the making, and how many words would have to go to make it true."""

    name: str
    wanted: str
    state: State
    fact: str | None = None
    origin: str = ""
    remedy: str = ""
    cut: int = 0


class Question(NamedTuple):
    """What a condition of a licence wants, in words, and how it is asked of a use."""

    wanted: str
    ask: Callable[[Use], PremiseReport]


def all_wanted(asked: Iterable[Question | PremiseReport | Premise]) -> str:
    """What several of them want, in one phrase."""
    return " and ".join([one.wanted for one in asked])


_FIELD = {
    "from": "date",
    "until": "date",
    "source_age": "source_published",
    "item": "source_id",
    "max_words": "words",
    "max_share": "share_of_source",
    "count": "counts",
    "other": "facts",
}
"""The field of a `Use` that a condition asks for, where it has another name."""

_MISSING = {
    "words": "compare the page with the source to know how many words it takes",
    "share_of_source": "compare the page with the source to know what share it takes",
    "counts": "record the uses in the ledger to know how many there are",
    "feed": "deliver the source with its feed to know it",
    "item_type": "deliver the source with its type to know it",
    "source_id": "find the source that it was taken from",
    "longest_run": "compare the page with the source to know its longest run",
}


class Telling(NamedTuple):
    """What is said of a question whatever the use; `missing` is how the fact gets known."""

    name: str
    wanted: str
    field: str
    missing: str

    @classmethod
    def of(cls, name: str, wanted: str, missing: str = "") -> Telling:
        """A missing fact is stated on the page, unless it gets known otherwise."""
        field = _FIELD.get(name, name)
        stated = f"state the page's {field}, on the page or in the settings"
        return cls(name, wanted, field, missing or _MISSING.get(field, stated))

    def answer(  # noqa: PLR0913, PLR0917 -- all that can be found, each told by its caller
        self,
        use: Use,
        state: State,
        fact: str | None,
        cure: str = "",
        unclear: str = "",
        cut: int = 0,
    ) -> PremiseReport:
        """With the remedy that fits the state: none, the cure, or to say more (clearly)."""
        name, wanted, field, missing = self
        if state is TRUE:
            remedy = ""
        elif state is FALSE:
            remedy = cure
        else:
            remedy = ((fact or field == "source_published") and unclear) or missing
        told = short(fact) if fact and len(fact) > _SHOWN else fact
        return PremiseReport(name, wanted, state, told, use.origins.get(field, ""), remedy, cut)


def short(text: str) -> str:
    """As much of a fact as a sentence bears."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
