"""Whatever stands against a use, some check tells it, with the decision's verdict, and only one."""

from __future__ import annotations

from collections import Counter

import pytest
from contracts import use as facts
from newsrows import SUITE, Dimension, Row

from rightscheck.checks import CHECKS
from rightscheck.checks.answering.faults import TOLD_BY, comes_down
from rightscheck.model import (
    Answer,
    Case,
    Decision,
    Document,
    JudgedUse,
    Match,
    MatchKind,
    Span,
    worst,
)

MATCH = Match(
    span=Span(0, 9), source_span=Span(0, 9), kind=MatchKind.VERBATIM, words=1, similarity=1
)


def answers(decision: Decision, row: Row) -> list[tuple[str, Answer]]:
    """What all checks say of a page with that one use."""
    used = JudgedUse(
        use=facts(**row.use),
        decision=decision,
        licensed=bool(row.licence and not row.claims),
        matches=(MATCH,),
    )
    case = Case(document=Document.of("Boats out."), uses=(used,))
    return [
        (name, answer)
        for name, check in CHECKS.items()
        if check.of is Case
        for answer in check.judge(case, check.options())
    ]


@pytest.mark.parametrize("dimension", SUITE, ids=lambda one: one.dimension)
def test_the_checks_say_what_was_decided_and_no_fault_twice(dimension: Dimension) -> None:
    for row in dimension.rows:
        decision = dimension.decision(row)

        told = [answer for _, answer in answers(decision, row)]

        assert worst([one.verdict for one in told]) is decision.verdict, row.title
        times = Counter(one.remedy for one in told)
        assert [remedy for remedy in times if times[remedy] > 1] == [], row.title


def test_every_fault_that_has_a_check_of_its_own_names_one_that_there_is() -> None:
    assert set(TOLD_BY.values()) <= set(CHECKS)


def test_duties_that_are_owed_together_are_told_apart() -> None:
    duties = ["link", "no-changes", "update"]
    row = Row.model_validate(
        {
            "title": "All open",
            "use": {"altered": True, "newer_version": "w2"},
            "licence": {"duty": duties},
            "verdict": "duty",
        }
    )
    decision = Dimension(dimension="", about="", rows=(row,)).decision(row)

    told = {name: answer.remedy for name, answer in answers(decision, row)}

    assert told == {
        "altered-text": "restore the source's wording",
        "missing-link": "link to the source",
        "outdated-version": "follow the newer version 'w2'",
    }


def test_a_text_that_has_to_come_down_is_not_told_to_be_cut() -> None:
    row = Row.model_validate(
        {
            "title": "Killed, and too long",
            "use": {"source_status": "canceled", "words": 90},
            "licence": {"if": {"max_words": 40}},
            "verdict": "breach",
        }
    )
    decision = Dimension(dimension="", about="", rows=(row,)).decision(row)

    assert comes_down(decision)
    assert [name for name, _ in answers(decision, row)] == ["withdrawn-source"]
