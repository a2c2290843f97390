"""A text was changed, and its licence allows no changes.

Words of the passage are not the source's: some were replaced, added or taken out within it.
Taking a part of a text is no change of it. Where so little differs that it may be typing,
a person has to look: review.

Passes:  three paragraphs of a story under CC BY-ND, word for word.
Fails:   the same paragraphs with half of their sentences rewritten.

Why:     An author may forbid changes that harm the work or the author's name, and adaptations
         need the author's leave (Berne Convention art. 6bis and 12; 17 USC 106(2)). A licence
         without derivatives permits to pass a text on as it is and nothing else (CC BY-ND 4.0 §
         2(a)(1)), and agencies answer for facts under their name only in the words that they
         sent.

Do:      put the source's words back, or take only a passage that can stand unchanged, or ask
         the holder to agree to the new wording.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import answers_of
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every use that was changed against its licence, or may have been."""
    yield from answers_of(case, "altered-text")
