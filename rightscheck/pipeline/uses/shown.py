"""What a page shows of a holder, and what its source carried: credits, notices, links."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rightscheck import notices as room
from rightscheck.licensing.asking.showing import standing
from rightscheck.licensing.deciding.obligations import notices_asked
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import UNKNOWN_HOLDER, Document, Notice, NoticeKind, Source
from rightscheck.pipeline.bench import Workbench

Shown = dict[str, object]

_CREDITS = {NoticeKind.CREDIT_LINE, NoticeKind.DATELINE, NoticeKind.COPYRIGHT_LINE}


def shown(document: Document, said: Iterable[Notice], licences: Iterable[Licence]) -> Shown:
    """What the page shows of a holder, by the fields of `Use`: credits, notices, links, counters.

    `said` are the holder's notices, `licences` what may permit the use: what they ask for in words
    of their own that no pack knows is a notice as well.
    """

    def texts(kinds: set[NoticeKind]) -> tuple[str, ...]:
        return tuple(document.text[n.span.start : n.span.end] for n in said if n.kind in kinds)

    def addresses(name: str) -> tuple[str, ...]:
        return tuple(fact.value for fact in document.facts if fact.name == name)

    asked = (w for one in licences for w in notices_asked(one))
    notices = texts(set(NoticeKind) - _CREDITS) + standing(asked, document.text)
    found: Shown = {
        "credits": texts(_CREDITS),
        "notices": notices,
        "links": addresses("link"),
    }
    if document.media_type != "text/plain":  # whose template may still add one
        found["counters"] = addresses("embedded")
    return found


def named(source: Source, document: Document, licences: Iterable[Licence]) -> tuple[str, ...]:
    """The credit that came with a work under an open licence, if the page names all of it.

    Its holder is whoever wrote it, and stands in no pack.
    """
    if not source.credit or not any(one.is_open for one in licences):
        return ()
    names = [name for name in re.split(r"\s*[/|;·]\s*", source.credit) if name]
    return (source.credit,) if len(standing(names, document.text)) == len(set(names)) else ()


def carried(source: Source, bench: Workbench) -> tuple[Notice, ...]:
    """The notices that the source itself carried, in its text and in its usage terms."""
    found = room.spot(Document.of(source.own_words, source.id), bench.packs)
    return tuple(_told_by(source, n) for n in found if _is_of(source, n) and n.asset.covers_text)


def _is_of(source: Source, notice: Notice) -> bool:
    """Is it the holder's? A clause that names nobody is of whoever delivered the item."""
    nobodys = notice.holder == UNKNOWN_HOLDER and notice.kind in _CLAUSES
    return notice.holder == source.holder or nobodys


def _told_by(source: Source, notice: Notice) -> Notice:
    return notice.model_copy(update={"holder": source.holder})


_CLAUSES = {NoticeKind.RESTRICTION_CLAUSE, NoticeKind.PERMISSION_CLAUSE}
