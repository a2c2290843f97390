"""One holder's notices as YAML: names, forms, clauses, and the examples that prove them.

A pack is one file, named after its holder. It tells how the holder is called, how its clauses
are worded and what they claim; how credits, datelines and © lines look is the same for all
holders and stands in `notices/`. No rule loads without examples that match and examples that
stay clear.
"""

from collections.abc import Iterator
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from rightscheck.model.value import Filed, Identifier
from rightscheck.rulebook.rules import (
    Assertion,
    Clause,
    Examples,
    Family,
    Form,
    Names,
    Rule,
    Sentence,
    both,
)


class Head(NamedTuple):
    """What can be known of a pack before it is made."""

    sha256: str
    holder: str
    name: str
    extends: bool


class Pack(Filed):
    """One holder's notices; those of an `anonymous` pack are of whoever is named beside them.

    A pack of the house that `extends` adds to the one that comes before it, of the same holder:
    its names come on top, a rule takes the place of the one with its id, `disabled` are silent.
    Without `extends` it replaces that pack.
    """

    holder: Identifier
    name: str = Field(min_length=1)
    url: str | None = None
    anonymous: bool = False
    extends: bool = False
    names: Names | None = None
    clauses: tuple[Clause, ...] = ()
    forms: tuple[Form, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    families: tuple[Family, ...] = ()
    disabled: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        ids = [rule.id for rule in self.rules]
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice:
            raise ValueError(f"two rules are called {twice!r}")
        if not ids and self.names is None and not self.extends:
            raise ValueError("has neither names nor rules")
        return self

    @property
    def head(self) -> Head:
        """What can be known of it before it is made."""
        return Head(self.sha256, self.holder, self.name, self.extends)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule with an id of its own."""
        return (*self.clauses, *self.forms, *self.sentences, *self.assertions, *self.families)

    @property
    def examples(self) -> Iterator[tuple[str, Examples]]:
        """Each rule's id with its examples; those of the names go by `names`."""
        if self.names:
            yield "names", self.names.examples
        for rule in self.rules:
            yield rule.id, rule.examples

    def extended(self, by: "Pack") -> "Pack":
        """This pack with what another of the same holder adds or puts in its place."""
        ids = {rule.id for rule in by.rules}
        rules = {
            kind: (
                *(rule for rule in getattr(self, kind) if rule.id not in ids),
                *getattr(by, kind),
            )
            for kind in ("clauses", "forms", "sentences", "assertions", "families")
        }
        names = self.names.extended(by.names) if self.names and by.names else by.names or self.names
        own = {"name": by.name, "url": by.url or self.url, "names": names}
        return self.model_copy(
            update={**own, **rules, "disabled": both(self.disabled, by.disabled)}
        )

    def uses(self, rule: str) -> bool:
        """Is the rule of that id in force?"""
        return rule not in self.disabled
