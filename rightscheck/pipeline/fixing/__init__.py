"""What licences dictate, put into a page and proven: `fixed`.

A fix is kept only if the page with it, checked again, has the finding no more and no new or
worse one, and if all that a reader saw before still stands there, line by line. So a fix that
would land in a comment, open a tag or credit somebody else by chance is never made.

Nothing is fixed by a guess: without dictated words, and where the text may not be used in the
first place, the answer is `Unfixed` with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from rightscheck.checks import decide
from rightscheck.errors import UnreadableDocument, UnwritableDocument
from rightscheck.model import Case, Document, Finding, Fix, Unfixed, Unread
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.fixing.wanting import Want, answerable, gaps, said
from rightscheck.pipeline.judging import examine
from rightscheck.pipeline.staleness import stale
from rightscheck.readers import documents
from rightscheck.readers.inserting import Insertion, Page, Paragraph, insertion, plainly
from rightscheck.readers.inserting.said import Gap
from rightscheck.readers.raw.encoding import Raw

MOST = 50
"""Findings of one document that are fixed at once: each may take a check of all of it."""


class Fixed(NamedTuple):
    """The bytes with all fixes in them (those of the original where there are none).

    `before` and `after` are original and outcome as text, for people to compare.
    """

    data: bytes
    before: str
    after: str
    fixes: tuple[Fix, ...] = ()
    unfixed: tuple[Unfixed, ...] = ()


class _Examined(NamedTuple):
    page: Page
    document: Document
    case: Case
    findings: tuple[Finding, ...]


_Look = Callable[[bytes], _Examined]


def fixed(  # noqa: PLR0913 -- what `check` and `read` ask for
    data: bytes,
    name: str,
    bench: Workbench,
    *,
    media_type: str | None = None,
    now: datetime | None = None,
    only: Collection[str] | None = None,
) -> Fixed:
    """A file's bytes in; out come the same with the missing credits, links and notices.

    `only` are the ids of the findings to fix; None: all that lack something. Pure: nothing is
    written or recorded. UnwritableDocument for a format or file that takes no insertion (a feed,
    an archive, a PDF), UnreadableDocument as of `read`.
    """
    now = now or datetime.now(UTC)
    silent = stale(bench, now)

    def look(data: bytes) -> _Examined:
        document = _alone(documents(data, name, media_type), name)
        page = Page.of(Raw(data, name, media_type), document.media_type)
        case = examine(document, bench, now).model_copy(update={"stale": silent})
        return _Examined(page, document, case, decide(case, bench.questions))

    first = seen = look(data)
    asked = [one for one in seen.findings if only is None or one.id in only]
    wants, unfixed = answerable(seen.case, asked, bench)
    unfixed += [want.unfixed("too many findings for one run") for want in wants[MOST:]]
    fixes: list[Fix] = []
    places = gaps(seen.page, seen.document, wants[:MOST], unfixed)
    # From the end, so that the places that are still to come stay where they are.
    for gap, there in sorted(places.items(), key=lambda place: place[0], reverse=True):
        for made in _filled(seen, gap, there, look, unfixed):
            fixes.append(_fix(first.document, gap, made, seen.findings))
            seen = made.examined
    open_ = {finding.id for finding in seen.findings}
    left = tuple(one for one in unfixed if one.finding in open_)
    return Fixed(seen.page.data, first.page.text, seen.page.text, tuple(reversed(fixes)), left)


class _Attempt(NamedTuple):
    examined: _Examined
    inserted: Insertion


def _filled(
    seen: _Examined, gap: Gap, wants: Sequence[Want], look: _Look, unfixed: list[Unfixed]
) -> Iterator[_Attempt]:
    """Insert the words of all wants at once; if that proves wrong, of those that prove right."""
    open_ = {finding.id for finding in seen.findings}
    wants = [want for want in wants if want.finding.id in open_]
    if not wants:
        return
    try:
        yield _tried(seen, gap, wants, look)
    except UnwritableDocument as error:
        if len(wants) == 1:
            unfixed.append(wants[0].unfixed(error.problem))
            return
        kept: list[Want] = []
        made: _Attempt | None = None
        for want in wants:
            try:
                made = _tried(seen, gap, [*kept, want], look)
                kept.append(want)
            except UnwritableDocument as fault:
                unfixed.append(want.unfixed(fault.problem))
        if made:
            yield made


def _tried(seen: _Examined, gap: Gap, wants: Sequence[Want], look: _Look) -> _Attempt:
    """The page with the words in it; UnwritableDocument unless it is proven better."""
    words = said(wants, links=seen.page.writer.links)
    inserted = insertion(seen.page, gap, words)
    try:
        after = look(inserted.into(seen.page.data))
    except UnreadableDocument as error:
        raise UnwritableDocument("with it the page could not be read") from error
    if after.document.encoding != seen.document.encoding or not _adds(
        seen.document, after.document, words
    ):
        raise UnwritableDocument("there the page would not read as it did before")
    before = {finding.id: finding.verdict for finding in seen.findings}
    for found in after.findings:
        if any(found.id == want.finding.id for want in wants):
            raise UnwritableDocument(f"put there, it would not count: {found.why}")
        if found.id not in before or found.verdict.rank < before[found.id].rank:
            raise UnwritableDocument(f"put there, it would bring {found.check}: {found.why}")
    return _Attempt(after, inserted)


def _adds(before: Document, after: Document, words: Iterable[Paragraph]) -> bool:
    """Does `after` show the lines of `before` in their order, and nothing new but the words?"""
    added = [plainly(paragraph) for paragraph in words]
    may = {part.url for paragraph in words for part in paragraph if part.url}
    old = iter(_lines(before))
    here = next(old, None)
    for line in _lines(after):
        if line == here:
            here = next(old, None)
        elif line in added:
            added.remove(line)
        elif line not in may:  # addresses of licences stand in the text (`pages/head.py`)
            return False
    return here is None and not added


def _lines(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line.strip()]


def _fix(document: Document, gap: Gap, made: _Attempt, before: Iterable[Finding]) -> Fix:
    left = {finding.id for finding in made.examined.findings}
    return Fix(
        document=document.name,
        sha256=document.sha256,
        offset=made.inserted.offset,
        start=document.place(gap.at),
        text=made.inserted.text,
        findings=tuple(dict.fromkeys(one.id for one in before if one.id not in left)),
    )


def _alone(found: Iterable[Document | Unread], name: str) -> Document:
    """The document of a file that holds just one; UnwritableDocument for several."""
    several = list(found)
    one = several[0] if len(several) == 1 else None
    if isinstance(one, Unread):
        raise UnreadableDocument(one.problem, where=name, hint=one.hint)
    if one is None or one.name != name:
        raise UnwritableDocument("it is a file of several documents", where=name)
    return one
