"""`Source`: one item that an agency or publisher delivered to us."""

import hashlib
import re
from datetime import UTC, date, datetime

from pydantic import Field, field_validator

from rightscheck.model.value import Names, Value
from rightscheck.model.vocabulary import Status


class Source(Value):
    """An item of the library.

    `published` keeps its time zone; a bare date means midnight UTC of that day.
    `modified` is when the holder last sent it anew: a correction, a kill.
    `version_of` is the id of the story that this item is a lead, update or correction of, and
    `signal` what it was sent for (IPTC `signal`: `correction`, `update`, `kill`).
    `embargoed_until` without a zone is a moment of which nobody knows the zone.
    `note` is what the editor says to editors ("EDS: not before Friday"); it may restrict.
    `feed` names the services or products of the holder's that it came with, `item_type` what it
    is in the holder's words or IPTC's (`news`, `Feature`, `picture`); a term of a vocabulary
    (`genre:Feature`, `http://cv.iptc.org/newscodes/genre/Feature`) is its last word.
    """

    id: str = Field(min_length=1)
    holder: str = Field(min_length=1)
    text: str
    title: str | None = None
    language: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    status: Status = Status.USABLE
    version_of: str | None = None
    signal: str | None = None
    embargoed_until: datetime | None = None
    usage_terms: str | None = None
    note: str | None = None
    credit: str | None = None
    url: str | None = None
    feed: Names = ()
    item_type: Names = ()

    @field_validator("published", "modified", "embargoed_until", mode="before")
    @classmethod
    def _zoned(cls, value: object) -> object:
        if isinstance(value, int | float):
            raise ValueError("a number tells no date: seconds or milliseconds, of which zone?")  # noqa: TRY004 -- pydantic asks for it
        if isinstance(value, str) and len(value) == len("2026-01-31"):
            value = date.fromisoformat(value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return datetime(value.year, value.month, value.day, tzinfo=UTC)
        return value

    @field_validator("item_type")
    @classmethod
    def _words(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(re.split(r"[:/]", term)[-1] for term in value)

    @property
    def own_words(self) -> str:
        """Its text and what it says beside that: what its own notices are looked for in."""
        return "\n".join(filter(None, (self.text, self.credit, self.usage_terms, self.note)))

    @property
    def sha256(self) -> str:
        """Of everything the item says, so that a changed item is seen as changed.

        What it does not say is left out: a field that rightscheck learns later changes none.
        """
        return hashlib.sha256(self.model_dump_json(exclude_defaults=True).encode()).hexdigest()
