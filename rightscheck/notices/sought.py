"""Thousands of phrases, sought in a few texts or in many: what is built is what pays.

An automaton of all of them reads a page in no time, and takes as long to build as five pages take
without it. So the first texts are searched for each phrase's words, by Python, and RE2 is given
only the phrases whose words are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from typing import Any, TypeAlias

import re2

Pattern: TypeAlias = Any
"""An RE2 pattern, or `None` for one of nothing; google-re2 ships no types."""

_MEMORY = 256 << 20
"""Bytes that RE2 may use for the states of one pattern: thousands of names in all scripts."""


class Trial:
    """The first texts, so few or short that nothing large pays for them.

    Threads may share it: to lose count of a text costs time and nothing else.
    """

    _BYTES = 32_000
    _A_TEXT = 1_000
    """What the shortest text costs, in bytes of a longer one."""

    def __init__(self) -> None:
        self._left = self._BYTES

    def takes(self, data: bytes) -> bool:
        """Is this one of them? It counts from now on."""
        if self._left > 0:
            self._left -= len(data) + self._A_TEXT
        return self._left > 0


class Phrases:
    """Any of `texts`, the longest that stands there; asked for `pattern` and `finditer` like RE2's.

    A match of those that are not `glued` begins with the one character before the phrase, which is
    no letter; with `unspaced` it may be one of a script without spaces (`パリAFP`); `after` is a
    word that may, and `and_` letters of which one may stand between ("ורויטרס"). `spelled` gives a
    text as a pattern: its words, each whole or without what `*` stands for at its end. What is not
    `needed` need not be found, since another of `texts` stands within it.
    """

    def __init__(  # noqa: PLR0913 -- four of them may be left out
        self,
        texts: Iterable[str],
        spelled: Callable[[str], str],
        glued: Callable[[str], bool],
        *,
        unspaced: bool = False,
        after: str = "",
        and_: str = "",
        needed: Callable[[str], bool] = bool,
    ) -> None:
        self._texts = sorted(dict.fromkeys(texts))  # no time at all if they are
        self._needed = needed
        joined = partial(either, unspaced=unspaced, after=after, and_=and_)
        self._spelled = partial(_spelled, spelled=spelled, glued=glued, joined=joined)
        self._trial = Trial()

    @cached_property
    def pattern(self) -> str:
        """All of them as RE2 writes it."""
        return self._written(self._texts)

    def _written(self, texts: Iterable[str]) -> str:
        return self._spelled(list(filter(self._needed, texts)))

    def finditer(self, data: bytes) -> Iterator[Any]:
        """The matches in a text's UTF-8, in order."""
        if self._texts and not self._trial.takes(data):
            return iter(self._whole.finditer(data))
        text = data.decode()
        there = self._written(self._known.standing(text)).replace(_OTHER, _others(text))
        return iter(folding(there).finditer(data) if there else ())

    @cached_property
    def _whole(self) -> Pattern:
        return folding(self.pattern)

    @cached_property
    def _known(self) -> Known:
        return Known(self._texts)


