"""What only looks like a sign: an acronym spelled out beside it, the third of a list.

"Australian Federal Police (AFP)" credits no agency, and "(a), (b), (c)" asserts no copyright.
"""

from __future__ import annotations

import re

from rightscheck.notices.names import Mention, NameIndex
from rightscheck.text import lazily

_WORDS = lazily.pattern(r"[^\W\d_]+")
_SECOND = lazily.pattern(r"(?i)\(b\)")
_PART = lazily.pattern(
    r"(?i)\b(?:the|(?:sub)?(?:paragraph|section|clause)|art(?:icle|\.)|item|question|step|option|§)"
    r" ?(?:\d{1,4}[a-z]?(?:\.\d{1,2})? ?)?(?:\(\d{1,2}\) ?)?$|\b\d{1,3}$"
)
_CALLED = lazily.pattern(
    r"(?i)(?:\b(?:signs?|signes?|signo|[^\W\d_]*(?:zeichen|teken|tegn)|tecknet|merke|jel|işareti"
    r"|s[iíy]mb[oóô]l\w{0,3}|зна[кч]\w{0,3}|символ\w{0,2}|znak\w{0,3}|značk\w{0,2}|merkki"
    r"|σύμβολο|σήμα)|رمز|علامة|סימן|סמל|चिह्न|符[号號]|記号|マーク|기호)\s?[\"'(]?$"
)
_SET_OFF = lazily.pattern(r"(?: ?[-:=] ?| )([^\n.;:()=]{8,60})")
"""What may spell an acronym out behind a dash: "AFP - Asociación de Futbolistas Profesionales"."""

_LIST = 600
"""Characters from the second of a list to the third."""
_SMALL_WORDS = (
    "of the and for de la le el les los del der die das des du da do y e et und di in an a i"
    " на в и за по с от до у та і з των του της και στη στο"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_FEW = 3
_LETTERS = 4
_NAME = 20
"""Characters of a word for a sign, and what may stand between the two."""
_BEFORE = 90
_AFTER = 60


def is_acronym(text: str, mention: Mention) -> bool:
    """Does the pack say that it is one, or do a few capitals alone ("БТА")?"""
    said = text[mention.start : mention.end]
    return mention.name.acronym or (len(said) <= _LETTERS and said.isalpha() and said.isupper())


def is_expanded(text: str, mention: Mention, names: NameIndex) -> bool:
    """Do the words before "(AFP)", or in brackets after "AFP (", have these very initials?

    Any order counts ("Policía Federal Australiana"), and so does one word that holds the
    letters in order ("alpha-fetoprotein"); the holder's own names do not.
    """
    letters = text[mention.start : mention.end].casefold()
    if not is_acronym(text, mention) or not letters.isalpha():
        return False
    before = text[max(0, mention.start - _BEFORE) : mention.start].rstrip()
    if before.endswith(("(", "[")):
        return _spells(before[:-1], letters, names, mention.name.holder)
    behind = text[mention.end : mention.end + _AFTER + 4]
    if set_off := _SET_OFF.match(behind):
        words = [word for word in _WORDS.findall(set_off[1]) if word not in _SMALL]
        said = "".join(word[0] for word in words[: len(letters)])
        return len(letters) >= _FEW and said == letters.upper()
    after = re.match(r"\s?\(([^()\n]{3,60})\)", behind)
    return bool(after) and _spells(after[1] if after else "", letters, names, mention.name.holder)


def _spells(phrase: str, letters: str, names: NameIndex, holder: str) -> bool:
    phrase = re.split(r"[.;:!?\n(]", phrase)[-1]
    every = _WORDS.findall(phrase.casefold())
    words = [word for word in every if word not in _SMALL]
    tail = words[-len(letters) :]
    if any(
        name.holder == holder
        for size in range(1, 5)
        for name in names.called(" ".join(phrase.split()[-size:]))
    ):
        return False
    if "".join(word[0] for word in every[-len(letters) :]) == letters:
        return True  # "Americans for Progress": small words count where the order is right
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


def is_no_sign(text: str, head: re.Match[str]) -> bool:
    """Is this the third of a list, (a), (b), (c), a part of a law, or what a sign is called?

    Not with a year or another sign behind it.
    """
    at = head.start()
    if _CALLED.search(text, max(0, at - _NAME), at) and not re.search(r"\d{4}", head[0]):
        return True
    if text[at] != "(" or re.search(r"©|ⓒ", head[0]):
        return False
    if _PART.search(text, max(0, at - _FEW * len("paragraph")), at):
        return True
    if re.search(r"\d{4}", head[0]):
        return False
    return _SECOND.search(text, max(0, at - _LIST), at) is not None
