"""What the library knows of a source today: its status, its versions, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rightscheck.model import Asset, Source, Status
from rightscheck.sources import Entry, Sources


def delivered(source: Source, sources: Sources) -> dict[str, object]:
    """The facts of a use that its source gives, by their names in `Use`.

    A kill may come as a new status of the item, or as a new version of its story.
    """
    versions = sources.versions(source.id)
    own = next((entry for entry in versions if entry.id == source.id), None)
    newest, newer = _newer(source, versions, sources)
    killed = next((one for one in (source, newer) if one and one.status is not Status.USABLE), None)
    followed = newer if newer and newer.status is Status.USABLE else None
    return {
        "source_id": source.id,
        "source_published": source.published,
        "source_status": killed.status if killed else source.status,
        "source_url": source.url,
        "source_credit": source.credit,
        "source_language": source.language,
        "embargoed_until": source.embargoed_until,
        "usage_terms": source.usage_terms,
        "asset": _asset(source),
        "feed": source.feed or None,
        "item_type": source.item_type or None,
        "withdrawn": _withdrawn(killed, newest if killed is newer else own) if killed else None,
        "newer_version": followed.id if followed else None,
        "newer_since": (followed.published or followed.modified or newest.added)
        if followed and newest
        else None,
    }


def _asset(source: Source) -> Asset:
    """Words that were delivered with a picture or a video are covered as that is.

    Only what IPTC calls the nature of an item tells it (NewsML-G2 `itemClass`, ninjs `type`).
    """
    natures = (_NATURES.get(word.casefold()) for word in source.item_type)
    return next(filter(None, natures), Asset.TEXT)


_NATURES = {
    "picture": Asset.IMAGE,
    "photo": Asset.IMAGE,
    "graphic": Asset.IMAGE,
    "video": Asset.VIDEO,
    "audio": Asset.UNKNOWN,
}


def _newer(
    source: Source, versions: Sequence[Entry], sources: Sources
) -> tuple[Entry | None, Source | None]:
    """The newest version that came after `source`, if its holder sent it: no stranger kills it."""
    for entry in reversed(versions):
        if entry.id == source.id:
            break
        one = sources.get(entry.id)
        if one and one.holder == source.holder:
            return entry, one
    return None, None


def _withdrawn(source: Source, entry: Entry | None) -> datetime | None:
    """When the kill was sent, or else taken in; when the item was published does not tell."""
    return source.modified or (entry.added if entry else None)
