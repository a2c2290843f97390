"""A text stands on the page in a version that its holder has replaced.

The library holds a newer version of the story, a correction or a later lead, and the licence
asks to follow it (`update: PT24H`). Until the time is up that is owed: duty; after it the
permission is gone: breach. News lives with leads that nobody replaces, so without such a
clause nothing is told unless the policy sets `always`.

Passes:  the corrected version of the story.
Fails:   the first version, a day after the correction came.

Why:     Agencies correct what was wrong, and terms of theirs bind their customers to follow: a
         correction takes the place of the text or is published in the same place (the
         Associated Press's terms; in RightsML and our licences, a duty). After a correction was
         sent, an old error is ours.

Do:      replace the text by the newer version, and say on the page that it was corrected where
         the holder asks for that. `rightscheck due` lists what is to be followed, and by when.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.faults import answers_of
from rightscheck.checks.answering.wording import about, amount
from rightscheck.model import Answer, Case, Value, Verdict


class Options(Value):
    """`always`: a newer version is to be followed even where no licence asks for it."""

    always: bool = False


def judge(case: Case, options: Options) -> Iterator[Answer]:
    """One answer for every use of a version that has been replaced."""
    asked = list(answers_of(case, "outdated-version"))
    yield from asked
    ids = {answer.source_id for answer in asked}
    for used in case.uses if options.always else ():
        if used.use.newer_version and used.use.source_id not in ids:
            yield about(
                used,
                verdict=Verdict.DUTY,
                why=f"{amount(used)} from {case.name(used.use.holder)}, of which there is a newer "
                f"version: {used.use.newer_version}",
                remedy="follow the newer version, or make sure that nothing in it was corrected",
            )
