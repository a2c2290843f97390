"""A string of usage terms in, the terms that are understood and the words that are not out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from pydantic import ValidationError

from rightscheck.licensing.terms.conditions import Conditions
from rightscheck.licensing.terms.licence import Prohibition
from rightscheck.licensing.terms.tasks import Task
from rightscheck.licensing.usage.lexing import LETTERS, Lexed, lex
from rightscheck.licensing.usage.places import codes
from rightscheck.licensing.usage.rows import CHANNELS, Row
from rightscheck.licensing.usage.table import CHANNEL, PLACES, PURPOSE, SAYING, patterns
from rightscheck.licensing.usage.tongues import EXCEPTING, TURNING
from rightscheck.licensing.usage.when import resolve
from rightscheck.text import lazily

LONGEST = 4000
"""Code points of usage terms that are read; the longest we know has 900. The rest is not read."""

Rule = Prohibition | Task


class UsageTerm(NamedTuple):
    """One term: where it stands, its row, and what it says as rules; none limits nothing."""

    start: int
    end: int
    row: Row
    rules: tuple[Rule, ...]


class Usage(NamedTuple):
    """What an item's terms say, in order, and the stretches that nobody could read."""

    terms: tuple[UsageTerm, ...]
    unread: tuple[tuple[int, int], ...]


_APART = lazily.pattern(r"[\s.,;:|*/()\[\]{}<>\"'•·–—_=&+。、，；：（）「」【】・،؛-]+")
_STOP = lazily.pattern(r"[.;|*\n,()\"<>。、，；（）「」【】،؛]|\s[-–—/\s]\s?")
_PART = lazily.pattern(rf":|{_STOP.pattern}")
_SENTENCE = lazily.pattern(r"[.;|*。；؛]")
_DASH = lazily.pattern(r"\s+[-–—]\s")
_FILLED = lazily.pattern(rf"\s*$|{_STOP.pattern}")
_TURNING = " ".join(TURNING.values())
_TURNED = lazily.pattern(rf"[^\S\n]+(?:{'|'.join(f'{_TURNING} {_TURNING.upper()}'.split())})\b")
"""What turns the term before it round, or narrows it; the "After" of a caption does not."""

_EXCEPT = lazily.pattern(rf"(?i)(?:{'|'.join(EXCEPTING.values())})\b")
_MOST = 200
"""Terms and stretches that are no terms; the longest row we know has twelve."""

_PHRASE = 200
"""Code points of a name or a group of users."""


@lru_cache(maxsize=1024)
def read_terms(text: str, near: date | None = None) -> Usage:
    """The terms in `text`; days without a year are the ones nearest to `near`, the item's day.

    Time grows with the length, which is bounded.
    """
    terms: list[UsageTerm] = []
    unread: list[tuple[int, int]] = []
    lexed = lex(text[:LONGEST])
    at, said, limited = 0, lexed.text, False
    for _ in range(_MOST):
        behind, at = at, _next(said, at)
        if at == len(said):
            break
        found = _yielding(lexed, at, near)
        if found and limited and _lifts(said, behind, at, found[1]):
            found = None
        limited = bool(found and found[1].rules)
        if found:
            at, term = found
            terms.append(term)
        else:
            stop = _STOP.search(said, at + 1)
            end = stop.start() if stop else len(said)
            _leave(unread, lexed.starts[at], lexed.starts[end], terms[-1].end if terms else 0)
            at = end
    if lexed.starts[at] < len(text):
        unread.append((lexed.starts[at], len(text)))
    return Usage(tuple(terms), tuple(unread))


def _lifts(said: str, behind: int, at: int, term: UsageTerm) -> bool:
    """Is it what the term before it leaves free?

    "No sales, except Italy" forbids nothing in Italy; "World rights, except Italy" does.
    """
    excepts = term.row.name == "all-but" or _EXCEPT.match(said, at)
    return bool(excepts) and not _SENTENCE.search(said, behind, at)


def _next(said: str, at: int) -> int:
    gap = _APART.match(said, at)
    return gap.end() if gap else at


def _leave(unread: list[tuple[int, int]], start: int, end: int, read: int) -> None:
    """One more stretch that is not read, joined to the last one if no term is between them."""
    if unread and unread[-1][1] >= read:
        start = unread.pop()[0]
    unread.append((start, end))


def _yielding(lexed: Lexed, at: int, near: date | None) -> tuple[int, UsageTerm] | None:
    """The term that begins at `at`; a harmless one ends where one with rules begins."""
    found = _term(lexed, at, near)
    if found is None or not found[1].row.yields:
        return found
    if apart := _apart(lexed, at, near):
        return apart
    if any(_turned(lexed.text, at, pattern) for _, pattern in patterns()[PLACES]):
        return None  # a leave lifts "No use without consent", but "in Italy" limits it
    for stop in islice(_PART.finditer(lexed.text, at + 1, found[0]), _MOST):
        behind = _next(lexed.text, stop.end())
        inner = _apart(lexed, behind, near) or _term(lexed, behind, near)
        if inner and inner[1].rules and not inner[1].row.whole:
            return stop.start(), found[1]._replace(end=lexed.starts[stop.start()])
    return found


