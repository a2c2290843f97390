"""The fixed words of rightscheck: every enumeration that files, reports and people share.

Terms follow IPTC NewsCodes (status), ODRL 2.2 and RightsML (actions, duties) and SARIF
(severity). Values are what YAML, JSON and the terminal show.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """What may be said of a use, worst first."""

    BREACH = "breach"
    REVIEW = "review"
    DUTY = "duty"
    PERMITTED = "permitted"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return _RANK[self]

    def reaches(self, threshold: Verdict) -> bool:
        """Is this verdict as bad as `threshold`, or worse?"""
        return _RANK[self] <= _RANK[threshold]


_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of `verdicts`; `permitted` where there are none."""
    return min(verdicts, key=_RANK.__getitem__, default=Verdict.PERMITTED)


class Severity(StrEnum):
    """How loudly a finding is told (SARIF 2.1.0 §3.27.10 levels)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class NoticeKind(StrEnum):
    """What sort of words about rights a notice is."""

    COPYRIGHT_LINE = "copyright-line"
    RESTRICTION_CLAUSE = "restriction-clause"
    PERMISSION_CLAUSE = "permission-clause"
    LICENCE = "licence"
    CREDIT_LINE = "credit-line"
    DATELINE = "dateline"
    EMBARGO = "embargo"
    USAGE_TERM = "usage-term"
    AI_RESERVATION = "ai-reservation"


class Asset(StrEnum):
    """What a notice or a licence speaks of: a photo credit says nothing of the text."""

    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    ALL = "all"
    UNKNOWN = "unknown"

    @property
    def covers_text(self) -> bool:
        """Can this speak of the text? Unknown can."""
        return self in {Asset.TEXT, Asset.ALL, Asset.UNKNOWN}


class Effect(StrEnum):
    """What a claim or a rule does to an action."""

    FORBIDS = "forbids"
    PERMITS = "permits"
    REQUIRES = "requires"


class Action(StrEnum):
    """What can be done with a source (ODRL 2.2, RightsML and our few terms)."""

    USE = "use"
    REPUBLISH = "republish"
    REPRODUCE = "reproduce"
    QUOTE = "quote"
    EXCERPT = "excerpt"
    SUMMARISE = "summarise"
    MODIFY = "modify"
    TRANSLATE = "translate"
    PRINT = "print"
    ARCHIVE = "archive"
    INDEX = "index"
    SELL = "sell"
    SUBLICENSE = "sublicense"
    MINE = "mine"
    AI_TRAIN = "ai-train"


class Duty(StrEnum):
    """What a licence may ask in return."""

    CREDIT = "credit"
    LINK = "link"
    NOTICE = "notice"
    NO_CHANGES = "no-changes"
    SHARE_ALIKE = "share-alike"
    DELETE = "delete"
    REMOVE = "remove"
    UPDATE = "update"
    PAY = "pay"
    CONSENT = "consent"
    COUNTER = "counter"
    OTHER = "other"


class MatchKind(StrEnum):
    """How a shared passage is shared."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    PARAPHRASE = "paraphrase"
    QUOTATION = "quotation"


class Derivation(StrEnum):
    """METER's three degrees: how much of a text was made from a source."""

    WHOLE = "whole"
    PARTIAL = "partial"
    NONE = "none"


class Status(StrEnum):
    """May a source be used at all (IPTC `pubstatusg2`)?"""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


class Role(StrEnum):
    """What a stretch of a document's text is to its reader."""

    TITLE = "title"
    BODY = "body"
    HEADING = "heading"
    QUOTATION = "quotation"
    CAPTION = "caption"
    HEADER = "header"
    NAVIGATION = "navigation"
    ASIDE = "aside"
    FOOTER = "footer"
    METADATA = "metadata"
    CODE = "code"

    @property
    def is_prose(self) -> bool:
        """Is this text that somebody wrote to be read, and so could be somebody else's?"""
        return self not in {Role.METADATA, Role.CODE, Role.NAVIGATION}


class Unit(StrEnum):
    """What places in a file are counted by."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"


class State(StrEnum):
    """Kleene's three values: what is not known is neither true nor false."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Where a duty stands: to be done still, done, not done in time, or not known."""

    PENDING = "pending"
    DONE = "done"
    VIOLATED = "violated"
    UNKNOWN = "unknown"
