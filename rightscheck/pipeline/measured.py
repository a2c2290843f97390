"""What the matches of one source add up to: how much was taken, and whether it was altered."""

from __future__ import annotations

from rightscheck.model import Action, Match
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.deciding import action

SAME = 0.995
"""Similarity from which a passage counts as unaltered: a comma's worth in a long text."""

ALTERED = 0.9
"""Similarity under which it was altered for certain; between the two nobody can say."""


def measured(matches: tuple[Match, ...], bench: Workbench) -> dict[str, object]:
    """What the matches add up to."""
    share = min(1.0, sum(match.share_of_source for match in matches))
    altered = _altered(matches)
    return {
        "action": action(share, bench),
        "also": (Action.MODIFY,) if altered else (),
        "altered": altered,
        "words": sum(match.words for match in matches),
        "longest_run": max(match.longest_run for match in matches),
        "share_of_source": share,
        "share_of_document": min(1.0, sum(match.share_of_document for match in matches)),
    }


def _altered(matches: tuple[Match, ...]) -> bool | None:
    least = min(match.similarity for match in matches)
    if least >= SAME:
        return False
    return True if least < ALTERED else None
