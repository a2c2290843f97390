"""Packs in, a finder of their holders' names out: all names of all packs in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rightscheck.model import Asset
from rightscheck.notices.labels import LABELS
from rightscheck.notices.scan import Encoded
from rightscheck.notices.sought import Phrases
from rightscheck.notices.surface import plain
from rightscheck.rulebook.pack import Pack
from rightscheck.text import lazily

_ACRONYM = 4

_LEADS = ("/", "via ", "ight", ": ", ":", "© ", ". ", *(f"{digit} " for digit in range(10)))
_LONGER = 3
"""After what a name is expected, and how many letters one has after all but the first three."""

_GLUE = "copyright"
"""A word that lost the space behind it on many pages: "Image copyrightGetty Images"."""

_AND = "\u0648\u05d5"
"""Arabic and Hebrew write their "and" and the word behind it as one: "(أ ف ب ورويترز)"."""

_GLUED = lazily.pattern(r"[^\W\d_][^\W\d_A-Z]++(?![\w+/=])")
"""A word of its own behind a lost space, and not the next letters of a key in Base64."""

_OF = lazily.pattern(r"의(?!\w)")
"""Korean writes "of" as one with the name before it: "연합뉴스의 허락 없이"."""

EAST_ASIAN = "\u2e80"
"""From here on Unicode holds the scripts of China, Japan and Korea."""


class Name(NamedTuple):
    """What one spelling stands for; an `ambiguous` one alone says nothing, a `brand` much."""

    holder: str
    acronym: bool
    asset: Asset
    ambiguous: bool = False
    brand: bool = False
    publisher: bool = False


class Mention(NamedTuple):
    """A holder's name in a text; `exact` where even its case is the pack's."""

    start: int
    end: int
    name: Name
    exact: bool


class AllNames(NamedTuple):
    """Rows of `Name` by their `key`; how packs spell them, and what is somebody else's."""

    names: Mapping[str, Sequence[Sequence[Any]]]
    spellings: Sequence[str]
    others: Sequence[str]


class NameIndex(NamedTuple):
    """All names of all packs, in rows; `spellings` tells the case that a pack gives."""

    pattern: Phrases
    names: Mapping[str, Sequence[Sequence[Any]]]
    spellings: frozenset[str]

    @classmethod
    def of(cls, known: AllNames) -> NameIndex:
        """The finder of these names."""
        texts = (*known.spellings, *known.others)
        pattern = Phrases(texts, _spelling, _is_unspaced, unspaced=True, after=_GLUE, and_=_AND)
        return cls(pattern, known.names, frozenset(known.spellings))

    def called(self, text: str) -> Iterator[Name]:
        """Whose names it is, however its case and its spaces are."""
        return map(_name, self.names.get(key(text), ()))

    def find(self, page: Encoded) -> Iterator[Mention]:
        """The names in a plain text, in order; the longest wins, so no two overlap."""
        text = page.text
        for before, end in page.spans(self.pattern):
            start = self._begun(text, before, end)
            last = self._whole(text, start, end)
            if not last or not _begins_word(text, start):
                continue
            said = text[start:last]
            exact = said in self.spellings
            other = not exact and (_is_mixed(said) or _is_given(text, said, last))
            for name in self.called(said):
                if not (other and name.acronym):
                    yield Mention(start, last, name, exact)

    def _begun(self, text: str, before: int, end: int) -> int:
        """Where the name begins behind the character, the word or the "and" glued to it."""
        start = before + (key(text[before:end]) not in self.names)
        if text[before:end].casefold().startswith(_GLUE):
            return start + len(_GLUE) - 1
        return start + (text[start] in _AND and key(text[start:end]) not in self.names)

    def _whole(self, text: str, start: int, end: int) -> int:
        """Where the name ends with its word: "Thomson Reuters Corporation" holds no "… Corp"."""
        while end > start and not _ends_word(text, start, end):
            end = start + max(text[start:end].rfind(" "), 0)
        return end if key(text[start:end]) in self.names else 0


