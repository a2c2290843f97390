"""What words of a text claim, by tables of actions and duties with the words for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rightscheck.model import Action, Claim, Duty, Effect
from rightscheck.notices.phrases import occurrences
from rightscheck.rulebook.rules import Claims, Verbs


def claims(
    effect: Effect, table: Mapping[Action, Verbs], said: str, unless: str = ""
) -> Iterator[Claim]:
    """The actions whose words stand in `said`, each with its words as they stand there."""
    for action, verbs in table.items():
        if there := words(verbs, said):
            yield Claim(effect=effect, action=action, verbs=there, unless=unless)


def duties(table: Mapping[Duty, Verbs], said: str) -> Iterator[Claim]:
    """The duties whose words stand in `said`."""
    for duty, verbs in table.items():
        if there := words(verbs, said):
            yield Claim(effect=Effect.REQUIRES, duty=duty, verbs=there)


def claims_of(rule: Claims, said: str) -> Iterator[Claim]:
    """A rule's claims whose words are in `said`."""
    unless = next(iter(words(rule.unless, said)), "")
    yield from claims(Effect.FORBIDS, rule.forbids, said, unless)
    yield from claims(Effect.PERMITS, rule.permits, said)
    yield from duties(rule.requires, said)


def words(verbs: Verbs, said: str) -> tuple[str, ...]:
    """Those of `verbs` that are in `said`, as they are spelled there, once each."""
    found: dict[str, str] = {}
    for word in occurrences(verbs, said):
        found.setdefault(word.casefold(), word)
    return tuple(found.values())
