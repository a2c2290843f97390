"""THE NOUNS: frozen values; no file, no network, no clock."""

from rightscheck.model.case import Case, JudgedUse
from rightscheck.model.decision import Decision, DutyOutcome, Premise, Reason, RuleOutcome, Use
from rightscheck.model.document import Document, Fact, Origin, Region, line_starts
from rightscheck.model.house import House, Scope
from rightscheck.model.ledger import Act, Change, Deadline, Due, RecordedUse
from rightscheck.model.match import Match
from rightscheck.model.notice import OWN_SITE, UNKNOWN_HOLDER, Claim, Notice
from rightscheck.model.report import (
    Answer,
    Basis,
    DocumentReport,
    Evidence,
    Finding,
    Passage,
    PermittedUse,
    Report,
    Unread,
)
from rightscheck.model.source import Source
from rightscheck.model.value import Names, Place, Span, Value
from rightscheck.model.vocabulary import (
    Action,
    Asset,
    Derivation,
    Duty,
    Effect,
    MatchKind,
    NoticeKind,
    Role,
    Severity,
    Standing,
    State,
    Status,
    Verdict,
    worst,
)

__all__ = [
    "OWN_SITE",
    "UNKNOWN_HOLDER",
    "Act",
    "Action",
    "Answer",
    "Asset",
    "Basis",
    "Case",
    "Change",
    "Claim",
    "Deadline",
    "Decision",
    "Derivation",
    "Document",
    "DocumentReport",
    "Due",
    "Duty",
    "DutyOutcome",
    "Effect",
    "Evidence",
    "Fact",
    "Finding",
    "House",
    "JudgedUse",
    "Match",
    "MatchKind",
    "Names",
    "Notice",
    "NoticeKind",
    "Origin",
    "Passage",
    "PermittedUse",
    "Place",
    "Premise",
    "Reason",
    "RecordedUse",
    "Region",
    "Report",
    "Role",
    "RuleOutcome",
    "Scope",
    "Severity",
    "Source",
    "Span",
    "Standing",
    "State",
    "Status",
    "Unread",
    "Use",
    "Value",
    "Verdict",
    "line_starts",
    "worst",
]
