"""A source as the library keeps it: JSON, compressed, with the hash that tells it apart."""

from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from rightscheck.errors import UnusableDelivery, UnusableSources
from rightscheck.model import Source

_LEVEL = 6
"""Of zlib: 1 to 6 differ by 10 µs and 3 % of the size for a dispatch (measured)."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Item(NamedTuple):
    """A source, its JSON and the hash of that; `sha256` is `Source.sha256` in bytes."""

    source: Source
    json: bytes
    sha256: bytes


def item(source: Source) -> Item:
    """`source` ready to be kept; UnusableDelivery if its text has no words or no UTF-8."""
    refuse_wordless(source)
    try:
        json = source.model_dump_json(exclude_defaults=True).encode()
    except PydanticSerializationError as error:
        raise UnusableDelivery(
            "has half of a character, a surrogate that stands alone",
            where=ascii(source.id)[1:-1],
            hint="decode its bytes anew, with errors='replace'",
        ) from error
    return Item(source, json, hashlib.sha256(json).digest())


def refuse_wordless(source: Source) -> None:
    """UnusableDelivery for a text without a single letter or digit: it would never be found."""
    if not any(map(str.isalnum, source.text)):
        raise UnusableDelivery(
            "has no words", where=source.id, hint="a source needs its text; leave the item out"
        )


def packed(json: bytes) -> bytes:
    """JSON compressed, as the library stores it."""
    return zlib.compress(json, _LEVEL)


def unpacked(blob: bytes) -> Source:
    """The source that was packed; UnusableSources if the bytes are not what we wrote.

    Fields that an older version did not know yet are empty.
    """
    try:
        return Source.model_validate_json(zlib.decompress(blob))
    except (zlib.error, ValidationError) as error:
        if newer := _unknown(error):
            raise UnusableSources(
                f"an item of the library says more than this rightscheck knows ({newer})",
                hint="use the version of rightscheck that added it, or a newer one",
            ) from error
        raise UnusableSources(
            "an item of the library is damaged",
            hint="restore the library from a copy, or add the sources again to a new one",
        ) from error


def _unknown(error: zlib.error | ValidationError) -> str:
    """The first key that is none of ours."""
    faults = error.errors() if isinstance(error, ValidationError) else []
    return next((str(one["loc"][-1]) for one in faults if one["type"] == "extra_forbidden"), "")


def seconds(moment: datetime | None) -> int | None:
    """Seconds since 1970 UTC; a time without a zone is taken as UTC."""
    if moment is None:
        return None
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int((zoned - _EPOCH).total_seconds())


@lru_cache(maxsize=4096)  # what came together came in one second
def moment(seconds_: int | None) -> datetime | None:
    """The way back, in UTC."""
    return None if seconds_ is None else _EPOCH + timedelta(seconds=seconds_)
