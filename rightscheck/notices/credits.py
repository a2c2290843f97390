"""Short notices as drafts: © lines, credits and datelines, each holder named one of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rightscheck.model import OWN_SITE, UNKNOWN_HOLDER, Asset, NoticeKind
from rightscheck.notices.beside import Page, holders_of, owner_of
from rightscheck.notices.drafts import Draft
from rightscheck.notices.fields import rights_fields
from rightscheck.notices.footlines import foot_lines
from rightscheck.notices.mentions import Sighting, sight
from rightscheck.notices.names import Mention
from rightscheck.notices.quotation import is_cited

_RECORD = 120
"""Characters between the fields of one record."""


def copyrights(page: Page, declared: Iterable[tuple[int, int]] = ()) -> Iterator[Draft]:
    """The © lines of a page; one whose holder has no pack is ours or nobody's we know.

    `declared` is where the document says beside its text whose the copyright is.
    """
    for line in page.lines:
        if is_cited(page.text, line.start, line.end):
            continue
        confidence = 0.97 if line.signed and line.names else 0.9 if line.signed else 0.8
        holders = holders_of(line.names) or (owner_of(page, line.holder),)
        for holder in holders:
            known = holder not in {UNKNOWN_HOLDER, OWN_SITE}
            rule = f"{holder}/copyright" if known else page.packs.assertion_rule or "copyright"
            yield Draft(
                line.start,
                line.end,
                NoticeKind.COPYRIGHT_LINE,
                holder,
                rule,
                line.asset,
                confidence,
                asserted=not line.signed and not line.names and _is_bare(line.holder),
            )
    told = sorted([line.start for line in page.lines] + [name.start for name in page.mentions])
    for start, end in (*rights_fields(page.scanned), *declared):
        if bisect_left(told, start) == bisect_left(told, end):
            yield _unnamed(page, start, end)


def _is_bare(holder: str) -> bool:
    """Does nothing stand before the assertion, or the beginning of its own sentence?"""
    return not holder or holder[-1].isalpha()


def _unnamed(page: Page, start: int, end: int) -> Draft:
    """A © line whose holder has no pack."""
    holder = owner_of(page, page.text[start:end])
    rule = page.packs.assertion_rule or "copyright"
    return Draft(start, end, NoticeKind.COPYRIGHT_LINE, holder, rule, confidence=0.9)


def credits_of(
    page: Page,
    mentions: Sequence[Mention],
    declared: Sequence[Sighting],
    taken: Iterable[tuple[int, int]],
) -> Iterator[Draft]:
    """What is `declared`, the foot lines, and credits and datelines outside what is `taken`.

    `mentions` are all names; those of the page are the ones that can own it.
    """
    owners = {name.start for name in page.mentions}
    feet = list(foot_lines(page.scanned, mentions))
    known = [*taken, *((line.start, line.end) for line in page.lines if line.names)]
    known += [(one.start, one.end) for one in (*declared, *feet)]
    free = _outside(mentions, known)
    seen = sight(page.text, free, page.packs.names)
    shown = (one for one in seen if not is_cited(page.text, one.start, one.end))
    sightings = [*declared, *feet, *shown]
    stated = _stated(page, sightings)
    last: Sighting | None = None
    for sighting in sightings:
        if _is_repeated(sighting, stated) or (last and _is_said_again(sighting, last)):
            continue
        last = sighting if sighting.declared else last
        named = tuple(name for name in sighting.names if name.start in owners)
        # "Le Figaro et AFP": of a text's credits the paper's is the house's own.
        house = sighting.rule == "copyright" or sighting.asset is Asset.TEXT
        if named or not sighting.declared:
            yield from _of_sighting(
                page.text, sighting._replace(names=named) if named and house else sighting
            )


def _stated(page: Page, sightings: Iterable[Sighting]) -> list[tuple[int, tuple[str, ...]]]:
    """Where a © line or a field begins that says whose the rights are, and whose."""
    lines = [(line.start, holders_of(line.names)) for line in page.lines if line.names]
    fields = [
        (one.start, holders_of(one.names))
        for one in sightings
        if one.declared and one.kind is NoticeKind.COPYRIGHT_LINE
    ]
    return sorted(lines + fields)


def _is_repeated(sighting: Sighting, stated: Sequence[tuple[int, tuple[str, ...]]]) -> bool:
    """Does the record's next field say it in full (`copyrightHolder`, then `copyrightNotice`)?"""
    if not sighting.declared or sighting.kind is not NoticeKind.COPYRIGHT_LINE:
        return False
    after = bisect_left(stated, (sighting.end, ()))
    return after < len(stated) and (
        stated[after][0] - sighting.end <= _RECORD
        and stated[after][1] == holders_of(sighting.names)
    )


def _is_said_again(sighting: Sighting, last: Sighting) -> bool:
    """Does the field before it in the record credit the same and more (credit, then source)?"""
    told = set(holders_of(sighting.names))
    near = 0 <= sighting.start - last.end <= _RECORD
    return sighting.declared and near and told < set(holders_of(last.names))


def _of_sighting(text: str, sighting: Sighting) -> Iterator[Draft]:
    start, end = sighting.start, sighting.end
    if sighting.kind is NoticeKind.CREDIT_LINE and text[start - 1 : start] in {"(", "["}:
        closed = text[end : end + 1] in {")", "]"}
        start, end = start - closed, end + closed
    holders = holders_of(sighting.names)
    via = len(holders) > 1 and re.search(r"(?i)\bvia\b", text[start:end])
    for holder in holders:
        yield Draft(
            start,
            end,
            sighting.kind,
            holder,
            f"{holder}/{sighting.rule}",
            sighting.asset,
            sighting.confidence,
            chain=holders if via else (),
        )


def _outside(mentions: Sequence[Mention], taken: Iterable[tuple[int, int]]) -> list[Mention]:
    spans = iter(sorted(taken))
    current = next(spans, None)
    free = []
    for mention in mentions:
        while current and current[1] <= mention.start:
            current = next(spans, None)
        if current is None or mention.end <= current[0]:
            free.append(mention)
    return free
