"""How people write the values of a licence, and the one form that each of them becomes."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, model_validator

from rightscheck.licensing.moments import opening
from rightscheck.licensing.terms import territories
from rightscheck.model import Value
from rightscheck.model.amounts import count, series
from rightscheck.text import lazily

_DURATION = lazily.pattern(
    r"P(?:(?P<weeks>\d{1,5})W|(?:(?P<days>\d{1,5})D)?(?:T(?P<hours>\d{1,6})H)?)", re.IGNORECASE
)
_IN_WORDS = lazily.pattern(r"(?P<count>\d{1,6}) ?(?P<unit>hour|day|week|h|d|w)s?", re.IGNORECASE)
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}
_LANGUAGE = lazily.pattern(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}")
_ZONE = lazily.pattern(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){0,2}")


def listed(value: object) -> object:
    """A single value as a list of one."""
    return value if isinstance(value, list | tuple) else (value,)


def _day_or_moment(value: object) -> object:
    """A calendar day, or a moment that says its zone."""
    if isinstance(value, str):
        value = date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)  # noqa: PLR2004 -- YYYY-MM-DD
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise ValueError("a time without its zone; write 2026-01-31T06:00:00+01:00, or the day")
    if not isinstance(value, date):
        raise ValueError("no date; write it as 2026-01-31")  # noqa: TRY004 -- pydantic wants it
    return value


Day = Annotated[date | datetime, BeforeValidator(_day_or_moment)]
"""A calendar day (all of it) or a moment with its zone."""


def _duration(value: object) -> object:
    if isinstance(value, timedelta):
        return value
    match = isinstance(value, str) and _DURATION.fullmatch(value.strip())
    if match and match[0].upper() not in {"P", "PT"}:
        return timedelta(**{unit: int(count) for unit, count in match.groupdict("0").items()})
    words = isinstance(value, str) and _IN_WORDS.fullmatch(value.strip())
    if words:
        return timedelta(**{_UNITS[words["unit"][0].lower()]: int(words["count"])})
    raise ValueError(
        "no length of time in weeks, days or hours, such as P30D, PT48H or '30 days' "
        "(months and years differ in length)"
    )


def iso(duration: timedelta) -> str:
    """`P30D`, `PT48H`: whole days where it is whole days."""
    hours = int(duration.total_seconds() // 3600)
    return f"PT{hours}H" if hours % 24 else f"P{hours // 24}D"


@lru_cache(maxsize=1024)
def spoken(duration: timedelta) -> str:
    """`30 days`, `48 hours`."""
    hours = int(duration.total_seconds() // 3600)
    return count(hours, "hour") if hours % 24 else count(hours // 24, "day")


def _positive(duration: timedelta) -> timedelta:
    if duration <= timedelta():
        raise ValueError("a length of time is more than nothing")
    return duration


Duration = Annotated[
    timedelta, BeforeValidator(_duration), AfterValidator(_positive), PlainSerializer(iso)
]
"""ISO 8601 in weeks, days and hours, or `30 days`, or `30d`."""


def _share(value: object) -> object:
    if isinstance(value, str):
        number = value.strip().removesuffix("%").strip().replace(",", ".")
        if not value.strip().endswith("%") or not re.fullmatch(r"\d{1,3}(?:\.\d{1,4})?", number):
            raise ValueError("no share; write it as 50% or 0.5")
        value = float(number) / 100
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("no share; write it as 50% or 0.5")  # noqa: TRY004 -- pydantic wants it
    if not 0 < value <= 1:
        raise ValueError("a share is more than nothing and at most 100%; write it as 50% or 0.5")
    return float(value)


Share = Annotated[float, BeforeValidator(_share)]
"""More than 0, at most 1; written `50%` or `0.5`."""

Words = Annotated[int, Field(strict=True, gt=0, le=10_000_000)]
"""A number of words."""


def _zone(value: str) -> str:
    if not _ZONE.fullmatch(value):
        raise ValueError("no time zone; write it as Europe/Berlin")
    try:
        ZoneInfo(value)
    except (OSError, ValueError, LookupError) as error:
        raise ValueError("a time zone that this machine does not know") from error
    return value


Zone = Annotated[str, AfterValidator(_zone)]
"""An IANA time zone."""


class Choice(Value):
    """Any of some words, or all but some: `web`, `[web, app]`, `{except: [print]}`."""

    any_: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(default=(), alias="any")
    except_: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(default=(), alias="except")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: object) -> object:
        return value if isinstance(value, Mapping | cls) else {"any": value}

    @model_validator(mode="after")
    def _one_side(self) -> Self:
        if bool(self.any_) == bool(self.except_):
            raise ValueError("name what it may be, or `except` and what it may not be")
        return self

    @property
    def named(self) -> tuple[str, ...]:
        """The words, on whichever side they stand."""
        return self.any_ or self.except_

    @cached_property
    def folded(self) -> frozenset[str]:
        """The words as they are compared."""
        return frozenset(fold(word) for word in self.named)

    def allows(self, word: str) -> bool:
        """Is a word one of those that it may be?"""
        return (fold(word) in self.folded) != bool(self.except_)

    @cached_property
    def phrase(self) -> str:
        """As a sentence says it: `web or app`, `anything but print`."""
        return ("anything but " if self.except_ else "") + series(self.named)


class Languages(Choice):
    """Languages as BCP 47 tags; `de` stands for `de-AT` too."""

    @model_validator(mode="after")
    def _tags(self) -> Self:
        for tag in self.named:
            if not _LANGUAGE.fullmatch(fold(tag).replace("_", "-")):
                raise ValueError(f"{tag!r} is no language tag; write de, en-GB, zh-Hant")
        return self


class Territory(Choice):
    """ISO 3166 codes (`DE`, `CA-QC`), `EU`, `EEA`, `world`; `{except: [IT]}` is all but Italy.

    Parts are known of the countries in `territories.PARTED`.
    """

    @model_validator(mode="before")
    @classmethod
    def _norway(cls, value: object) -> object:
        # YAML 1.1 reads the bare word NO as false; in a list of countries it is Norway.
        if isinstance(value, Mapping):
            return {key: _norwegian(inner) for key, inner in value.items()}
        return _norwegian(value)

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name in self.named:
            if territories.areas(name) is None:
                raise ValueError(
                    f"{name!r} is no territory; write ISO 3166 codes (DE, AUT, CA-QC), EU, EEA or "
                    f"world (parts are known of {series(territories.PARTED, 'and')})"
                )
        return self

    @cached_property
    def areas(self) -> frozenset[str]:
        """Every area that is covered."""
        named = territories.union(self.named)
        return territories.WORLD - named if self.except_ else named

    @cached_property
    def phrase(self) -> str:
        """As a sentence says it: `DE or AT`, `the world except IT`."""
        return ("the world except " if self.except_ else "") + series(self.named)


def _norwegian(value: object) -> object:
    if isinstance(value, list | tuple):
        return ["NO" if word is False else word for word in value]
    return value


def fold(word: str) -> str:
    """A word as it is compared: case and outer space do not matter."""
    return word.strip().casefold()


def in_order(first: date | datetime | None, last: date | datetime | None) -> None:
    """ValueError if a stretch of time ends before it begins."""
    if first is not None and last is not None and opening(first) > opening(last):
        raise ValueError(f"it ends ({last}) before it begins ({first})")
