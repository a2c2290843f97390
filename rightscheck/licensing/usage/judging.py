"""What an item's own terms make of a use. Each term is read as a tiny licence of its own.

The terms outrank the contract. What they forbid or ask for is asked of the use by the rules of
all licences; what nobody could read gives `review`, with the very words. Terms that a contract
lifts ("All rights reserved") ask for nothing here: the contract is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rightscheck.licensing.deciding.obligations import of_obligations
from rightscheck.licensing.deciding.parts import Explanation, Part, explained_part
from rightscheck.licensing.deciding.prohibitions import of_prohibitions
from rightscheck.licensing.terms.licence import Licence, Prohibition
from rightscheck.licensing.usage.reading import Usage, UsageTerm, customers_of, read_terms
from rightscheck.licensing.usage.rows import BROADCAST, CHANNELS, PRINT, USER
from rightscheck.model import NoticeKind, Use, Verdict

_CLAUSE = "item, usage terms"
_FIRST = "the item's own terms go before the contract"
_SHOWN = 160

_KNOWN = frozenset(word for words in CHANNELS.values() for word in words)

_WIDE = {"print": frozenset(PRINT), "broadcast": frozenset(BROADCAST)}
"""Channels that hold others: of what is printed nobody knows whether it is a magazine."""


def of_usage(use: Use) -> tuple[Part, ...]:
    """One part for every term that speaks of the use, and one for what was not understood."""
    written = use.usage_terms or ""
    if not written.strip():
        return ()
    usage = _read(use)
    asked = _asked(use)
    parts = [part for term in usage.terms for part in _of_term(term, written, asked)]
    if usage.unread:
        parts.append(_unread(tuple(_short(written[slice(*one)]) for one in usage.unread)))
    return tuple(parts)


def last_days(use: Use) -> Iterator[tuple[str, str, date]]:
    """Every last day that a term names: its words, its clause as in a `Reason`, the day."""
    written = use.usage_terms or ""
    for term in _read(use).terms:
        words = _short(written[term.start : term.end])
        for rule in term.rules:
            if isinstance(rule, Prohibition) and rule.unless and rule.unless.until:
                yield words, f"{_CLAUSE} {words!r}", rule.unless.until


def _read(use: Use) -> Usage:
    near = use.source_published.date() if use.source_published else None
    return read_terms(use.usage_terms or "", near)


def _asked(use: Use) -> Use:
    """The use as terms ask of it: a channel of the house's own name may be any channel."""
    known = use.channel is None or use.channel.strip().casefold() in _KNOWN
    groups = {USER: (customers_of(use.holder), customers_of(""))}
    changed = {"facts": use.facts | groups, "channel": use.channel if known else None}
    return use.model_copy(update=changed)


def _of_term(term: UsageTerm, written: str, use: Use) -> Iterator[Part]:
    words = _short(written[term.start : term.end])
    if term.row.lasts and use.now is not None:
        # What may not be shown after a day may not be left on the page either.
        use = use.model_copy(update={"date": use.now})
    for rule in term.rules:
        terms = {"forbid": (rule,)} if isinstance(rule, Prohibition) else {"owe": (rule,)}
        own = Licence.model_construct(licence="item", title=words, holder=use.holder, **terms)
        asked = _narrowed(use, own)
        for part in (*of_prohibitions(own, asked), *of_obligations(own, asked)):
            said = part.explain()
            if part.verdict is Verdict.PERMITTED:
                yield explained_part(Verdict.PERMITTED, Explanation(rules=said.rules))
            else:
                of = ("embargo",) if term.row.kind is NoticeKind.EMBARGO else said.of
                clause, why = f"{_CLAUSE} {words!r}", f"{_FIRST}: {said.why}"
                yield explained_part(
                    part.verdict, said._replace(clause=clause, why=why, of=of), part.unmet
                )


def _narrowed(use: Use, own: Licence) -> Use:
    """The use, of no known channel where a ban speaks of a part of what its channel may be."""
    channel = (use.channel or "").strip().casefold()
    conditions = (one for rule in own.forbid for one in rule.conditions)
    named = {word for one in conditions if one.channel for word in one.channel.folded}
    if channel in named or named.isdisjoint(_WIDE.get(channel, ())):
        return use
    return use.model_copy(update={"channel": None})


def _unread(words: tuple[str, ...]) -> Part:
    told = ", ".join(repr(one) for one in words)
    said = Explanation(
        clause=_CLAUSE,
        why=f"{_FIRST}, and these words of them were not understood: {told}",
        remedies=(f"read what the holder says of this item: {told}",),
        of=("usage_terms",),
    )
    return explained_part(Verdict.REVIEW, said, unmet=1)


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
