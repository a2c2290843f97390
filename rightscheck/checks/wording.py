"""What several checks say in the same words: how much, what is forbidden, where to look."""

from __future__ import annotations

from collections.abc import Iterable

from rightscheck.model import JudgedUse, Match, Notice
from rightscheck.model.amounts import count, percent


def main_match(used: JudgedUse) -> Match:
    """The match that says most: the one with the most words of the source's own."""
    return max(used.matches, key=lambda match: (match.own_words, -match.span.start))


def amount(used: JudgedUse) -> str:
    """How much was taken: `355 words (100 % of the source, 84 % of the page)`."""
    words = sum(match.words for match in used.matches)
    source = min(1.0, sum(match.share_of_source for match in used.matches))
    page = min(1.0, sum(match.share_of_document for match in used.matches))
    return f"{count(words, 'word')} ({percent(source)} of the source, {percent(page)} of the page)"


def forbidden(notices: Iterable[Notice]) -> str:
    """The verbs that notices forbid, in their own words: `copy, reproduce, modify`."""
    verbs: dict[str, None] = {}
    for notice in notices:
        for claim in notice.forbids:
            named = claim.verbs or ((claim.action.value,) if claim.action else ())
            verbs.update(dict.fromkeys(named))
    return ", ".join(verbs)
