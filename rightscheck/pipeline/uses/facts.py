"""What is true of a page: its own word, the settings' and the clock's, and what was done for a use.

A page is written by whoever may write it, so its word that a duty is done acquits nobody: it is
told, and the duty stays open. What counts is what a named person vouches for in the settings,
with the day and a proof that can be looked up; a change of the settings is reviewed and keeps its
history.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from rightscheck.licensing.origins import CLOCK, HOUSE, WORDS
from rightscheck.model import Document, Duty, Fact, Use
from rightscheck.model.dates import parse, publication
from rightscheck.pipeline.bench import Workbench
from rightscheck.readers.sourcing import prose
from rightscheck.sources.ledger import Who
from rightscheck.text.languages import language_of

Proofs = dict[Duty, str]
"""For a duty that is done, what shows it."""


class Facts(NamedTuple):
    """Fields of a `Use`, and where each of them comes from; `now` is when it is asked."""

    now: datetime
    values: dict[str, object]
    origins: dict[str, str]

    def plus(self, origin: str, values: dict[str, object]) -> Facts:
        """The facts with more of one origin, which replace those of the same name."""
        return Facts(self.now, self.values | values, self.origins | dict.fromkeys(values, origin))

    def use(self, holder: str) -> Use:
        """The `Use` of a holder's work that has these facts."""
        return Use.model_validate({"holder": holder, **self.values, "origins": self.origins})


def stated(document: Document, bench: Workbench, now: datetime) -> Facts:
    """The facts that hold for every use on a page: page before scope, scope before clock and house.

    A language that nobody states is told by the text's words, if a licence asks for it.
    """
    scope = bench.scope(document.name)
    names = ("channel", "territory", "language", "purpose", "licensee", "recipient", "date")
    house: dict[str, object] = {"licensee": (bench.house.name,)} if bench.house.name else {}
    defaults = {name: value for name in names if (value := getattr(scope, name)) is not None}
    facts = Facts(now, {}, {}).plus(CLOCK, {"now": now, "date": now}).plus(HOUSE, house)
    facts = facts.plus("settings", defaults)
    for name in names:
        if name != "date" and (fact := document.fact(name)):
            said = [one.value.strip() for one in document.facts if one.name == name]
            facts = facts.plus(where(fact, document), {name: _meant(name, said)})
    if "language" not in facts.values and bench.asks_language:
        told = language_of(prose(document))
        facts = facts.plus(WORDS, {"language": told} if told else {})
    if dated := publication(document):
        facts = facts.plus(where(dated, document), {"date": parse(dated.value)})
    return facts


def where(fact: Fact, document: Document) -> str:
    """The origin of what a page declares, as decisions show it: `page, line 4`."""
    return f"page, {document.start(fact.span).whole}" if fact.span.length else "page"


def _meant(name: str, said: Sequence[str]) -> object:
    """All territories, titles, readers that a page names; of several channels none: a use has one.

    Of the others the first counts: a page tells its language in more than one way.
    """
    parts = tuple(part.strip() for value in said for part in value.split(",") if part.strip())
    if name in {"territory", "licensee", "recipient"}:
        return parts
    if name == "channel" and len({part.casefold() for part in parts}) > 1:
        return None
    return said[0]


def done(who: Who, claims: Proofs, bench: Workbench, now: datetime) -> dict[str, object]:
    """The fields of `Use` that tell what is done for a document's use of a source.

    What the house attests counts; of the rest only who claims it is told.
    """
    today = now.astimezone(UTC).date()
    attested = {
        Duty(one.duty): one.phrase
        for one in bench.done
        if one.on <= today and one.covers(*who, today)
    }
    return {"done": dict.fromkeys(attested, True), "proof": claims | attested}


def claimed(document: Document) -> Proofs:
    """The duties that the page itself says are done (`done: [consent]`), and where."""
    said = ((fact.value.strip().lower(), fact) for fact in document.facts if fact.name == "done")
    return {
        Duty(word): f"claimed on the {where(fact, document)}"
        for word, fact in said
        if word in set(Duty)
    }
