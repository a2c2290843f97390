"""A waiver counts for nothing: it lacks a reason, an owner or an end, has ended, or means nothing.

A waiver sets a finding aside because a person answers for it, so it must say why (`reason`), who
(`owner`) and until when (`until`; its last day still counts, by the calendar of UTC), and which
findings it means: by `check`, `holder`, `source`, `finding` (its id) or `passage`. One that lacks
any of it, that names a check or a holder that there is not, that cannot be read or that is past
its last day waives nothing: the finding is told again, and the waiver beside it. In a page it is a
comment, or `rightscheck.waive` of the front matter, and speaks of that page alone; in
`rightscheck-waivers.yaml` it may name `paths`. Findings on waivers cannot be waived, and what was
delivered to us (a mail, an office file, a feed, an archive) waives nothing.

Passes:  `<!-- rightscheck: waive unlicensed-reuse holder afp until 2027-01-31 owner "L. Brandt":
         commissioned by us, letter of 4 May -->`
Fails:   `<!-- rightscheck: waive unlicensed-reuse -->`: neither why, nor who, nor how long.

Why:     A waiver is a decision that a person takes for the house, and decisions age: contracts end,
         people leave. Without a name nobody can be asked, without an end nobody asks.

Do:      write what it lacks. One that has ended goes back to its owner, who gives it a new day or
         takes it out; meanwhile its finding counts. `rightscheck waivers PATH` lists them all,
         `check --no-waivers` tells what they hide.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.checks.answering.options import Nothing
from rightscheck.checks.answering.wording import of_waiver
from rightscheck.errors import nearest
from rightscheck.model import Answer, WaiverCase


def judge(case: WaiverCase, _: Nothing) -> Iterator[Answer]:
    """One answer for a waiver that does not count, with all that is wrong with it."""
    if wrong := list(faults(case)):
        yield of_waiver(
            case,
            why=f"this waiver waives nothing: {'; '.join(wrong)}",
            remedy="have its owner decide anew, or remove it"
            if _is_over(case)
            else "write what it needs, or remove it",
        )


def faults(case: WaiverCase) -> Iterator[str]:
    """Everything that keeps a waiver from counting."""
    waiver = case.waiver
    if waiver.fault:
        yield waiver.fault
        return
    if not waiver.names_any:
        yield "it names no check, holder, source, finding or passage, and would waive anything"
    if waiver.check and waiver.check not in case.checks:
        hint = nearest(waiver.check, case.checks, "`rightscheck rules` lists them")
        yield f"there is no check {waiver.check!r} to waive ({hint})"
    if waiver.holder and waiver.holder not in case.holders:
        hint = nearest(waiver.holder, case.holders, "`rightscheck rules` lists them")
        yield f"no pack knows the holder {waiver.holder!r} ({hint})"
    needs = {"reason": waiver.reason, "owner": waiver.owner, "end date (until)": waiver.until}
    if missing := [name for name, value in needs.items() if not value]:
        yield f"it has no {' and no '.join(missing)}"
    if _is_over(case):
        yield f"it ended on {waiver.until}"


def _is_over(case: WaiverCase) -> bool:
    return case.waiver.until is not None and case.waiver.until < case.today
