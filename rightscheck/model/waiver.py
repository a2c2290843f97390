"""`Waiver`: a finding accepted by a person; `Suppression`: why a finding does not count."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from rightscheck.model.value import Names, Value


class Waiver(Value):
    """A finding that a person accepts: which, why, who, and until when.

    It waives what fits everything that it names: `check`, `holder`, `source` (an id), `finding`
    (the id of one), `passage` (words that the finding's passage holds), `paths` (patterns as in
    scopes; a page's own waiver speaks of that page alone). `where` is where it stands.
    """

    check: str = ""
    holder: str = ""
    source: str = ""
    finding: str = ""
    passage: str = ""
    paths: Names = ()
    reason: str = ""
    owner: str = ""
    until: date | None = None
    where: str = ""


class SuppressionKind(StrEnum):
    """What keeps a finding from counting."""

    WAIVER = "waiver"
    BASELINE = "baseline"
    UNCHANGED = "unchanged"
    CONFIDENCE = "confidence"


class Suppression(Value):
    """Why a finding does not count: a waiver, the baseline, a change that did not bring it, doubt.

    `reason`, `owner` and `until` are the waiver's; `where` is where that stands (`page.md:3`),
    or the baseline's file, or the revision that had the finding already.
    """

    kind: SuppressionKind
    reason: str = ""
    owner: str = ""
    until: date | None = None
    where: str = ""
