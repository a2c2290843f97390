"""How many cases of public ODRL conformance suites come out as their authors say.

    python benchmarks/odrl_conformance.py FILE

FILE holds one case a line: `kind` (`evaluate`, a policy, a request and a state of the world in
Turtle; `evaluate-preset`, a policy in JSON-LD whose leaves have given truth values), `policy`,
`request`, `context`, `expected`. Every policy is imported as a licence, every request becomes a
`Use`, and `evaluate` answers; this file only translates the answer into each suite's words. What
it skips, and why, stands in the last lines. Needs the extra `odrl`.

One case of the first suite cannot be met by any answer, `solidlab-065-alice` (SolidLab's test case
065, commit 7958238): the report that it expects refers to three premise reports that the suite
describes nowhere, so that they have no type, no constraint and no state, and its state of the world
reports on a duty (a0b12cb7) that is not the policy's (4129123f). Its activation is well defined and
asked; its premises count as missed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from odrl_rules import every_rule

from rightscheck.licensing import logic
from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.odrl import import_policies
from rightscheck.licensing.odrl.reading import deed, slug
from rightscheck.licensing.terms.licence import Licence
from rightscheck.licensing.terms.tasks import Task
from rightscheck.model import Action, Duty, RuleOutcome, State, Use, Verdict

Case = dict[str, Any]

REPORTS = {"action": "ActionReport", "licensee": "PartyReport"}
REPORTS |= {"item": "TargetReport", "feed": "TargetReport"}
TOLD = {State.TRUE: "Satisfied", State.FALSE: "Unsatisfied", State.UNKNOWN: "Unknown"}


def licence_of(text: str, media_type: str) -> Licence:
    """The one policy of a case."""
    (licence,) = import_policies(text, media_type, holder="suite").licences
    return licence


# The suite of requests: who asks to do what with which asset, at which moment.


def request(case: Case, licence: Licence) -> Use:
    """A request as a use; what belongs to a collection belongs to it by its name."""
    wanted, context = case["request"], case["context"]
    groups = [tuple(pair) for pair in context["part_of"]]
    known = {"Fulfilled": True, "Violated": False}
    ours = (one for one in context["duties"] if one["duty"] in case["policy"]["text"])
    states = [known[one["deontic"]] for one in ours if one["deontic"] in known]
    tasks = [task for rule in licence.permit for task in rule.duty]
    done = {task.duty: state for task in tasks for state in states}
    return Use(
        holder="suite",
        action=deed(wanted["action"]),
        licensee=(wanted["assignee"], *_groups(wanted["assignee"], groups)),
        source_id=wanted["target"],
        feed=(wanted["target"], *_groups(wanted["target"], groups)),
        date=datetime.fromisoformat(context["now"]),
        done=done,
    )


def _groups(member: str, groups: list[tuple[str, ...]]) -> Iterator[str]:
    return (group for one, group in groups if one == member)


def report(outcome: RuleOutcome, stated: set[str]) -> list[tuple[str, str]]:
    """A rule's premises in the suite's words: one for what the rule states, one for conditions."""
    found = {}
    rest = []
    for premise in outcome.premises:
        kind = REPORTS.get(premise.name)
        if kind in stated:
            found[kind] = TOLD[premise.state]
        elif kind is None:
            rest.append(premise.state)
    if rest:
        found["ConstraintReport"] = TOLD[logic.every(rest)]
    return sorted(found.items())


def requested(case: Case) -> tuple[bool, bool]:
    """Are the rule's activation and its premises as the suite says?"""
    licence = licence_of(case["policy"]["text"], case["policy"]["media_type"])
    use = request(case, licence)
    wanted = case["expected"]["rules"][0]
    outcome = next(o for o in every_rule(licence, use) if o.id == slug(wanted["rule"]))
    missed = any(duty.state is State.FALSE for duty in outcome.duties)
    active = "Active" if outcome.state is State.TRUE and not missed else "Inactive"
    premises = [(one["type"], one["state"]) for one in wanted["premises"]]
    stated = {kind for kind, _ in premises if kind}
    if None in dict(premises):
        return active == wanted["activation"], False  # reports that the suite itself left dangling
    return active == wanted["activation"], report(outcome, stated) == sorted(premises)


# The suite of presets: the truth of every leaf is given, and only the algebra is asked.


