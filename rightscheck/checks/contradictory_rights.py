"""One page says two things of its rights: free to reuse, and not to be reused.

Its front matter, metadata or a badge grants an open licence, and a holder's notice on the
same text forbids what that licence allows. Nobody can grant more than they have, so at least
one of the two is wrong. Which one, a person has to say: review.

Passes:  CC BY in the front matter, and "Photo: AFP".
Fails:   `licence: CC BY 4.0` in the front matter, and AFP's clause under the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.wording import forbidden
from rightscheck.model import (
    OWN_SITE,
    UNKNOWN_HOLDER,
    Answer,
    Case,
    Effect,
    Notice,
    NoticeKind,
    Value,
    Verdict,
)


class Options(Value):
    """Nothing to set."""


def judge(case: Case, options: Options) -> Iterator[Answer]:  # noqa: ARG001 -- one shape for all
    """One answer for every holder whose notice contradicts the page's open licence."""
    grant = next((notice for notice in case.notices if _grants(notice)), None)
    if grant is None:
        return
    told: set[str] = set()
    for notice in case.notices:
        if notice.holder in told or not _forbids(notice, grant):
            continue
        told.add(notice.holder)
        name = case.name(notice.holder)
        granted = case.document.text[grant.span.start : grant.span.end].strip()
        yield Answer(
            span=notice.span,
            verdict=Verdict.REVIEW,
            holder=notice.holder,
            why=f"the page grants {case.name(grant.holder)} ({granted[:60]!r}), and {name} "
            f"forbids reuse ({forbidden([notice])})",
            remedy=f"if the text is {name}'s, remove the open licence from this page; "
            "if it is ours, remove the notice",
            notices=(grant, notice),
        )


def _grants(notice: Notice) -> bool:
    return (
        notice.kind is NoticeKind.LICENCE
        and notice.asset.covers_text
        and any(claim.effect is Effect.PERMITS for claim in notice.claims)
    )


def _forbids(notice: Notice, grant: Notice) -> bool:
    allowed = {claim.action for claim in grant.claims if claim.effect is Effect.PERMITS}
    return (
        notice.asset.covers_text
        and notice.holder not in {OWN_SITE, UNKNOWN_HOLDER, grant.holder}
        and notice.kind is not NoticeKind.LICENCE
        and any(claim.action in allowed for claim in notice.forbids)
    )