def names_of(packs: Iterable[Pack]) -> AllNames:
    """All names of `packs`."""
    names: dict[str, tuple[Name, ...]] = {}
    spellings: set[str] = set()
    others: set[str] = set()
    for pack in packs:
        for written, name in _names(pack):
            text = plain(written).text
            spellings.add(text)
            spelled = key(text)
            known = names.get(spelled, ())
            if all(one.holder != name.holder for one in known):
                names[spelled] = (*known, name)
        for written in pack.names.others if pack.names else ():
            text = plain(written).text
            others.add(text)
            names[key(text)] = ()
    return AllNames(names, sorted(spellings), sorted(others))


def _name(row: Sequence[Any]) -> Name:
    holder, acronym, asset, *more = row
    return Name(holder, acronym, Asset(asset), *more)


_FAMILY = lazily.pattern(r" ([A-ZÀ-ÞĀ-Ž][a-zà-ž]+)(?! ?\()")
_GAPS = lazily.pattern(r"[\s-]+")


def key(text: str) -> str:
    """A name without its case, spaces and hyphens being the same."""
    return (text if text.isalnum() else _GAPS.sub(" ", text)).casefold()


def _names(pack: Pack) -> Iterator[tuple[str, Name]]:
    if pack.names is None:
        return
    press = pack.names.publisher
    named = Name(
        pack.holder, acronym=False, asset=pack.names.asset, ambiguous=press, publisher=press
    )
    brands = {
        text: named._replace(asset=asset, brand=True)
        for asset, texts in pack.names.brands.items()
        for text in texts
    }
    known = {key(text): brand for text, brand in brands.items()}
    for text in pack.names.flat:
        yield text, known.get(key(text), named) if known else named
    yield from brands.items()
    for text in pack.names.acronyms:
        yield text, named._replace(acronym=True)
    for text in pack.names.ambiguous:
        yield text, named._replace(acronym=True, ambiguous=True)


def _spelling(name: str) -> str:
    first = name.partition(" ")[0]
    # "AP" at a line's end and "Photo" on the next are two things; "Associated⏎Press" is one.
    short = len(first) <= _ACRONYM and first.isupper()
    between = "[ -]{1,3}" if short else r"[\s-]{1,3}"
    return re.escape(name).replace(r"\ ", between)


_UNSPACED = lazily.pattern(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0010ffff]")
"""The scripts of Thailand, Laos, Burma and Cambodia, and of the Far East, set off no words."""


def _is_unspaced(text: str) -> bool:
    """May a word stand right before it?"""
    return bool(_UNSPACED.match(text) and _UNSPACED.match(text[-1]))


def _is_given(text: str, said: str, end: int) -> bool:
    """Is it somebody's first name: small letters but the first, and no label behind ("Rex Doe")?"""
    family = _FAMILY.match(text, end) if said.istitle() else None
    return family is not None and family[1].lower() not in LABELS


def _is_mixed(said: str) -> bool:
    """Are its letters large and small as no acronym's are: "AfP"?"""
    return said not in {said.upper(), said.lower(), said.capitalize()}


def _begins_word(text: str, start: int) -> bool:
    """Hangul is set off by spaces, but not from the Latin letters before it (`AFP연합뉴스`)."""
    return not (start and _is_hangul(text[start]) and _is_hangul(text[start - 1]))


def _ends_word(text: str, start: int, end: int) -> bool:
    """Is there no letter, one of another script, or one after a lost space (`PressThe`)?

    `via APRep. Doe` lost its space as well: after a slash, "via" or "copyright" (of an image,
    `Image copyrightAFPImage caption`) a whole name is expected, a longer one also after a label,
    a sign, a year or the end of a sentence (`Foto: AFPEl río sube`).
    """
    if end >= len(text) or not text[end].isalnum():
        return True
    last, after = text[end - 1], text[end]
    if (last >= EAST_ASIAN) != (after >= EAST_ASIAN):
        return True
    if after.isupper() and last.isupper():
        leads = _LEADS if end - start >= _LONGER else _LEADS[:3]
        before = text[max(0, start - 4) : start]
        return before.endswith(leads) and _GLUED.match(text, end) is not None
    if _is_hangul(last):
        return _OF.match(text, end) is not None
    return last >= EAST_ASIAN or (last.islower() and after.isupper())


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"
