"""Usage terms with their days, places, lengths of time and addresses each made one letter.

What a term may say of "Italy" it may say of any list of countries: the patterns of the table stay
short, and time grows with the text.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import re2

from rightscheck.licensing.usage.places import places
from rightscheck.licensing.usage.when import MOMENT, is_moment
from rightscheck.text import lazily

LETTERS = {
    "page": "\ue000",
    "span": "\ue001",
    "when": "\ue002",
    "where": "\ue003",
    "open": "\ue004",
}
"""The letter of each field: private ones, which no text that is read here keeps."""

_PRIVATE = lazily.pattern("[\ue000-\uf8ff]")
_UNITS = r"hours?|days?|weeks?|Stunden?|Tagen?|Wochen?|jours?|heures?|días?|horas?|giorni|ore"


_ELEMENT = r"(?:Attribution|Non-?Commercial|Share-?Alike|No-?Deriv(?:ative)?s)"
_VERSION = r"(?:[ -]?v?[1-4]\.\d)?(?:[ -]IGO)?(?: (?:International|Unported|Generic|Universal))?"
_SHORT = r"CC[ -]?(?:BY|0|Zero)(?:[ -](?:NC|ND|SA))*"
_OPEN = (
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/[^\s<>\"']+"
    r"|https?://(?:www\.)?nationalarchives\.gov\.uk/doc/open-government-licence/[^\s<>\"']+"
    rf"|(?:Creative Commons )?{_SHORT}{_VERSION}\b"
    rf"|Creative Commons(?:[ -]{_ELEMENT})+(?: \({_SHORT}\))?{_VERSION}\b"
    r"|Open Government Licen[cs]e(?: (?:version |v)?[1-3](?:\.0)?)?\b"
)
"""Open licences as people name them; which of ours each of them is `grants` knows."""


class Lexed(NamedTuple):
    """The text with its fields as letters, where each letter stood, and what it stands for."""

    text: str
    starts: tuple[int, ...]
    fields: dict[int, str]

    def said(self, start: int, end: int, name: str) -> str:
        """The first field of that name within the stretch; "" where there is none."""
        at = self.text.find(LETTERS[name], start, end)
        return self.fields[at] if at >= 0 else ""

    def written(self, start: int, end: int) -> str:
        """What a stretch stands for, its fields in their own words."""
        return "".join(self.fields.get(at, self.text[at]) for at in range(start, end))


def lex(text: str) -> Lexed:
    """`text` and its fields; longer ones first, of two that overlap the one that begins first."""
    said = _PRIVATE.sub(" ", text)
    letters: list[str] = []
    starts: list[int] = []
    fields: dict[int, str] = {}
    at = 0
    for match in _fields().finditer(said):
        group = next(name for name, value in match.groupdict().items() if value is not None)
        start, end = match.span(match.re.groupindex[group])
        name = group.removesuffix("_")
        written = said[start:end].rstrip(" ,/-\n\t")
        if name == "when" and not is_moment(written):
            continue
        starts += range(at, start)
        letters.append(said[at:start])
        fields[len(starts)] = written
        starts.append(start)
        letters.append(LETTERS[name])
        at = start + len(written)
    starts += range(at, len(said) + 1)
    return Lexed("".join((*letters, said[at:])), tuple(starts), fields)


@cache
def _fields() -> Any:  # noqa: ANN401 -- google-re2 ships no types
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.max_mem = 64 << 20  # the names of all places in one automaton need more than 8 MB
    where, here = places(unspaced=False), places(unspaced=True)
    between = r"(?:\s*[,/&+،]\s*|\s+)(?:(?:and|or|und|oder|et|ou|y|o|e|и|или)\s+|و)?(?:the\s+)?"
    return re2.compile(
        rf"\b(?P<open>{_OPEN})"
        r"|(?P<page>(?:https?://|www\.)[^\s<>\"']+)"
        rf"|\b(?P<span>\d{{1,4}}[\s-]+(?:{_UNITS}))\b"
        rf"|(?:^|[^\pL\pN])(?P<where>(?:{where})(?:{between}(?:{where}))*)(?:[^\pL\pN]|$)"
        rf"|(?P<where_>{here}(?:\s*(?:[,/&、，・·]|和|与|與|及び?|と|및)\s*{here})*)"
        rf"|\b(?P<when>{MOMENT})",
        chosen,
    )
