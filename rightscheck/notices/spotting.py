"""`spot`: all finders over one document, each holder named a notice of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from rightscheck.errors import OutOfTime
from rightscheck.model import (
    OWN_SITE,
    UNKNOWN_HOLDER,
    Asset,
    Document,
    Notice,
    NoticeKind,
    Role,
    Span,
)
from rightscheck.notices.assertions import assertions
from rightscheck.notices.beside import Page, behind_line, holder_beside
from rightscheck.notices.bounds import is_asked
from rightscheck.notices.clauses import Found, find_clauses
from rightscheck.notices.compiled import CompiledPacks, find_forms
from rightscheck.notices.copyright import copyright_lines
from rightscheck.notices.credits import copyrights, credits_of
from rightscheck.notices.drafts import Draft, as_notice, distinct, outside_clauses, outside_terms
from rightscheck.notices.families import Licence, find_licences
from rightscheck.notices.hosts import is_archived, of_hosts
from rightscheck.notices.mentions import Sighting
from rightscheck.notices.names import Mention
from rightscheck.notices.quotation import is_quoted
from rightscheck.notices.scan import Encoded, Timely
from rightscheck.notices.sentences import Read, read_sentences
from rightscheck.notices.surface import Surface, plain
from rightscheck.notices.terms import with_usage
from rightscheck.text import lazily

_T = TypeVar("_T")

_FACTS = {
    "author": NoticeKind.CREDIT_LINE,
    "credit": NoticeKind.CREDIT_LINE,
    "source": NoticeKind.CREDIT_LINE,
    "copyright": NoticeKind.COPYRIGHT_LINE,
    "holder": NoticeKind.COPYRIGHT_LINE,
    "rights": NoticeKind.COPYRIGHT_LINE,
}

_NAMING = lazily.pattern(r"(?i)(?!https?:|(?:true|false|yes|no|none)$)(?=.*[^\W\d_]{2})")
"""A value that names somebody: no address, no switch, no mere year."""

_FILED = frozenset({"section", "topic", "channel", "feed", "url", "language"})
"""Facts that say where a document is filed; "AFP" as a section's name credits nobody."""


def spot(
    document: Document,
    packs: CompiledPacks,
    own: tuple[str, ...] = (),
    spent: Callable[[], bool] = lambda: False,
) -> tuple[Notice, ...]:
    """The notices of a document, by span; `own` are the house's names and domains.

    Time grows with the length of the text, whatever it holds. Once it is `spent` this ends in
    OutOfTime: half of the notices could acquit or convict by what stands in the other half.
    """
    surface = plain(document.text)
    page, mentions = _read(surface.text, packs, own, partial(_timely, spent))
    drafts = _drafts(page, mentions, document, surface)
    # A house that has said who it is has said whose its pages are: there a © in the foot that is
    # not its own came with what was copied.
    free = list(outside_clauses(list(outside_terms(drafts))))
    hosted = free
    if not own:
        hosted = list(of_hosts(page, free, _said(document, "site"), _said(document, "publisher")))
    kept = distinct(draft for draft in hosted if draft.rule not in packs.disabled)
    filed = [fact.span for fact in document.facts if fact.name in _FILED]
    notices = (as_notice(draft, surface) for draft in kept)
    return tuple(
        sorted(
            (notice for notice in notices if _speaks(document, notice, filed)),
            key=lambda notice: (notice.span, notice.kind, notice.holder),
        )
    )


def _timely(spent: Callable[[], bool], found: Iterable[_T]) -> Iterator[_T]:
    for one in found:
        if spent():
            raise OutOfTime
        yield one


def _read(
    text: str, packs: CompiledPacks, own: tuple[str, ...], timely: Timely
) -> tuple[Page, list[Mention]]:
    """A plain text with the names in it, and those that may own it."""
    scanned = Encoded.of(text, packs.gate, timely)
    mentions = list(packs.names.find(scanned))
    # Whose site a page is, only the house knows: a paper's own © is on all pages of its site.
    told = bool(own) or is_archived(text)
    owners = [name for name in mentions if told or not name.name.publisher]
    asserted = assertions(scanned, packs.assertions, packs.alone)
    lines = sorted(timely(copyright_lines(scanned, owners, asserted)), key=lambda line: line.start)
    house = tuple(name.casefold() for name in own if name)
    return Page(scanned, text, packs, house, owners, lines), mentions


def _drafts(
    page: Page, mentions: list[Mention], document: Document, surface: Surface
) -> list[Draft]:
    timely = page.scanned.timely
    licences = list(find_licences(page.scanned, page.packs.families))
    clauses = list(timely(_clauses(page, licences)))
    told = [(one.start, one.end) for one in clauses]
    taken = [*told, *((line.start, line.end) for line in page.lines)]
    declared = list(_declared(taken, mentions, document, surface))
    drafts = [
        *timely(copyrights(page, _owners(document, surface, licences))),
        *clauses,
        *timely(credits_of(page, mentions, declared, told)),
        *_licences(page, licences, document, surface),
    ]
    forms = list(timely(_forms(page, drafts)))
    rights = _rights(document, surface)
    return drafts + list(timely(with_usage(page, forms, drafts, rights)))


def _speaks(document: Document, notice: Notice, filed: Sequence[Span]) -> bool:
    """Does the page itself say this, rather than a listing, a section's name or who is quoted?"""
    role = document.role(notice.span.start)
    if notice.kind is NoticeKind.CREDIT_LINE and any(
        start <= notice.span.start < end for start, end in filed
    ):
        return False
    clause = notice.kind in {NoticeKind.RESTRICTION_CLAUSE, NoticeKind.PERMISSION_CLAUSE}
    return role is not Role.CODE and not (clause and role is Role.QUOTATION)


