"""What a licence inherits: the frame contract's rules, unless the child has its own."""

from __future__ import annotations

import pytest
from contracts import licence, use

from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.inheritance import inherited
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Verdict

FRAME = licence(
    licence="frame",
    zone="Europe/Berlin",
    permit=[
        {"action": "republish", "id": "web", "if": {"channel": "web"}},
        {"action": "quote", "duty": "credit"},
    ],
    forbid=[{"action": "ai-train"}],
    owe=[{"pay": "yearly"}],
)
CHILD = licence(
    licence="sports",
    inherit="frame",
    valid={"until": "2026-06-30"},
    permit=[{"action": "republish", "id": "web", "if": {"channel": "print"}}],
)


def family(*licences: Licence) -> dict[str, Licence]:
    return {one.licence: one for one in licences}


def test_the_childs_rule_replaces_the_parents_of_its_name_and_the_others_come_with_it() -> None:
    whole = inherited(CHILD, family(FRAME, CHILD))

    assert [rule.name for rule in whole.permit] == ["web", "quote"]
    assert evaluate(whole, use(channel="web")).verdict == Verdict.BREACH
    assert evaluate(whole, use(channel="print")).verdict == Verdict.PERMITTED
    assert evaluate(whole, use(channel="print", action="ai-train")).verdict == Verdict.BREACH
    assert whole.owe == FRAME.owe
    assert (whole.zone, str(whole.valid.until)) == ("Europe/Berlin", "2026-06-30")


def test_a_licence_whose_parent_is_not_at_hand_never_permits() -> None:
    decision = evaluate(CHILD, use(channel="print"))

    assert decision.verdict == Verdict.REVIEW
    assert "frame, which is not at hand" in decision.why


@pytest.mark.parametrize(
    ("others", "problem"),
    [
        ([], "inherits from 'frame', which is not there"),
        ([licence(licence="frame", inherit="sports")], "itself: sports → frame → sports"),
        ([licence(licence="frame", holder="dpa")], "'frame', a licence of 'dpa'"),
    ],
)
def test_what_cannot_be_inherited_is_refused(others: list[Licence], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        inherited(CHILD, family(*others, CHILD))
