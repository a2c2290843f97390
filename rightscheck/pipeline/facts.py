"""What is true of a page whoever's text it uses: its own word, the scope's, and the clock's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from rightscheck.licensing.origins import CLOCK, HOUSE, WORDS
from rightscheck.model import Document, Fact, Use
from rightscheck.model.dates import parse, publication
from rightscheck.pipeline.bench import Workbench
from rightscheck.readers.sourcing import prose
from rightscheck.text.languages import language_of


class Facts(NamedTuple):
    """Fields of a `Use`, and where each of them comes from; `now` is when it is asked."""

    now: datetime
    values: dict[str, object]
    origins: dict[str, str]

    def plus(self, origin: str, values: dict[str, object]) -> Facts:
        """The same and more; what is told later counts."""
        return Facts(self.now, self.values | values, self.origins | dict.fromkeys(values, origin))

    def use(self, holder: str) -> Use:
        """The use of a holder's work that they tell of."""
        return Use.model_validate({"holder": holder, **self.values, "origins": self.origins})


def stated(document: Document, bench: Workbench, now: datetime) -> Facts:
    """The page's own word before the scope's default; the clock and the house's name after both.

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
    """Where a page says so: `page, line 4`."""
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
