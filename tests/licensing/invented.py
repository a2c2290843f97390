"""Licences and uses from dice: any conditions, any duties, any facts or none.

They are thrown once, and hypothesis draws from what lies there: drawing a licence word by word
takes it thirty times as long as deciding by it. The shortest lie first, so a failure is told short.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import TypeVar

from contracts import licence
from hypothesis import strategies as st

from rightscheck.model import Action, Asset, Duty, Status

T = TypeVar("T")
Facts = dict[str, object]
Parts = dict[str, list[Facts]]
Throw = Callable[[], object]

dice = random.Random(2026)  # noqa: S311 -- contracts, not secrets


def pool(throw: Callable[[], T]) -> st.SearchStrategy[T]:
    """Five hundred of them to draw from."""
    return st.sampled_from(sorted((throw() for _ in range(500)), key=lambda one: len(repr(one))))


def one_of(*some: object) -> Throw:
    return partial(dice.choice, some)


def some_of(*some: object, least: int = 1) -> Callable[[], tuple[object, ...]]:
    return lambda: tuple(dice.sample(some, dice.randint(least, 2)))


def choice(*some: str) -> Throw:
    """One or two of the words, or all but those."""

    def throw() -> object:
        words = [*some_of(*some)()]
        return dice.choice((words, {"except": words}))

    return throw


flag = partial(dice.choice, (True, False))


def filled(table: Mapping[str, Throw], names: Iterable[str]) -> Facts:
    return {name: table[name]() for name in names}


def optional(table: Mapping[str, Throw]) -> Facts:
    """Each of them or not; one throw says most of them and the next few."""
    share = dice.random()
    return filled(table, [name for name in table if dice.random() < share])


CHANNELS = ("web", "print", "app")
COUNTRIES = ("DE", "IT", "EU", "world")
ACTIONS = ("republish", "excerpt", "modify", "translate", "ai-train", "use")

SIMPLE: dict[str, Throw] = {
    "channel": choice(*CHANNELS),
    "territory": choice(*COUNTRIES),
    "language": choice("de", "de-AT", "fr"),
    "purpose": choice("editorial", "commercial", "zoo"),
    "recipient": choice("public", "subscribers"),
    "licensee": choice("courier", "post"),
    "feed": choice("sport", "general"),
    "item_type": choice("news", "opinion"),
    "from": one_of("2026-05-05", "2026-05-05T18:00:00+02:00"),
    "until": one_of("2026-05-06", "2026-05-06T18:00:00+02:00"),
    "source_age": one_of({"at_most": "P2D"}, {"at_least": "P1D"}),
    "count": one_of({"at_most": 3, "per": "day"}, {"at_most": 3}),
    "max_words": partial(dice.randint, 1, 300),
    "max_share": one_of(0.2, 0.5),
    "longest_run": partial(dice.randint, 1, 60),
}
TASKS = (
    {"credit": "AFP"},
    {"credit": {"any": ["AFP"], "where": "top"}},
    "link",
    {"notice": "by leave"},
    "no-changes",
    {"share-alike": "same"},
    {"delete": "P2D"},
    {"remove": "PT1H"},
    {"update": "PT12H"},
    "pay",
    {"consent": "in writing", "if": {"channel": "web"}},
    {"counter": {"at": "https://count.example.org/p"}},
    {"other": "ex:dance"},
)
TERMS = (
    "No use after 5 May 2026 12:00",
    "ITALY OUT. MANDATORY CREDIT",
    "EDITORIAL USE ONLY - NO PRINT",
    "AFP clients only, max 2 days",
    "AFP",
)
tasks = some_of(*TASKS, least=0)


def plain() -> Facts:
    return filled(SIMPLE, dice.sample(sorted(SIMPLE), dice.randint(1, 3)))


def conditions() -> Facts:
    """Plain ones, or groups of such."""
    if dice.random() < 0.5:
        return plain()
    groups = dice.sample(("all", "any", "one_of", "none"), dice.randint(1, 2))
    return {group: [plain() for _ in range(dice.randint(1, 2))] for group in groups}


def rules(duties: str) -> list[Facts]:
    more: dict[str, Throw] = {"if": conditions, "unless": conditions, duties: tasks}
    return [
        {"action": dice.choice(ACTIONS), "id": f"rule-{number}", **optional(more)}
        for number in range(dice.randint(1, 3))
    ]


def parts() -> Parts:
    more: dict[str, Throw] = {
        "forbid": partial(rules, "remedy"),
        "owe": tasks,
        "covers": plain,
        "assets": one_of("text", "image", "all"),
        "valid": dict,
        "zone": one_of("Europe/Berlin", "Pacific/Kiritimati"),
        "default": one_of("breach", "review"),
    }
    return {"permit": rules("duty"), **optional(more)}  # type: ignore[dict-item]


def moment() -> datetime:
    """Six days of May: a bare date, as pages have them, or a time with or without a zone."""
    day = datetime(2026, 5, dice.randint(3, 8))  # noqa: DTZ001 -- as pages have them
    if dice.random() < 0.4:
        return day
    zone = dice.choice((None, UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-9))))
    return (day + timedelta(seconds=dice.randrange(24 * 60 * 60))).replace(tzinfo=zone)


texts = some_of("AFP", "by leave", "same", "no", least=0)
FACTS: dict[str, Throw] = {
    "date": moment,
    "source_published": moment,
    "source_url": one_of("https://example.org/a"),
    "channel": one_of(*CHANNELS),
    "territory": some_of(*COUNTRIES, "?", least=0),
    "language": one_of("de", "de-AT", "fr", "x"),
    "purpose": one_of("editorial", "commercial", "private", "zoo"),
    "recipient": some_of("public", "subscribers"),
    "licensee": some_of("courier", "post"),
    "feed": some_of("sport", "general"),
    "item_type": one_of("news", "opinion"),
    "words": partial(dice.randint, 1, 400),
    "share_of_source": one_of(0.1, 0.3, 0.9),
    "longest_run": partial(dice.randint, 0, 60),
    "altered": flag,
    "credits": texts,
    "notices": texts,
    "links": one_of((), ("https://example.org/a",)),
    "counters": one_of((), ("https://count.example.org/p",)),
    "newer_since": moment,
    "counts": one_of(
        {f"afp-web-2026/rule-{n}/{per}": n for n in range(4) for per in ("day", "term")}
    ),
    "places": one_of({"AFP": "top"}),
    "done": lambda: optional(dict.fromkeys((Duty.PAY, Duty.CONSENT, Duty.OTHER), flag)),
}
"""What a use may leave open and learn later."""

FIXED: dict[str, Throw] = {
    "source_status": one_of(*Status),
    "embargoed_until": moment,
    "newer_version": one_of("v2"),
    "now": moment,
    "withdrawn": moment,
}
"""What is no unknown fact where it is left out: no embargo was set, nothing was corrected."""


def done() -> Facts:
    return {
        "holder": "afp",
        "action": dice.choice((Action.REPUBLISH, Action.EXCERPT, Action.AI_TRAIN)),
        "also": some_of(Action.MODIFY, Action.TRANSLATE, least=0)(),
        "asset": dice.choice((Asset.TEXT, Asset.TEXT, Asset.UNKNOWN)),
        **optional(FIXED),
    }


def strange() -> Facts:
    """Of whatever holder, action and asset, on terms of its own."""
    return {
        **done(),
        "holder": dice.choice(("afp", "reuters", "cc-by-4.0", "nobody")),
        "action": dice.choice(tuple(Action)),
        "also": some_of(*Action, least=0)(),
        "asset": dice.choice(tuple(Asset)),
        **optional({"usage_terms": one_of(*TERMS)}),
    }


CONDITIONS = pool(conditions)
PARTS = pool(parts)
LICENCES = PARTS.map(lambda some: licence(**some))
MOMENTS = pool(moment)
LEARNED = pool(lambda: optional(FACTS))
STRANGE = pool(strange)
USES = st.builds(lambda one, told: {**one, **told}, pool(done), LEARNED)