def _turned(said: str, at: int, pattern: Any) -> bool:  # noqa: ANN401 -- as in `table`
    match = pattern.match(said, at)
    return bool(match and match[0] and _TURNED.match(said, at + len(match[0].rstrip())))


def _apart(lexed: Lexed, at: int, near: date | None) -> tuple[int, UsageTerm] | None:
    """The term that stands before a dash, or a territory's or a purpose's before any sign.

    "ITALY OUT, no …", "Editorial use only, no …": behind a comma of others the words of a list
    may go on: "not for publication, sale or loan without …".
    """
    for among, sign in ((PLACES, _FILLED), (SAYING, _DASH), (PURPOSE, _FILLED)):
        found = _term(lexed, at, near, among)
        if found and sign.match(lexed.text, found[0]):
            return found
    return None


def _term(
    lexed: Lexed, at: int, near: date | None, among: slice = slice(None)
) -> tuple[int, UsageTerm] | None:
    """The longest term that begins at `at` and ends with a word, and where it ends."""
    said, best, longest = lexed.text, None, 0
    last = at
    for row, pattern in patterns()[among]:
        match = pattern.match(said, at)
        whole = match[0] if match else ""
        end = at + len(whole.rstrip(" \t\n,;:-"))
        cut = said[end - 1 : end].isalnum() and said[end : end + 1].isalnum()
        cut = cut or (row.whole and not _FILLED.match(said, end))
        cut = cut or bool(row.says and _TURNED.match(said, end))
        if len(whole) > longest and end > at and not cut:
            longest, last, best = len(whole), end, (row, match)
    if best is None:
        return None
    row, match = best
    found = {name: lexed.said(at, last, name) for name in LETTERS}
    groups = [pair for pair in match.re.groupindex.items() if match[pair[1]]]
    found |= {name: lexed.written(*match.span(group))[:_PHRASE] for name, group in groups}
    found["channel"] = said[at:last]
    try:
        rules = tuple(_rules(row, found, near))
    except ValidationError:  # what no licence could say ("maximum 0 days") is left unread
        return None
    return last, UsageTerm(
        lexed.starts[at], lexed.starts[last - 1] + _width(lexed, last - 1), row, rules
    )


def _width(lexed: Lexed, at: int) -> int:
    return len(lexed.fields.get(at, "x"))


def _rules(row: Row, found: dict[str, str], near: date | None) -> Iterator[Rule]:
    for says in row.says:
        filled = {key: _filled(value, found, near) for key, value in says.items()}
        if "owe" in filled:
            yield Task.model_validate(filled["owe"])
        else:
            conditions = {
                key: _conditions(filled[key]) for key in ("if", "unless") if key in filled
            }
            yield Prohibition(action=filled["forbid"], id=row.name, **conditions)


def _conditions(value: dict[str, Any]) -> Conditions:
    if any(isinstance(one, datetime) for one in value.values()):
        # A licence must say the zone of a time; an item's terms often do not, and it stays open.
        return Conditions.model_construct(**value)
    return Conditions.model_validate(value)


def _filled(value: Any, found: dict[str, str], near: date | None) -> Any:  # noqa: ANN401 -- a tree
    """What a row says, with what was found in the places of its names."""
    if isinstance(value, dict):
        return dict(_pair(key, one, found, near) for key, one in value.items())
    looked_up = _LOOKED_UP.get(value) if isinstance(value, str) else None
    return looked_up(found.get(value.strip("<>"), "")) if looked_up else value


def _pair(key: str, value: Any, found: dict[str, str], near: date | None) -> tuple[str, Any]:  # noqa: ANN401 -- as above
    """A day that cannot be told stays in the holder's words: nobody can say whether it is past."""
    if value != "<when>":
        return key, _filled(value, found, near)
    moment = resolve(found["when"], near)
    if moment is not None:
        return key, moment
    order = "lteq" if key == "until" else "gteq"
    return "other", {"left": "the date", "is": order, "right": found["when"]}


def _duration(written: str) -> str:
    number, unit = re.split(r"[\s-]+", written.casefold())
    if unit[0] == "w":
        return f"P{int(number)}W"
    return f"PT{int(number)}H" if unit[0] in {"h", "o", "s"} else f"P{int(number)}D"


def _channels(said: str) -> dict[str, None]:
    """All that the channels in it are called."""
    named = re.findall(CHANNEL, said.casefold())
    return dict.fromkeys(word for name in named for word in CHANNELS[" ".join(name.split())])


def customers_of(agency: str) -> str:
    """The customers of an agency; of the one that says so where it names none."""
    return f"the customers of {agency.casefold() or 'the agency'}"


_LOOKED_UP: dict[str, Callable[[str], Any]] = {
    "<where>": lambda said: list(codes(said)),
    "<channel>": lambda said: list(_channels(said)),
    "<span>": _duration,
    "<whom>": lambda said: " ".join(said.split()),
    "<customer>": customers_of,
    "<purpose>": str.casefold,
    "<name>": lambda said: " ".join(said.split()).strip(' "'),
}
