"""What a passage and a whole text are called, by which numbers: all thresholds in one place."""

from __future__ import annotations

from collections.abc import Sequence

from rightscheck.matching.prose import PassageCounts
from rightscheck.model import Derivation, MatchKind

OWN = 6
"""Shared words outside direct speech; with fewer the passage is a quotation with its "he said"."""

OWN_SHARE = 0.2
"""The same as a share of the passage, for long speeches with several attributions."""

EDITED = 0.55
"""Similarity under which a passage tells the same thing in other words."""

WHOLE = 0.55
"""Share of a text's own words that stand in one source: the rest is heads, joins and rewriting.
Half of a text may be one of two sources; a little more than half is not."""

PARTIAL = 0.1
"""The same for a part: a tenth is one paragraph of an article."""

LONG_RUN = 20
"""Unquoted words in one match that make a text derived, however long the text is."""

COMPANY = 3.0
"""What agreement counts for beside overlap (`Comparison`): where it is doubtful whether a story was
told after its source, the two have three times as much of their letters in common as of the
company their words keep, so each has half a say."""

TOLD_AGAIN = 0.23
"""Overlap and COMPANY times agreement from which a text without long runs was told after the
source. Of 400 pairs of newspapers on one event 90 in 100 stay under 0.1 and 99 under 0.2; of
stories that machines or students rewrote 19 in 20 have more than 0.46, of those that journalists
rewrote nine in ten more than 0.2."""

ENOUGH = 12
"""Own words of a text under which letters in common tell nothing: half a dozen name who spoke."""


def kind(count: PassageCounts) -> MatchKind:
    """What the passage is; verbatim means that no word is missing or elsewhere on either side."""
    own = count.shared - count.quoted
    if count.quoted and (own < OWN or own < OWN_SHARE * count.shared):
        return MatchKind.QUOTATION
    if count.similarity == 1 and count.longest == count.shared:
        return MatchKind.VERBATIM
    return MatchKind.EDITED if count.similarity >= EDITED else MatchKind.PARAPHRASE


def derivation(taken: Sequence[int], own: int, overlap: float, agreement: float) -> Derivation:
    """METER's degree (Gaizauskas et al. 2001): how far the text's `own` words are the source's.

    `taken` has for each match, quotations left out, how many of them stand in it. Whole and
    partial by these; partial as well when no match is long enough but the text shares more of its
    letters, and more of the company its words keep, with the source than the subject explains.
    """
    telling = [words for words in taken if words >= OWN]
    share = sum(telling) / max(1, own)
    if share >= WHOLE:
        return Derivation.WHOLE
    copied = share >= PARTIAL or max(telling, default=0) >= LONG_RUN
    told_again = own >= ENOUGH and overlap + COMPANY * agreement >= TOLD_AGAIN
    return Derivation.PARTIAL if copied or told_again else Derivation.NONE
