"""Text of a holder is reused, and no licence of ours covers that holder.

The library says whose the words are; the licences say that we hold nothing from them. If a
notice of the holder forbids what the page does, on the page or in the source, that is a
breach. If nobody forbids it the policy's `unlicensed` decides (`review` as shipped), since a
quotation or a licence that we were not told of may allow it. Direct speech is not the
agency's own text and does not count.

Passes:  the minister's words in quotation marks, the rest is ours.
Fails:   forty words of a dispatch, and no licence file names its holder.

Why:     Copying needs the author's leave (Berne Convention art. 9(1); Directive 2001/29 art. 2),
         and online in the EU the press publisher's too, for two years (Directive 2019/790 art.
         15). Free are facts and the news of the day (Berne art. 2(8)), and quotations by fair
         practice that name source and author (art. 10). Which it is, a person decides.

Do:      take the passage down, tell it in words of our own, mark and credit it as a quotation,
         or license the text and add the licence file.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.options import Nothing
from rightscheck.checks.answering.wording import about, amount
from rightscheck.model import Answer, Case


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every source that is reused without a licence."""
    for used in case.uses:
        if used.licensed or not used.matches:
            continue
        reason = used.decision.reasons[0]
        yield about(
            used,
            verdict=reason.verdict,
            why=f"{amount(used)} from {case.name(used.use.holder)}, and {reason.why}",
            remedy="; or ".join(reason.remedies),
            notices=used.notices or used.source_notices,
        )
