"""What uses cost: a tariff file as people write it, and what a use costs by it.

    tariffs:
      - holder: afp
        currency: EUR
        use: 40
        per_100_words: 12.50
        minimum: 60
        sections: [sport]
        from: 2026-01-01
        until: 2026-12-31

The first of the list that fits holder, section and day counts, so that special ones stand before
general ones. Amounts are decimal: no cent comes or goes by the way computers divide.
"""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field, model_validator

from rightscheck.model import Value
from rightscheck.model.value import Names
from rightscheck.rulebook import yaml

FORMULA = (
    "A use is what one document takes of one source, or of one holder where no source is known. It"
    " is at stake where it has a finding that is a breach, a review or a duty, and counts once"
    " however many findings it has. It costs the price of a use plus the price of 100 words × its"
    " words / 100, at least the minimum, rounded to cents: by the first tariff for its holder, its"
    " section and the day of publication. Its words are those of its passages that are no"
    " quotations. A use that no tariff fits costs an amount that is not known, never nothing."
)
"""How the money at stake is counted, for whoever reads the sum."""

_CENT = Decimal("0.01")

Amount = Annotated[Decimal, Field(ge=0, le=1_000_000_000, allow_inf_nan=False)]


class Tariff(Value):
    """What uses of one holder cost: a price a use, a price per 100 words, or both.

    It holds in all sections where it names none, `from` and `until` a day (both included) where it
    says so; of a document whose day or section is not known it then says nothing.
    """

    holder: str = Field(min_length=1)
    currency: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 4217: EUR, USD ...")
    use: Amount | None = Field(default=None, description="a use, however long")
    per_100_words: Amount | None = None
    minimum: Amount = Decimal(0)
    sections: Names = ()
    from_: date | None = Field(default=None, alias="from")
    until: date | None = None

    @model_validator(mode="after")
    def _priced(self) -> Tariff:
        if self.use is None and self.per_100_words is None:
            raise ValueError("a tariff needs use, per_100_words or both")
        if self.from_ and self.until and self.from_ > self.until:
            raise ValueError("from is after until")
        return self

    def fits(self, holder: str, section: str | None, day: date | None) -> bool:
        """Does it speak of such a use?"""
        if holder != self.holder or (self.sections and section not in self.sections):
            return False
        if day is None:
            return not (self.from_ or self.until)
        return (self.from_ or day) <= day <= (self.until or day)

    def costs(self, words: int | None) -> Decimal | None:
        """A use of so many words in its currency; None where the words count and are not known."""
        if words is None and self.per_100_words is not None:
            return None
        told = (self.use or Decimal(0)) + (self.per_100_words or Decimal(0)) * (words or 0) / 100
        return max(told, self.minimum).quantize(_CENT, ROUND_HALF_UP)


class Tariffs(Value):
    """A tariff file: what uses of which holder cost, special ones before general ones."""

    tariffs: tuple[Tariff, ...] = Field(min_length=1)

    def of(self, holder: str, section: str | None, day: date | None) -> Tariff | None:
        """The first that fits."""
        return next((one for one in self.tariffs if one.fits(holder, section, day)), None)


class TariffFile(NamedTuple):
    """A file of tariffs by its name and hash."""

    name: str
    sha256: str
    tariffs: Tariffs


def load_tariffs(path: Path) -> TariffFile:
    """The tariffs of a file; UnusableRules with the line of a fault."""
    data = yaml.content(path)  # once: who saves it meanwhile does not part it from its digest
    found = yaml.parse(yaml.decoded(data, path), Tariffs, where=str(path))
    return TariffFile(path.name, hashlib.sha256(data).hexdigest(), found)
