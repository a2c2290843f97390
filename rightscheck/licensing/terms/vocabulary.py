"""Words whose meaning overlaps: languages with their variants, purposes that exclude each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.terms.fields import fold
from rightscheck.model import State
from rightscheck.text import lazily

ODRL = "http://www.w3.org/ns/odrl/2/"
"""What ODRL's own terms begin with."""

_TAG = lazily.pattern(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,8}")
_NO_LANGUAGE = {"und", "mul", "mis", "zxx"}

_SAME = {
    "noncommercial": "non-commercial",
    "personal": "private",
    "news": "editorial",
    "marketing": "advertising",
    "promotion": "advertising",
}

_KIND_OF = {"advertising": "commercial", "private": "non-commercial"}

# CC 4.0 § 1 (NonCommercial) and the "editorial use only" of the agencies are two questions: an
# editorial use may or may not be a commercial one, so neither word answers for the other.
_EXCLUDES = {
    "advertising": {"editorial", "education", "research", "non-commercial", "private"},
    "commercial": {"non-commercial", "private"},
    "editorial": {"advertising", "private"},
    "education": {"advertising"},
    "non-commercial": {"commercial", "advertising"},
    "private": {"commercial", "advertising", "editorial"},
    "research": {"advertising"},
}
"""Purposes that have a meaning beyond the house, and which of the others each of them rules out."""


NATURES = frozenset(
    {"text", "picture", "photo", "graphic", "video", "audio", "animation", "composite"}
)
"""What an item can be by its nature (IPTC `ninature`), whatever it tells."""


def speaks(fact: str | None, wanted: Collection[str]) -> State:
    """Is a language one of those wanted? A broader tag than the wanted one leaves it open."""
    tag = fold(fact or "").replace("_", "-")
    if not _TAG.fullmatch(tag) or tag.partition("-")[0] in _NO_LANGUAGE:
        return UNKNOWN
    if tag in wanted:
        return TRUE
    tags = [word.replace("_", "-") for word in wanted]
    if any(tag == word or tag.startswith(f"{word}-") for word in tags):
        return TRUE
    if any(word.startswith(f"{tag}-") for word in tags):
        return UNKNOWN
    return FALSE


def is_purpose(fact: str | None, wanted: Collection[str]) -> State:
    """Is a purpose one of those wanted (`purposes`)? What can be true together leaves it open.

    Words of the house's own rule one another out, as channels do.
    """
    if not fact or not fact.strip():
        return UNKNOWN
    word = _same(fold(fact))
    if word in wanted or _KIND_OF.get(word) in wanted:
        return TRUE
    excluded = _EXCLUDES.get(word)
    if excluded is None or all(w in excluded or w not in _EXCLUDES for w in wanted):
        return FALSE
    return UNKNOWN


def purposes(words: Iterable[str]) -> frozenset[str]:
    """Purposes as they are compared: of several words for one thing the same."""
    return frozenset(map(_same, words))


def _same(word: str) -> str:
    return _SAME.get(word, word)
