"""A holder's feed has been silent for longer than it should, so no answer on its texts is final.

The settings say how often something comes (`[sources.expect]`, `afp = "1 day"`), and the newest
item of the holder in the library is older than that. A kill, a correction or an embargo may
have been sent since and never arrived. The report says so for the whole run, as what was taken
from items that never arrived is not found at all; this check tells it of every page that uses
the holder's text.

Passes:  an AFP story, and the newest AFP item in the library is of this morning.
Fails:   the same story, and nothing has come from AFP for three days.

Why:     What has not arrived cannot be found, and what matters most comes last: kills, corrections,
         embargoes. An answer from an old library says what was true then.

Do:      look why nothing came (the feed, its credentials, the job that fills the library), run
         `rightscheck sources add`, and check again. A holder who sends less often gets a longer
         time under `[sources.expect]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.options import Nothing
from rightscheck.checks.answering.wording import about
from rightscheck.model import Answer, Case, Verdict


def judge(case: Case, _: Nothing) -> Iterator[Answer]:
    """One answer for every source whose holder's feed is silent."""
    for used in case.uses:
        if used.use.holder in case.stale:
            yield about(
                used,
                verdict=Verdict.REVIEW,
                why=case.stale[used.use.holder],
                remedy="fill the library with what the holder has sent since, and check again",
            )
