"""A small archive as a batch has judged it, with sections and months, and some not known."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from outcomes import Told, written
from reports import BREACH, MATCH, UNREAD, report, seen

from rightscheck.model import Finding, MatchKind, Report, Verdict

NAMES = {"afp": "Agence France-Presse", "ap": "The Associated Press", "dpa": "dpa"}
MAY, JUNE = datetime(2026, 5, 31, 23, 30, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)

TOLD = {
    "a.md": Told("ports", MAY),
    "b.md": Told("ports", JUNE),
    "c.md": Told("science", JUNE),
    "d.md": Told(),
    "e.md": Told("ports", JUNE),
}
"""What the documents say of themselves; of the last nothing was found."""

TARIFFS = """\
tariffs:
  - {holder: afp, currency: EUR, use: 10, per_100_words: 20, minimum: 40, until: 2026-05-31}
  - {holder: afp, currency: EUR, per_100_words: 7.25, from: 2026-06-01}
  - {holder: ap, currency: USD, use: 99.90, sections: science}
"""


def finding(  # noqa: PLR0913, PLR0917 -- what differs between them
    document: str,
    holder: str,
    verdict: Verdict,
    source: str | None,
    words: int = 0,
    check: str = "",
) -> Finding:
    """A finding of so many words, or of a notice where there is no source."""
    match = MATCH.model_copy(update={"words": words, "source_id": source, "holder": holder})
    return BREACH.model_copy(
        update={
            "id": f"{document}{holder}{source}{check}",
            "check": check or "unlicensed-reuse",
            "document": document,
            "holder": holder,
            "holder_name": NAMES.get(holder, holder),
            "verdict": verdict,
            "source_id": source,
            "evidence": BREACH.evidence.model_copy(update={"match": match if source else None}),
        }
    )


def judged() -> Report:
    """What was found in it."""
    spoken = MATCH.model_copy(
        update={"kind": MatchKind.QUOTATION, "words": 70, "source_id": "w1", "holder": "afp"}
    )
    credit = finding("a.md", "afp", Verdict.DUTY, "w1", 100, "missing-credit")
    evidence = credit.evidence.model_copy(update={"match": spoken})
    found = report(
        finding("a.md", "afp", Verdict.BREACH, "w1", 100),
        credit.model_copy(update={"evidence": evidence}),
        finding("a.md", "afp", Verdict.REVIEW, None, check="unlicensed-notice"),
        finding("b.md", "afp", Verdict.BREACH, "w1", 250),
        finding("b.md", "ap", Verdict.REVIEW, "p1", 40),
        finding("c.md", "ap", Verdict.REVIEW, "p1", 30),
        finding("d.md", "afp", Verdict.REVIEW, None, check="unlicensed-notice"),
        finding("d.md", "dpa", Verdict.PERMITTED, "d1", 500),
    )
    return found.also((), (seen("e.md"),)).model_copy(update={"unread": (UNREAD,)})


def archive(folder: Path) -> Path:
    """Its folder."""
    return written(folder, judged(), TOLD)
