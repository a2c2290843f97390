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
out as `default`. Outside `valid` it permits nothing. Every key has one image in ODRL 2.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, model_validator

from rightscheck.licensing.fields import (
    Choice,
    Day,
    Duration,
    Languages,
    Share,
    Territory,
    Words,
    Zone,
    in_order,
    listed,
)
from rightscheck.model import Action, Asset, Duty, Value, Verdict

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=60)]
Phrase = Annotated[str, Field(min_length=1, max_length=2000)]
Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(listed)]


class Term(Value):
    """From when until when; either end may be open. Both days count."""

    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Term:
        in_order(self.from_, self.until)
        return self


class Age(Value):
    """How old a source may be when it is used, counted from its publication."""

    at_least: Duration | None = None
    at_most: Duration | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: object) -> object:
        return value if isinstance(value, Mapping | cls) else {"at_most": value}

    @model_validator(mode="after")
    def _possible(self) -> Age:
        if self.at_least is None and self.at_most is None:
            raise ValueError("say at_least, at_most or both")
        if self.at_least and self.at_most and self.at_least > self.at_most:
            raise ValueError("at_least is more than at_most: no source is ever of that age")
        return self


class Conditions(Value):
    """What must be so; all that stand here together must hold."""

    channel: Choice | None = None
    territory: Territory | None = None
    language: Languages | None = None
    purpose: Choice | None = None
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    source_age: Age | None = None
    max_words: Words | None = None
    max_share: Share | None = Field(default=None, description="of the source")
    longest_run: Words | None = Field(default=None, description="words in unbroken order")
    all_: tuple[Conditions, ...] = Field(default=(), alias="all")
    any_: tuple[Conditions, ...] = Field(default=(), alias="any")
    one_of: tuple[Conditions, ...] = ()
    none: tuple[Conditions, ...] = ()

    @model_validator(mode="after")
    def _possible(self) -> Conditions:
        in_order(self.from_, self.until)
        if not self.model_fields_set or any(
            not getattr(self, name) for name in self.model_fields_set
        ):
            raise ValueError("a condition without content; leave it out or fill it in")
        return self

    @cached_property
    def stated(self) -> tuple[tuple[str, object], ...]:
        """The conditions that are there, by field, always in the same order."""
        fields = (name for name in Conditions.model_fields if name in self.model_fields_set)
        return tuple((name, getattr(self, name)) for name in fields)


class Credit(Value):
    """A credit in one of these wordings; without a wording any credit of the holder will do."""

    any_: Phrases = Field(default=(), alias="any")
    where: Literal["any"] = Field(default="any", description="places are not told apart yet")


class Link(Value):
    """A link to the source, to anything of the holder's, or to an address."""

    to: str = Field(default="source", pattern=r"^(source|holder|https?://\S+)$", max_length=2000)


class Wording(Value):
    """One of these wordings; without one, any notice of the holder."""

    any_: Phrases = Field(default=(), alias="any")


class Within(Value):
    """In what time: from the source's publication, or from the page's."""

    within: Duration
    since: Literal["source", "page"] = "source"


class Soon(Value):
    """In what time after the holder has asked for it."""

    within: Duration | None = None


class Note(Value):
    """What no page can show, in words."""

    text: Phrase | None = None


_SHORT = {
    "credit": "any",
    "link": "to",
    "notice": "any",
    "share-alike": "any",
    "delete": "within",
    "remove": "within",
    "update": "within",
}


class Task(Value):
    """One duty: `link`, `credit: AFP`, `delete: P30D`, or the long form; `cite`: its paragraph."""

    credit: Credit | None = None
    link: Link | None = None
    notice: Wording | None = None
    no_changes: Note | None = Field(default=None, alias="no-changes")
    share_alike: Wording | None = Field(default=None, alias="share-alike")
    delete: Within | None = None
    remove: Soon | None = None
    update: Soon | None = None
    pay: Note | None = None
    consent: Note | None = None
    counter: Note | None = None
    cite: str = Field(default="", max_length=200)

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: object) -> object:
        if isinstance(value, str):
            value = {value: None}
        if not isinstance(value, Mapping):
            return value
        return {
            key: _long(str(key), inner) if key in set(Duty) else inner
            for key, inner in value.items()
        }

    @model_validator(mode="after")
    def _one(self) -> Task:
        if len(self.model_fields_set - {"cite"}) != 1:
            raise ValueError(f"one duty to an item; there are {', '.join(Duty)}")
        return self

    @cached_property
    def duty(self) -> Duty:
        """Which duty it is."""
        (name,) = self.model_fields_set - {"cite"}
        return Duty(name.replace("_", "-"))


def _long(duty: str, value: object) -> object:
    if isinstance(value, Mapping | Value):
        return value
    if value is None or value is True:
        return {}
    return {_SHORT.get(duty, "text"): value}


class Rule(Value):
    """A permission or a prohibition of one action; `cite` is its paragraph in the contract."""

    action: Action
    id: Identifier | None = None
    if_: Conditions | None = Field(default=None, alias="if")
    unless: Conditions | None = None
    cite: str = Field(default="", max_length=200)

    @property
    def name(self) -> str:
        """What the rule is called: its id, or its action."""
        return self.id or self.action.value


class Permission(Rule):
    """What may be done, under which conditions, and what is owed in return."""

    duty: Annotated[tuple[Task, ...], BeforeValidator(listed)] = ()


class Prohibition(Rule):
    """What may not be done, whatever is permitted elsewhere."""


class Licence(Value):
    """What a holder lets us do. A licence whose holder is its own id is open to everybody."""

    licence: Identifier
    title: str = Field(min_length=1, max_length=200)
    holder: Identifier
    licensee: str = ""
    url: str = ""
    assets: Annotated[tuple[Asset, ...], BeforeValidator(listed), Field(min_length=1)] = (
        Asset.TEXT,
    )
    valid: Term = Term()
    zone: Zone | None = Field(default=None, description="whose calendar the days are of")
    permit: tuple[Permission, ...] = ()
    forbid: tuple[Prohibition, ...] = ()
    default: Literal[Verdict.BREACH, Verdict.REVIEW, Verdict.PERMITTED] = Verdict.REVIEW

    @model_validator(mode="after")
    def _usable(self) -> Licence:
        if not self.permit and not self.forbid:
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

    @cached_property
    def calendar(self) -> ZoneInfo | None:
        """The zone whose days the licence means; None where it does not say."""
        return ZoneInfo(self.zone) if self.zone else None
