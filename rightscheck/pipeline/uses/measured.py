"""What the matches of one source add up to: how much was taken, altered or not, credited where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rightscheck.model import Action, Document, Match, Notice
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.uses.deciding import action
from rightscheck.text.words import split

SAME = 0.995
"""Similarity from which a passage counts as unaltered: a comma's worth in a long text."""

ALTERED = 0.9
"""Similarity under which it was altered for certain; between the two nobody can say."""

NEAR = 12
"""Fewer words than this between a credit and an end of the text, and it stands at that end."""

LINES = 1000
"""Characters that mostly tell that there are as many, whatever lies beyond them."""


def measured(matches: tuple[Match, ...], bench: Workbench) -> dict[str, object]:
    """The facts of a use that its matches give, by their names in `Use`."""
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


def places(said: Iterable[Notice], matches: Sequence[Match], document: Document) -> dict[str, str]:
    """Where the words of each notice stand: `top`, `end` or both, as `Use.places` has them.

    One in the middle of the text, as beside a quotation, stands at neither.
    """
    text = document.text
    first = min(match.span.start for match in matches)
    last = max(match.span.end for match in matches)
    begins = split(text[first : first + LINES]).size < NEAR
    ends = split(text[max(0, last - LINES) : last]).size < NEAR
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for notice in said:
        start, end = notice.span
        words = found[text[start:end]]
        if (begins or start - first < LINES) and split(text[first:start]).size < NEAR:
            words["top"] = None
        if (ends or last - end < LINES) and split(text[end:last]).size < NEAR:
            words["end"] = None
    return {words: " ".join(where) for words, where in found.items()}
