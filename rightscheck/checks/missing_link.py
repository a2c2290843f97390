"""A licensed text is used as agreed, but the link that the licence asks for is not there.

The licence asks for a link to the source, to the holder, or to an address, and no link of
the page leads there. Whether a link leads to the source can only be told where the source was
delivered with its address.

Passes:  "First published by <a href="https://ferries.example/12">The Ferry Post</a>".
Fails:   the same line without the link.

Why:     Open licences ask for a link to the work or to the licence where that is practicable
         (CC BY 4.0 § 3(a)(1)), and contracts for syndication ask for one so that readers and
         search engines find the original.

Do:      link the words that the remedy names. If the source has an address and the library does
         not know it, deliver the source with its address. Where it is known, `rightscheck check
         --fix` adds the link.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import missing
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case, Duty


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every licensed use that lacks its link."""
    yield from missing(case, Duty.LINK, "the link")
