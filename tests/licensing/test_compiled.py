"""What is compiled of a licence once stays with that licence alone."""

from __future__ import annotations

import pickle

from contracts import licence, use

from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.conditions import Term
from rightscheck.licensing.terms.licence import Licence, Licences
from rightscheck.model import Verdict


def test_a_copy_that_was_changed_decides_by_its_own_terms() -> None:
    held = licence(zone="Europe/Berlin")
    assert evaluate(held, use()).verdict is Verdict.PERMITTED

    ended = held.model_copy(update={"valid": Term.model_validate({"until": "2026-05-01"})})

    assert evaluate(ended, use()).verdict is Verdict.BREACH
    assert held.model_copy(update={"zone": None}).calendar is None


def test_a_licence_that_has_decided_can_be_pickled_and_is_the_same() -> None:
    held = licence()
    decision = evaluate(held, use())

    back = pickle.loads(pickle.dumps(held))  # noqa: S301 -- our own

    assert back == held == licence()
    assert evaluate(back, use()) == decision


def test_a_licence_that_has_decided_says_no_more_of_itself_than_before() -> None:
    held = licence()
    before = held.model_dump_json(), repr(held)

    evaluate(held, use())

    assert (held.model_dump_json(), repr(held)) == before


def test_of_many_licences_those_of_the_holder_and_the_open_ones_speak() -> None:
    open_ = licence(licence="open-1", holder="open-1")
    own = licence(licence="afp-2"), licence(licence="afp-1")
    held = Licences((open_, own[0], licence(licence="ap-1", holder="ap"), own[1]))

    assert names(held, "afp") == ["afp-1", "afp-2", "open-1"]
    assert names(held, "nobody") == ["open-1"]
    assert names(held, "open-1") == ["open-1"]


def names(held: Licences, holder: str) -> list[str]:
    return [one.licence for one in held.speaking_of(holder)]


def test_licences_as_they_are_loaded_decide_as_a_list_of_them() -> None:
    held: list[Licence] = [licence(licence="b", valid={}), licence(licence="a", forbid=[])]
    held.append(licence(licence="c", holder="c", permit=[{"action": "use"}]))

    for facts in ({}, {"holder": "c"}, {"holder": "d"}, {"channel": "print"}):
        assert evaluate(Licences(held), use(**facts)) == evaluate(held, use(**facts))
