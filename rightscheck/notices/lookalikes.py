"""Is an acronym here somebody else's, spelled out beside it ("Australian Federal Police (AFP)")?"""

from __future__ import annotations

import re

from rightscheck.notices.names import Mention, NameIndex, key

_WORDS = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "de",
        "la",
        "le",
        "el",
        "les",
        "los",
        "del",
        "der",
        "die",
        "das",
        "des",
        "du",
        "da",
        "do",
        "y",
        "e",
        "et",
        "und",
        "di",
        "in",
        "an",
        "a",
        "i",
    )
)
_FEW = 3
_BEFORE = 90
_AFTER = 60


def is_expanded(text: str, mention: Mention, names: NameIndex) -> bool:
    """Do the words before "(AFP)", or in brackets after "AFP (", have these very initials?

    Any order counts ("Policía Federal Australiana"), and so does one word that holds the
    letters in order ("alpha-fetoprotein"); the holder's own names do not.
    """
    letters = text[mention.start : mention.end].casefold()
    if not mention.name.acronym or not letters.isalpha():
        return False
    before = text[max(0, mention.start - _BEFORE) : mention.start].rstrip()
    if before.endswith(("(", "[")):
        return _spells(before[:-1], letters, names, mention.name.holder)
    after = re.match(r"\s?\(([^()\n]{3,60})\)", text[mention.end : mention.end + _AFTER + 4])
    return bool(after) and _spells(after[1] if after else "", letters, names, mention.name.holder)


def _spells(phrase: str, letters: str, names: NameIndex, holder: str) -> bool:
    phrase = re.split(r"[.;:!?\n(]", phrase)[-1]
    words = [word for word in _WORDS.findall(phrase.casefold()) if word not in _SMALL]
    tail = words[-len(letters) :]
    if any(
        name.holder == holder
        for size in range(1, 5)
        for name in names.names.get(key(" ".join(phrase.split()[-size:])), ())
    ):
        return False
    if sorted(word[0] for word in tail) == sorted(letters):
        return "," not in phrase[-sum(len(word) + 2 for word in tail) :]
    return bool(words) and any(_holds(part, letters) for part in (words[-1], "".join(words[-2:])))


def _holds(word: str, letters: str) -> bool:
    """Does `word` begin with the first letter and hold the others in order? Two are in many."""
    if len(letters) < _FEW or not word.startswith(letters[0]) or len(word) < 3 * len(letters):
        return False
    at = 0
    for letter in letters:
        at = word.find(letter, at) + 1
        if not at:
            return False
    return True
