"""What a document does with whose work: matches and notices added up to `JudgedUse`s.

One use for every source that is reused, and one for every holder whose text notice stands on
the page although none of their sources matched: the library may not hold the item. Every fact
of a use says where it comes from; what is not known stays unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain

from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import (
    OWN_SITE,
    UNKNOWN_HOLDER,
    Document,
    JudgedUse,
    Match,
    MatchKind,
    Notice,
    NoticeKind,
    Source,
    Use,
)
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.budget import Spent, never
from rightscheck.pipeline.recording import counts
from rightscheck.pipeline.seeing import Sight
from rightscheck.pipeline.uses.deciding import decided, held
from rightscheck.pipeline.uses.delivered import delivered
from rightscheck.pipeline.uses.facts import Facts, claimed, done, stated
from rightscheck.pipeline.uses.lasting import watched
from rightscheck.pipeline.uses.measured import measured, places
from rightscheck.pipeline.uses.shown import carried, named, shown
from rightscheck.sources.ledger import Who


def uses(
    sight: Sight, bench: Workbench, now: datetime, spent: Spent = never
) -> tuple[tuple[JudgedUse, ...], bool]:
    """Every use of somebody else's text in a document, judged; the matched ones first.

    And whether that is all: once time is `spent`, only the first was judged for certain.
    """
    own = {OWN_SITE, UNKNOWN_HOLDER, *bench.house.holders}
    reused = [one for one in _reused(sight.matches, bench) if one[0].holder not in own]
    own |= {source.holder for source, _ in reused}
    told = [one for one in _said(sight.notices) if one[0] not in own]
    if not reused and not told:
        return (), True  # as of most pages, of which nothing need be known
    facts = stated(sight.document, bench, now)
    every = chain(
        (_of_source(*one, sight, facts, bench) for one in reused),
        (_of_notices(*one, sight.document, facts, bench) for one in told),
    )
    judged = [next(every)]
    while not spent() and (one := next(every, None)):
        judged.append(one)
    return tuple(judged), len(judged) == len(reused) + len(told)


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


def _of_source(
    source: Source, matches: tuple[Match, ...], sight: Sight, facts: Facts, bench: Workbench
) -> JudgedUse:
    document, known = sight.document, sight.recalled.carried if sight.recalled else {}
    said = tuple(n for n in sight.notices if n.holder == source.holder and n.asset.covers_text)
    beside = known[source.id] if source.id in known else carried(source, bench)
    licences = held(source.holder, source.usage_terms, bench)
    facts = facts.plus("page", shown(document, said, licences))
    facts = facts.plus("page", {"places": places(said, matches, document)})
    facts = facts.plus("match", measured(matches, bench))
    facts = facts.plus("library", delivered(source, bench.sources) if bench.sources else {})
    facts = _done(facts, document, source.holder, source.id, bench)
    use = facts.use(source.holder)
    credits_ = (*(use.credits or ()), *named(source, document, licences))
    use = use.model_copy(update={"credits": credits_})
    use = watched(_counted(use, licences, document, bench))
    claims = (claim for notice in (*said, *beside) for claim in notice.claims)
    decision, licensed = decided(use, claims, bench)
    return JudgedUse(
        use=use,
        decision=decision,
        licensed=licensed,
        source=source,
        matches=matches,
        notices=said,
        source_notices=beside,
    )


def _of_notices(
    holder: str, said: tuple[Notice, ...], document: Document, facts: Facts, bench: Workbench
) -> JudgedUse:
    licences = held(holder, None, bench)
    facts = facts.plus("page", shown(document, said, licences))
    facts = _done(facts, document, holder, "", bench)
    use = watched(_counted(facts.use(holder), licences, document, bench))
    decision, licensed = decided(use, (c for notice in said for c in notice.claims), bench)
    return JudgedUse(use=use, decision=decision, licensed=licensed, notices=said)


def _done(facts: Facts, document: Document, holder: str, source: str, bench: Workbench) -> Facts:
    """The facts with the duties that were done outside of the page."""
    who = Who(bench.place(document.name), holder, source)
    return facts.plus("settings", done(who, claimed(document), bench, facts.now))


def _counted(use: Use, licences: Sequence[Licence], document: Document, bench: Workbench) -> Use:
    """The use with what the ledger has counted so far for its licences."""
    if bench.ledger is None:
        return use
    place = bench.place(document.name)
    numbers = counts(use, licences, place, bench.ledger)
    origins = {**use.origins, "counts": "ledger"} if numbers else use.origins
    return use.model_copy(update={"counts": numbers, "origins": origins})
