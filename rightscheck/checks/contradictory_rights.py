"""One page says two things of its rights: free to reuse, and not to be reused.

Its front matter, metadata or a badge grants an open licence, and a notice on the same text
forbids what that licence allows: a holder's, or the page's own. Or it declares two open licences
of which one forbids what the other allows. Nobody can grant more than they have, so at least one
of the two is wrong. Which one, a person has to say: review.

Passes:  CC BY in the front matter, and "Photo: AFP".
Fails:   `licence: CC BY 4.0` in the front matter, and AFP's clause under the text.

Why:     Readers, search engines and AI crawlers act on the open licence, and whoever reuses
         somebody else's text on our word infringes all the same. Who grants a Creative Commons
         licence has to hold the rights first (CC BY 4.0, considerations for licensors).

Do:      find out whose the text is. If it is the holder's, take the open licence from this
         page; if it is ours, take the notice away. A licence for one part of a page belongs
         beside that part.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.options import Nothing
from rightscheck.checks.answering.wording import forbidden
from rightscheck.model import (
    OWN_SITE,
    UNKNOWN_HOLDER,
    Action,
    Answer,
    Case,
    Document,
    Effect,
    Notice,
    NoticeKind,
    Role,
    Verdict,
)


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every holder whose notice contradicts the page's open licence."""
    grant = next((notice for notice in case.notices if _grants(notice)), None)
    if grant is None:
        return
    told: set[str] = set()
    for notice in case.notices:
        if notice.holder in told or not _contradicts(notice, grant, case.document):
            continue
        told.add(notice.holder)
        yield _answer(case, grant, notice)


def _answer(case: Case, grant: Notice, notice: Notice) -> Answer:
    granted = case.document.text[grant.span.start : grant.span.end].strip()
    said = f"the page grants {case.name(grant.holder)} ({granted[:60]!r}), and "
    name = case.name(notice.holder)
    if notice.kind is NoticeKind.LICENCE:
        why, remedy = f"grants {name} as well", "state one licence for the text"
    elif notice.holder in _NOBODY:
        why = f"says itself that reuse is forbidden ({forbidden([notice])})"
        remedy = "say once what may be done with the text"
    else:
        why = f"{name} forbids reuse ({forbidden([notice])})"
        remedy = (
            f"if the text is {name}'s, remove the open licence from this page; "
            "if it is ours, remove the notice"
        )
    return Answer(
        span=notice.span,
        verdict=Verdict.REVIEW,
        holder=notice.holder,
        why=said + why,
        remedy=remedy,
        notices=(grant, notice),
        confidence=min(grant.confidence, notice.confidence),
    )


def _grants(notice: Notice) -> bool:
    return (
        notice.kind is NoticeKind.LICENCE
        and notice.asset.covers_text
        and any(claim.effect is Effect.PERMITS for claim in notice.claims)
    )


def _contradicts(notice: Notice, grant: Notice, document: Document) -> bool:
    if not notice.asset.covers_text or notice.holder == grant.holder:
        return False
    if notice.kind is NoticeKind.LICENCE:
        # A licence in the prose may be a picture's; what is declared is the document's.
        declared = {document.role(one.span.start) for one in (notice, grant)} == {Role.METADATA}
        return declared and _forbidden_by(notice) != _forbidden_by(grant)
    allowed = {claim.action for claim in grant.claims if claim.effect is Effect.PERMITS}
    return bool(allowed & _forbidden_by(notice))


def _forbidden_by(notice: Notice) -> set[Action | None]:
    return {claim.action for claim in notice.forbids}


_NOBODY = {OWN_SITE, UNKNOWN_HOLDER}
