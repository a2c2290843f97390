"""Conditions on who and on what: readers, our titles, the holder's feeds, single items.

The facts are sets of names, since a reader may belong to several groups, and an item to several
feeds and types (a text, and a feature).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rightscheck.licensing import logic
from rightscheck.licensing.asking.answers import PremiseReport, Question, Reading, Telling
from rightscheck.licensing.logic import UNKNOWN
from rightscheck.licensing.origins import HOUSE
from rightscheck.licensing.terms.fields import Choice, fold
from rightscheck.licensing.terms.vocabulary import NATURES
from rightscheck.model import Use

Names = Sequence[str] | None


def recipient(wanted: Choice, reading: Reading) -> Question:
    """Who can read it: subscribers, the public. A permission must cover all of them."""
    telling = Telling.of("recipient", f"the recipient is {wanted.phrase}")
    cure = f"show it only to {wanted.phrase}"
    enough = all if reading.every else any

    def ask(use: Use) -> PremiseReport:
        names = use.recipient
        state = logic.of(enough(map(wanted.allows, names)) if names else None)
        return telling.answer(use, state, ", ".join(names) if names else None, cure)

    return Question(telling.wanted, ask)


def _one(
    name: str,
    known: Callable[[Use], Names],
    cure: str,
    doubt: Callable[[Choice, Use], str] = lambda _, __: "",
) -> Callable[[Choice, Reading], Question]:
    """Is one of the names what is wanted, or none of them what is excepted?

    Where none is among those that are named, `doubt` may tell what else has to be known.
    """

    def question(wanted: Choice, _: Reading) -> Question:
        telling = Telling.of(name, f"the {name.replace('_', ' ')} is {wanted.phrase}")
        way = cure.format(wanted.phrase)

        def ask(use: Use) -> PremiseReport:
            names = known(use)
            found = not wanted.folded.isdisjoint(map(fold, names or ()))
            state = logic.of((found != bool(wanted.except_)) if names else None)
            answer = telling.answer(use, state, ", ".join(names) if names else None, way)
            unknown = "" if found else doubt(wanted, use)
            return answer._replace(state=UNKNOWN, remedy=unknown) if unknown else answer

        return Question(telling.wanted, ask)

    return question


def _which_title(_: Choice, use: Use) -> str:
    """The name of the house is one of several, if no title is told."""
    told = "state which of our titles publishes it, as `licensee` of a scope in the settings"
    return told if use.origins.get("licensee") == HOUSE else ""


def _which_type(wanted: Choice, use: Use) -> str:
    """That an item is a text, or a picture, leaves open whether it is news."""
    told = "deliver the source with its type (news, feature, opinion) to know it"
    known = set(map(fold, use.item_type or ()))
    return told if known and known <= NATURES and not wanted.folded <= NATURES else ""


licensee = _one("licensee", lambda use: use.licensee, "let only {} use it", _which_title)
feed = _one("feed", lambda use: use.feed, "use only items of {}")
item = _one("item", lambda use: (use.source_id,) if use.source_id else None, "use only {}")
item_type = _one("item_type", lambda use: use.item_type, "use only items that are {}", _which_type)
