"""Sentences that forbid, permit or reserve in words that no pack lists whole, in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rightscheck.model import Claim
from rightscheck.notices.clauses import claims_of
from rightscheck.notices.phrases import Pattern, anywhere, holds
from rightscheck.notices.scan import Encoded
from rightscheck.rulebook.pack import Pack, Sentence

_REACH = 420
"""Characters on either side of a ban that its sentence may have."""

_BREAK = re.compile(r"[\n。|<>♦]|[.!?](?=\s|\"|$)")


class Grammar(NamedTuple):
    """All sentence rules: where a ban stands, which rules have it, and what else each wants."""

    rules: tuple[tuple[str, Sentence], ...]
    bans: Pattern
    acts: tuple[tuple[str, ...], ...]


class Read(NamedTuple):
    """A sentence in plain offsets, the rule that it fits, and its claims."""

    start: int
    end: int
    pack: str
    rule: Sentence
    claims: tuple[Claim, ...]


def index_sentences(packs: Iterable[Pack]) -> Grammar:
    """Every sentence rule in force."""
    rules = tuple(
        (pack.holder, rule) for pack in packs for rule in pack.sentences if pack.uses(rule.id)
    )
    acts = tuple(tuple(_acts(rule)) for _, rule in rules)
    return Grammar(rules, anywhere(tuple(text for _, rule in rules for text in rule.ban)), acts)


def _acts(rule: Sentence) -> Iterator[str]:
    for table in (rule.forbids, rule.permits, rule.requires):
        for verbs in table.values():
            yield from verbs


def read_sentences(page: Encoded, grammar: Grammar) -> Iterator[Read]:
    """The sentences of a plain text that fit a rule, in order, each once."""
    text, done = page.text, 0
    for at, until in page.spans(grammar.bans):
        if until <= done:
            continue
        start, end = sentence(text, at + 1, until)
        start = max(start, done)
        done = max(done, end)
        said = text[start:end]
        fits = (_fits(said, start, end, grammar, index) for index in range(len(grammar.rules)))
        read = next((read for read in fits if read), None)
        if read:
            yield read


def _fits(said: str, start: int, end: int, grammar: Grammar, index: int) -> Read | None:
    pack, rule = grammar.rules[index]
    for texts in (rule.ban, grammar.acts[index], rule.thing):
        if texts and not holds(texts, said):
            return None
    claims = tuple(claims_of(rule, said))
    return Read(start, end, pack, rule, claims) if claims else None


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around `text[start:end]`, its full stop included."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    begin = first
    for match in _BREAK.finditer(text, first, start):
        begin = match.end()
    stop = _BREAK.search(text, end, last)
    close = last if stop is None else stop.start() + (stop[0] in ".!?。")
    while begin < start and text[begin] in " \t\"'-,([<":
        begin += 1
    while close > end and text[close - 1] in " \t\"'-":
        close -= 1
    return begin, close
