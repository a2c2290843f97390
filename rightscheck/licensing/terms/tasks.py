"""`Task`: what a licence asks in return, in the shape in which a lawyer writes it.

duty:
- credit: AFP                                # any place
- credit: {any: [AFP, Agence France-Presse], where: top}
- link                                       # to the source
- {delete: P30D, cite: § 5}
- {remove: {within: PT1H}, consequence: {pay: the contract penalty}}
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from rightscheck.licensing.terms.conditions import Conditions, Phrase
from rightscheck.licensing.terms.fields import Duration, listed
from rightscheck.model import Duty, Value
from rightscheck.model.amounts import series

Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(listed)]
Iri = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$", max_length=2000)]
"""A term of another vocabulary, by its whole name."""


class Credit(Value):
    """A credit in one of these wordings; without a wording any credit of the holder will do."""

    any_: Phrases = Field(default=(), alias="any")
    where: Literal["any", "top", "end"] = Field(
        default="any", description="before the text, after it, or anywhere"
    )

    @cached_property
    def phrase(self) -> str:
        """As a sentence says it: `'AFP' or 'Agence France-Presse'`."""
        return series(map(repr, self.any_))


class Link(Value):
    """A link to the source, to anything of the holder's, or to an address."""

    to: str = Field(default="source", pattern=r"^(source|holder|https?://\S+)$", max_length=2000)


class Wording(Value):
    """One of these wordings; without one, any notice of the holder."""

    any_: Phrases = Field(default=(), alias="any")

    @cached_property
    def dictated(self) -> str:
        """The words that can be printed as they stand; empty where there are none.

        They are the first wording, unless that begins with a small letter: `changed` tells what
        has to be said, not in which words.
        """
        first = next(iter(self.any_), "")
        return "" if first[:1].islower() else first


class Within(Value):
    """In what time: from the source's publication, or from the page's."""

    within: Duration | None = None
    since: Literal["source", "page"] = "source"


class Soon(Value):
    """In what time after the holder has asked for it."""

    within: Duration | None = None


class Counter(Value):
    """The holder's page counter; with an address of it the page can show it."""

    at: str | None = Field(default=None, pattern=r"^https?://\S+$", max_length=2000)
    text: Phrase | None = None


class Note(Value):
    """What no page can show, in words."""

    text: Phrase | None = None


class Foreign(Value):
    """A duty of another vocabulary, kept by its name."""

    term: Iri
    text: Phrase | None = None


_SHORT = {
    "credit": "any",
    "link": "to",
    "notice": "any",
    "share-alike": "any",
    "delete": "within",
    "remove": "within",
    "update": "within",
    "other": "term",
}

_BESIDE = {"cite", "if", "how", "consequence"}
_FIELDS_BESIDE = {"cite", "if_", "how", "consequence"}
"""Keys, and fields, of a task that are not the duty itself."""


class Task(Value):
    """One duty: `link`, `credit: AFP`, `delete: P30D`, or the long form.

    `cite` is its paragraph in the contract, `if` says when it is owed at all, `how` in what way
    it has to be done, `consequence` what is owed besides where it was missed.
    """

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
    counter: Counter | None = None
    other: Foreign | None = None
    cite: str = Field(default="", max_length=200)
    if_: Conditions | None = Field(default=None, alias="if")
    how: Conditions | None = None
    consequence: Annotated[tuple["Task", ...], BeforeValidator(listed)] = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: object) -> object:
        if isinstance(value, str):
            value = {value: None}
        if not isinstance(value, Mapping):
            return value
        return {
            key: inner if key in _BESIDE else _long(str(key), inner) for key, inner in value.items()
        }

    @model_validator(mode="after")
    def _one_duty(self) -> Self:
        if len(self.model_fields_set - _FIELDS_BESIDE) != 1:
            raise ValueError(f"one duty to an item; there are {', '.join(Duty)}")
        if any(inner.consequence for inner in self.consequence):
            raise ValueError("a consequence has no consequence of its own")
        return self

    @cached_property
    def duty(self) -> Duty:
        """Which duty it is."""
        return Duty(self._field.replace("_", "-"))

    @cached_property
    def content(self) -> Value:
        """What the duty asks, as it was written beside its name."""
        asked: Value = getattr(self, self._field)
        return asked

    @property
    def _field(self) -> str:
        (name,) = self.model_fields_set - _FIELDS_BESIDE
        return name


def _long(duty: str, value: object) -> object:
    if isinstance(value, Mapping | Value) or duty not in set(Duty):
        return value
    if value is None or value is True:
        return {}
    return {_SHORT.get(duty, "text"): value}
