"""One small pure function for each kind of condition: what a licence wants, made a question.

What depends on the licence alone is put into words once, when the question is made; `ask` looks at
the facts of a use. `CONSTRAINTS` is the table; its keys are those of `Conditions`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from operator import attrgetter
from typing import Any

from rightscheck.licensing import logic
from rightscheck.licensing.asking.answers import PremiseReport, Question, Reading, Telling, short
from rightscheck.licensing.asking.belonging import feed, item, item_type, licensee, recipient
from rightscheck.licensing.asking.comparisons import comparison
from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.moments import days, describe_limit, describe_moment, elapsed
from rightscheck.licensing.terms import territories
from rightscheck.licensing.terms.conditions import Age, Quota
from rightscheck.licensing.terms.fields import Choice, Languages, Territory, fold, spoken
from rightscheck.licensing.terms.vocabulary import is_purpose, purposes, speaks
from rightscheck.model import State, Use
from rightscheck.model.amounts import count
from rightscheck.model.value import once

_ZERO = timedelta()


def channel(wanted: Choice, _: Reading) -> Question:
    """Where the text appears: the house's own words, such as web, app, print, newsletter."""

    def among(fact: str | None) -> State:
        return logic.of(fold(fact) in wanted.folded if fact else None)

    return _worded("channel", wanted, among, "publish only on {}", "")


def language(wanted: Languages, _: Reading) -> Question:
    """The language of the page; `de` covers `de-AT`, and `de` may or may not be `de-AT`."""
    unclear = "state the page's language more exactly"
    among = partial(speaks, wanted=wanted.folded)
    return _worded("language", wanted, among, "publish only in {}", unclear)


def purpose(wanted: Choice, _: Reading) -> Question:
    """What for: editorial, commercial, non-commercial, education, or words of the house's own."""
    unclear = f"state whether the purpose is {wanted.phrase}"
    among = partial(is_purpose, wanted=purposes(wanted.folded))
    return _worded("purpose", wanted, among, "use it only where the purpose is {}", unclear)


def _worded(
    name: str, wanted: Choice, among: Callable[[str | None], State], cure: str, unclear: str
) -> Question:
    """Is a fact of one word `among` those that are named, or none of those excepted?"""
    telling = Telling.of(name, f"the {name} is {wanted.phrase}")
    known, way, turned = attrgetter(name), cure.format(wanted.phrase), bool(wanted.except_)

    def ask(use: Use) -> PremiseReport:
        fact = known(use)
        state = among(fact)
        return telling.answer(use, logic.negate(state) if turned else state, fact, way, unclear)

    return Question(telling.wanted, ask)


def territory(wanted: Territory, reading: Reading) -> Question:
    """Where the text can be read; a code that nobody knows decides nothing."""
    telling = Telling.of("territory", f"the territory is {wanted.phrase}")
    cure = f"publish only in {wanted.phrase}"
    decided = FALSE if reading.every else TRUE
    decisive = territories.WORLD - wanted.areas if reading.every else wanted.areas

    def ask(use: Use) -> PremiseReport:
        names = use.territory or ()
        each = [territories.around(name) for name in names]
        odd = names[each.index(None)] if None in each else ""
        unclear = f"write the territory {short(odd)!r} as an ISO 3166 code" if odd else ""
        # One territory may decide; that none does is certain only if all are known.
        if [known for known in each if known and not known.isdisjoint(decisive)]:
            state = decided
        else:
            state = logic.negate(decided) if names and None not in each else UNKNOWN
        return telling.answer(use, state, ", ".join(names) or None, cure, unclear)

    return Question(telling.wanted, ask)


def begin(wanted: date | datetime, reading: Reading) -> Question:
    """Not before a day or moment."""
    cure = f"publish on or after {describe_limit(wanted)}"

    def holds(moment: datetime) -> State:
        if isinstance(wanted, datetime):
            least, most = elapsed(wanted, moment)
            return logic.between(least >= _ZERO, most >= _ZERO)
        first, last = days(moment, reading.calendar)
        return logic.between(first >= wanted, last >= wanted)

    return _dated("from", f"it is published on {describe_limit(wanted)} or later", holds, cure)


def end(wanted: date | datetime, reading: Reading) -> Question:
    """Not after a moment, or after the end of a day."""
    cure = f"take it down: it ended on {describe_limit(wanted)}"

    def holds(moment: datetime) -> State:
        if isinstance(wanted, datetime):
            least, most = elapsed(wanted, moment)
            return logic.between(most <= _ZERO, least <= _ZERO)
        first, last = days(moment, reading.calendar)
        return logic.between(last <= wanted, first <= wanted)

    return _dated("until", f"it is published by {describe_limit(wanted)}", holds, cure)


