"""`Licence`: what we signed, in the shape in which a lawyer writes it. These models are the schema.

    licence: afp-web-2026            # equals the file's name
    title: AFP web service, contract 2026/114
    holder: afp
    valid: {from: 2026-01-01, until: 2026-12-31}
    permit:
      - action: republish
        id: web
        if: {channel: [web, app], territory: [DE, AT, CH], source_age: {at_most: P30D}}
        duty: [{credit: AFP}, link]
    forbid:
      - action: translate
        unless: {language: en}

Conditions side by side must all hold; `all`, `any`, `one_of` and `none` group others. A rule
applies where its `if` holds and its `unless` does not. What the licence is silent about comes
out as `default`. Outside `valid` it permits nothing. Every key has one image in ODRL 2.2, and an
action that is an IRI is kept from a foreign licence.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from rightscheck.licensing.terms.conditions import Conditions, Term
from rightscheck.licensing.terms.fields import Zone, listed
from rightscheck.licensing.terms.tasks import Iri, Task
from rightscheck.model import Action, Asset, Value, Verdict
from rightscheck.model.value import Filed, Identifier, blank

MOST_RULES = 300
"""Permissions, and prohibitions, of one licence: more than a person would read."""

Tasks = Annotated[tuple[Task, ...], BeforeValidator(listed)]


def _vocabulary(value: object) -> str:
    foreign = isinstance(value, str) and not isinstance(value, Action) and ":" in value
    return "Iri" if foreign else "Action"


Deed = Annotated[
    Annotated[Action, Tag("Action")] | Annotated[Iri, Tag("Iri")], Discriminator(_vocabulary)
]
"""One of our actions, or an action of another vocabulary by its IRI."""


class Rule(Value):
    """A permission or a prohibition of one action; `cite` is its paragraph in the contract."""

    action: Deed
    id: Identifier | None = None
    if_: Conditions | None = Field(default=None, alias="if")
    unless: Conditions | None = None
    cite: str = Field(default="", max_length=200)

    @property
    def name(self) -> str:
        """What the rule is called: its id, or its action."""
        return self.id or str(self.action)

    @property
    def conditions(self) -> Iterator[Conditions]:
        """All that its `if` and its `unless` are made of."""
        return (one for asked in (self.if_, self.unless) if asked for one in asked.walk())


class Permission(Rule):
    """What may be done, under which conditions, and what is owed in return."""

    duty: Tasks = ()


class Prohibition(Rule):
    """What may not be done, whatever is permitted elsewhere; `remedy` heals it once done."""

    remedy: Tasks = ()


class Licence(Filed):
    """What a holder lets us do. A licence whose holder is its own id is open to everybody.

    `inherit` names licences of the same holder, or open ones, whose rules hold here too; a rule
    of the same effect and name replaces the inherited one. `covers` says what of the holder's
    work it speaks of (feeds, item types), `owe` what is owed whatever is done.
    """

    licence: Identifier
    title: str = Field(min_length=1, max_length=200)
    holder: Identifier
    licensee: str = ""
    url: str = ""
    note: str = Field(default="", max_length=2000, description="what a reader should know besides")
    inherit: Annotated[tuple[Identifier, ...], BeforeValidator(listed)] = ()
    assets: Annotated[tuple[Asset, ...], BeforeValidator(listed), Field(min_length=1)] = (
        Asset.TEXT,
    )
    covers: Conditions | None = None
    valid: Term = blank(Term)
    zone: Zone | None = Field(default=None, description="whose calendar the days are of")
    permit: tuple[Permission, ...] = Field(default=(), max_length=MOST_RULES)
    forbid: tuple[Prohibition, ...] = Field(default=(), max_length=MOST_RULES)
    owe: Tasks = ()
    default: Literal[Verdict.BREACH, Verdict.REVIEW, Verdict.PERMITTED] = Verdict.REVIEW

    @model_validator(mode="after")
    def _usable(self) -> Self:
        if not (self.permit or self.forbid or self.owe or self.inherit):
            raise ValueError("a licence that neither permits nor forbids anything")
        for effect, rules in (("permit", self.permit), ("forbid", self.forbid)):
            names = [rule.name for rule in rules]
            twice = next((name for name in names if names.count(name) > 1), None)
            if twice:
                raise ValueError(f"two rules under {effect} are called {twice!r}; give one an id")
        return self

    @property
    def is_open(self) -> bool:
        """Granted to everybody by whoever puts it on a work, so that no contract is needed."""
        return self.holder == self.licence

    @property
    def rules(self) -> tuple[Rule, ...]:
        """What it permits, then what it forbids."""
        return (*self.permit, *self.forbid)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is owed whatever is done, then what any permission asks in return."""
        return (*self.owe, *(task for rule in self.permit for task in rule.duty))

    @cached_property
    def calendar(self) -> ZoneInfo | None:
        """The zone whose days the licence means; None where it does not say."""
        return ZoneInfo(self.zone) if self.zone else None


class Licences(tuple[Licence, ...]):  # noqa: SLOT001 -- what is computed of it is kept
    """The licences of a house, sorted once by whose work they speak of."""

    def speaking_of(self, holder: str) -> Sequence[Licence]:
        """Those of a holder and those open to everybody, by id."""
        return self._by_holder.get(holder, self._open)

    @cached_property
    def _open(self) -> list[Licence]:
        return sorted((one for one in self if one.is_open), key=_by_id)

    @cached_property
    def _by_holder(self) -> dict[str, list[Licence]]:
        found = {one.holder: [*self._open] for one in self}
        for one in self:
            if not one.is_open:
                found[one.holder].append(one)
        return {holder: sorted(held, key=_by_id) for holder, held in found.items()}


def speaking_of(holder: str, held: Iterable[Licence]) -> Sequence[Licence]:
    """As `Licences.speaking_of`, of licences that nobody sorted."""
    if isinstance(held, Licences):
        return held.speaking_of(holder)
    # `is_open` written out: it is asked of every licence of the house for every use.
    found = [one for one in held if (name := one.holder) == holder or name == one.licence]
    return sorted(found, key=_by_id)


def _by_id(licence: Licence) -> str:
    return licence.licence
