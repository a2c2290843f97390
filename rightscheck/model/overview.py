"""`Overview`: what a batch comes to, by holder, section and month, and the money at stake."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from rightscheck.model.value import Value

UNKNOWN = "unknown"
"""A section or a month that a document does not tell."""


class Key(StrEnum):
    """What findings are added up by."""

    HOLDER = "holder"
    SECTION = "section"
    MONTH = "month"


class Sums(Value):
    """What some findings come to. Only those at stake are counted: breach, review, duty.

    `documents` have such findings, `uses` are what these are of, `words` what was taken by those
    uses. `money` is by currency, and of different currencies never one sum; `no_tariff` are uses
    that no tariff fits, `no_words` those that one fits which counts words nobody knows.
    """

    documents: int = 0
    breach: int = 0
    review: int = 0
    duty: int = 0
    uses: int = 0
    words: int = 0
    money: dict[str, Decimal] = Field(default_factory=dict)
    no_tariff: int = 0
    no_words: int = 0

    @property
    def findings(self) -> int:
        """Breaches, reviews and duties."""
        return self.breach + self.review + self.duty


class Line(Value):
    """The sums of one holder, section or month; `checked` are the documents that were read."""

    key: str
    name: str
    checked: int | None = None
    sums: Sums


class View(Value):
    """All sums by one key: holders by their findings, sections by name, months in their order."""

    by: Key
    lines: tuple[Line, ...]


class Pricing(Value):
    """By what the money was counted."""

    name: str
    sha256: str
    formula: str


class Overview(Value):
    """A batch in sums. A document with findings of two holders counts with each of them."""

    checked_at: datetime
    rightscheck: str
    checked: int
    words: int
    unread: int
    total: Sums
    views: tuple[View, ...]
    pricing: Pricing | None = None
    warnings: tuple[str, ...] = ()
