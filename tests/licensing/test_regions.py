"""Whether rules can apply at once: never denied of a use to which both of them apply."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightscheck.licensing.asking import premises
from rightscheck.licensing.asking.answers import Reading
from rightscheck.licensing.lint.regions import meet, possible, within
from rightscheck.licensing.lint.situations import conditions
from rightscheck.licensing.terms.conditions import Conditions
from rightscheck.model import State, Use

ODRL = "http://www.w3.org/ns/odrl/2/"


def met(first: dict[str, object], second: dict[str, object]) -> State:
    return meet(*(conditions(Conditions.model_validate(one)) for one in (first, second)))


def inside(first: dict[str, object], second: dict[str, object]) -> State:
    return within(*(conditions(Conditions.model_validate(one)) for one in (first, second)))


def other(left: str, operator: str, *right: str) -> dict[str, object]:
    return {"other": {"left": ODRL + left, "is": operator, "right": list(right)}}


def choice(*words: str) -> st.SearchStrategy[object]:
    some = st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True)
    return some | st.builds(lambda named: {"except": named}, some)


VALUES: dict[str, st.SearchStrategy[object]] = {
    "channel": choice("web", "app", "print"),
    "territory": choice("DE", "FR", "EU", "US"),
    "language": choice("de", "de-AT", "en"),
    "purpose": choice("editorial", "commercial", "non-commercial", "Archiv"),
    "recipient": choice("public", "subscribers"),
    "from": st.dates(date(2026, 5, 1), date(2026, 5, 9)),
    "max_words": st.integers(1, 300),
    "source_age": st.builds(lambda days: {"at_least": f"P{days}D"}, st.integers(1, 9)),
}
FIELDS = st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=2, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: VALUES[name] for name in names})
)
GROUPED = st.builds(
    lambda name, members: {name: members},
    st.sampled_from(["all", "any", "one_of", "none"]),
    st.lists(FIELDS, min_size=1, max_size=3),
)
ASKED = (FIELDS | GROUPED).map(Conditions.model_validate)
USES = st.builds(
    Use,
    holder=st.just("afp"),
    channel=st.sampled_from(["web", "app", "print"]),
    territory=st.sampled_from([("DE",), ("FR",), ("US",)]),
    language=st.sampled_from(["de", "de-AT", "en"]),
    purpose=st.sampled_from(["editorial", "commercial", "non-commercial", "archiv"]),
    recipient=st.sampled_from([("public",), ("subscribers",), ("public", "subscribers")]),
    date=st.builds(lambda day: datetime(2026, 5, day, 10, tzinfo=UTC), st.integers(1, 9)),
    source_published=st.just(datetime(2026, 5, 1, 9, tzinfo=UTC)),
    words=st.integers(1, 300),
)


def applies(asked: Conditions, use: Use, *, every: bool) -> bool:
    return (
        premises.holds(premises.ask(premises.questions(asked, Reading(every=every)), use))
        is State.TRUE
    )


@given(ASKED, ASKED, USES)
@settings(max_examples=300)
def test_what_applies_to_one_use_can_apply_at_once(
    permission: Conditions, prohibition: Conditions, use: Use
) -> None:
    both = applies(permission, use, every=True) and applies(prohibition, use, every=False)

    assert not both or meet(conditions(permission), conditions(prohibition)) is not State.FALSE


@given(ASKED, ASKED)
@settings(max_examples=50)
def test_two_that_meet_do_so_from_either_side(first: Conditions, second: Conditions) -> None:
    there, back = conditions(first), conditions(second)

    assert meet(there, back) is meet(back, there)
    assert within(there, there) is not State.FALSE


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        ({"channel": "web"}, {"channel": ["web", "app"]}, "true"),
        ({"channel": "web"}, {"channel": "Print"}, "false"),
        ({"channel": "web"}, {"channel": {"except": "web"}}, "false"),
        ({"channel": "urn:x:web"}, {"channel": "urn:y:www"}, "unknown"),
        ({"territory": "EU"}, {"territory": ["FR", "US"]}, "true"),
        ({"territory": "EU"}, {"territory": {"except": ["EU"]}}, "false"),
        ({"language": "de"}, {"language": "de-AT"}, "unknown"),
        ({"language": "de"}, {"language": "en"}, "false"),
        ({"purpose": "editorial"}, {"purpose": "commercial"}, "unknown"),
        ({"purpose": "private"}, {"purpose": "commercial"}, "false"),
        ({"licensee": "urn:alice"}, {"licensee": "urn:staff"}, "unknown"),
        ({"licensee": "urn:alice"}, {"licensee": {"except": "urn:alice"}}, "false"),
        ({"until": "2026-05-04"}, {"from": "2026-05-04"}, "true"),
        ({"until": "2026-05-03"}, {"from": "2026-05-04"}, "false"),
        ({"until": "2026-05-03"}, {"from": "2026-05-04T06:00:00+09:00"}, "unknown"),
        ({"max_words": 40}, {"none": [{"max_words": 60}]}, "false"),
        ({"max_words": 60}, {"none": [{"max_words": 40}]}, "true"),
        ({"source_age": {"at_most": "P2D"}}, {"source_age": {"at_least": "P3D"}}, "false"),
        ({"count": {"at_most": 3, "per": "day"}}, {"count": {"at_most": 9}}, "unknown"),
    ],
)
def test_our_own_conditions_meet_or_do_not(
    first: dict[str, object], second: dict[str, object], state: str
) -> None:
    assert met(first, second) == state


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (other("absoluteSize", "lteq", "600"), other("absoluteSize", "gteq", "600"), "true"),
        (other("absoluteSize", "lt", "600"), other("absoluteSize", "gteq", "600"), "false"),
        (other("absoluteSize", "eq", "5"), other("absoluteSize", "neq", "5.0"), "false"),
        (other("percentage", "gteq", "50"), {"max_share": "20%"}, "false"),
        (other("percentage", "gteq", "20"), {"max_share": "20%"}, "true"),
        (other("elapsedTime", "eq", "P9D"), {"source_age": {"at_most": "P7D"}}, "false"),
        (other("meteredTime", "eq", "P9D"), {"source_age": {"at_most": "P7D"}}, "false"),
        (other("meteredTime", "eq", "P5D"), {"source_age": {"at_most": "P7D"}}, "true"),
        (other("dateTime", "eq", "2026-05-04"), {"until": "2026-05-03"}, "false"),
        (other("dateTime", "gt", "2026-05-04"), {"until": "2026-05-04"}, "false"),
        (other("dateTime", "lteq", "2026-05-04"), {"from": "2026-05-04"}, "true"),
        (other("timeInterval", "eq", "P30D"), {"from": "2026-05-04"}, "unknown"),
        (other("spatial", "eq", "urn:geo:7"), {"territory": "DE"}, "unknown"),
        (other("event", "eq", "urn:a"), other("event", "eq", "urn:a"), "true"),
        (other("event", "eq", "urn:a"), other("event", "neq", "urn:a"), "false"),
        (other("event", "isA", "urn:a"), other("event", "isA", "urn:b"), "unknown"),
    ],
)
def test_foreign_conditions_meet_or_do_not(
    first: dict[str, object], second: dict[str, object], state: str
) -> None:
    assert met(first, second) == state


@pytest.mark.parametrize(
    ("inner", "outer", "state"),
    [
        ({"channel": "web"}, {"channel": ["web", "app"]}, "true"),
        ({"channel": ["web", "app"]}, {"channel": "web"}, "false"),
        (
            {"channel": "web", "max_words": 9},
            {"any": [{"max_words": 10}, {"purpose": "x"}]},
            "true",
        ),
        ({"territory": ["DE", "AT"]}, {"territory": {"except": ["US"]}}, "true"),
    ],
)
def test_one_lies_within_the_other_or_does_not(
    inner: dict[str, object], outer: dict[str, object], state: str
) -> None:
    assert inside(inner, outer) == state


def test_a_search_that_takes_too_long_says_so_and_ends() -> None:
    members = [{"channel": f"c{n}", "item_type": f"t{n}", "max_words": n} for n in range(1, 60)]
    asked = {"all": [{"none": members}, {"none": members[::-1]}, {"any": members}]}

    assert possible(conditions(Conditions.model_validate(asked))) in set(State)
