"""Licences put together from a trigger, elements, a version, a country: `cc-by-sa-3.0-de`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import re2

from rightscheck.model import Claim, Effect
from rightscheck.notices.bounds import is_asked, sentence
from rightscheck.notices.phrases import anywhere, holds, is_whole
from rightscheck.notices.scan import Encoded
from rightscheck.notices.signs import WORD, Compiled, tokens_of
from rightscheck.rulebook.rules import Claims
from rightscheck.text import lazily

_TAIL = 170
"""Characters after a trigger in which elements may stand; the longest German name has 110."""

_MOTOR = lazily.pattern(r"\d[ -]?$")
"""Before the "cc" of a motor's size: "a 125 cc SA"."""
_VERSION = lazily.pattern(r"v?([1-4]\.[0-5])")
_CODE = lazily.pattern(
    r"(?i)[ _]by(?:(?:[ _-](?:nc|nd|sa)){0,3}[ _-]v?\d\.\d|(?:-(?:nc|nd|sa)){1,3}\b)"
)
_CREDIT = 90
_PICTURE = lazily.pattern(
    r"(?i)(?:\bflickr(?:'s)?[\s/|,(:-]{1,3}|(?:©|\b(?:photo(?:graph)?s?|fotos?|images?|picture|bild|credit|crédit|crédito"
    r"|wikimedia|flickr)\b)[^\n]{0,70}[/|,(–—-]\s?(?:licen\w{1,5} )?)$"
)
_CLOSED = lazily.pattern(r"(?i)(?: licen[cs]e|-lizenz)?\s?(?:[)\]|/,.]|\n|$|user\b)")
_LONGEST = 6
"""Words of the longest element ("Weitergabe unter gleichen Bedingungen" has four)."""

_GRANT_VERBS = lazily.pattern(
    r"(?i)\b(?:under|unter|bajo|sous|sob|sotto|na licencji|licensed|lizenziert|onder|per|by|via"
    r"|available|lizenz)\b"
)


_TALK = lazily.pattern(
    r"(?i)\bI\b|^(?:why|how to)\b|\b(?:don't|doesn't|didn't|violat\w*|infring\w*|lawsuit|court"
    r"|unwirksam|urteil\w*|verstöß\w*|verstoß\w*|verletz\w*|tribunal|dürfte)\b|\?$"
)
"""What a sentence says that speaks of licences instead of giving one."""

_TOPIC = lazily.pattern(
    r"(?i)\b(?:on|about|of|explains?|between|than|versus|vs|über|von|zwischen|sur|entre|sobre|su|tra|o|про|о)"
    r"\s\Z"
)


_SUBJECT = lazily.pattern(
    r"(?i) (?:is|are|means|allows|lets|requires|permits|ist|bedeutet|erlaubt|verlangt|est|permet"
    r"|es|permite|è|permette|é)\b"
)
"""What follows a licence that a sentence speaks of ("CC BY is its most used licence")."""


class Licence(NamedTuple):
    """A licence in plain offsets, its holder id and claims; `name` is where it is spelled."""

    start: int
    end: int
    pack: str
    rule: str
    holder: str
    claims: tuple[Claim, ...]
    confidence: float
    name: tuple[int, int] = (0, 0)


def find_licences(page: Encoded, families: Iterable[Compiled]) -> Iterator[Licence]:
    """The licences in a plain text; of the same one named twice close together, the first."""
    for compiled in families:
        found = sorted((*_by_link(page, compiled), *_by_name(page, compiled)))
        kept: list[Licence] = []
        for one in found:
            clash = next(
                (old for old in kept[-4:] if one.start < old.end + _TAIL and _same(old, one)), None
            )
            if clash is None:
                kept.append(one)
            elif _tells_more(one, clash):
                kept[kept.index(clash)] = one._replace(
                    start=min(clash.start, one.start), end=max(one.end, clash.end)
                )
            elif one.end > clash.end and one.start <= clash.end + 40:
                kept[kept.index(clash)] = clash._replace(end=one.end)
        yield from kept


def _tells_more(new: Licence, old: Licence) -> bool:
    if old.holder.endswith("-unspecified") or new.holder.endswith("-unspecified"):
        return old.holder.endswith("-unspecified")
    return len(new.holder) > len(old.holder)


def _same(first: Licence, second: Licence) -> bool:
    """Could both be names of one licence, one of them shorter?"""
    holders = sorted((first.holder, second.holder), key=len)
    unsaid = first.holder.endswith("-unspecified") or second.holder.endswith("-unspecified")
    return unsaid or holders[1].startswith(holders[0])


def _by_link(page: Encoded, compiled: Compiled) -> Iterator[Licence]:
    text = page.text
    for link in compiled.links:
        for match in () if link in page.absent else re2.compile(link).finditer(text):
            parts = match.groupdict()
            elements = (parts.get("code") or "").lower().split("-")
            named = (compiled.family.prefix, *elements, parts.get("version"), parts.get("country"))
            holder = "-".join(part.lower() for part in named if part)
            end = match.start() + len(match[0].rstrip("\"'<>)] \n"))
            start = match.start()
            yield _licence(compiled, holder, elements, start, end, text[start:end], 0.98)


