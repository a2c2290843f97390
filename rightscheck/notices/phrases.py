"""Words and phrases of packs as patterns: `*` stands for the rest of a word, or for one word.

In sentences `...` stands for up to five words (twelve letters where words have no spaces), and
`may|can|is_free_to` for any one of these.

Whole texts are scanned by RE2. In a single sentence the standard library does, whose patterns
are built ten times faster; those made here have no two repeats side by side, so they are linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import product
from math import prod

import re2

from rightscheck.notices.sought import Pattern, Phrases
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
    for match in _whole(texts).finditer(said):
        yield " ".join(match[0].split())


def holds(texts: tuple[str, ...], said: str) -> bool:
    """Does any of `texts` stand in the sentence `said`?"""
    return _whole(texts).search(said) is not None


_GLUING = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))
"""Thai and Lao, Burmese, Khmer."""


def is_whole(text: str, end: int) -> bool:
    """Does a word end at `end`? In scripts without spaces always."""
    return end >= len(text) or not text[end].isalnum() or text[end - 1] >= "\u2e80"


def is_unspaced(text: str) -> bool:
    """Is it written in a script without spaces, or one that glues endings on?"""
    return text[0] >= "\u2e80" or any(first <= text[0] <= last for first, last in _GLUING)


def takes_prefixes(text: str) -> bool:
    """Do article and short words stand glued before its words (Hebrew, Arabic)?"""
    return "\u0590" <= text[0] <= "\u077f"


def spelled(texts: tuple[str, ...]) -> str:
    """A pattern of the standard library for any of `texts` in a sentence; "" for none.

    What all have in common, that no word goes before or on, is asked once for all of them.
    """
    longest = sorted(set(texts), key=lambda text: (-len(text), text))
    glued = [_sequence(text) for text in longest if any(map(is_unspaced, text))]
    spaced = [_sequence(text) for text in longest if not any(map(is_unspaced, text))]
    before = _PREFIXES if any(map(takes_prefixes, longest)) else ""
    whole = [rf"(?<!\w){before}(?:{'|'.join(spaced)})(?!\w)"] if spaced else []
    return "|".join([*whole, *glued])


_PREFIXES = "[\u0648\u0641\u0628\u0644\u0643]?(?:\u0627\u0644)?[\u05d0-\u05ea]{0,2}"
"""Arabic "and", "so", "by", "for", "like" and the article; a Hebrew word has up to two."""


def kernels(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The longest run of plain words of each: where it is not, the phrase is not either.

    Of words that stand for one another all are told: one of them is there.
    """
    return tuple(kernel for text in texts for kernel in _kernels(text))


def _kernels(text: str) -> Iterator[str]:
    if "|" in text or "_" in text:
        longest = max(_runs(text), key=_least)
        yield from map(" ".join, product(*longest))
    else:  # as in nearly all
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


def _choice(part: str) -> list[str]:
    """The words that may stand there for one another: `may|is_free_to`."""
    return [one.replace("_", " ") for one in part.split("|")]


@lru_cache(maxsize=4096)
def _whole(texts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(spelled(texts) or r"(?!)", re.IGNORECASE)


def _sequence(text: str) -> str:
    spelled = space = ""
    glued = any(map(is_unspaced, text))
    for part in text.split(" "):
        if part == "...":
            spelled += _LETTERS if glued else rf"(?:{_SPACE}{_WORD}[\w'-]*){{0,5}}"
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
