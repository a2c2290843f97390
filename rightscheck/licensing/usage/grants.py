"""Open licences among an item's terms: a grant to everybody, besides whatever contract there is.

Only a licence that is named with its version is taken: "CC BY" may be any of five texts. One that
stands in words that were not understood ("Photos: CC BY 4.0") grants nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rightscheck.licensing.asking.showing import address
from rightscheck.licensing.terms.licence import Licence
from rightscheck.licensing.usage.reading import read_terms
from rightscheck.text import lazily

OPEN = "open-licence"
"""The row of the terms that name one."""


def spelled(licences: Iterable[Licence]) -> dict[str, Licence]:
    """The open ones of `licences` by what people write for them: titles, ids and addresses.

    A title without its version is there where only one licence has it ("CC0").
    """
    open_ = [one for one in licences if one.is_open]
    found: dict[str, Licence] = {}
    bare: dict[str, list[Licence]] = {}
    for one in open_:
        words = _words(one.title)
        found |= {words: one, _words(one.licence): one}
        if one.url:
            found[_page(one.url)] = one
        bare.setdefault(_VERSION.sub("", words), []).append(one)
    return {name: them[0] for name, them in bare.items() if len(them) == 1} | found


def granted(terms: str | None, known: Mapping[str, Licence]) -> tuple[Licence, ...]:
    """The open licences that an item's terms put on it, of those that are `known` by name."""
    if not terms or not known:
        return ()
    named = (
        known.get(_page(said) if "://" in said else _words(said))
        for term in read_terms(terms).terms
        if term.row.name == OPEN
        for said in _SAID.findall(terms[term.start : term.end])
    )
    return tuple({one.licence: one for one in named if one}.values())


_SAID = lazily.pattern(
    r"https?://\S+|(?:CC|Creative Commons|Open Government|public domain).*", re.IGNORECASE
)
_VERSION = lazily.pattern(r" \d \d.*$")
_WORDS = lazily.pattern(r"[^\W_]+")
_SPELLED_OUT = {
    "creative commons": "cc",
    "attribution": "by",
    "non commercial": "nc",
    "noncommercial": "nc",
    "share alike": "sa",
    "sharealike": "sa",
    "no derivatives": "nd",
    "noderivatives": "nd",
    "noderivs": "nd",
    "cc zero": "cc0",
    "license": "licence",
    "v1": "1",
    "v2": "2",
    "v3": "3",
}
"""Creative Commons gives every element of a licence a long name and a short one."""

_TWICE = lazily.pattern(r"^(.{2,40}) \1\b")
"""Long and short name side by side: `Creative Commons CC BY`, `… Attribution (CC BY) 4.0`."""

_EMPTY = lazily.pattern(r" (?:international|unported|generic|universal|public licence|licence)$")


def _words(said: str) -> str:
    """A name as it is compared: `CC-BY-SA-4.0`, `Creative Commons Attribution-ShareAlike 4.0`."""
    words = " ".join(_WORDS.findall(said.casefold()))
    for long, short in _SPELLED_OUT.items():
        words = re.sub(rf"\b{long}\b", short, words)
    words = _TWICE.sub(r"\1", words)
    while (less := _EMPTY.sub("", words)) != words:
        words = less
    return words


def _page(said: str) -> str:
    """An address without the pages under it that are the same licence in other words."""
    return _DEED.sub("", address(said.rstrip(".,;)")))


_DEED = lazily.pattern(r"(?i)/(?:deed|legalcode)(?:\.[a-z_-]+)?$")
