"""A holder's text is there, and every sign of the holder that the source carried is gone.

The source named its owner (a dateline, a credit, a © line, usage terms); the page that took
the text names nobody. Without a licence it is a breach; with one, the credit or notice is
owed and must come back.

Passes:  the dispatch with its dateline `OSLO (AFP) -`, or credited "AFP" at its end.
Fails:   the same dispatch from its second sentence on, and "AFP" nowhere.

Why:     Whoever removes such information knowingly may be liable for that alone, apart from the
         copying (WIPO Copyright Treaty art. 12; Directive 2001/29 art. 7; 17 USC 1202, with
         damages of 2,500 to 25,000 dollars a violation in § 1203(c)(3)).

Do:      put credit and notice back as they stood on the source. Without a licence, take the
         text down or license it. If a step of the publishing system drops the line, mend that:
         this page will not be the only one.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.wording import about, amount
from rightscheck.model import Answer, Case, JudgedUse, Value, Verdict


class Options(Value):
    """`least_words`: shorter borrowings are left to the other checks."""

    least_words: int = 30


def judge(case: Case, options: Options) -> Iterator[Answer]:
    """One answer for every source whose holder the page no longer names."""
    for used in case.uses:
        words = sum(match.own_words for match in used.matches)
        is_named = used.notices or used.use.credits
        if words < options.least_words or is_named or not _was_marked(used):
            continue
        if used.licensed and not any(rule.duties for rule in used.decision.rules):
            continue
        name = case.name(used.use.holder)
        yield about(
            used,
            verdict=Verdict.DUTY if used.licensed else Verdict.BREACH,
            why=f"{amount(used)} from {name}, and neither credit nor notice of {name}, "
            "which the source carried, is left on the page",
            remedy=f"put the credit and notice of {name} back, or take the text down",
            notices=used.source_notices,
        )


def _was_marked(used: JudgedUse) -> bool:
    source = used.source
    return bool(used.source_notices or (source and (source.credit or source.usage_terms)))
