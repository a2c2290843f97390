"""The linter: what cannot be meant is found, and how contracts are written is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from contracts import SHIPPED, licence

from rightscheck.licensing.lint import FAULTS, Remark, of_licence, of_licences
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Scope, Severity

TODAY = date(2026, 6, 1)
DUE = {"delete": "P30D"}


def faults(**parts: object) -> list[tuple[str, str]]:
    """Fault and clause, but for what every contract of these tests leaves open."""
    found = of_licence(licence(**parts), TODAY)
    return [(one.fault, one.clause) for one in found if one.fault != "stays-for-good"]


def permit(**rule: object) -> dict[str, object]:
    return {"permit": [{"action": "republish", "id": "web", **rule}]}


def rule(key: str, action: object = "republish", **more: object) -> dict[str, object]:
    return {key: [{"action": action, **more}]}


WEB = "licence afp-web-2026, permit web"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"from": "2027-01-01"}, "published by 2026-12-31 (`valid`) and it is published on 2027"),
        ({"territory": {"except": ["world"]}}, "the territory is the world except world"),
        (
            {"channel": "web", "none": [{"channel": ["web", "app"]}], "language": "de"},
            "nowhere is it so that the channel is web and none of these is so: the channel is web",
        ),
        ({"all": [{"until": "2026-03-01"}, {"from": "2026-03-02"}]}, "published by 2026-03-01"),
    ],
)
def test_a_rule_that_can_never_apply_is_an_error_that_names_what_excludes_what(
    asked: dict[str, object], words: str
) -> None:
    one, *_ = of_licence(licence(**permit(**{"if": asked})), TODAY)

    assert (one.fault, one.severity, one.clause) == ("never-applies", Severity.ERROR, WEB)
    assert words in one.why
    assert "language" not in one.why


def test_a_rule_outside_of_what_the_licence_covers_never_applies() -> None:
    parts = {**permit(**{"if": {"feed": {"except": "basic"}}}), "covers": {"feed": "basic"}}

    assert ("never-applies", WEB) in faults(**parts)


def test_a_permission_that_a_prohibition_takes_away_whole_is_an_error() -> None:
    parts = {**permit(**{"if": {"channel": "web"}}), **rule("forbid", "reproduce")}

    assert faults(**parts) == [("permission-void", WEB)]


def test_rules_that_cut_across_one_another_are_told_and_exceptions_are_not() -> None:
    here = permit(**{"if": {"channel": ["web", "app"]}})
    across = rule("forbid", **{"if": {"channel": ["app", "print"]}})
    exception = rule("forbid", **{"if": {"channel": "app", "language": "fr"}})

    assert faults(**here, **across) == [("rules-meet", WEB)]
    assert faults(**here, **exception) == []
    assert faults(**rule("permit", "use"), **rule("forbid", "ai-train")) == []
    assert faults(**here, **rule("forbid", "translate")) == []


def test_a_prohibition_in_a_strangers_words_may_meet_every_permission() -> None:
    parts = {**permit(), **rule("forbid", "http://example.org/ns/sing")}

    assert [fault for fault, _ in faults(**parts)] == ["may-meet", "foreign-term"]


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (
            permit(**{"if": {"source_age": {"at_least": "P3D"}}, "duty": [{"delete": "P2D"}]}),
            "impossible",
        ),
        (
            permit(**{"if": {"source_age": {"at_least": "P1D"}}, "duty": [{"delete": "P2D"}]}),
            "possible",
        ),
        ({"permit": [{"action": "translate", "id": "web", "duty": ["no-changes"]}]}, "impossible"),
        (permit(duty=["no-changes"]), "possible"),
    ],
)
def test_a_duty_that_cannot_be_met_is_an_error(rule: dict[str, object], fault: str) -> None:
    found = [one for one, _ in faults(**rule)]

    assert ("duty-impossible" in found) == (fault == "impossible")


def test_a_duty_that_asks_for_what_is_forbidden_cannot_be_met() -> None:
    watermark = "http://www.w3.org/ns/odrl/2/watermark"
    parts = {**permit(duty=[{"other": watermark}]), **rule("forbid", watermark)}

    assert ("duty-impossible", f"{WEB}, duty other") in faults(**parts)


def test_a_duty_that_never_falls_due_is_told() -> None:
    duty = {"credit": "AFP", "if": {"channel": "print"}}

    parts = permit(**{"if": {"channel": "web"}, "duty": [duty]})
    assert faults(**parts) == [("duty-never-owed", f"{WEB}, duty credit")]


def test_what_has_ended_is_told_with_its_day() -> None:
    (whole,) = (one for one in of_licence(licence(), date(2027, 1, 1)) if one.fault == "ended")
    (part,) = (
        one
        for one in of_licence(licence(**permit(**{"if": {"until": "2026-05-31"}})), TODAY)
        if one.fault == "ended"
    )

    assert (whole.key, part.rule) == ("valid", "web")
    assert "2026-12-31" in whole.why


def test_a_contract_without_end_and_without_retention_is_a_note() -> None:
    found = [*of_licence(licence(valid={"from": "2026-01-01"}, **permit()), TODAY)]

    assert [one.fault for one in found] == ["open-end", "stays-for-good"]
    assert {one.severity for one in found} == {Severity.NOTE}
    assert faults(valid={"until": "2026-12-31"}, **permit(duty=[DUE])) == []


# Several licences


def together(*licences: Licence, scopes: tuple[Scope, ...] = (), **kin: set[str]) -> list[Remark]:
    return list(of_licences(licences, scopes, TODAY, kin))


PRINT = licence(licence="afp-print", valid={}, permit=[], **rule("forbid"))
FRAME = licence(licence="frame", **permit())


def test_two_contracts_of_a_holder_that_disagree_are_told() -> None:
    (one,) = together(FRAME, PRINT)

    assert (one.fault, one.clause) == ("licences-disagree", "licence frame, permit web")
    assert "licence afp-print, forbid republish" in one.why


def test_contracts_that_speak_of_different_things_do_not_disagree() -> None:
    later = PRINT.model_copy(update={"valid": licence(valid={"from": "2027-01-01"}).valid})
    photos = licence(licence="photos", assets=["image"], permit=[], **rule("forbid"))
    dpa = licence(licence="dpa", holder="dpa", permit=[], **rule("forbid"))
    basic = licence(licence="b", covers={"channel": "print"}, permit=[], **rule("forbid"))
    web = licence(licence="frame", **permit(**{"if": {"channel": "web"}}))

    assert together(web, later, photos, dpa, basic) == []


def test_a_child_may_overrule_its_parent() -> None:
    assert together(FRAME, PRINT, frame={"afp-print"}) == []


def test_a_scope_that_no_contract_of_a_holder_covers_is_told() -> None:
    scope = Scope(paths=("print/**",), channel="print", territory=("DE", "US"))
    held = licence(**permit(**{"if": {"channel": "web", "territory": "EU"}}))

    found = together(held, scopes=(scope,))

    assert [one.clause for one in found] == [
        "scope print/**, channel print",
        "scope print/**, territory US",
    ]
    assert together(held, FRAME, scopes=(scope,)) == []


def test_the_licences_that_come_along_have_no_fault() -> None:
    found = [one for licence_ in SHIPPED for one in of_licence(licence_, TODAY)]

    assert [one for one in found if one.severity is not Severity.NOTE] == []
    assert set(FAULTS.values()) == set(Severity)
