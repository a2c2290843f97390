"""How things look: every colour of the terminal report, in one table."""

from __future__ import annotations

from rightscheck.model import Verdict

VERDICTS: dict[Verdict, str] = {
    Verdict.BREACH: "bold red",
    Verdict.REVIEW: "bold yellow",
    Verdict.DUTY: "bold cyan",
    Verdict.PERMITTED: "green",
}

PLACE = "bold"
LABEL = "dim"
AROUND = "dim"
SHARED = "underline"
MARKS = ("⟦", "⟧")
"""What stands around a shared passage, so that it is seen without colour too."""
