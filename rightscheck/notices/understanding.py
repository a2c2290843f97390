"""Is a permission understood to its last word? Only then does it permit.

A language has more ways to deny than anybody lists ("used to be", "is a myth", "vedada"), and
few words in which permissions are given. So a permission counts where each of its words is
known: of what is done, to what, by whom, for what, and on which condition. Any other may be the
one that takes it back, and people have to read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rightscheck.notices.phrases import GLUING, PREFIXES, is_glued, linear, takes_prefixes
from rightscheck.notices.sought import Pattern
from rightscheck.rulebook.rules import Sentence, Verbs

_WORD = linear(r"[\pL\pM]{2,}\*?|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_FIRST = linear(r"\s*([\pL\pM]{2,})")
_SPACED = rf"[^\s{GLUING}]*"
_NAMED = linear(
    r"[\"«]\p{Lu}[^\n\"«»]{0,60}[\"»]"
    rf"|{_SPACED}(?:\d|@|://|\pL\.\pL){_SPACED}"
)
"""Titles in quotation marks, figures and addresses: up to a space, or a script without any."""

_CAPITAL_ANYWAY = linear(r"(?:[(\[:;]|\s-)\s*(\p{Lu}\pL*)\s*(?:[)\].!;]|$)")
"""One word alone in brackets or behind a colon, whose capital tells no name: "(Revoked)"."""

_ACRONYM = 6
"""Letters of a name that is written in capitals; more of them stress a word ("EXPIRED")."""


def is_understood(said: str, rule: Sentence) -> bool:
    """Is every word known? Names are: those with a capital letter, where nouns have none.

    Nor do they have one where most of the known words do (a headline), or all their letters.
    """
    known = _any_of(_vocabulary(rule))
    words = [word[0] for word in _WORD.finditer(_NAMED.sub(" ", said))]
    strange = [word for word in words if not known.fullmatch(word)]
    usual = [word for word in words[1:] if known.fullmatch(word)]
    named = not rule.capitals and 2 * sum(word[0].isupper() for word in usual) <= len(usual)
    unnamed = {words[0], *(one[1] for one in _CAPITAL_ANYWAY.finditer(said))} if strange else ()
    return not strange or (named and all(_is_name(one) and one not in unnamed for one in strange))


def _is_name(word: str) -> bool:
    stressed = word.isupper() and len(word) > _ACRONYM
    return word[0].isupper() and not stressed and not is_glued(word)


def begins_with_known(said: str, rule: Sentence) -> bool:
    """Is the first word one that the rule has, whatever for? No word is none it has not."""
    first = _FIRST.match(said)
    forbidding = (*rule.ban, *rule.gate, *rule.unless)
    known = _any_of((*_vocabulary(rule), *forbidding))
    return first is None or known.fullmatch(first[1]) is not None


def _vocabulary(rule: Sentence) -> Verbs:
    """All words of the rule but those that forbid, reserve or tell of others."""
    tables = (rule.acts, rule.things, rule.duties, rule.owed, rule.limits, rule.words)
    lists = (rule.grant, rule.denied, rule.given, rule.page, rule.spared, rule.invites, rule.turn)
    named = (texts for table in tables for texts in table.values())
    return (*rule.filler, *(text for texts in (*lists, *named) for text in texts))


@lru_cache(maxsize=128)  # two a language at most
def _any_of(texts: Verbs) -> Pattern:
    """Any one word of `texts`; in scripts without spaces any number of them."""
    words = {word[0] for text in texts for word in _WORD.finditer(text)}
    glued = _either(word for word in words if is_glued(word))
    prefixed = _either(word for word in words if takes_prefixes(word))
    plain = _either(word for word in words if not (is_glued(word) or takes_prefixes(word)))
    return linear(rf"(?i)(?:{plain}|{PREFIXES}{prefixed}|{glued}+)")


def _either(words: Iterable[str]) -> str:
    """A choice of words, whole or with any ending; one that nothing is, for none."""
    whole: list[str] = []
    stems: list[str] = []
    for word in sorted(words):
        (stems if word.endswith("*") else whole).append(re.escape(word.rstrip("*")))
    return rf"(?:{'|'.join(whole) or _NONE}|(?:{'|'.join(stems) or _NONE})[\pL\pM]*)"


_NONE = r"\x00"