def source_age(wanted: Age, _: Reading) -> Question:
    """How long after its publication a source is used (retention, or a head start for others)."""
    limits = {"at least": wanted.at_least, "at most": wanted.at_most}
    text = " and ".join(f"{word} {spoken(limit)}" for word, limit in limits.items() if limit)
    telling = Telling.of("source_age", f"the source is {text} old")
    shortest, longest = wanted.at_least or timedelta.min, wanted.at_most or timedelta.max
    too_old = f"take it down: a source may be used for {spoken(wanted.at_most or _ZERO)}"
    too_young = f"wait until the source is {spoken(wanted.at_least or _ZERO)} old"

    def ask(use: Use) -> PremiseReport:
        published, day = use.source_published, use.date
        if day is None or published is None:
            missing = "when the source was published" if day else "the page's date"
            return telling.answer(use, UNKNOWN, None, unclear=f"state {missing}")
        least, most = elapsed(published, day)
        if shortest <= least and most <= longest:
            state = TRUE
        else:
            state = FALSE if most < shortest or least > longest else UNKNOWN
        cure = too_old if least > longest else too_young
        fact = spoken(day.date() - published.date())
        unclear = "state the times with their zones"
        return telling.answer(use, state, fact, cure, unclear)

    return Question(telling.wanted, ask)


def max_words(wanted: int, _: Reading) -> Question:
    """At most so many words of the source."""
    telling = Telling.of("max_words", f"at most {count(wanted, 'word')} are taken")

    def ask(use: Use) -> PremiseReport:
        words = use.words
        if words is None or words < 0:
            return telling.answer(use, UNKNOWN, None)
        cut = max(0, words - wanted)
        cure = f"cut {count(cut, 'word')} (at most {wanted} may be used)" if cut else ""
        return telling.answer(use, logic.of(not cut), count(words, "word"), cure, cut=cut)

    return Question(telling.wanted, ask)


def max_share(wanted: float, _: Reading) -> Question:
    """At most such a share of the source."""
    telling = Telling.of("max_share", f"at most {_percent(wanted)} is taken")

    def ask(use: Use) -> PremiseReport:
        share = use.share_of_source
        if share is None or not math.isfinite(share) or share < 0:
            return telling.answer(use, UNKNOWN, None)
        cut = 0
        if share > wanted and use.words and use.words > 0:
            cut = math.ceil(use.words * (1 - wanted / share))
        much = f"cut about {count(cut, 'word')}" if cut else "cut the passage"
        cure = f"{much} (at most {_percent(wanted)} may be used)"
        return telling.answer(use, logic.of(share <= wanted), _percent(share), cure, cut=cut)

    return Question(telling.wanted, ask)


def longest_run(wanted: int, _: Reading) -> Question:
    """At most so many words in unbroken order."""
    telling = Telling.of("longest_run", f"at most {wanted} words are taken in a row")

    def ask(use: Use) -> PremiseReport:
        run = use.longest_run
        if run is None or run < 0:
            return telling.answer(use, UNKNOWN, None)
        cure = f"shorten or reword every run of more than {wanted} words (the longest has {run})"
        return telling.answer(use, logic.of(run <= wanted), f"{run} words in a row", cure)

    return Question(telling.wanted, ask)


def quota(wanted: Quota, reading: Reading) -> Question:
    """At most so many uses under the rule in a period; the others so far are in the ledger."""
    period = "" if wanted.per == "term" else f" a {wanted.per}"
    telling = Telling.of("count", f"at most {count(wanted.at_most, 'use')}{period} are made")
    cure = "wait for the next period, or agree on more uses" if period else "agree on more uses"
    counted = f"{reading.rule}/{wanted.per}"

    def ask(use: Use) -> PremiseReport:
        others = use.counts.get(counted)
        if others is None:
            return telling.answer(use, UNKNOWN, None)
        state = logic.of(others < wanted.at_most)
        return telling.answer(use, state, f"use no. {others + 1}", cure)

    return Question(telling.wanted, ask)


CONSTRAINTS: dict[str, Callable[[Any, Reading], Question]] = {
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


def _dated(name: str, wanted: str, holds: Callable[[datetime], State], cure: str) -> Question:
    """A question of the page's day."""
    telling = Telling.of(name, wanted)
    unclear = "state the time of the page with its zone, or the zone of the licence"

    def ask(use: Use) -> PremiseReport:
        if use.date is None:
            return telling.answer(use, UNKNOWN, None)
        return telling.answer(use, holds(use.date), _page_day(use), cure, unclear)

    return Question(wanted, ask)


@once
def _page_day(use: Use) -> str | None:
    """The page's day for people; the two ends of a term both tell it."""
    return describe_moment(use.date) if use.date else None


def _percent(share: float) -> str:
    return f"{100 * share:.5g} % of the source"
