"""One small pure function for each kind of condition: what is wanted, the fact, the answer.

A fact that is missing gives `unknown`, and the remedy is then to state it. `CONSTRAINTS` is the
table; its keys are those of `Conditions`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from rightscheck.licensing import logic, territories
from rightscheck.licensing.actions import AMOUNTS
from rightscheck.licensing.answers import Answer, Reading, answer, short
from rightscheck.licensing.belonging import feed, item, item_type, licensee, recipient
from rightscheck.licensing.comparisons import comparison
from rightscheck.licensing.conditions import Age, Quota
from rightscheck.licensing.fields import Choice, Languages, Territory, fold, spoken
from rightscheck.licensing.moments import days, elapsed, shown, told
from rightscheck.licensing.vocabulary import is_purpose, speaks
from rightscheck.model import State, Use
from rightscheck.model.amounts import count

__all__ = ["AMOUNTS", "CONSTRAINTS", "Answer", "Reading"]

_ZERO = timedelta()


def channel(wanted: Choice, use: Use, _: Reading) -> Answer:
    """Where the text appears: the house's own words, such as web, app, print, newsletter."""
    fact = use.channel
    state = logic.of(None if not fact else _chosen(fold(fact) in wanted.folded, wanted))
    return answer(
        "channel",
        f"the channel is {wanted.told}",
        fact,
        use,
        state,
        f"publish only on {wanted.told}",
    )


def territory(wanted: Territory, use: Use, reading: Reading) -> Answer:
    """Where the text can be read; a code that nobody knows decides nothing."""
    names = use.territory or ()
    found = [territories.around(name) for name in names]
    known = frozenset[str]().union(*(areas or () for areas in found))
    complete = bool(found) and None not in found
    if reading.every:
        state = _settled(not known <= wanted.areas, complete=complete, decided=State.FALSE)
    else:
        state = _settled(bool(known & wanted.areas), complete=complete, decided=State.TRUE)
    fact = ", ".join(names) or None
    odd = next((name for name, areas in zip(names, found, strict=True) if areas is None), None)
    unclear = f"write the territory {short(odd)!r} as an ISO 3166 code" if odd else ""
    return answer(
        "territory",
        f"the territory is {wanted.told}",
        fact,
        use,
        state,
        f"publish only in {wanted.told}",
        unclear,
    )


def language(wanted: Languages, use: Use, _: Reading) -> Answer:
    """The language of the page; `de` covers `de-AT`, and `de` may or may not be `de-AT`."""
    state = speaks(use.language, wanted.folded)
    if wanted.except_:
        state = logic.negate(state)
    return answer(
        "language",
        f"the language is {wanted.told}",
        use.language,
        use,
        state,
        f"publish only in {wanted.told}",
        "state the page's language more exactly",
    )


def purpose(wanted: Choice, use: Use, _: Reading) -> Answer:
    """What for: editorial, commercial, non-commercial, education, or words of the house's own."""
    state = is_purpose(use.purpose, wanted.folded)
    if wanted.except_:
        state = logic.negate(state)
    return answer(
        "purpose",
        f"the purpose is {wanted.told}",
        use.purpose,
        use,
        state,
        f"use it only where the purpose is {wanted.told}",
        f"state whether the purpose is {wanted.told}",
    )


def begin(wanted: date | datetime, use: Use, reading: Reading) -> Answer:
    """Not before a day or moment."""
    state = State.UNKNOWN
    if use.date is not None and isinstance(wanted, datetime):
        least, most = elapsed(wanted, use.date)
        state = logic.between(least >= _ZERO, most >= _ZERO)
    elif use.date is not None:
        first, last = days(use.date, reading.calendar)
        state = logic.between(first >= wanted, last >= wanted)
    return _dated(
        "from",
        f"it is published on {told(wanted)} or later",
        use,
        state,
        f"publish on or after {told(wanted)}",
    )


def end(wanted: date | datetime, use: Use, reading: Reading) -> Answer:
    """Not after a moment, or after the end of a day."""
    state = State.UNKNOWN
    if use.date is not None and isinstance(wanted, datetime):
        least, most = elapsed(wanted, use.date)
        state = logic.between(most <= _ZERO, least <= _ZERO)
    elif use.date is not None:
        first, last = days(use.date, reading.calendar)
        state = logic.between(last <= wanted, first <= wanted)
    return _dated(
        "until",
        f"it is published by {told(wanted)}",
        use,
        state,
        f"take it down: it ended on {told(wanted)}",
    )


