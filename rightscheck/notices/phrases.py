"""Words and phrases of packs as patterns: `*` stands for the rest of a word, or for one word.

In sentences `...` stands for up to five words or domains (twelve letters where words have no
spaces), and `may|can|is_free_to` for any one of these.

Whole texts are scanned by RE2. In a single sentence the standard library does, phrase by phrase:
its patterns are built ten times faster; those made here have no two repeats side by side, so they
are linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import product
from math import prod

import re2

from rightscheck.notices.sought import Known, Pattern, Phrases
from rightscheck.text import lazily

_WORD = r"[^\W\d_]"


@lru_cache(maxsize=256)
def anywhere(texts: tuple[str, ...], *, unspaced: bool = False) -> Phrases | None:
    """All of `texts` for RE2; None for none.

    A match begins with the one character before the phrase, and may end within a word.
    `unspaced`: that character may be a letter of a script without spaces.
    """
    return Phrases(texts, _linear, is_unspaced, unspaced=unspaced) if texts else None


def linear(text: str) -> Pattern:
    """An RE2 pattern, with groups and as it says itself whether case counts."""
    return lazily.Pattern(text, partial(re2.compile, text))


def occurrences(texts: tuple[str, ...], said: str) -> Iterator[str]:
    """What of `texts` stands in the sentence `said`, whole words only, as it is spelled there."""
    for _, match in places({"": texts}, said):
        yield " ".join(match[0].split())


def holds(texts: tuple[str, ...], said: str) -> bool:
    """Does any of `texts` stand in the sentence `said`?"""
    return any(True for _ in places({"": texts}, said))


def places(named: Mapping[str, tuple[str, ...]], said: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Where phrases stand in `said`, with their name, from left to right, none within another.

    Of those that begin at the same place the one of the earlier name counts, then the longest.
    A pattern is built of those alone whose words are there: that takes longer than to read the
    sentence.
    """
    there = [
        (name, _whole(text))
        for name, texts in named.items()
        for text in sorted(_known(texts).standing(said), key=_longest_first)
    ]
    at = 0
    while found := [(name, match) for name, one in there if (match := one.search(said, at))]:
        first = min(found, key=lambda one: one[1].start())
        yield first
        at = max(first[1].end(), at + 1)


_GLUING = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\U0010ffff"),
)
"""Thai and Lao, Burmese, Khmer, and the scripts of East Asia."""

GLUING = "".join(f"{low}-{high}" for low, high in _GLUING)
"""Their letters, as the inside of a set."""


def is_whole(text: str, end: int) -> bool:
    """Does a word end at `end`? In scripts without spaces always."""
    return end >= len(text) or not text[end].isalnum() or text[end - 1] >= "\u2e80"


def is_unspaced(text: str) -> bool:
    """Does it begin in a script without spaces, or one that glues endings on?"""
    first = text[0]
    return first >= _GLUING[0][0] and any(low <= first <= high for low, high in _GLUING)


def is_glued(text: str) -> bool:
    """Does any letter of such a script stand in it?"""
    return max(text) >= _GLUING[0][0] and any(map(is_unspaced, text))


def takes_prefixes(text: str) -> bool:
    """Do article and short words stand glued before its words (Hebrew, Arabic)?"""
    return "\u0590" <= text[0] <= "\u077f"


PREFIXES = "[\u0648\u0641\u0628\u0644\u0643]?(?:\u0627\u0644)?[\u05d0-\u05ea]{0,2}"
"""Arabic "and", "so", "by", "for", "like" and the article; a Hebrew word has up to two."""


def kernels(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The longest run of plain words of each: where it is not, the phrase is not either.

    Of words that stand for one another all are told: one of them is there.
    """
    return tuple(kernel for text in texts for kernel in _kernels(text))


def _kernels(text: str) -> Iterator[str]:
    if "|" in text or "_" in text:
        longest = max(_runs(text), key=_least)
        yield from map(" ".join, product(*_shortened(longest)))
    elif "*" not in text and "..." not in text:  # as in nearly all
        yield text
    else:
        yield max((run.rstrip(" *") for run in _PAUSE.split(text)), key=len)


_PAUSE = lazily.pattern(r"\*(?: |$)|(?:^|(?<= ))\.\.\.(?: |$)")

_MOST = 1000
"""Ways to say one run of words; a stranger's pack could ask for millions."""


def _least(run: Sequence[Sequence[str]]) -> int:
    return sum(min(map(len, choice)) + 1 for choice in run)


def _runs(text: str) -> Iterator[list[list[str]]]:
    run: list[list[str]] = []
    for part in text.split(" "):
        choice = [] if part == "..." else [one.rstrip("*") for one in _choice(part)]
        if prod(map(len, run)) * len(choice) > _MOST:
            yield run
            run = []
        run += [choice] if choice and all(choice) else []
        if part == "..." or "*" in part:
            yield run
            run = []
    yield run


def _shortened(run: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Without the ends that can be said in many ways, while enough is left that few texts hold."""
    while prod(map(len, run)) > _MANY:
        rest = run[1:] if len(run[0]) > len(run[-1]) else run[:-1]
        if _least(rest) < _ENOUGH:
            break
        run = rest
    return run


_MANY = 30
"""Ways to say a part of a phrase, from which on a shorter part is looked for."""
_ENOUGH = 10
"""Letters of words that, one after the other, few texts hold that are no clause."""


def _choice(part: str) -> list[str]:
    """The words that may stand there for one another: `may|is_free_to`."""
    return [one.replace("_", " ") for one in part.split("|")]


_known = lru_cache(maxsize=4096)(Known)


def _longest_first(text: str) -> tuple[bool, int, str]:
    return is_glued(text), -len(text), text


@lru_cache(maxsize=1 << 14)
def _whole(text: str) -> re.Pattern[str]:
    if is_glued(text):
        return re.compile(_sequence(text), re.IGNORECASE)
    before = PREFIXES if takes_prefixes(text) else ""
    return re.compile(rf"(?<!\w){before}{_sequence(text)}(?!\w)", re.IGNORECASE)


def _sequence(text: str) -> str:
    spelled = space = ""
    glued = is_glued(text)
    for part in text.split(" "):
        if part == "...":
            spelled += _LETTERS if glued else rf"(?:{_SPACE}{_WORD}[\w'-]*(?:\.[\w'-]+)*){{0,5}}"
            space = "" if glued else _SPACE
            continue
        choice = "|".join(map(_spelled, _choice(part)))
        spelled += space + (f"(?:{choice})" if "|" in part else choice)
        space = _SPACE
    return spelled


_SPACE = r"[\s,()\"«»]+"
_LETTERS = r"[^\n。；！？]{0,12}"


def _spelled(words: str) -> str:
    if words == "*":
        return rf"{_WORD}[\w'-]*"
    whole = _SPACE.join(map(re.escape, words.rstrip("*").split(" ")))
    return whole + r"\w*" * words.endswith("*")


def plainly(text: str) -> str:
    """A phrase without `*` for RE2; its words may stand on two lines."""
    return r"[\s,]+".join(map(_stem, text.split(" ")))


def _linear(text: str) -> str:
    *parts, last = text.split(" ")
    # The last word's ending needs no pattern: the sentence around it is looked at anyway.
    return r"[\s,]+".join([*map(_part, parts), _part(last) if last == "*" else _stem(last)])


def _part(part: str) -> str:
    if part == "*":
        return r"[\pL'-]+"
    return _stem(part) + r"\pL*" * part.endswith("*")


def _stem(part: str) -> str:
    return re.escape(part.rstrip("*"))