def _said(document: Document, name: str) -> tuple[str, ...]:
    return tuple(fact.value for fact in document.facts if fact.name == name)


def _rights(document: Document, surface: Surface) -> list[tuple[int, int]]:
    """Where the document says its rights and usage terms, in plain offsets."""
    spans = (fact.span for fact in document.facts if fact.name == "rights")
    return [(surface.at(span.start), surface.at(span.end)) for span in spans]


def _owners(
    document: Document, surface: Surface, licences: Sequence[Licence]
) -> Iterator[tuple[int, int]]:
    """Where the document declares whose the copyright is; a licence is no name."""
    for fact in document.facts:
        if _FACTS.get(fact.name) is NoticeKind.COPYRIGHT_LINE and fact.name != "rights":
            start, end = surface.at(fact.span.start), surface.at(fact.span.end)
            licensed = any(one.start < end and start < one.end for one in licences)
            if not licensed and _NAMING.match(fact.value):
                yield start, end


def _declared(
    taken: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    document: Document,
    surface: Surface,
) -> Iterator[Sighting]:
    """Names in what the document declares about itself, where nothing `taken` tells them."""
    for fact in document.facts:
        kind = _FACTS.get(fact.name)
        if kind is None:
            continue
        start, end = surface.at(fact.span.start), surface.at(fact.span.end)
        named = tuple(name for name in mentions if start <= name.start and name.end <= end)
        if named and not any(first < end and start < last for first, last in taken):
            rule = "copyright" if kind is NoticeKind.COPYRIGHT_LINE else "credit"
            asset = Asset.TEXT if fact.name in {"author", "source"} else Asset.UNKNOWN
            yield Sighting(start, end, rule, kind, asset, 0.95, named, declared=True)


def _clauses(page: Page, licences: Sequence[Licence]) -> Iterator[Draft]:
    known = list(find_clauses(page.scanned, page.packs.clauses))
    for one in known:
        if not is_quoted(page.text, one.start, one.end):
            yield Draft(
                one.start,
                one.end,
                one.clause.kind,
                holder_beside(page, one.start, one.end, one.pack),
                f"{one.pack}/{one.clause.id}",
                one.clause.asset,
                round(0.5 + 0.48 * one.coverage, 2),
                one.coverage,
                one.claims,
            )
    # "禁止演绎" is how a licence is called, and forbids nothing beside it.
    names = [one.name for one in licences]
    for read in read_sentences(page.scanned, page.packs.sentences, names):
        if not any(_tells(one, read) for one in known) and not is_quoted(
            page.text, read.start, read.end
        ):
            # What reserves the mining may be the assertion itself.
            mining = read.kind is NoticeKind.AI_RESERVATION
            start = read.start if mining else behind_line(page, read.start, read.end)
            yield Draft(
                start,
                read.end,
                read.kind,
                holder_beside(page, start, read.end, None),
                f"{read.pack}/{read.rule.id}",
                read.asset,
                read.rule.confidence,
                claims=read.claims,
            )


def _tells(known: Found, read: Read) -> bool:
    """Is the sentence told by a known clause: of both, machines and people, or of the same?"""
    mining = {known.clause.kind, read.kind} & {NoticeKind.AI_RESERVATION}
    meet = known.start < read.end and read.start < known.end
    return meet and (not mining or known.clause.kind is read.kind)


def _licences(
    page: Page, found: Sequence[Licence], document: Document, surface: Surface
) -> Iterator[Draft]:
    for one in found:
        yield _licence(one, one.start, one.end)
    for fact in document.facts:
        # A link's address is not in the text; its words are.
        if fact.name != "licence" or fact.value in document.text[slice(*fact.span)]:
            continue
        start, end = surface.at(fact.span.start), surface.at(fact.span.end)
        value = Encoded.of(plain(fact.value).text, page.packs.gate)
        for one in find_licences(value, page.packs.families):
            if not any(
                old.holder == one.holder and old.start < end and start < old.end for old in found
            ):
                yield _licence(one, start, end)


def _licence(one: Licence, start: int, end: int) -> Draft:
    return Draft(
        start,
        end,
        NoticeKind.LICENCE,
        one.holder,
        f"{one.pack}/{one.rule}",
        Asset.UNKNOWN,
        one.confidence,
        claims=one.claims,
    )


def _forms(page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
    named = {draft.holder for draft in drafts}
    # Who opens a line is whose the page is; who is thanked in its middle is not.
    agencies = {
        draft.holder
        for draft in drafts
        if page.text[draft.start - 1 : draft.start] in {"", "\n"}
        and draft.kind is not NoticeKind.LICENCE
    } - {OWN_SITE, UNKNOWN_HOLDER}
    if len(agencies) == 1:
        named |= page.packs.anonymous
    for one in find_forms(page.scanned, page.packs.forms, named):
        if one.form.kind is NoticeKind.LICENCE and is_asked(page.text, one.start, one.end):
            continue
        holder = one.form.holder or one.pack
        if one.pack in page.packs.anonymous and not one.form.holder:
            beside = holder_beside(page, one.start, one.end, None)
            holder = next(iter(agencies)) if one.form.beside else beside
        yield Draft(
            one.start,
            one.end,
            one.form.kind,
            holder,
            f"{one.pack}/{one.form.id}",
            one.form.asset,
            one.form.confidence,
            claims=one.claims,
            asserted=holder != one.pack and one.form.kind is NoticeKind.COPYRIGHT_LINE,
        )