def source_age(wanted: Age, use: Use, _: Reading) -> Answer:
    """How long after its publication a source is used (retention, or a head start for others)."""
    limits = [
        f"{word} {spoken(limit)}"
        for word, limit in (("at least", wanted.at_least), ("at most", wanted.at_most))
        if limit
    ]
    text = f"the source is {' and '.join(limits)} old"
    if use.date is None or use.source_published is None:
        fact, state = None, State.UNKNOWN
    else:
        least, most = elapsed(use.source_published, use.date)
        fact = spoken(use.date.date() - use.source_published.date())
        state = logic.every(
            (
                logic.between(*(age >= (wanted.at_least or age) for age in (least, most))),
                logic.between(*(age <= (wanted.at_most or age) for age in (least, most))),
            )
        )
    too_old = state is State.FALSE and wanted.at_most and least > wanted.at_most
    cure = (
        f"take it down: a source may be used for {spoken(wanted.at_most)}"
        if too_old and wanted.at_most
        else f"wait until the source is {spoken(wanted.at_least or _ZERO)} old"
    )
    missing = "when the source was published" if use.date else "the page's date"
    unclear = f"state {missing}" if fact is None else "state the times with their zones"
    return answer("source_age", text, fact, use, state, cure, unclear, field="source_published")


def max_words(wanted: int, use: Use, _: Reading) -> Answer:
    """At most so many words of the source."""
    words = use.words if use.words is not None and use.words >= 0 else None
    cut = max(0, words - wanted) if words is not None else 0
    state = logic.of(None if words is None else not cut)
    fact = None if words is None else count(words, "word")
    cure = f"cut {count(cut, 'word')} (at most {wanted} may be used)"
    return answer(
        "max_words", f"at most {count(wanted, 'word')} are taken", fact, use, state, cure, cut=cut
    )


def max_share(wanted: float, use: Use, _: Reading) -> Answer:
    """At most such a share of the source."""
    share = use.share_of_source
    if share is None or not math.isfinite(share) or share < 0:
        share = None
    state = logic.of(None if share is None else share <= wanted)
    fact = None if share is None else _percent(share)
    cut = 0
    if state is State.FALSE and share and use.words and use.words > 0:
        cut = math.ceil(use.words * (1 - wanted / share))
    much = f"cut about {count(cut, 'word')}" if cut else "cut the passage"
    cure = f"{much} (at most {_percent(wanted)} may be used)"
    text = f"at most {_percent(wanted)} is taken"
    return answer("max_share", text, fact, use, state, cure, cut=cut)


def longest_run(wanted: int, use: Use, _: Reading) -> Answer:
    """At most so many words in unbroken order."""
    run = use.longest_run if use.longest_run is not None and use.longest_run >= 0 else None
    state = logic.of(None if run is None else run <= wanted)
    fact = None if run is None else f"{run} words in a row"
    cure = f"shorten or reword every run of more than {wanted} words (the longest has {run})"
    return answer(
        "longest_run", f"at most {wanted} words are taken in a row", fact, use, state, cure
    )


def quota(wanted: Quota, use: Use, reading: Reading) -> Answer:
    """At most so many uses under the rule in a period; the others so far are in the ledger."""
    period = "" if wanted.per == "term" else f" a {wanted.per}"
    others = use.counts.get(f"{reading.rule}/{wanted.per}")
    state = logic.of(None if others is None else others < wanted.at_most)
    return answer(
        "count",
        f"at most {count(wanted.at_most, 'use')}{period} are made",
        None if others is None else f"use no. {others + 1}",
        use,
        state,
        "wait for the next period, or agree on more uses" if period else "agree on more uses",
        field="counts",
    )


CONSTRAINTS: dict[str, Callable[[Any, Use, Reading], Answer]] = {
    "channel": channel,
    "territory": territory,
    "language": language,
    "purpose": purpose,
    "recipient": recipient,
    "licensee": licensee,
    "feed": feed,
    "item": item,
    "item_type": item_type,
    "from_": begin,
    "until": end,
    "source_age": source_age,
    "count": quota,
    "max_words": max_words,
    "max_share": max_share,
    "longest_run": longest_run,
    "other": comparison,
}


def _dated(name: str, wanted: str, use: Use, state: State, cure: str) -> Answer:
    fact = None if use.date is None else shown(use.date)
    unclear = "state the time of the page with its zone, or the zone of the licence"
    return answer(name, wanted, fact, use, state, cure, unclear)


def _chosen(named: bool, wanted: Choice) -> bool:  # noqa: FBT001 -- a truth value to be turned
    return named != bool(wanted.except_)


def _settled(found: bool, *, complete: bool, decided: State) -> State:  # noqa: FBT001 -- the find
    """One territory may decide; that none does is certain only if all are known."""
    if found:
        return decided
    return logic.negate(decided) if complete else State.UNKNOWN


def _percent(share: float) -> str:
    return f"{100 * share:.5g} % of the source"
