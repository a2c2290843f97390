"""How many pairs of ODRL policies are told apart as their authors do: Conflict or Compatible.

    python benchmarks/odrl_conflicts.py FILE

FILE holds one pair a line: `policies` (Turtle, in one document or two), `relation` (the question),
`expected`. Every policy is imported as a licence; the regions of their rules answer.

Of an offer and a request, which both permit, the question is whether one situation suits both
(`conflict`, `compatible`, `verdict`, or nothing said), or whether all that the first permits is
permitted by the second (`subsumption`). Of a permission and a prohibition it is whether they
meet: then they conflict. `unknown` is what is not asked of two policies (a theorem about the
method, of which the policies are an illustration; a run whose facts stand in a comment), and what
cannot be decided: operands of vocabularies that are not at hand, a sequence whose delays add up,
a recurring time. Two permissions that nothing suits conflict whatever the question is.

The last line counts what must never be: pairs called Compatible that conflict. Needs the extra
`odrl`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

from rightscheck.errors import UnusableRules
from rightscheck.licensing import logic
from rightscheck.licensing.asking.comparisons import short_name
from rightscheck.licensing.deciding import actions
from rightscheck.licensing.lint import situations
from rightscheck.licensing.lint.regions import meet, within
from rightscheck.licensing.odrl import import_policies
from rightscheck.licensing.terms.licence import Licence, Prohibition, Rule
from rightscheck.model import State

Pair = dict[str, Any]

MET = {None, "conflict", "compatible", "verdict"}
TOLD = {State.TRUE: "Compatible", State.FALSE: "Conflict", State.UNKNOWN: "unknown"}


def answer(pair: Pair) -> str:
    """Conflict, Compatible or unknown."""
    try:
        found = [import_policies(text, "text/turtle", holder="suite") for text in pair["policies"]]
    except UnusableRules:
        return "unknown"
    licences = [
        one
        for text, imported in zip(pair["policies"], found, strict=True)
        for one in _as_written(text, imported.licences)
    ]
    if len(licences) != 2:  # noqa: PLR2004 -- a pair
        return "unknown"
    bent = any("sequence" in warning for one in found for warning in one.warnings)
    state = _state(*licences, pair.get("relation"))
    return TOLD[State.UNKNOWN if bent and state is State.TRUE else state]


def _as_written(text: str, licences: Iterable[Licence]) -> list[Licence]:
    """A graph has no order; which policy is the first, its place in the text says."""
    return sorted(licences, key=lambda one: text.find(short_name(one.title)))


def _state(first: Licence, second: Licence, question: str | None) -> State:
    if first.forbid or second.forbid:
        return logic.negate(logic.some((_bars(first, second), _bars(second, first))))
    fit = logic.some(_fit(one, other, first, second) for one, other in _pairs(first, second))
    if question in MET or fit is State.FALSE:
        return fit
    return _subsumed(first, second) if question == "subsumption" else State.UNKNOWN


def _pairs(first: Licence, second: Licence) -> product[tuple[Rule, Rule]]:
    return product(first.permit, second.permit)


def _fit(one: Rule, other: Rule, first: Licence, second: Licence) -> State:
    joint = logic.of(actions.joint(one.action, other.action))
    met = meet(situations.rule(one, first), situations.rule(other, second))
    return logic.every((joint, met))


def _bars(granting: Licence, barring: Licence) -> State:
    """Does a prohibition of the one meet what the other permits, or asks to be done?"""
    met = (
        logic.every(
            (
                actions.clash(one.action, other.action),
                meet(situations.rule(one, granting), situations.rule(other, barring)),
            )
        )
        for one, other in product(granting.permit, barring.forbid)
    )
    return logic.some((*met, *(_asked(granting, one) for one in barring.forbid)))


def _asked(asking: Licence, rule: Prohibition) -> State:
    """What an import keeps of an obligation does not say of whom and where it is asked."""
    terms = (task.other.term for task in asking.owe if task.other)
    barred = [actions.bars(rule.action, term) is not State.FALSE for term in terms]
    return State.UNKNOWN if any(barred) else State.FALSE


def _subsumed(first: Licence, second: Licence) -> State:
    """Is every permission of the first within one of the second?"""
    return logic.every(
        logic.some(
            logic.every(
                (
                    logic.of(actions.joint(one.action, other.action)),
                    within(situations.rule(one, first), situations.rule(other, second)),
                )
            )
            for other in second.permit
        )
        for one in first.permit
    )


def main() -> None:
    """Print the score, the pairs out of reach by question, and every wrong answer."""
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    pairs = [json.loads(line) for line in lines if line]
    told = [(pair, answer(pair)) for pair in pairs]
    reach = [(pair, said) for pair, said in told if said != "unknown"]
    right = sum(said == pair["expected"] for pair, said in reach)
    print(f"right {right}/{len(reach)} of the pairs in reach, {right}/{len(told)} of all")
    unknown = Counter(str(p.get("relation")) for p, said in told if said == "unknown")
    for question, number in sorted(unknown.items()):
        print(f"unknown {number} of question {question!r}")
    for pair, said in reach:
        if said != pair["expected"]:
            print(f"wrong {pair['id']}: {said}, expected {pair['expected']}")
    wrong = sum(said == "Compatible" != pair["expected"] for pair, said in reach)
    print(f"wrong Compatible {wrong}")


if __name__ == "__main__":
    main()
