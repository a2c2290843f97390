"""A form as it stands in a text, and what its place says of scripts without spaces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rightscheck.notices.names import EAST_ASIAN, Mention
from rightscheck.text import lazily

_CAPTION = 6
"""Characters of the shortest caption before such a name."""

_OWNED = lazily.pattern(r"[IS]{1,3}:P{1,4}/N|B(?:P{2,4}i)?RN")


class Place(NamedTuple):
    """A form seen: letters `first` to `last` of the shape, `start` to `end` of the text."""

    text: str
    letters: str
    first: int
    last: int
    start: int
    end: int
    named: Sequence[Mention]

    @property
    def said(self) -> frozenset[str]:
        """The names as they are spelled."""
        return frozenset(self.text[name.start : name.end] for name in self.named)

    @property
    def ambiguous(self) -> bool:
        """Are all names acronyms that say nothing alone?"""
        return all(name.name.ambiguous for name in self.named)

    @property
    def owned(self) -> bool:
        """Do a label and a person lead here ("Photo: Jane Doe/EPA", "By reporters of EPA")?"""
        return _OWNED.match(self.letters, self.first) is not None


def signs_off(place: Place) -> bool:
    """Does a name of China, Japan or Korea close a line in brackets, as papers sign: （時事）?"""
    text, name = place.text, place.named[0]
    closed = text[place.end : place.end + 1] in {"", "\n"} and text[place.end - 1] == ")"
    before = name.start - text.rfind("\n", 0, name.start) - len("\n(")
    return closed and (before == 0 or before >= _CAPTION) and text[name.start] >= EAST_ASIAN


def heads_compound(place: Place) -> bool:
    """Does another word follow an acronym at once (`AP考试`), or one that says nothing alone?"""
    end, after = place.named[-1].end, place.text[place.named[-1].end :][:2]
    at = place.letters.find("N", place.first)
    following = place.letters[at + 1 : at + 2]
    titled = place.letters[at + 2 : at + 3] == "R"  # PA Political Correspondent
    glued = following == "A" and after[:1] >= EAST_ASIAN and place.text[end - 1].isascii()
    return len(place.named) == 1 and (
        (glued and place.named[0].name.acronym)
        or (
            place.ambiguous
            and not (titled or place.owned)
            and following == "P"
            and after[:1] == " "
        )
    )
