"""A licensed text is used as agreed, but a notice that the licence asks for is not there.

The licence asks for its own name, a copyright line, or words of the holder's beside the
text. The page shows no such words: they count in any of the wordings that the licence names.

Passes:  "Republished under CC BY 4.0."
Fails:   the same text without a word of its licence.

Why:     Open licences ask to keep the © line and to name the licence, with its text or address
         (CC BY 4.0 § 3(a)(1)); contracts ask for the words that they give. Without them nobody
         who takes the text from our page knows what holds for it.

Do:      add the notice in the words of the licence, on the page and near the text.
         `rightscheck check --fix` adds the first of its wordings, unless that is no more than a
         description (`changed`).
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import missing
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case, Duty


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every licensed use that lacks its notice."""
    yield from missing(case, Duty.NOTICE, "the notice")
