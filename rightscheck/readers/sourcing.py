"""A document's declared facts as a `Source`: what an agency delivered, and what it says of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rightscheck.errors import UnusableDelivery
from rightscheck.model import Document, Role, Source, Status
from rightscheck.model.dates import parse, published, written

OPEN_END = "until further notice"
"""The value of an embargo that names no end (an empty `embargoed` in NewsML-G2 and ninjs)."""

_TERMS = ("rights", "copyright", "licence")
_LIMITS = {
    "area": ("geography: ", " and "),
    "starts": ("start date: ", " / "),
    "ends": ("end date: ", " / "),
    "expires": ("item expires: ", " / "),
}
"""What a field says of the use, as usage terms say it: its name, and what stands between several.

Of several rights each may be this use's: it may be used where any of them says, and of several
days together nobody knows which one counts.
"""

_USABLE = {"", "usable", "published", "publish", "live", "final", "available", "new"}
_WITHHELD = {"withheld", "embargoed", "held", "draft", "pending", "private", "future"}
_CANCELED = {"canceled", "cancelled", "killed", "kill", "withdrawn", "deleted", "trash"}
_SIGNALS = {Status.CANCELED: ("kill", "withdraw", "delete"), Status.WITHHELD: ("withhold",)}


def source_of(document: Document, holder: str) -> Source:
    """The item; `holder` is whose it is.

    UnusableDelivery for a status or embargo unheard of, and for JSON that is no item at all.

    A version after the first is an item of its own, `ID#2`, published when it was sent.
    """
    said = {fact.name: fact.value for fact in reversed(document.facts)}
    text = prose(document)
    if document.media_type == "application/json" and not (text or "id" in said):
        raise UnusableDelivery(
            "is JSON in which we know neither a text nor an id",
            where=document.name,
            hint="give the item as its agency sends it",
        )
    id_ = said.get("id", document.name)
    version = _version(said.get("version", ""))
    modified = _modified(document)
    first = published(document)
    until, open_end = _embargo(document)
    return Source(
        id=f"{id_}#{version}" if version > 1 else id_,
        holder=holder,
        text=text,
        title=said.get("title"),
        language=said.get("language"),
        published=(modified or first) if version > 1 else first or modified,
        modified=modified,
        status=_status(document, said, open_end=open_end),
        signal=said.get("signal"),
        version_of=said.get("version_of") or (id_ if version > 1 else None),
        embargoed_until=until,
        usage_terms="\n".join(dict.fromkeys(_terms(document, first or modified))) or None,
        note=said.get("note"),
        credit=said.get("credit"),
        url=said.get("url"),
        feed=_all(document, "feed"),
        item_type=_all(document, "item_type"),
    )


def _terms(document: Document, sent: datetime | None) -> Iterator[str]:
    """The item's usage terms, line by line."""
    for name, (label, between) in _LIMITS.items():
        # The same moment may be written in two ways, in an item and in the NITF inside it.
        said = {written(one) or one: one for one in _all(document, name)}.values()
        # A right that began when the item was sent limits nothing.
        limits = [one for one in said if name != "starts" or not _is_begun(one, sent)]
        if limits:
            yield label + between.join(limits)
    yield from (fact.value for fact in document.facts if fact.name in _TERMS)


def _is_begun(day: str, sent: datetime | None) -> bool:
    begins = parse(day)
    return bool(begins and sent and begins <= sent)


def _all(document: Document, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.value for fact in document.facts if fact.name == name))


def prose(document: Document) -> str:
    """What the item says: no metadata, navigation or code, and no title, which stands apart."""
    kept: list[str] = []
    at = 0
    for span, role in document.regions:
        if not role.is_prose or role is Role.TITLE:
            kept.append(document.text[at : span.start])
            at = span.end
    kept.append(document.text[at:])
    return "\n\n".join(part.strip() for part in kept if part.strip())


def _version(said: str) -> int:
    """The number of a version; what is no small number (a date, a hash) tells no order."""
    return int(said) if said.isdecimal() and len(said) <= len("9999") else 1


def _status(document: Document, said: dict[str, str], *, open_end: bool) -> Status:
    """The item's status; a blog's words for a page that is out mean that it can be used."""
    word = said.get("status", "").strip().lower().rpartition(":")[2]
    signal = said.get("signal", "").lower()
    for status, signals in _SIGNALS.items():
        if any(one in signal for one in signals):
            return status
    if word in _CANCELED:
        return Status.CANCELED
    if word in _WITHHELD or (open_end and word in _USABLE):
        return Status.WITHHELD
    if word in _USABLE:
        return Status.USABLE
    raise UnusableDelivery(
        f"status {said['status']!r} is none of ours",
        where=document.name,
        hint="use one of " + ", ".join(Status),
    )


def _modified(document: Document) -> datetime | None:
    fact = document.fact("modified")
    return parse(fact.value) if fact else None


def _embargo(document: Document) -> tuple[datetime | None, bool]:
    """Until when; and does it have no end?"""
    fact = document.fact("embargo")
    if fact is None:
        return None, False
    if fact.value.strip().lower() == OPEN_END:
        return None, True
    until = written(fact.value)
    if until is None:
        raise UnusableDelivery(
            f"embargo {fact.value!r} is no date",
            where=f"{document.name}:{document.start(fact.span).line}",
            hint="write it like 2026-01-31T12:00:00+01:00",
        )
    return until, False
