"""Words that several checks use in the same way: amounts, lists, the match to point at."""

from __future__ import annotations

from collections.abc import Iterable

from rightscheck.model import JudgedUse, Match, Notice


def main_match(used: JudgedUse) -> Match:
    """The match that says most: the one with the most words of the source's own."""
    return max(used.matches, key=lambda match: (match.own_words, -match.span.start))


def amount(used: JudgedUse) -> str:
    """How much was taken: `355 words (100 % of the source, 84 % of the page)`."""
    words = sum(match.words for match in used.matches)
    source = min(1.0, sum(match.share_of_source for match in used.matches))
    page = min(1.0, sum(match.share_of_document for match in used.matches))
    return (
        f"{words} word{'s' * (words != 1)} ({percent(source)} of the source, "
        f"{percent(page)} of the page)"
    )


def percent(share: float) -> str:
    """A share of 0..1 for people; what is not all is never rounded up to all."""
    whole = round(100 * share)
    if whole == 100 and share < 1:  # noqa: PLR2004 -- per cent
        whole = 99
    return "under 1 %" if whole == 0 and share > 0 else f"{whole} %"


def forbidden(notices: Iterable[Notice]) -> str:
    """The verbs that notices forbid, in their own words: `copy, reproduce, modify`."""
    verbs: dict[str, None] = {}
    for notice in notices:
        for claim in notice.forbids:
            named = claim.verbs or ((claim.action.value,) if claim.action else ())
            verbs.update(dict.fromkeys(named))
    return ", ".join(verbs)


def listed(words: Iterable[str], last: str = "or") -> str:
    """`copy, reproduce or modify`."""
    *most, final = list(words) or [""]
    return f"{', '.join(most)} {last} {final}" if most else final
