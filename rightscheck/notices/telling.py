"""Sentences that only tell of what is forbidden or permitted: of a story, of a law, questions."""

from __future__ import annotations

from collections.abc import Sequence

from rightscheck.notices.phrases import places
from rightscheck.rulebook.rules import Sentence, Verbs
from rightscheck.text import lazily


def is_told(said: str, rules: Sequence[Sentence]) -> bool:
    """Is it of a story about a ban, of a law, or a question, by any of these rules?

    Who asks whether one may neither forbids nor permits; "Want to republish this?" invites.
    """
    if said.rstrip().endswith(("?", "؟")):
        return not any(opened(rule.invites, said) for rule in rules)
    return any(_is_story(said, rule) or _is_law(said, rule) for rule in rules)


def _is_story(said: str, rule: Sentence) -> bool:
    found = places({"page": rule.page, "story": rule.story}, said)
    return any(name == "story" for name, _ in found)


def _is_law(said: str, rule: Sentence) -> bool:
    end = opened(rule.law, said)
    return end > 0 and _NUMBER.match(said, end) is not None


def cites_law(said: str, rule: Sentence) -> bool:
    """Is an article of a law named anywhere in it, with its number?"""
    return any(_NUMBER.match(said, cited.end()) for _, cited in places({"": rule.law}, said))


def opened(texts: Verbs, said: str) -> int:
    """Where the one of `texts` ends that the sentence begins with; 0 for none."""
    _, first = next(places({"": texts}, said), ("", None))
    return first.end() if first and _ARTICLE.fullmatch(said[: first.start()]) else 0


_ARTICLE = lazily.pattern(r"\W*(?:\w{1,3}['’ ])?")
_NUMBER = lazily.pattern(r"[.\s]{1,3}(?:[A-Z]{1,2}[.\s-]{1,3})?\d")
"""What follows an article of a law: its number ("L. 122-5")."""
