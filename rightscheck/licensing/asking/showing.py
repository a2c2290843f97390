"""Is a wording on the page, is an address among its links? As people see it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.model import State
from rightscheck.text import lazily


def find_wording(wordings: Iterable[str], places: Iterable[str] | None) -> tuple[State, str]:
    """Is one of the wordings in one of the texts, and in which? No wording: is there any text?"""
    if places is None:
        return UNKNOWN, ""
    wanted = [_folded(wording) for wording in wordings]
    for place in places:
        if place.strip() and (not wanted or any(_within(w, _folded(place)) for w in wanted)):
            return TRUE, " ".join(place.split())[:200]
    return FALSE, ""


def standing(wordings: Iterable[str], text: str) -> tuple[str, ...]:
    """Those of the wordings that stand in a text as words of their own."""
    wanted = tuple(dict.fromkeys(wordings))
    place = _folded(text) if wanted else ""
    return tuple(wording for wording in wanted if _within(_folded(wording), place))


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Case, width and space do not matter; neither do marks that cannot be seen."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    shown = "".join(char for char in folded if unicodedata.category(char) != "Cf")
    return " ".join(shown.split())


def _within(wording: str, place: str) -> bool:
    """Does a wording stand in a text as words of its own? `AP` does not stand in `APA`."""
    at = place.find(wording)
    while at >= 0 and wording:
        end = at + len(wording)
        if not _one_word(place[at - 1 : at], wording[0]) and not _one_word(
            wording[-1], place[end : end + 1]
        ):
            return True
        at = place.find(wording, at + 1)
    return False


def _one_word(left: str, right: str) -> bool:
    """Do two characters belong to one word? Scripts without case have no spaces to go by."""
    if not (left.isalnum() and right.isalnum()):
        return False
    return "Lo" not in {unicodedata.category(left), unicodedata.category(right)}


_SCHEME = lazily.pattern(r"^https?://(?:www\.)?", re.IGNORECASE)


def address(url: str) -> str:
    """An address as it is compared: scheme, www, fragment and a last slash do not matter."""
    bare = _SCHEME.sub("", url.strip()).partition("#")[0].rstrip("/")
    host, slash, path = bare.partition("/")
    return host.casefold() + slash + path
