"""A licence says what it means, in the short forms that people write, or it does not load."""

from __future__ import annotations

from datetime import timedelta

import pytest
from contracts import licence

from rightscheck.errors import UnusableRules
from rightscheck.licensing.terms.licence import Licence
from rightscheck.rulebook.yaml import parse

HEAD = "licence: l\ntitle: A licence\nholder: afp\n"


def refused(text: str) -> str:
    with pytest.raises(UnusableRules) as told:
        parse(HEAD + text, Licence, where="l.yaml")
    return str(told.value)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("permits: []", 4, "did you mean 'permit'?"),
        ("permit: [{action: republsh}]", 4, "did you mean 'republish'?"),
        ("permit: [{action: republish, if: {chanel: web}}]", 4, "did you mean 'channel'?"),
        (
            "permit:\n  - action: republish\n    if: {territory: [DE, Narnia]}",
            6,
            "'Narnia' is no terr",
        ),
        ("permit: [{action: quote, if: {territory: no}}]", 4, ""),
        ("permit: [{action: quote, if: {language: german}}]", 4, "'german' is no language tag"),
        ("permit: [{action: quote, if: {max_words: -5}}]", 4, "greater than 0"),
        ("permit: [{action: quote, if: {max_words: 0}}]", 4, "greater than 0"),
        ("permit: [{action: quote, if: {max_words: yes}}]", 4, "integer"),
        ("permit: [{action: quote, if: {max_share: 120%}}]", 4, "at most 100%"),
        ("permit: [{action: quote, if: {max_share: 20}}]", 4, "write it as 50%"),
        ("permit: [{action: quote, if: {}}]", 4, "without content"),
        ("permit: [{action: quote, if: {channel: []}}]", 4, "name what it may be"),
        ("permit: [{action: quote, if: {channel: {any: a, except: b}}}]", 4, "name what it may be"),
        ("permit: [{action: quote, if: {any: []}}]", 4, "without content"),
        ("permit: [{action: quote, if: {source_age: P1M}}]", 4, "months and years differ"),
        ("permit: [{action: quote, if: {source_age: P0D}}]", 4, "more than nothing"),
        (
            "permit: [{action: quote, if: {source_age: {at_least: P3D, at_most: P2D}}}]",
            4,
            "no source",
        ),
        (
            "permit: [{action: quote, if: {from: 2026-02-01, until: 2026-01-01}}]",
            4,
            "before it begins",
        ),
        ("valid: {from: 2026-02-01, until: 2026-01-01}", 4, "before it begins"),
        (
            "valid: {from: '9999-12-31T23:30:00-01:00', until: 2026-01-01}",
            4,
            "before it begins",
        ),
        ("valid: {from: 2026-02-30}", 4, "cannot be read"),
        ("valid: {until: soon}", 4, ""),
        ("valid: {until: 2026-01-01T10:00:00}", 4, "a time without its zone"),
        ("zone: Mars/Olympus", 4, "time zone"),
        ("permit: [{action: quote}, {action: quote}]", 1, "give one an id"),
        (
            "permit: [{action: quote, duty: [{credit: AFP, link: source}]}]",
            4,
            "one duty to an item",
        ),
        ("permit: [{action: quote, duty: [thanks]}]", 4, "thanks"),
        ("permit: [{action: quote, duty: [{link: ftp://x}]}]", 4, "pattern"),
        ("assets: [poems]\npermit: [{action: quote}]", 4, "'poems' is not known"),
        ("default: duty\npermit: [{action: quote}]", 4, "'duty' is not known"),
        ("valid: {}", 1, "neither permits nor forbids"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, said: str) -> None:
    told = refused(text)

    assert told.startswith(f"l.yaml:{line}: ")
    assert said in told


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ({"channel": "web"}, {"channel": {"any": ["web"]}}),
        ({"territory": ["DE"]}, {"territory": {"any": ["DE"]}}),
        ({"source_age": "30 days"}, {"source_age": {"at_most": "P30D"}}),
        ({"source_age": "2 weeks"}, {"source_age": {"at_most": "P2W"}}),
        ({"max_share": "50 %"}, {"max_share": 0.5}),
        ({"max_share": "12,5%"}, {"max_share": 0.125}),
    ],
)
def test_short_forms_mean_their_long_ones(short: object, long: object) -> None:
    first, second = (licence(permit=[{"action": "quote", "if": form}]) for form in (short, long))

    assert first == second


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("link", {"link": {"to": "source"}}),
        ({"credit": "AFP"}, {"credit": {"any": ["AFP"], "where": "any"}}),
        ({"delete": "P30D"}, {"delete": {"within": "30 days", "since": "source"}}),
        ("no-changes", {"no-changes": {}}),
        ({"pay": "by year"}, {"pay": {"text": "by year"}}),
    ],
)
def test_short_duties_mean_their_long_ones(short: object, long: object) -> None:
    first, second = (
        licence(permit=[{"action": "quote", "duty": form}]).permit[0].duty[0]
        for form in (short, [long])
    )

    assert first.model_dump() == second.model_dump()


def test_a_licence_survives_its_own_json() -> None:
    written = licence(
        valid={"until": "2026-12-31T18:00+01:00"},
        permit=[
            {
                "action": "quote",
                "if": {"source_age": {"at_most": "PT36H"}, "any": [{"channel": "web"}]},
                "duty": ["link", {"delete": "P400D"}, {"no-changes": {}, "cite": "§ 4"}],
            }
        ],
    )

    text = written.model_dump_json(by_alias=True, exclude_unset=True)

    assert Licence.model_validate_json(text) == written


def test_four_hundred_days_are_days_and_not_a_year() -> None:
    (task,) = licence(permit=[{"action": "quote", "duty": [{"delete": "P400D"}]}]).permit[0].duty

    assert task.delete
    assert task.delete.within == timedelta(days=400)
    assert task.model_dump(exclude_unset=True, mode="json") == {"delete": {"within": "P400D"}}


def test_the_schema_names_every_key_as_people_write_it() -> None:
    schema = Licence.model_json_schema()

    assert {"if", "unless", "duty"} <= set(schema["$defs"]["Permission"]["properties"])
    assert {"from", "any", "none"} <= set(schema["$defs"]["Conditions"]["properties"])
