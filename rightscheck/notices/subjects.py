"""What a sentence speaks of: works, of which kind, what machines do with them, a source."""

from __future__ import annotations

from rightscheck.model import Asset, Duty
from rightscheck.model.value import once
from rightscheck.notices.phrases import holds, places
from rightscheck.notices.telling import is_told, opened
from rightscheck.notices.understanding import begins_with_known
from rightscheck.rulebook.rules import Sentence, Verbs


def concerns(said: str, rule: Sentence) -> bool:
    """Does it name a work, what machines do, or that a source is named? Nothing else is read."""
    return not rule.things or holds(_subjects(rule), said)


@once
def _subjects(rule: Sentence) -> Verbs:
    tables = (*rule.things.values(), *rule.mining.values(), rule.owed.get(Duty.CREDIT, ()))
    return tuple({text: None for texts in tables for text in texts})


def resolved(said: str, rule: Sentence, before: str) -> tuple[str, bool, Asset]:
    """A sentence without the pronoun that it begins with; does it speak of a thing, and which?"""
    if not rule.things or names_thing(said, rule):
        return said, True, asset_of(said, rule)
    end = opened(rule.words.get("they", ()), said) if before else 0
    if not end or is_told(before, (rule,)) or not names_thing(before, rule):
        return said, False, asset_of(said, rule)
    alone = " " not in said[:end].strip()  # "none of them" denies as well
    return said[end:] if alone else said, True, asset_of(before, rule)


def names_thing(said: str, rule: Sentence) -> bool:
    """Does it name a thing? In "reproduction of salmon" no deed stands for what it is done to."""
    deeds = tuple(text for texts in rule.acts.values() for text in texts)
    after = {match.start() for _, match in places({"": rule.of}, said)}
    return any(
        not holds(deeds, match[0])
        or (match.end() + 1 not in after and not _is_of_others(said[match.end() :], rule))
        for texts in rule.things.values()
        for _, match in places({"": texts}, said)
    )


def _is_of_others(behind: str, rule: Sentence) -> bool:
    """Does a noun in the genitive that is no work follow ("kopiowanie kluczy")?"""
    return rule.genitive and behind[:1] == " " and not begins_with_known(behind, rule)


def asset_of(said: str, rule: Sentence) -> Asset:
    """What the sentence speaks of: text, pictures, both; unknown where it says neither."""
    named = {asset for asset, texts in rule.things.items() if holds(texts, said)}
    named.discard(Asset.UNKNOWN)
    return next(iter(named)) if len(named) == 1 else Asset.ALL if named else Asset.UNKNOWN
