"""Whatever the use: an answer, the same each time, and one that more facts never turn round."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

from contracts import licence
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Action, Asset, Status, Use, Verdict
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.licences import load_licences

EXAMPLES = SHELF / "licences" / "examples"
SHIPPED = load_licences([SHELF / "licences", EXAMPLES])
ODD = licence(
    licence="odd",
    valid={},
    permit=[
        {
            "action": "republish",
            "if": {
                "any": [{"territory": ["DE"]}, {"language": "de-AT", "max_share": "20%"}],
                "one_of": [{"channel": "web"}, {"purpose": "editorial"}],
                "none": [{"territory": ["IT"]}, {"channel": "print"}],
                "until": "2026-05-05T18:00Z",
            },
            "unless": {"language": "fr", "longest_run": 25},
            "duty": ["link", {"delete": "P2D"}, {"share-alike": "same"}, "no-changes"],
        },
        {"action": "quote", "if": {"max_words": 30}, "duty": ["credit"]},
    ],
    forbid=[
        {"action": "use", "id": "italy", "if": {"territory": "IT"}, "unless": {"channel": "app"}}
    ],
)
LICENCES = (*SHIPPED, ODD)

DAYS = st.dates(date(2025, 12, 30), date(2027, 1, 2)).map(
    lambda day: datetime.combine(day, time.min)  # a bare date, as pages have them
)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-9))])
NEAR = (datetime.fromisoformat("2026-05-04"), datetime.fromisoformat("2026-05-08"))
MOMENTS = (
    DAYS
    | st.datetimes()
    | st.datetimes(timezones=ZONES)
    | st.datetimes(*NEAR)
    | st.datetimes(*NEAR, timezones=ZONES)
)
TEXTS = st.sampled_from(["AFP", "CC BY-SA 4.0", "https://example.org/a", ""]) | st.text(max_size=9)
FACTS: dict[str, st.SearchStrategy[object]] = {
    "source_published": MOMENTS,
    "source_url": st.just("https://example.org/a"),
    "date": MOMENTS,
    "channel": st.sampled_from(["web", "print", "app"]) | st.text(max_size=5),
    "territory": st.lists(st.sampled_from(["DE", "IT", "EU", "world", "?"]), max_size=3).map(tuple),
    "language": st.sampled_from(["de", "de-AT", "fr", "en_GB", "x"]) | st.text(max_size=5),
    "purpose": st.sampled_from(["editorial", "commercial", "private", "zoo", ""]),
    "words": st.integers(-1, 400),
    "share_of_source": st.floats(),
    "longest_run": st.integers(0, 60),
    "altered": st.booleans(),
    "credits": st.lists(TEXTS, max_size=2).map(tuple),
    "links": st.lists(TEXTS, max_size=2).map(tuple),
    "notices": st.lists(TEXTS, max_size=2).map(tuple),
}
TERMS = [
    "No use after 5 May 2026 12:00",
    "ITALY OUT. MANDATORY CREDIT",
    "EDITORIAL USE ONLY - NO PRINT",
    "AFP clients only, max 30 days",
]
# A status, an embargo and the moment of the question are no unknown facts when they are left out:
# they were not set. So they are drawn, but never learned later.
FIXED = st.fixed_dictionaries(
    {
        "holder": st.sampled_from(["afp", "reuters", "cc-by-4.0", "nobody"]),
        "action": st.sampled_from(Action),
        "also": st.lists(st.sampled_from(Action), max_size=2).map(tuple),
        "asset": st.sampled_from(Asset),
    },
    optional={
        "source_status": st.sampled_from(Status),
        "embargoed_until": MOMENTS,
        "usage_terms": TEXTS | st.sampled_from(TERMS),
        "now": MOMENTS,
    },
)
USES = st.builds(
    lambda fixed, facts: {**fixed, **facts}, FIXED, st.fixed_dictionaries({}, optional=FACTS)
)

# What may become of a verdict when a fact becomes known. An open duty may turn out to be done.
MAY_BECOME = {
    Verdict.BREACH: {Verdict.BREACH},
    Verdict.REVIEW: set(Verdict),
    Verdict.DUTY: {Verdict.DUTY, Verdict.PERMITTED},
    Verdict.PERMITTED: {Verdict.PERMITTED},
}


@settings(max_examples=400)
@given(held=st.lists(st.sampled_from(LICENCES), max_size=3), facts=USES)
def test_every_use_gets_an_answer_and_always_the_same(
    held: list[Licence], facts: dict[str, object]
) -> None:
    used = Use.model_validate(facts)

    decision = evaluate(held, used)

    assert decision == evaluate(held, used)
    assert decision.why
    assert decision.verdict is Verdict.PERMITTED or decision.remedies


@settings(max_examples=500)
@given(
    held=st.lists(st.sampled_from(LICENCES), min_size=1, max_size=3),
    facts=USES,
    learned=st.fixed_dictionaries({}, optional=FACTS),
)
def test_learning_a_fact_never_turns_an_answer_round(
    held: list[Licence], facts: dict[str, object], learned: dict[str, object]
) -> None:
    # Compared, and still not known to be altered, says that a few words were changed.
    assume(
        learned.get("share_of_source") is None or {**learned, **facts}.get("altered") is not None
    )
    before = evaluate(held, Use.model_validate(facts))

    after = evaluate(held, Use.model_validate({**learned, **facts}))

    assert after.verdict in MAY_BECOME[before.verdict]


@settings(max_examples=300)
@given(facts=USES, one=st.sampled_from(LICENCES), other=st.sampled_from(LICENCES))
def test_one_more_licence_never_makes_it_worse(
    facts: dict[str, object], one: Licence, other: Licence
) -> None:
    used = Use.model_validate(facts)
    if one.holder != used.holder and not one.is_open:
        return

    both, alone = evaluate([one, other], used), evaluate(one, used)

    # A licence of photos said nothing of this text.
    if not any("licence" in reason.of for reason in alone.reasons):
        assert both.verdict.rank >= alone.verdict.rank


def test_the_shipped_licences_are_among_those_tried() -> None:
    assert {path.stem for path in Path(EXAMPLES).glob("*.yaml")} <= {one.licence for one in SHIPPED}
