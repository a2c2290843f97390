"""Licence families in, what they are found by out: triggers, links and the words of elements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from rightscheck.model.value import once
from rightscheck.rulebook.packs import Ruled
from rightscheck.rulebook.rules import Family
from rightscheck.text import lazily

WORD = lazily.pattern(r"\d\.\d|[^\W_]+")
"""A version, or a word of an element's name."""

Signs: TypeAlias = tuple[Sequence[str], Sequence[str]]
"""What a family is found by: its triggers, and the patterns of its links."""


class Compiled(NamedTuple):
    """One family with what it is found by; its rule is made when something is found."""

    rules: Ruled[Family]
    number: int
    triggers: tuple[str, ...]
    links: tuple[str, ...]

    @property
    def pack(self) -> str:
        """The holder in whose pack it stands."""
        return self.rules.called[self.number][0]

    @property
    def family(self) -> Family:
        """The rule."""
        return self.rules[self.number][1]


def index_families(rules: Ruled[Family], signs: Iterable[Signs]) -> tuple[Compiled, ...]:
    """Every family of `rules`, each with its triggers and links."""
    return tuple(
        Compiled(rules, number, tuple(triggers), tuple(links))
        for number, (triggers, links) in enumerate(signs)
    )


def signs_of(family: Family) -> Signs:
    """Its triggers in small letters, and its links."""
    return [text.lower() for text in family.triggers], family.links


@once
def tokens_of(family: Family) -> dict[tuple[str, ...], tuple[str, str]]:
    """What the words of names stand for: an element, a country or nothing."""
    table = [("element", name, element.names) for name, element in family.elements.items()]
    table += [("country", name, names) for name, names in family.countries.items()]
    table.append(("filler", "", family.filler))
    return {
        spelling: (sort, name)
        for sort, name, texts in reversed(table)
        for text in texts
        for spelling in _spellings(text)
    }


def _spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name, and all as one ("Non Commercial", "NonCommercial")."""
    words = tuple(WORD.findall(text.casefold()))
    return words, ("".join(words),)
