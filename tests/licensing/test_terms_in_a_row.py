"""Usage terms beside one another: an exception bans nothing, and no term hides another."""

from __future__ import annotations

import pytest

from rightscheck.licensing.terms.tasks import Credit, Task
from rightscheck.licensing.usage import Usage, read_terms


def understood(terms: str, usage: Usage) -> list[str]:
    """The words of the terms that ask for something."""
    return [terms[one.start : one.end] for one in usage.terms if one.rules]


@pytest.mark.parametrize(
    ("terms", "read", "left"),
    [
        ("No sales except Italy", [], ["No sales except Italy"]),
        ("NO SALES, EXCEPT ITALY", ["NO SALES"], ["EXCEPT ITALY"]),
        ("No sales\nexcept Italy", ["No sales"], ["except Italy"]),
        ("No sales; excluding Italy", ["No sales", "excluding Italy"], []),
        ("World rights, except Italy", ["World rights, except Italy"], []),
        ("Not for broadcast except radio", [], ["Not for broadcast except radio"]),
        ("No social media, print only", ["print only"], ["No social media"]),
        ("No use within 24 hours", [], ["No use within 24 hours"]),
        ("No alterations unless agreed", [], ["No alterations unless agreed"]),
        ("Data mining allowed for teaching", [], ["Data mining allowed for teaching"]),
        (
            "Data mining allowed for educational use only",
            [],
            ["Data mining allowed for educational use only"],
        ),
        (
            "Not for publication outside the UK before 22:00 on 3 May 2026",
            [],
            ["Not for publication outside the UK before 22:00 on 3 May 2026"],
        ),
    ],
)
def test_what_turns_or_narrows_a_term_leaves_it_to_people(
    terms: str, read: list[str], left: list[str]
) -> None:
    usage = read_terms(terms)

    assert understood(terms, usage) == read
    assert [terms[slice(*one)] for one in usage.unread] == left


@pytest.mark.parametrize(
    ("terms", "read"),
    [
        ("ITALY OUT, no reproduction without prior permission", ["ITALY OUT"]),
        ("Images are protected by copyright, ITALY OUT", ["ITALY OUT"]),
        ("No translation - images are protected by copyright", ["No translation"]),
        ("Not for publication, broadcast or sale without prior permission", []),
        ("Protected by law, not to be reproduced, online, without permission.", []),
        ("© 2026 Riverton, Digital", []),
    ],
)
def test_what_a_contract_lifts_hides_no_other_term(terms: str, read: list[str]) -> None:
    usage = read_terms(terms)

    assert (understood(terms, usage), usage.unread) == (read, ())


def test_whom_a_credit_must_be_given_to_is_its_name() -> None:
    (term,) = read_terms("Credit must be given to Riverton").terms

    assert [rule.credit for rule in term.rules if isinstance(rule, Task)] == [
        Credit.model_validate({"any": ["Riverton"]})
    ]
