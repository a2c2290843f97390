"""Packs in, a finder of their holders' names out: all names of all packs in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import re2

from rightscheck.model import Asset
from rightscheck.notices.phrases import Pattern, either
from rightscheck.notices.scan import Encoded
from rightscheck.rulebook.pack import Pack

_ACRONYM = 4


class Name(NamedTuple):
    """What one spelling stands for; an `ambiguous` acronym alone says nothing."""

    holder: str
    acronym: bool
    asset: Asset
    ambiguous: bool = False


class Mention(NamedTuple):
    """A holder's name in a text; `exact` where even its case is the pack's."""

    start: int
    end: int
    name: Name
    exact: bool


class NameIndex(NamedTuple):
    """All names of all packs; `spellings` tells the case that a pack gives."""

    pattern: Pattern
    names: dict[str, tuple[Name, ...]]
    spellings: frozenset[str]

    def find(self, page: Encoded) -> Iterator[Mention]:
        """The names in a plain text, in order; the longest wins, so no two overlap."""
        text = page.text
        for before, end in page.spans(self.pattern):
            # The match may begin with the character that the name must not be glued to.
            start = before + (not text[before].isalnum())
            if not _ends_word(text, end):
                continue
            said = text[start:end]
            for name in self.names.get(key(said), ()):
                yield Mention(start, end, name, said in self.spellings)


def index_names(packs: Iterable[Pack]) -> NameIndex:
    """The finder of all names of `packs`."""
    names: dict[str, tuple[Name, ...]] = {}
    spellings: set[str] = set()
    others: set[str] = set()
    for pack in packs:
        for text, name in _names(pack):
            spellings.add(text)
            known = names.setdefault(key(text), ())
            if all(one.holder != name.holder for one in known):
                names[key(text)] = (*known, name)
        for text in pack.names.others if pack.names else ():
            others.add(text)
            names[key(text)] = ()
    return NameIndex(_alternation(sorted({*spellings, *others})), names, frozenset(spellings))


def key(text: str) -> str:
    """A name without its case, spaces and hyphens being the same."""
    return re.sub(r"[\s-]+", " ", text).casefold()


def _names(pack: Pack) -> Iterator[tuple[str, Name]]:
    if pack.names is None:
        return
    brands = {key(text): asset for asset, texts in pack.names.brands.items() for text in texts}
    every = [*pack.names.flat, *(text for texts in pack.names.brands.values() for text in texts)]
    for text in every:
        asset = brands.get(key(text), pack.names.asset)
        yield text, Name(pack.holder, acronym=False, asset=asset)
    for text in pack.names.acronyms:
        yield text, Name(pack.holder, acronym=True, asset=pack.names.asset)
    for text in pack.names.ambiguous:
        yield text, Name(pack.holder, acronym=True, asset=pack.names.asset, ambiguous=True)


def _alternation(names: Iterable[str]) -> Pattern:
    spaced = [_spelling(name) for name in names if not _is_unspaced(name)]
    glued = [_spelling(name) for name in names if _is_unspaced(name)]
    return either(spaced, glued)


def _spelling(name: str) -> str:
    parts = name.split(" ")
    # "AP" at a line's end and "Photo" on the next are two things; "Associated⏎Press" is one.
    short = len(parts[0]) <= _ACRONYM and parts[0].isupper()
    between = "[ -]{1,3}" if short else r"[\s-]{1,3}"
    return between.join(re2.escape(part) for part in parts)


def _is_unspaced(text: str) -> bool:
    """Is it written in a script without spaces, so that words stand on both sides of it?"""
    return _alone(text[0]) and _alone(text[-1])


def _alone(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def _ends_word(text: str, end: int) -> bool:
    if end >= len(text) or not text[end].isalnum():
        return True
    return _alone(text[end - 1]) or _alone(text[end])