def _by_name(page: Encoded, compiled: Compiled) -> Iterator[Licence]:
    text, done, refused = page.text, 0, 0
    for before, end in page.spans(anywhere(compiled.triggers, unspaced=True)):
        glued = text[before] >= "\u2e80" and text[before + 1].isascii()  # 記事はCC BY
        start = before + (glued or not text[before].isalnum())
        if start < done or not is_whole(text, end):
            continue
        elements, version, country, last = _elements(text, end, compiled)
        short = len(text[start:end]) <= len("CC")
        if short and _MOTOR.search(text, max(0, start - 2), start):
            continue
        if (not elements and short) or (short and not _coded(text, end)):
            continue
        if not elements and start < refused:
            continue
        said_start, said_end = _said(text, start, max(end, last), compiled)
        said = text[said_start:said_end]
        if not elements and not (_grants(said, compiled) or _credited(text, start, end)):
            refused = sentence(text, start, end)[1]
            continue
        done = max(end, last)
        if _is_topic(text, (start, done), said_start, said):
            continue
        parts = [compiled.family.prefix, *elements, version, country] if elements else []
        holder = "-".join(part for part in parts if part) or f"{compiled.family.prefix}-unspecified"
        found = _licence(
            compiled, holder, elements, said_start, said_end, said, 0.95 if elements else 0.75
        )
        yield found._replace(name=(start, done))


def _is_topic(text: str, name: tuple[int, int], said_start: int, said: str) -> bool:
    """Is the licence what is talked about ("an explainer on CC BY-SA", "violates CC BY")?"""
    start, end = name
    if said_start < start and (_TALK.search(said) or _GRANT_VERBS.search(text[said_start:start])):
        return _TALK.search(said) is not None
    if _SUBJECT.match(text, end) or is_asked(text, start, end):
        return True
    return _TOPIC.search(text, max(0, start - 10), start) is not None


def _coded(text: str, end: int) -> bool:
    """Do the elements stand in capitals (CC BY) or with a version, not in prose (CC by the way)?"""
    after = text[end : end + 4].lstrip(' -:">')
    coded = after[:2].isupper() or text[end : end + 1] == "-" or after[:1] >= "\u2e80"
    return coded or _CODE.match(text, end) is not None


def _grants(said: str, compiled: Compiled) -> bool:
    """Is a bare trigger a licence here: "published under a … licence"?"""
    return holds(compiled.family.grants, said) and _GRANT_VERBS.search(said) is not None


def _credited(text: str, start: int, end: int) -> bool:
    """Does a picture's credit end with the bare trigger ("Photo: Jane Doe/Creative Commons")?"""
    line = text.rfind("\n", max(0, start - _CREDIT), start) + 1
    before = text[max(line, start - _CREDIT) : start]
    return _PICTURE.search(before) is not None and _CLOSED.match(text, end) is not None


def _said(text: str, start: int, end: int, compiled: Compiled) -> tuple[int, int]:
    """The whole sentence where it is one that grants, else the name alone."""
    first, last = sentence(text, start, end)
    last = min(last, end + _TAIL)
    if holds(compiled.family.grants, text[first:last]) and end - first < 2 * _TAIL:
        return first, last
    return start, end


def _elements(text: str, at: int, compiled: Compiled) -> tuple[list[str], str, str, int]:
    """Elements, version and country that follow `at`, and where the last of them ends."""
    found: dict[str, None] = {}
    version = country = ""
    words = list(WORD.finditer(text, at, min(len(text), at + _TAIL)))
    folded = text[at : at + 2 * _TAIL].lower()
    last, index = at, 0
    while index < len(words) and _near(text, last, words[index].start()):
        number = _VERSION.fullmatch(words[index][0])
        size, token = (1, ("version", "")) if number else _token(words, index, compiled)
        if token is None or (token[0] == "country" and (country or not version)):
            break
        if version and folded.startswith(compiled.triggers, words[index].start() - at):
            break  # "CC BY-SA 4.0 or CC BY-NC 4.0": the next one
        if number:
            version = version or number[1]
        elif token[0] == "element":
            found[token[1]] = None
        elif token[0] == "country":
            country = token[1]
        last = words[index + size - 1].end()
        index += size
    order = list(compiled.family.elements)
    return sorted(found, key=order.index), version if found else "", country, last


def _near(text: str, last: int, start: int) -> bool:
    """Is there nothing but signs between the last token and the next?"""
    between = text[last:start]
    return len(between) <= len(" - („") + 2 and "\n\n" not in between


def _token(
    words: list[re.Match[str]], index: int, compiled: Compiled
) -> tuple[int, tuple[str, str] | None]:
    tokens = tokens_of(compiled.family)
    for size in range(min(_LONGEST, len(words) - index), 0, -1):
        key = tuple(word[0].casefold() for word in words[index : index + size])
        if key in tokens:
            return size, tokens[key]
    return 0, None


def _licence(  # noqa: PLR0913, PLR0917 -- a row
    compiled: Compiled,
    holder: str,
    elements: list[str],
    start: int,
    end: int,
    said: str,
    confidence: float,
) -> Licence:
    known = [
        compiled.family.elements[name] for name in elements if name in compiled.family.elements
    ]
    every = (claim for source in (*known, compiled.family.base) for claim in _claims(source, said))
    claims = tuple({(one.effect, one.action, one.duty): one for one in every}.values())
    return Licence(start, end, compiled.pack, compiled.family.id, holder, claims, confidence)


def _claims(source: Claims, said: str) -> Iterator[Claim]:
    """A licence's claims hold whether its words are there or only its code."""
    shown = said.casefold()
    for effect, table in ((Effect.PERMITS, source.permits), (Effect.FORBIDS, source.forbids)):
        for action, verbs in table.items():
            there = tuple(verb for verb in verbs if verb.casefold() in shown)
            yield Claim(effect=effect, action=action, verbs=there)
    for duty, verbs in source.requires.items():
        there = tuple(verb for verb in verbs if verb.casefold() in shown)
        yield Claim(effect=Effect.REQUIRES, duty=duty, verbs=there)
