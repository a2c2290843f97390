"""What is judged: a `Case`, all that was seen in one document; a `WaiverCase`, a waiver."""

from datetime import date

from pydantic import Field

from rightscheck.model.decision import Decision, Use
from rightscheck.model.document import Document
from rightscheck.model.match import Match
from rightscheck.model.notice import Notice
from rightscheck.model.source import Source
from rightscheck.model.value import Value
from rightscheck.model.waiver import Waiver


class JudgedUse(Value):
    """A use with what shows it and what was decided of it.

    `matches` are empty when only the notices show that the text is the holder's.
    `source_notices` are the notices that the source itself carried.
    """

    use: Use
    decision: Decision
    licensed: bool
    source: Source | None = None
    matches: tuple[Match, ...] = ()
    notices: tuple[Notice, ...] = ()
    source_notices: tuple[Notice, ...] = ()


class Case(Value):
    """One document, its notices, its matches and the uses they add up to.

    `names` is what people call each holder, `stale` what is wrong with the feed of a holder.
    """

    document: Document
    notices: tuple[Notice, ...] = ()
    matches: tuple[Match, ...] = ()
    uses: tuple[JudgedUse, ...] = ()
    names: dict[str, str] = Field(default_factory=dict)
    stale: dict[str, str] = Field(default_factory=dict)
    unseen: str = Field(default="", description="what there was no time to look at")

    def name(self, holder: str) -> str:
        """What people call a holder."""
        return self.names.get(holder, holder)


class WaiverCase(Value):
    """A waiver when all documents have been judged: what it may name, and what it came to.

    `checks` are those that a waiver can name, `holders` the ones that are known, with what people
    call them. `used` says whether it fits a finding of this run; None where that is not known,
    since not every document that it may mean was there.
    """

    waiver: Waiver
    today: date
    checks: frozenset[str]
    holders: dict[str, str]
    used: bool | None = None
