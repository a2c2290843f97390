"""A licensed text is used as agreed, but a notice that the licence asks for is not there.

The licence asks for its own name, a copyright line, or words of the holder's beside the
text. The page shows no such words: they count in any of the wordings that the licence names.

Passes:  "Republished under CC BY 4.0."
Fails:   the same text without a word of its licence.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.faults import missing
from rightscheck.checks.options import Nothing
from rightscheck.model import Answer, Case, Duty


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every licensed use that lacks its notice."""
    yield from missing(case, Duty.NOTICE, "the notice")
