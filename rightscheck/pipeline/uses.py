"""What a document does with whose work: matches and notices added up to `JudgedUse`s.

One use for every source that is reused, and one for every holder whose text notice stands on
the page although none of their sources matched: the library may not hold the item. Every fact
of a use says where it comes from; what is not known stays unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from rightscheck import notices as room
from rightscheck.licensing.obligations import notices_asked
from rightscheck.licensing.parts import CLOCK
from rightscheck.licensing.showing import standing
from rightscheck.model import (
    OWN_SITE,
    UNKNOWN_HOLDER,
    Action,
    Document,
    Fact,
    JudgedUse,
    Match,
    MatchKind,
    Notice,
    NoticeKind,
    Source,
    Use,
)
from rightscheck.model.dates import parse, publication
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.deciding import action, decided, held
from rightscheck.pipeline.delivered import delivered
from rightscheck.pipeline.places import places
from rightscheck.pipeline.recording import counts

SAME = 0.995
"""Similarity from which a passage counts as unaltered: a comma's worth in a long text."""

ALTERED = 0.9
"""Similarity under which it was altered for certain; between the two nobody can say."""

_CREDITS = {NoticeKind.CREDIT_LINE, NoticeKind.DATELINE, NoticeKind.COPYRIGHT_LINE}


class _Facts(NamedTuple):
    """Fields of a `Use`, and where each of them comes from."""

    values: dict[str, object]
    origins: dict[str, str]

    def plus(self, origin: str, values: dict[str, object]) -> _Facts:
        """The same and more; what is told later counts."""
        return _Facts(self.values | values, self.origins | dict.fromkeys(values, origin))


def uses(
    document: Document,
    notices: tuple[Notice, ...],
    matches: tuple[Match, ...],
    bench: Workbench,
    now: datetime,
) -> tuple[JudgedUse, ...]:
    """Every use of somebody else's text in `document`, judged; the matched ones first."""
    facts = _facts(document, bench, now)
    own = {OWN_SITE, UNKNOWN_HOLDER, *bench.house.holders}
    by_source = [
        _of_source(source, found, document, notices, facts, bench)
        for source, found in _reused(matches, bench)
        if source.holder not in own
    ]
    matched = {used.use.holder for used in by_source}
    by_notice = [
        _of_notices(holder, said, document, facts, bench)
        for holder, said in _said(notices)
        if holder not in own | matched
    ]
    return (*by_source, *by_notice)


def _reused(
    matches: Iterable[Match], bench: Workbench
) -> Iterator[tuple[Source, tuple[Match, ...]]]:
    """Sources whose own words are reused at length, with the matches that show it."""
    by_source: defaultdict[str, list[Match]] = defaultdict(list)
    for match in matches:
        if match.kind is not MatchKind.QUOTATION and match.words >= bench.policy.least_words:
            by_source[match.source_id].append(match)
    for id_, found in by_source.items():
        source = bench.sources.get(id_) if bench.sources else None
        if source:
            yield source, tuple(found)


def _said(notices: Iterable[Notice]) -> Iterator[tuple[str, tuple[Notice, ...]]]:
    """Holders whose notices can speak of the text; an open licence names no holder of a text."""
    by_holder: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        if notice.asset.covers_text and notice.kind is not NoticeKind.LICENCE:
            by_holder[notice.holder].append(notice)
    return ((holder, tuple(said)) for holder, said in by_holder.items())


def _of_source(  # noqa: PLR0913, PLR0917 -- everything that is known of one use
    source: Source,
    matches: tuple[Match, ...],
    document: Document,
    notices: tuple[Notice, ...],
    facts: _Facts,
    bench: Workbench,
) -> JudgedUse:
    said = tuple(n for n in notices if n.holder == source.holder and n.asset.covers_text)
    carried = _carried(source, bench)
    facts = _shown(source.holder, document, said, facts, bench)
    facts = facts.plus("page", {"places": places(said, matches, document)})
    facts = facts.plus("match", _measured(matches, bench))
    facts = facts.plus("library", delivered(source, bench.sources) if bench.sources else {})
    use = Use.model_validate({"holder": source.holder, **facts.values, "origins": facts.origins})
    credits_ = (*(use.credits or ()), *_named(source, document, bench))
    use = _counted(use.model_copy(update={"credits": credits_}), document, bench)
    claims = (claim for notice in (*said, *carried) for claim in notice.claims)
    decision, licensed = decided(use, claims, bench)
    return JudgedUse(
        use=use,
        decision=decision,
        licensed=licensed,
        source=source,
        matches=matches,
        notices=said,
        source_notices=carried,
    )


