"""A page carries a holder's notice for text, and no licence of ours covers that holder.

This is what can be seen without the library. A restriction clause beside a dateline or a
credit of the same holder says both whose the text is and that it may not be used: a breach.
One of the two alone may be a leftover or a general note of the site: review. A credit for a
picture says nothing of the text and is passed over, as is a holder that no pack knows.

Passes:  "Photo: AFP", or AFP's clause on a site that holds an AFP licence.
Fails:   `PARIS (AFP) - ...`, and below it AFP's "... you may not copy, reproduce, modify ...".

Why:     In many countries the press may reprint articles on current affairs unless the right is
         expressly reserved (Berne Convention art. 10bis(1); Directive 2001/29 art. 5(3)(c)):
         the notice decides, and whoever printed it along with the text has read it.

Do:      find out where the text came from. Take it down, or license it and add the licence
         file; if the text is ours and the notice a leftover, take the notice away.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from rightscheck.checks.answering.wording import forbidden
from rightscheck.model import (
    Answer,
    Asset,
    Case,
    Document,
    JudgedUse,
    Notice,
    NoticeKind,
    Role,
    Value,
    Verdict,
)


class Options(Value):
    """`confidence`: notices that are less certain than this do not count (0..1)."""

    confidence: float = 0.5


def judge(case: Case, options: Options) -> Iterator[Answer]:
    """One answer for every holder whose notice stands on the page without a licence."""
    for used in case.uses:
        if used.licensed or used.matches:
            continue
        sure = [n for n in used.notices if n.confidence >= options.confidence]
        if not sure:
            continue
        name = case.name(used.use.holder)
        clauses = [notice for notice in sure if notice.forbids]
        first = min(clauses or sure, key=partial(_is_beside, case.document))
        yield Answer(
            span=first.span,
            verdict=_verdict(used),
            holder=used.use.holder,
            why=f"the page carries {_claimed(first.kind)} of {name}"
            + (f" that forbids reuse ({forbidden(clauses)})" if clauses else "")
            + f"; no licence of ours covers {name}",
            remedy=f"take the text down, or license it from {name} and add the licence file; "
            "if the text is ours, remove the notice",
            notices=tuple(sure),
            decision=used.decision,
        )


def _is_beside(document: Document, notice: Notice) -> bool:
    """Does it stand beside the text, where nobody who opens the page sees it?"""
    return document.role(notice.span.start) is Role.METADATA


def _verdict(used: JudgedUse) -> Verdict:
    forbids = any(notice.forbids for notice in used.notices)
    named = any(
        notice.kind is NoticeKind.DATELINE
        or (notice.kind is NoticeKind.CREDIT_LINE and notice.asset is Asset.TEXT)
        for notice in used.notices
    )
    return Verdict.BREACH if forbids and named else Verdict.REVIEW


def _claimed(kind: NoticeKind) -> str:
    article = "an" if kind.value[0] in "aeiou" else "a"
    return f"{article} {kind.value.replace('-', ' ')}"
