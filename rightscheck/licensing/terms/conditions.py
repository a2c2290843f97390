"""`Conditions`: what must be so for a rule of a licence to apply. These models are the schema.

Conditions side by side must all hold; `all`, `any`, `one_of` and `none` group others. `other` keeps
a condition of a foreign licence that no word of ours says, in ODRL's own operators.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from rightscheck.licensing.terms.fields import (
    Choice,
    Day,
    Duration,
    Languages,
    Share,
    Territory,
    Words,
    in_order,
    listed,
)
from rightscheck.model import Value

AMOUNTS = frozenset({"max_words", "max_share", "longest_run"})
"""The conditions on how much is taken."""

Phrase = Annotated[str, Field(min_length=1, max_length=2000)]


class Term(Value):
    """From when until when; either end may be open. Both days count."""

    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
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
    def _possible(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise ValueError("say at_least, at_most or both")
        if self.at_least and self.at_most and self.at_least > self.at_most:
            raise ValueError("at_least is more than at_most: no source is ever of that age")
        return self


class Quota(Value):
    """How many uses in a calendar day, week, month or year, or in all, under one rule."""

    at_most: Annotated[int, Field(strict=True, gt=0, le=10_000_000)]
    per: Literal["day", "week", "month", "year", "term"] = "term"


class Operator(StrEnum):
    """ODRL 2.2's comparisons of a left with a right operand."""

    EQ = "eq"
    NEQ = "neq"
    LT = "lt"
    LTEQ = "lteq"
    GT = "gt"
    GTEQ = "gteq"
    IS_A = "isA"
    HAS_PART = "hasPart"
    IS_PART_OF = "isPartOf"
    IS_ANY_OF = "isAnyOf"
    IS_ALL_OF = "isAllOf"
    IS_NONE_OF = "isNoneOf"


class Comparison(Value):
    """A condition in the words of another vocabulary; `left` is its term, mostly an IRI."""

    left: Phrase
    is_: Operator = Field(default=Operator.EQ, alias="is")
    right: Annotated[tuple[Phrase, ...], BeforeValidator(listed), Field(min_length=1)]
    unit: str = Field(default="", max_length=2000)


class Conditions(Value):
    """What must be so; all that stand here together must hold."""

    channel: Choice | None = None
    territory: Territory | None = None
    language: Languages | None = None
    purpose: Choice | None = None
    recipient: Choice | None = Field(default=None, description="who can read it")
    licensee: Choice | None = Field(default=None, description="which of our titles uses it")
    feed: Choice | None = Field(default=None, description="feeds or collections of the holder's")
    item: Choice | None = Field(default=None, description="single items, by their ids")
    item_type: Choice | None = Field(default=None, description="news, feature, analysis, ...")
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    source_age: Age | None = None
    count: Quota | None = None
    max_words: Words | None = None
    max_share: Share | None = Field(default=None, description="of the source")
    longest_run: Words | None = Field(default=None, description="words in unbroken order")
    other: Annotated[tuple[Comparison, ...], BeforeValidator(listed)] = ()
    all_: tuple["Conditions", ...] = Field(default=(), alias="all")
    any_: tuple["Conditions", ...] = Field(default=(), alias="any")
    one_of: tuple["Conditions", ...] = ()
    none: tuple["Conditions", ...] = ()

    @model_validator(mode="after")
    def _possible(self) -> Self:
        in_order(self.from_, self.until)
        if not self.model_fields_set or any(
            not getattr(self, name) for name in self.model_fields_set
        ):
            raise ValueError("a condition without content; leave it out or fill it in")
        return self

    @property
    def members(self) -> tuple["Conditions", ...]:
        """The conditions inside of all groups."""
        return (*self.all_, *self.any_, *self.one_of, *self.none)

    def walk(self) -> Iterator["Conditions"]:
        """These, and those inside of all groups at whatever depth."""
        yield self
        for inner in self.members:
            yield from inner.walk()

    @cached_property
    def stated(self) -> tuple[tuple[str, object], ...]:
        """The conditions that are there, by field, always in the same order."""
        fields = (name for name in Conditions.model_fields if name in self.model_fields_set)
        return tuple((name, getattr(self, name)) for name in fields)
