"""Conditions on who and on what: readers, our titles, the holder's feeds, single items.

The facts are sets of names, since a reader may belong to several groups, and an item to several
feeds and types (a text, and a feature).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rightscheck.licensing import logic
from rightscheck.licensing.asking.answers import Answer, Question, Reading, Telling
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

    def ask(use: Use) -> Answer:
        names = use.recipient
        state = logic.of(enough(map(wanted.allows, names)) if names else None)
        return telling.answer(use, state, ", ".join(names) if names else None, cure)

    return Question(telling.wanted, ask)


def _one(
    name: str, known: Callable[[Use], Names], cure: str
) -> Callable[[Choice, Reading], Question]:
    """Is one of the names what is wanted, or none of them what is excepted?"""

    def question(wanted: Choice, _: Reading) -> Question:
        telling = Telling.of(name, f"the {name.replace('_', ' ')} is {wanted.phrase}")
        way = cure.format(wanted.phrase)

        def ask(use: Use) -> Answer:
            names = known(use)
            found = not wanted.folded.isdisjoint(map(fold, names or ()))
            state = logic.of((found != bool(wanted.except_)) if names else None)
            return telling.answer(use, state, ", ".join(names) if names else None, way)

        return Question(telling.wanted, ask)

    return question


def licensee(wanted: Choice, reading: Reading) -> Question:
    """Which of our titles uses it. The name of the house is one of several, if no title is told."""
    question = _of_title(wanted, reading)

    def ask(use: Use) -> Answer:
        told = question.ask(use)
        other = wanted.folded.isdisjoint(map(fold, use.licensee or ()))
        doubtful = other and use.origins.get("licensee") == HOUSE
        return told._replace(state=UNKNOWN, remedy=_TITLE) if doubtful else told

    return Question(question.wanted, ask)


_TITLE = "state which of our titles publishes it, as `licensee` of a scope in the settings"

_of_title = _one("licensee", lambda use: use.licensee, "let only {} use it")
feed = _one("feed", lambda use: use.feed, "use only items of {}")
item = _one("item", lambda use: (use.source_id,) if use.source_id else None, "use only {}")


def item_type(wanted: Choice, reading: Reading) -> Question:
    """What the item is. That it is a text, or a picture, leaves open whether it is news."""
    question = _of_type(wanted, reading)
    asks_more = not wanted.folded <= NATURES

    def ask(use: Use) -> Answer:
        told = question.ask(use)
        known = set(map(fold, use.item_type or ()))
        doubtful = asks_more and known <= NATURES and wanted.folded.isdisjoint(known)
        return told._replace(state=UNKNOWN, remedy=_TYPE) if known and doubtful else told

    return Question(question.wanted, ask)


_TYPE = "deliver the source with its type (news, feature, opinion) to know it"
_of_type = _one("item_type", lambda use: use.item_type, "use only items that are {}")
