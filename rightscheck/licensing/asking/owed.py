"""`DutyReport`: what a duty asks of a use, and what that means for it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.model import Duty, State

SEEN = frozenset({Duty.CREDIT, Duty.LINK, Duty.NOTICE, Duty.NO_CHANGES, Duty.SHARE_ALIKE})
"""Duties that a page can show."""

DUE = SEEN | {Duty.PAY, Duty.CONSENT, Duty.COUNTER}
"""Duties that are to be done before a permission may be used; the others later."""


class DutyReport(NamedTuple):
    """A `DutyOutcome` in the making, and what that means for the use."""

    duty: Duty
    wanted: str
    state: State
    evidence: str = ""
    remedy: str = ""
    due: datetime | None = None
    overdue: State = FALSE
    cite: str = ""
    words: str = ""
    where: str = "any"

    @property
    def is_open(self) -> bool:
        """Must somebody still do it, or show that it is done, before the use is permitted?"""
        return self.state is not TRUE and (self.state is FALSE or self.duty in DUE)

    @property
    def is_told(self) -> bool:
        """Is there anything to be said of it: by the page, or by whoever knows?"""
        return self.duty in SEEN or self.state is not UNKNOWN