def preset(case: Case) -> bool:
    """Is the rule's state as the suite says?"""
    given = case["context"]["presets"]
    policy = _blank(json.loads(case["policy"]["text"]), "")
    licence = licence_of(json.dumps(policy), case["policy"]["media_type"])
    kind = case["request"]["rule"].partition(".")[0]
    decision = evaluate(licence, _assumed(licence, kind, given, case["context"]))
    owed = next((one for one in decision.rules if one.id == "owe"), None)
    if kind == "permission":
        state = "Allowed" if decision.verdict is Verdict.PERMITTED else "Not-Allowed"
    elif kind == "prohibition":
        state = "Infringed" if decision.verdict is Verdict.BREACH else "Not-Infringed"
    else:
        done = owed is not None and all(one.state is State.TRUE for one in owed.duties)
        state = "Fulfilled" if done else "Not-Fulfilled"
    return bool(state == case["expected"]["state"])


def _blank(data: Any, key: str) -> Any:  # noqa: ANN401 -- any JSON
    """Every leaf constraint as a question to the preset of its kind."""
    if isinstance(data, list):
        return [_blank(one, key) for one in data]
    if not isinstance(data, dict):
        return data
    if "leftOperand" in data:
        left = f"urn:preset:{key}"
        return {"leftOperand": left, "operator": "eq", "rightOperand": "Satisfied"}
    return {name: _blank(value, name) for name, value in data.items()}


def _assumed(licence: Licence, kind: str, given: dict[str, str], context: Case) -> Use:
    rules = licence.permit if kind == "permission" else licence.forbid
    rule = rules[0] if kind != "obligation" else None
    tasks = licence.owe if rule is None else rule.duty if kind == "permission" else rule.remedy
    acted = given.get("action", "Exercised") == "Exercised"
    facts = {f"urn:preset:{name}": (value,) for name, value in given.items()}
    states = {"Satisfied": "true", "Not-Satisfied": "false"}
    facts |= {name: (states[value],) for name, value in context["instances"].items()}
    done = {}
    for task in tasks:
        key = {"permission": "dutyAction", "prohibition": "remedyAction"}.get(kind)
        done[task.duty] = given.get(key or _obliged(given)) == "Exercised"
        for after in task.consequence:
            done[after.duty] = given.get("consequenceAction") == "Exercised"
    return Use(
        holder="suite",
        action=rule.action if rule and acted else Action.INDEX,
        licensee=_named(licence, "licensee"),
        source_id=next(iter(_named(licence, "item")), None),
        feed=_named(licence, "feed"),
        credits=("credited",) if done.get(Duty.CREDIT) else (),
        done=done,
        missed=_missed(tasks, context["round"]),
        facts=facts,
    )


def _obliged(given: dict[str, str]) -> str:
    return "obligationAction" if "obligationAction" in given else "action"


def _missed(tasks: tuple[Task, ...], times: str | None) -> tuple[Duty, ...]:
    return tuple(task.duty for task in tasks) if times == "2" else ()


def _named(licence: Licence, condition: str) -> tuple[str, ...]:
    asked = (
        getattr(rule.if_, condition) for rule in (*licence.permit, *licence.forbid) if rule.if_
    )
    return tuple(name for choice in asked if choice for name in choice.named)


def main() -> None:
    """Print how many came out, the misses by name, and what was skipped."""
    cases = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if line]
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    misses: list[str] = []
    for case in cases:
        counts[case["kind"]] += 1
        if case["kind"] == "evaluate":
            active, premises = requested(case)
            counts["activation"] += active
            counts["premises"] += premises
            misses += [f"{case['id']}: activation"] * (not active)
            misses += [f"{case['id']}: premises"] * (not premises)
        elif case["kind"] == "evaluate-preset":
            right = preset(case)
            counts["presets"] += right
            misses += [f"{case['id']}: state"] * (not right)
        else:
            skipped[case["kind"]] += 1
    asked = counts["evaluate"]
    print(f"activation {counts['activation']}/{asked}")
    print(f"premises {counts['premises']}/{asked}")
    print(f"presets {counts['presets']}/{counts['evaluate-preset']}")
    for miss in misses:
        print("missed", miss)
    for kind, number in skipped.items():
        print(f"skipped {number} of kind {kind!r}: no adapter for it")


if __name__ == "__main__":
    main()
