"""Is a name one of a list: a menu, a table, an index with its points, a reference?"""

from __future__ import annotations

from rightscheck.notices.places import Place
from rightscheck.text import lazily

_WIDEST = 160
"""Characters of a line in which a tag may stand beside the name."""

_BARRED = lazily.pattern(r"(?:^|[|n~])[PAl]{1,3}\|N\|[PAl]{1,3}(?:$|[|n~])|N\|N\|N")
"""A name between bars, with as little between the bars next to it: a menu in one line."""

_BARS = lazily.pattern(
    r"~?(?:[PAlwi]{1,3}:)?\|?[PAlwi&N]{1,3}(?:\|[PAlwi&N]{1,3}){3,}\|?~?|\|[^ISBn|]+(?:\|[^ISBn|]+){2,}\|"
)
"""Four entries or more and nothing else between bars, or a row of a table."""

_TAG = lazily.pattern(r"[<>]")
_LISTING = lazily.pattern(r"\([PA][^()n]{0,8}\),?a?l?N")
"""The next of a list that explains its names: "AFP (France), AP (United States)"."""

_ENUMERATED = lazily.pattern(r"(?<=[PAiw])\(N(?:,[NP]){3,}\)")
"""A word and in brackets four names or more of what it means: "all feeds (AFP, AP, BBC, dpa)"."""

_PEOPLE = lazily.pattern(r"(?:^|n)[^ISBn]*\([PAN][^()n]{0,12}\)[,;a]{1,2}P{1,4}\(?$")
"""The last of a list that says where its people work: "Jane Doe (BBC), Jim Poe (AFP)"."""

_ROWS = lazily.pattern(r"(?:^|n)-?N(?::[^n]{0,9})?(?:n-?N(?::[^n]{0,9})?){2,}(?=$|n)")
"""Three lines or more that each begin with a name and hold little else."""

_TICKER = lazily.pattern(
    r"(?:\s{1,3}[+\u2212-]?\d[\d.,]{0,11}){0,2}\s{0,3}\(?[+\u2212-]?\d[\d.,]{0,6} ?%"
)
"""What stands behind an index's name: "39.872,99 +0,17 %"."""

_CITATION = lazily.pattern(r"(?:\([^()\d\n]{2,40},|\w{2,12}) (?:19|20)\d\d\)?$")
"""A bare year beside a name is a reference's or a product's: "(APA, 2013)", "KNA 2024"."""

_NUMBERED = lazily.pattern(r"(?:^|\n)\s{0,4}\d{1,3}[.)]\s{0,4}$")
"""An entry's number, of `_SHORT` characters at most; a year ends a sentence that was wrapped."""
_SHORT = 12

_BEGINNING = lazily.pattern(r"[PAw]{0,2}\(?")
_MENU = lazily.pattern(r"(?:~[wi]?)?[PINS&|]{6,}")
_ENTRY = lazily.pattern(r"[PAwiNIS&]{1,3}")


def is_listed(place: Place) -> bool:
    """Is its line a menu or a row of a table, or does it begin with a number: "2. AFP"?"""
    letters, first = place.letters, place.first
    if _BARRED.search(letters[max(0, first - 5) : first + 7]):
        return True
    if _ENUMERATED.match(letters, first - (letters[first] != "(")):
        return True
    end = letters.find("n", first)
    line = letters[letters.rfind("n", 0, first) + 1 : end if end >= 0 else None]
    if _BARS.fullmatch(line):
        begin = place.text.rfind("\n", 0, place.start) + 1
        return _TAG.search(place.text, begin, place.end + _WIDEST) is None
    return _NUMBERED.search(place.text[max(0, place.start - _SHORT - 1) : place.start]) is not None


def is_cited(place: Place) -> bool:
    """Is it a reference ("(APA, 2013)"), or one of names that a list explains?"""
    letters = place.letters
    return (
        _CITATION.match(place.text[place.start : place.end]) is not None
        or _LISTING.match(letters, place.last) is not None
        or _PEOPLE.search(letters, 0, letters.find("N", place.first)) is not None
    )


def is_entry(letters: str, first: int, last: int) -> bool:
    """Is it a line, or the end of one as short, between two short lines: a menu, a list?"""
    above, _, before = letters[:first].rpartition("n")
    above = above.rstrip("n").rpartition("n")[2]
    if not before and _MENU.fullmatch(above):
        return True
    below = letters[last:].lstrip(")").lstrip("n").partition("n")[0]
    return (
        letters[last:].lstrip(")")[:1] == "n"
        and _BEGINNING.fullmatch(before) is not None
        and _ENTRY.fullmatch(above) is not None
        and _ENTRY.fullmatch(below) is not None
    )


def is_row(place: Place) -> bool:
    """Is it one of a list of names, a line each, or an index with its points?"""
    if _TICKER.match(place.text, place.end):
        return True
    return any(rows.start() <= place.first < rows.end() for rows in _ROWS.finditer(place.letters))
