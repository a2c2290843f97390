"""What heals a prohibition, what is owed whatever is done, and how long a kill may take."""

from __future__ import annotations

import pytest
from contracts import licence, moment, use

from rightscheck.licensing.evaluate import evaluate
from rightscheck.model import Verdict

HEALED = licence(
    default="permitted",
    permit=[],
    forbid=[{"action": "republish", "id": "whole", "remedy": {"pay": "three times the fee"}}],
)
KILLED = {"source_status": "canceled", "withdrawn": moment("2026-05-05T10:00+02:00")}


@pytest.mark.parametrize(("paid", "verdict"), [(True, "duty"), (False, "breach"), (None, "breach")])
def test_a_prohibition_is_a_breach_until_its_remedy_is_done(
    paid: bool | None,  # noqa: FBT001 -- a row of the table
    verdict: str,
) -> None:
    done = {} if paid is None else {"pay": paid}

    decision = evaluate(HEALED, use(done=done))

    assert decision.verdict == verdict
    assert "three times the fee" in decision.why
    assert decision.clause == "licence afp-web-2026, forbid whole, remedy"


def test_what_is_owed_whatever_is_done_is_a_duty_of_every_use() -> None:
    owing = licence(owe=[{"consent": "of the editor"}])

    assert evaluate(owing, use()).verdict == Verdict.PERMITTED
    refused = evaluate(owing, use(done={"consent": False}))
    assert refused.verdict == Verdict.DUTY
    assert refused.clause == "licence afp-web-2026, owe consent"


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        ("2026-05-05T10:30+02:00", "duty"),
        ("2026-05-05T11:30+02:00", "breach"),
        ("2026-05-05T10:30", "review"),
    ],
)
def test_a_killed_story_has_to_come_down_within_the_time_of_the_contract(
    now: str, verdict: str
) -> None:
    agreed = licence(permit=[{"action": "republish", "duty": {"remove": "PT1H"}}])

    decision = evaluate(agreed, use(**KILLED, now=moment(now)))

    assert decision.verdict == verdict
    assert "take it down" in decision.remedies[0]


def test_without_a_time_in_the_contract_a_killed_story_is_a_breach_at_once() -> None:
    assert evaluate(licence(), use(**KILLED, now=KILLED["withdrawn"])).verdict == Verdict.BREACH
