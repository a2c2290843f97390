"""`Waiver`: a finding accepted by a person; `Suppression`: why a finding does not count."""

from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from rightscheck.model.value import Names, Place, Value


def _day(value: object) -> object:
    if isinstance(value, str):
        with suppress(ValueError):
            value = date.fromisoformat(value) if len(value) == len("2026-01-31") else value
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise ValueError("no day; write it as 2026-01-31")
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, written `2026-01-31`."""


class Acceptance(Value):
    """What a person accepts, and why, who, and until when: the keys of a waiver as it is written.

    It waives the findings that fit everything it names: `check`, `holder`, `source` (an id),
    `finding` (the id of one), `passage` (words that the finding's passage holds), and of a file of
    waivers `paths`, as scopes write them. `until` is the last day on which it counts.
    """

    check: str = ""
    holder: str = ""
    source: str = ""
    finding: str = ""
    passage: str = ""
    paths: Names = ()
    reason: str = ""
    owner: str = Field(default="", description="who answers for it, by name")
    until: Day | None = Field(default=None, description="the last day on which it counts")

    @property
    def names_any(self) -> bool:
        """Does it say which findings it means? Of `paths` alone it would waive anything."""
        return any((self.check, self.holder, self.source, self.finding, self.passage))


class Waiver(Acceptance):
    """An acceptance where it stands: a page, of which alone it speaks, or the file of waivers.

    `written` are its words; `fault` is what is wrong with them where they cannot be read.
    """

    document: str
    start: Place
    written: str
    fault: str = ""

    @property
    def where(self) -> str:
        """`page.md:3:1`."""
        return f"{self.document}:{self.start}"


class WaiverFile(Value):
    """The house's file of waivers, as it was read; without a name there is none."""

    name: str = ""
    sha256: str = ""
    waivers: tuple[Waiver, ...] = ()


class SuppressionKind(StrEnum):
    """What keeps a finding from counting."""

    WAIVER = "waiver"
    BASELINE = "baseline"
    UNCHANGED = "unchanged"
    CONFIDENCE = "confidence"


class Suppression(Value):
    """Why a finding does not count: a waiver, the baseline, a change that did not bring it, doubt.

    `reason`, `owner` and `until` are the waiver's; `where` is where that stands (`page.md:3:1`),
    or the baseline's file, or the revision that had the finding already.
    """

    kind: SuppressionKind
    reason: str = ""
    owner: str = ""
    until: date | None = None
    where: str = ""
