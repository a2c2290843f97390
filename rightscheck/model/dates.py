"""Dates as newsrooms write them, as moments with a time zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from rightscheck.model.document import Document, Fact

_LONGEST = 64
_ZONE_APART = re.compile(r"\s*+(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)$", re.IGNORECASE)
_SHORT = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ])")


def parse(text: str) -> datetime | None:
    """A moment, or `None` where `text` is no date that can be read in one way only.

    ISO 8601 (also with a space for `T`, a zone set apart, `2026-1-5`), RFC 2822, and eight
    digits. What names no time zone is taken for UTC; a bare date is midnight UTC. `01/02/2026`
    is a day in January or in February, so it is `None`.
    """
    found = written(text)
    return found.replace(tzinfo=UTC) if found and not found.tzinfo else found


def written(text: str) -> datetime | None:
    """The same, without a zone where none is written."""
    text = text.strip().strip("\"'")
    if not text or len(text) > _LONGEST:
        return None
    return _iso(text) or _mail(text)


def published(document: Document) -> datetime | None:
    """When a document says it was published."""
    fact = publication(document)
    return parse(fact.value) if fact else None


def publication(document: Document) -> Fact | None:
    """The first `published` fact of a document that is a date."""
    dated = (fact for fact in document.facts if fact.name == "published" and parse(fact.value))
    return next(dated, None)


def _iso(written: str) -> datetime | None:
    if written.isdigit() and len(written) != len("20260131"):
        return None
    padded = _SHORT.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", written)
    zone = _ZONE_APART.search(padded)
    if zone and ":" in padded[: zone.start()]:
        name = "+00:00" if zone[1][0].isalpha() else zone[1]
        padded = padded[: zone.start()] + name
    try:
        return datetime.fromisoformat(padded)
    except ValueError:
        return None


def _mail(written: str) -> datetime | None:
    if not any(char.isalpha() for char in written):
        return None
    # Only here: hardly a page has a date of mail, and it takes longer to load than a page to read.
    from email.utils import parsedate_to_datetime  # noqa: PLC0415

    try:
        return parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
