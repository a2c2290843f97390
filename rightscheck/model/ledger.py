"""`RecordedUse` and `Deadline`: what the ledger keeps of a use, and what has to happen by when."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from rightscheck.model.decision import Decision, Use
from rightscheck.model.notice import Claim
from rightscheck.model.value import Place, Value
from rightscheck.model.vocabulary import Verdict


class RecordedUse(Value):
    """One use of one source by one document, with the facts that it was decided by.

    `document` is counted from the folder of the settings, `place` where its longest passage
    begins. `passages` are the words of each passage that is shared, `digest` the hash of them:
    the same passages have the same one, wherever they stand. `claims` are what the holder's
    notices say. `rule` is whose quota the use counts against, `day` the day on which it does, by
    the licence's calendar. `gone` is when the document was first seen without the use.
    """

    document: str
    url: str | None = None
    place: Place
    use: Use
    passages: tuple[int, ...] = ()
    digest: str = ""
    claims: tuple[Claim, ...] = ()
    licensed: bool
    verdict: Verdict
    licence: str | None = None
    rule: str | None = None
    clause: str = ""
    why: str = ""
    day: date
    first_seen: datetime
    last_seen: datetime
    gone: datetime | None = None


class Act(StrEnum):
    """What has to be done with a text that is in use."""

    TAKE_DOWN = "take down"
    UPDATE = "update"
    RENEW = "renew"


class Deadline(Value):
    """What has to be done with one use, and by when.

    `by` is None where it is owed and no time is set, or the facts do not tell it; a bare date
    (midnight UTC) is all of that day. `overdue` is never guessed: only a time that has run out
    for certain.
    """

    act: Act
    by: datetime | None
    overdue: bool
    why: str
    clause: str = ""


class Due(Value):
    """A deadline of a recorded use; the end of a contract is told once, for all `uses` under it."""

    use: RecordedUse
    deadline: Deadline
    uses: int = 1


class Change(Value):
    """What other licences or another policy would say of a recorded use."""

    use: RecordedUse
    before: Decision = Field(description="by what is in force")
    after: Decision = Field(description="by what was asked about")
