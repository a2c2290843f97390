"""A text stands on the page although its holder has withdrawn it.

The library holds the item, or a later version of its story, as canceled or withheld. Agencies
withdraw what is wrong, defamatory, or before a court; a kill is to be followed everywhere
and at once. Where the licence gives a time for it (`remove: {within: PT1H}`) the text has to
come down by then (duty), and is a breach after it.

Passes:  a story whose status is usable.
Fails:   the same story once the agency has sent its kill, and the page is still there.

Why:     An item that is canceled must be withdrawn or retracted at once (IPTC NewsCodes,
         publishing status `Canceled`), and terms of agencies say the same of a kill. Whoever
         repeats a defamation answers for it like its author, and after a kill nobody can say
         that they did not know.

Do:      take the text down now, in archives, feeds, apps and caches too, and publish the
         holder's correction where there is one. `rightscheck due` lists every page that still
         has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import answers_of
from rightscheck.checks.answering.options import Nothing
from rightscheck.model import Answer, Case


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every use of a source that was withdrawn."""
    yield from answers_of(case, "withdrawn-source")