class Known:
    """Phrases by how they begin and end: a text is asked for the words of few of them.

    Of words that stand for one another the last ones count, by how they begin.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = phrases
        self._folded = list(map(_folded, phrases))
        self._by_head: dict[str, list[int]] = {}
        self._choices: list[tuple[int, set[str]]] = []
        for at, words in enumerate(self._folded):
            if _CHOICE in words:
                self._choices.append((at, _lasts(words)))
            else:
                self._by_head.setdefault(words[:_ENDS], []).append(at)
        self._vague = {head for head in self._by_head if not _tells(head)}

    def standing(self, text: str) -> list[str]:
        """Those that may stand in a text, in order: all their words are there."""
        there, ends = _looked_at(text)
        begun = [self._by_head[head] for head in self._vague | (self._by_head.keys() & ends)]
        maybe = [
            at
            for rows in begun
            for at in rows
            if (tail := self._folded[at][-_ENDS:]) in ends or not _tells(tail)
        ]
        maybe += [at for at, heads in self._choices if not (heads and ends.isdisjoint(heads))]
        return [self._phrases[at] for at in sorted(maybe) if _holds(there, self._folded[at])]


_CHOICE = "|"
_ENDS = 3
"""Letters at both ends that are looked up before words are sought: it takes a tenth of the time."""


def _lasts(phrase: str) -> set[str]:
    """How the last words begin of which one must be there; nothing if that tells too little."""
    heads = {word[:_ENDS] for word in phrase[phrase.rfind(" ") + 1 :].split(_CHOICE)}
    return heads if all(map(_tells, heads)) else set()


def _tells(end: str) -> bool:
    """Must these letters of a word stand in a text that holds it?"""
    return len(end) == _ENDS and end.isalnum()


@lru_cache(maxsize=2)  # many tables are asked of one text
def _looked_at(text: str) -> tuple[str, frozenset[str]]:
    folded = _folded(text)
    return folded, frozenset(folded[at : at + _ENDS] for at in range(len(folded)))


def _holds(text: str, phrase: str) -> bool:
    """Are all of its words there, and one of those that stand for one another?"""
    return all(any(map(text.__contains__, place)) for place in _needed(phrase))


@lru_cache(maxsize=1 << 14)
def _needed(phrase: str) -> list[list[str]]:
    """At each place of a phrase the words of which one must be there."""
    words = phrase.replace("...", " ").replace("*", "_")
    if "|" not in words:
        return [[word] for word in words.replace("_", " ").split()]
    return [list(map(_longest, part.split("|"))) for part in words.split()]


def _longest(words: str) -> str:
    return max(words.split("_"), key=len)


def _folded(text: str) -> str:
    """Whatever RE2 or the standard library take for the same letter has the same folding.

    That is the full one (Unicode 3.13, D144), but for the i with its dot and without.
    """
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").replace("ı", "i").casefold()


def _spelled(
    texts: Sequence[str],
    *,
    spelled: Callable[[str], str],
    glued: Callable[[str], bool],
    joined: Callable[[list[str], list[str]], str],
) -> str:
    apart = [spelled(text) for text in texts if not glued(text)]
    return joined(apart, [spelled(text) for text in texts if glued(text)])


def either(
    apart: Sequence[str],
    glued: Sequence[str] = (),
    *,
    unspaced: bool = False,
    after: str = "",
    and_: str = "",
) -> str:
    """All of these patterns as one: those `apart` only where no word goes before; "" for none.

    With `unspaced` a letter of a script without spaces may go before (`パリAFP`), and `after`, and
    one of the letters `and_` between.
    """
    letters = r"|[\x{2E80}-\x{D7FF}]" * unspaced + f"|{after}" * bool(after)
    begun = rf"(?:(?:^|{_OTHER}){f'[{and_}]?' * bool(and_)}{letters})"
    parts = [rf"{begun}(?:{'|'.join(apart)})"] if apart else []
    return "|".join([*parts, *glued])


_OTHER = r"[^\pL\pN]"


@lru_cache(maxsize=2)
def _others(text: str) -> str:
    """The same for one text, of its own characters: all of Unicode's take RE2 ten times as long."""
    letters = (char for char in {*text} if char.isalnum() or char.casefold().isalnum())
    others = {"\n", *text}.difference(letters)
    return rf"(?-i:[{''.join(map(_coded, sorted(others)))}])"


def _coded(char: str) -> str:
    return rf"\x{{{ord(char):x}}}"


def folding(text: str) -> Pattern:
    """An RE2 pattern without case, for the longest match, without groups."""
    return re2.compile(text, options())


def options() -> re2.Options:
    """Without case, the longest match, no groups."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.longest_match = True
    chosen.never_capture = True
    chosen.log_errors = False
    chosen.max_mem = _MEMORY
    return chosen
