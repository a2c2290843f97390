"""Licences and uses that hypothesis invents: any conditions, any duties, any facts or none."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

from contracts import licence
from hypothesis import strategies as st

from rightscheck.model import Action, Asset, Duty, Status

Drawn = st.SearchStrategy[object]


def some_of(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)


def choice(names: list[str]) -> Drawn:
    return some_of(names) | some_of(names).map(lambda some: {"except": some})


CHANNELS = ["web", "print", "app"]
COUNTRIES = ["DE", "IT", "EU", "world"]
ACTIONS = ["republish", "excerpt", "modify", "translate", "ai-train", "use"]

SIMPLE: dict[str, Drawn] = {
    "channel": choice(CHANNELS),
    "territory": choice(COUNTRIES),
    "language": choice(["de", "de-AT", "fr"]),
    "purpose": choice(["editorial", "commercial", "zoo"]),
    "recipient": choice(["public", "subscribers"]),
    "licensee": choice(["courier", "post"]),
    "feed": choice(["sport", "general"]),
    "item_type": choice(["news", "opinion"]),
    "from": st.sampled_from(["2026-05-05", "2026-05-05T18:00:00+02:00"]),
    "until": st.sampled_from(["2026-05-06", "2026-05-06T18:00:00+02:00"]),
    "source_age": st.sampled_from([{"at_most": "P2D"}, {"at_least": "P1D"}]),
    "count": st.sampled_from([{"at_most": 3, "per": "day"}, {"at_most": 3}]),
    "max_words": st.integers(1, 300),
    "max_share": st.sampled_from([0.2, 0.5]),
    "longest_run": st.integers(1, 60),
}
PLAIN = st.lists(st.sampled_from(sorted(SIMPLE)), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: SIMPLE[name] for name in names})
)
GROUPED = st.dictionaries(
    st.sampled_from(["all", "any", "one_of", "none"]),
    st.lists(PLAIN, min_size=1, max_size=2),
    min_size=1,
    max_size=2,
)
CONDITIONS = PLAIN | GROUPED
TASKS: Drawn = st.sampled_from(
    [
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
    ]
)


def rules(duties: str) -> st.SearchStrategy[list[dict[str, object]]]:
    """Rules without a name of their own; `named` gives them one."""
    rule: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
        {"action": st.sampled_from(ACTIONS)},
        optional={"if": CONDITIONS, "unless": CONDITIONS, duties: st.lists(TASKS, max_size=2)},
    )
    return st.lists(rule, min_size=1, max_size=3)


def named(some: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{**rule, "id": f"rule-{number}"} for number, rule in enumerate(some)]


PERMISSIONS = rules("duty").map(named)
PROHIBITIONS = rules("remedy").map(named)
PARTS = st.fixed_dictionaries(
    {"permit": PERMISSIONS},
    optional={
        "forbid": PROHIBITIONS,
        "owe": st.lists(TASKS, max_size=2),
        "covers": PLAIN,
        "assets": st.sampled_from(["text", "image", "all"]),
        "valid": st.just({}),
        "zone": st.sampled_from(["Europe/Berlin", "Pacific/Kiritimati"]),
        "default": st.sampled_from(["breach", "review"]),
    },
)
LICENCES = PARTS.map(lambda parts: licence(**parts))

DAYS = st.dates(date(2026, 5, 3), date(2026, 5, 8)).map(
    lambda day: datetime.combine(day, time.min)  # a bare date, as pages have them
)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-9))])
NEAR = (datetime.fromisoformat("2026-05-03"), datetime.fromisoformat("2026-05-08"))
MOMENTS = DAYS | st.datetimes(*NEAR) | st.datetimes(*NEAR, timezones=ZONES)
TEXTS = st.lists(st.sampled_from(["AFP", "by leave", "same", "no"]), max_size=2).map(tuple)

FACTS: dict[str, Drawn] = {
    "date": MOMENTS,
    "source_published": MOMENTS,
    "source_url": st.just("https://example.org/a"),
    "channel": st.sampled_from(CHANNELS),
    "territory": st.lists(st.sampled_from([*COUNTRIES, "?"]), max_size=2).map(tuple),
    "language": st.sampled_from(["de", "de-AT", "fr", "x"]),
    "purpose": st.sampled_from(["editorial", "commercial", "private", "zoo"]),
    "recipient": some_of(["public", "subscribers"]).map(tuple),
    "licensee": some_of(["courier", "post"]).map(tuple),
    "feed": some_of(["sport", "general"]).map(tuple),
    "item_type": st.sampled_from(["news", "opinion"]),
    "words": st.integers(1, 400),
    "share_of_source": st.sampled_from([0.1, 0.3, 0.9]),
    "longest_run": st.integers(0, 60),
    "altered": st.booleans(),
    "credits": TEXTS,
    "notices": TEXTS,
    "links": st.sampled_from([(), ("https://example.org/a",)]),
    "counters": st.sampled_from([(), ("https://count.example.org/p",)]),
    "newer_since": MOMENTS,
    "counts": st.just(
        {f"afp-web-2026/rule-{n}/{per}": n for n in range(4) for per in ("day", "term")}
    ),
    "places": st.just({"AFP": "top"}),
    "done": st.dictionaries(
        st.sampled_from([Duty.PAY, Duty.CONSENT, Duty.OTHER]), st.booleans(), max_size=3
    ),
}
"""What a use may leave open and learn later."""

FIXED: dict[str, Drawn] = {
    "source_status": st.sampled_from(Status),
    "embargoed_until": MOMENTS,
    "newer_version": st.just("v2"),
    "now": MOMENTS,
    "withdrawn": MOMENTS,
}
"""What is no unknown fact where it is left out: no embargo was set, nothing was corrected."""

DONE = st.fixed_dictionaries(
    {
        "holder": st.just("afp"),
        "action": st.sampled_from([Action.REPUBLISH, Action.EXCERPT, Action.AI_TRAIN]),
        "also": st.lists(st.sampled_from([Action.MODIFY, Action.TRANSLATE]), max_size=2).map(tuple),
        "asset": st.sampled_from([Asset.TEXT, Asset.TEXT, Asset.UNKNOWN]),
    },
    optional=FIXED,
)
LEARNED = st.fixed_dictionaries({}, optional=FACTS)
USES = st.builds(lambda done, facts: {**done, **facts}, DONE, LEARNED)
