"""The parts of a decision: the item, the contract's term, what is forbidden, what is permitted.

Each part gives a verdict with its clause, its reason and what would change it. They are told
apart because each is cited apart; the worst of them is the licence's answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rightscheck.licensing import logic, premises
from rightscheck.licensing.answers import Answer, Reading
from rightscheck.licensing.comparisons import short_name
from rightscheck.licensing.constraints import begin, end
from rightscheck.licensing.licence import Licence, Rule
from rightscheck.model import (
    Action,
    Asset,
    Decision,
    DutyOutcome,
    Effect,
    Premise,
    Reason,
    RuleOutcome,
    State,
    Use,
    Verdict,
)

VERDICT = {
    State.TRUE: Verdict.PERMITTED,
    State.UNKNOWN: Verdict.REVIEW,
    State.FALSE: Verdict.BREACH,
}
"""What follows when a condition of the whole use is true, unknown or false."""

_VERB: dict[str, str] = {Action.AI_TRAIN: "train AI with", Action.USE: "use"}


CLOCK = "clock"
"""The origin of a date that nobody stated: the text is taken to be published now."""


class Part(NamedTuple):
    """One part's answer.

    `of` names what stands against it, as `Reason` does; `unmet` counts it. `rule` is the
    permission that the part is about, where it is about one.
    """

    verdict: Verdict
    clause: str = ""
    why: str = ""
    remedies: tuple[str, ...] = ()
    rules: tuple[RuleOutcome, ...] = ()
    unmet: int = 0
    of: tuple[str, ...] = ()
    rule: str | None = None

    @property
    def reason(self) -> Reason:
        """The part as it stands in a decision."""
        return Reason(
            verdict=self.verdict,
            of=self.of,
            clause=self.clause,
            why=self.why,
            remedies=tuple(filter(None, self.remedies)),
        )


def names(asked: Iterable[Premise]) -> tuple[str, ...]:
    """What premises are called, each once."""
    return tuple(dict.fromkeys(premise.name for premise in asked))


def term(licence: Licence, use: Use) -> tuple[Answer, ...]:
    """The premises of everything that the licence permits: its days and what it covers."""
    reading = Reading(licence.calendar)
    found = [Answer(_asset(licence, use))] if _of_asset(licence, use) is not State.TRUE else []
    if licence.covers:
        found.extend(a for a in premises.ask(licence.covers, use, reading))
    if licence.valid.from_ is not None:
        found.append(begin(licence.valid.from_, use, reading))
    if licence.valid.until is not None:
        found.append(end(licence.valid.until, use, reading))
    return tuple(found)


def covers(licence: Licence, use: Use) -> State:
    """Does the licence speak of such a thing? One of photos says nothing of text."""
    asset = _of_asset(licence, use)
    if licence.covers is None or asset is State.FALSE:
        return asset
    asked = premises.ask(licence.covers, use, Reading(licence.calendar))
    return logic.every((asset, premises.holds(asked)))


def _of_asset(licence: Licence, use: Use) -> State:
    if Asset.ALL in licence.assets or use.asset in licence.assets:
        return State.TRUE
    return State.UNKNOWN if use.asset is Asset.UNKNOWN else State.FALSE


def _asset(licence: Licence, use: Use) -> Premise:
    return Premise(
        name="asset",
        wanted="the asset is " + " or ".join(licence.assets),
        fact=None if use.asset is Asset.UNKNOWN else use.asset.value,
        state=_of_asset(licence, use),
        remedy="find out whether it is text, a picture or a video that is used",
    )


def of_term(licence: Licence, answers: Sequence[Answer]) -> Part:
    """Outside its days a licence permits nothing."""
    state = premises.holds(answers)
    rules = _listed(answers, state)
    if state is State.TRUE:
        return Part(Verdict.PERMITTED, rules=rules)
    against = [a.premise for a in answers if a.premise.state is not State.TRUE]
    return Part(
        verdict=VERDICT[state],
        clause=f"licence {licence.licence}, term",
        why=f"{named(licence)} holds only if {wanted(against)}; {told(against)}",
        remedies=(premises.remedy(answers),),
        rules=rules,
        unmet=len(against),
        of=names(against),
    )


def _listed(answers: Sequence[Answer], state: State) -> tuple[RuleOutcome, ...]:
    """The term as a rule of its own, where the licence names any."""
    asked = tuple(answer.premise for answer in answers)
    rule = RuleOutcome(
        id="term", effect=Effect.PERMITS, action=Action.USE, state=state, premises=asked
    )
    return (rule,) if asked else ()


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


def of_duties(shown: Sequence[DutyOutcome]) -> str:
    """Duties as a clause goes on: `, duty credit and delete (§ 5)`."""
    if not shown:
        return ""
    cites = ", ".join(dict.fromkeys(one.cite for one in shown if one.cite))
    named = " and ".join(dict.fromkeys(one.duty.value for one in shown))
    return f", duty {named}" + (f" ({cites})" if cites else "")


def named(licence: Licence) -> str:
    """The licence's title, set apart from the sentence that it stands in."""
    return f"'{licence.title}'"


def verb(action: str) -> str:
    """An action as a sentence uses it."""
    return _VERB.get(action) or short_name(action)


def wanted(asked: Sequence[Premise]) -> str:
    """What several premises want, in one phrase."""
    return " and ".join(premise.wanted for premise in asked)


def told(asked: Sequence[Premise]) -> str:
    """The facts of several premises: `the channel is print, the territory is not known`."""
    return ", ".join(dict.fromkeys(_told(premise) for premise in asked))


def _told(premise: Premise) -> str:
    known, unknown = _FACTS.get(premise.name, ("the {name} is {fact}", "the {name} is not known"))
    if known is _DATED[0] and premise.origin == CLOCK:
        known = _UNDATED
    form = unknown if premise.fact is None else known
    doubt = ", which leaves it open" if premise.fact and premise.state is State.UNKNOWN else ""
    return form.format(name=premise.name, fact=premise.fact) + doubt


_UNDATED = "the page names no date, and today is {fact:.10}"
_DATED = ("the page is of {fact}", "the page's date is not known")
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
"""How a sentence tells a fact, and that it is not known; the others say `the channel is print`."""
