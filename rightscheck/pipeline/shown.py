"""What a page shows of a holder, and what its source carried: credits, notices, links."""

from __future__ import annotations

import re

from rightscheck import notices as room
from rightscheck.licensing.obligations import notices_asked
from rightscheck.licensing.showing import standing
from rightscheck.model import Document, Notice, NoticeKind, Source
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.deciding import held
from rightscheck.pipeline.facts import Facts

_CREDITS = {NoticeKind.CREDIT_LINE, NoticeKind.DATELINE, NoticeKind.COPYRIGHT_LINE}


def shown(
    holder: str, document: Document, said: tuple[Notice, ...], facts: Facts, bench: Workbench
) -> Facts:
    """What the page shows of a holder: credits, notices, links.

    A notice is also what a licence asks for in words of its own that no pack knows.
    """

    def texts(kinds: set[NoticeKind]) -> tuple[str, ...]:
        return tuple(document.text[n.span.start : n.span.end] for n in said if n.kind in kinds)

    def addresses(name: str) -> tuple[str, ...]:
        return tuple(fact.value for fact in document.facts if fact.name == name)

    asked = (w for one in held(holder, bench) for w in notices_asked(one))
    notices = texts(set(NoticeKind) - _CREDITS) + standing(asked, document.text)
    shown: dict[str, object] = {
        "credits": texts(_CREDITS),
        "notices": notices,
        "links": addresses("link"),
    }
    if document.media_type != "text/plain":  # whose template may still add one
        shown["counters"] = addresses("embedded")
    return facts.plus("page", shown)


def named(source: Source, document: Document, bench: Workbench) -> tuple[str, ...]:
    """The credit that came with a work under an open licence, if the page names all of it.

    Its holder is whoever wrote it, and stands in no pack.
    """
    if not source.credit or not any(one.is_open for one in held(source.holder, bench)):
        return ()
    names = [name for name in re.split(r"\s*[/|;·]\s*", source.credit) if name]
    return (source.credit,) if len(standing(names, document.text)) == len(set(names)) else ()


def carried(source: Source, bench: Workbench) -> tuple[Notice, ...]:
    """The notices that the source itself carried, in its text and in its usage terms."""
    text = "\n".join(filter(None, (source.text, source.credit, source.usage_terms)))
    found = room.spot(Document.of(text, source.id), bench.packs)
    return tuple(n for n in found if n.holder == source.holder and n.asset.covers_text)
