"""Short notices as drafts: © lines, credits and datelines, each holder named one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rightscheck.model import OWN_SITE, UNKNOWN_HOLDER, NoticeKind
from rightscheck.notices.beside import Page, holders_of, owner_of
from rightscheck.notices.drafts import Draft
from rightscheck.notices.footlines import foot_lines
from rightscheck.notices.mentions import Sighting, sight
from rightscheck.notices.names import Mention


def copyrights(page: Page) -> Iterator[Draft]:
    """The © lines of a page; one whose holder has no pack is ours or nobody's we know."""
    for line in page.lines:
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
            )


def credits_of(
    page: Page, declared: Sequence[Sighting], taken: Iterable[tuple[int, int]]
) -> Iterator[Draft]:
    """What is `declared`, the foot lines, and credits and datelines outside what is `taken`."""
    feet = list(foot_lines(page.scanned, page.mentions))
    known = [*taken, *((line.start, line.end) for line in page.lines if line.names)]
    known += [(one.start, one.end) for one in (*declared, *feet)]
    free = _outside(page.mentions, known)
    for sighting in (*declared, *feet, *sight(page.text, free, page.packs.names)):
        yield from _of_sighting(page.text, sighting)


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
