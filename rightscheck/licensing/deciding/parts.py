"""The parts of a decision: the item, the contract's term, what is forbidden, what is permitted.

Each part gives a verdict with its clause, its reason and what would change it. They are told
apart because each is cited apart; the worst of them is the licence's answer. Here too is how
clauses and facts are worded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rightscheck.licensing.asking.answers import PremiseReport
from rightscheck.licensing.asking.comparisons import short_name
from rightscheck.licensing.asking.owed import DutyReport
from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.origins import CLOCK
from rightscheck.licensing.terms.licence import Licence, Rule
from rightscheck.model import (
    Action,
    Decision,
    DutyOutcome,
    Premise,
    Reason,
    RuleOutcome,
    Verdict,
)

BREACH, REVIEW, DUTY, PERMITTED = Verdict
"""By short names, which are also found ten times faster than an attribute of an enumeration."""

VERDICT = {
    TRUE: PERMITTED,
    UNKNOWN: REVIEW,
    FALSE: BREACH,
}
"""What follows when a condition of the whole use is true, unknown or false."""

_VERB: dict[str, str] = {
    **{action: action.value for action in Action},
    Action.AI_TRAIN: "train AI with",
}


class Explanation(NamedTuple):
    """A part in words, with the rules that it is about; `of` names what stands against it."""

    clause: str = ""
    why: str = ""
    remedies: tuple[str, ...] = ()
    rules: tuple[RuleOutcome, ...] = ()
    of: tuple[str, ...] = ()

    def reason(self, verdict: Verdict) -> Reason:
        """The part as it stands in a decision."""
        return Reason(
            verdict=verdict,
            of=self.of,
            clause=self.clause,
            why=self.why,
            remedies=tuple(filter(None, self.remedies)),
        )


class Part(NamedTuple):
    """One part's answer. Only the licence that is chosen is put into words, by `explain`.

    `unmet` counts what stands against it. `rule` is the permission that the part is about, where
    it is about one.
    """

    verdict: Verdict
    explain: Callable[[], Explanation] = Explanation
    unmet: int = 0
    rule: str | None = None


def explained_part(verdict: Verdict, told: Explanation, unmet: int = 0) -> Part:
    """A part that is in words already."""
    return Part(verdict, lambda: told, unmet)


Tested = PremiseReport | Premise
"""What both tell in the same words."""


def names(asked: Iterable[Tested]) -> tuple[str, ...]:
    """What premises are called, each once."""
    return tuple(dict.fromkeys([premise.name for premise in asked]))


def clause(licence: Licence, effect: str, rule: Rule, more: str = "") -> str:
    """What a lawyer would cite: `licence afp-web-2026, permit web, duty credit (§ 4)`."""
    cited = f" ({rule.cite})" if rule.cite and not more.endswith(")") else ""
    return f"licence {licence.licence}, {effect} {rule.name}{more}{cited}"


def cited(decision: Decision, duty: DutyOutcome) -> str:
    """What a lawyer would cite for one duty of a decision, whatever else the decision turns on."""
    for rule in decision.rules:
        if duty in rule.duties:
            owed = of_duties([duty])
            what = (
                f"permit {rule.id}{owed}"
                if rule.id != "owe"
                else f"owe{owed.removeprefix(', duty')}"
            )
            cite = f" ({rule.cite})" if rule.cite and not duty.cite else ""
            return f"licence {decision.licence}, {what}{cite}"
    return decision.clause


def of_duties(shown: Sequence[DutyReport | DutyOutcome]) -> str:
    """Duties as a clause goes on: `, duty credit and delete (§ 5)`."""
    if not shown:
        return ""
    cites = ", ".join(dict.fromkeys([one.cite for one in shown if one.cite]))
    named = " and ".join(dict.fromkeys([one.duty.value for one in shown]))
    return f", duty {named}" + (f" ({cites})" if cites else "")


def named(licence: Licence) -> str:
    """The licence's title, set apart from the sentence that it stands in."""
    return f"'{licence.title}'"


def verb(action: str) -> str:
    """An action as a sentence uses it."""
    return _VERB.get(action) or short_name(action)


def describe_facts(asked: Iterable[Tested]) -> str:
    """The facts of several premises: `the channel is print, the territory is not known`."""
    return ", ".join(dict.fromkeys([_describe_fact(premise) for premise in asked]))


def _describe_fact(premise: Tested) -> str:
    fact = premise.fact
    before, after, unknown = _sentence_frame(premise.name)
    if fact is None:
        return unknown
    if before == _OF_DAY and premise.origin == CLOCK:
        before, fact = "the page names no date, and today is ", fact[:10]
    doubt = ", which leaves it open" if fact and premise.state is UNKNOWN else ""
    return f"{before}{fact}{after}{doubt}"


@lru_cache(maxsize=128)
def _sentence_frame(name: str) -> tuple[str, str, str]:
    """What stands before and after a premise's fact; what stands where it is not known."""
    known, unknown = _FACTS.get(name, _PLAIN)
    named = [text.replace("{name}", name.replace("_", " ")) for text in (known, unknown)]
    before, _, after = named[0].partition("{fact}")
    return before, after, named[1]


_PLAIN = ("the {name} is {fact}", "the {name} is not known")
_OF_DAY = "the page is of "
_DATED = (_OF_DAY + "{fact}", "the page's date is not known")
_TAKEN = ("{fact} are taken", "how much is taken is not known")
_FOLDED = ("here: {fact}", "the facts are not known")
_FACTS = {
    "from": _DATED,
    "until": _DATED,
    "embargo": _DATED,
    "source_age": ("the source is {fact} old", "the age of the source is not known"),
    "max_words": _TAKEN,
    "max_share": ("{fact} is taken", "what share is taken is not known"),
    "longest_run": _TAKEN,
    "altered": ("{fact}", "whether the wording is changed is not known"),
    "delete": ("it is {fact}", "whether it is overdue is not known"),
    "unless": _FOLDED,
    "any": _FOLDED,
    "one_of": _FOLDED,
    "none": _FOLDED,
}
"""How a sentence tells a fact, and that it is not known, where it is not as in `_PLAIN`."""