def _named(source: Source, document: Document, bench: Workbench) -> tuple[str, ...]:
    """The credit that came with a work under an open licence, if the page names all of it.

    Its holder is whoever wrote it, and stands in no pack.
    """
    if not source.credit or not any(one.is_open for one in held(source.holder, bench)):
        return ()
    names = [name for name in re.split(r"\s*[/|;·]\s*", source.credit) if name]
    return (source.credit,) if len(standing(names, document.text)) == len(set(names)) else ()


def _of_notices(
    holder: str, said: tuple[Notice, ...], document: Document, facts: _Facts, bench: Workbench
) -> JudgedUse:
    facts = _shown(holder, document, said, facts, bench)
    use = Use.model_validate({"holder": holder, **facts.values, "origins": facts.origins})
    use = _counted(use, document, bench)
    decision, licensed = decided(use, (c for notice in said for c in notice.claims), bench)
    return JudgedUse(use=use, decision=decision, licensed=licensed, notices=said)


def _shown(
    holder: str, document: Document, said: tuple[Notice, ...], facts: _Facts, bench: Workbench
) -> _Facts:
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


def _measured(matches: tuple[Match, ...], bench: Workbench) -> dict[str, object]:
    """What the matches add up to."""
    share = min(1.0, sum(match.share_of_source for match in matches))
    altered = _altered(matches)
    return {
        "action": action(share, bench),
        "also": (Action.MODIFY,) if altered else (),
        "altered": altered,
        "words": sum(match.words for match in matches),
        "longest_run": max(match.longest_run for match in matches),
        "share_of_source": share,
        "share_of_document": min(1.0, sum(match.share_of_document for match in matches)),
    }


def _counted(use: Use, document: Document, bench: Workbench) -> Use:
    """The use with what the ledger has counted so far for its licences."""
    if bench.ledger is None:
        return use
    place = bench.place(document.name)
    numbers = counts(use, held(use.holder, bench), place, bench.ledger)
    origins = {**use.origins, "counts": "ledger"} if numbers else use.origins
    return use.model_copy(update={"counts": numbers, "origins": origins})


def _carried(source: Source, bench: Workbench) -> tuple[Notice, ...]:
    """The notices that the source itself carried, in its text and in its usage terms."""
    text = "\n".join(filter(None, (source.text, source.credit, source.usage_terms)))
    found = room.spot(Document.of(text, source.id), bench.packs)
    return tuple(n for n in found if n.holder == source.holder and n.asset.covers_text)


def _altered(matches: tuple[Match, ...]) -> bool | None:
    least = min(match.similarity for match in matches)
    if least >= SAME:
        return False
    return True if least < ALTERED else None


def _facts(document: Document, bench: Workbench, now: datetime) -> _Facts:
    """The page's own word before the scope's default, and the clock where neither gives a date."""
    scope = bench.scope(document.name)
    names = ("channel", "territory", "language", "purpose", "date")
    defaults = {name: value for name in names if (value := getattr(scope, name)) is not None}
    facts = _Facts({}, {}).plus(CLOCK, {"now": now, "date": now}).plus("settings", defaults)
    for name in names:
        if fact := document.fact(name):
            said = [one.value.strip() for one in document.facts if one.name == name]
            facts = facts.plus(_where(fact, document), {name: _meant(name, said)})
    if dated := publication(document):
        facts = facts.plus(_where(dated, document), {"date": parse(dated.value)})
    return facts


def _where(fact: Fact, document: Document) -> str:
    """Where a page says so: `page, line 4`."""
    return f"page, line {document.start(fact.span).line}" if fact.span.length else "page"


def _meant(name: str, said: Sequence[str]) -> object:
    """Every territory that a page names; of several channels none, as a use has only one.

    Of the others the first counts: a page tells its language in more than one way.
    """
    parts = tuple(part.strip() for value in said for part in value.split(",") if part.strip())
    if name == "territory":
        return parts
    if name == "channel" and len({part.casefold() for part in parts}) > 1:
        return None
    return said[0]
