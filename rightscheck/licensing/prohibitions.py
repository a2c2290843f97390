"""What a licence forbids: whether it is done, what excuses it, and what heals it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rightscheck.licensing import actions, logic, premises
from rightscheck.licensing.answers import Answer
from rightscheck.licensing.comparisons import short_name
from rightscheck.licensing.licence import Licence, Prohibition, Rule
from rightscheck.licensing.obligations import owed_by
from rightscheck.licensing.parts import VERDICT, Part, clause, named, told, verb, wanted
from rightscheck.model import Action, Effect, Premise, RuleOutcome, State, Use, Verdict

_UNDO: dict[str, str] = {
    Action.MODIFY: "restore the source's wording",
    Action.TRANSLATE: "use the text in its own language",
}


def of_prohibitions(licence: Licence, use: Use) -> Iterator[Part]:
    """One part for every prohibition that speaks of what is done, or of what is done besides."""
    done = tuple(dict.fromkeys((use.action, *use.also)))
    for rule in licence.forbid:
        meant = {one: actions.forbids(rule, one) for one in done}
        state = logic.some(meant.values())
        action = next(one for one in done if meant[one] is state)
        if state is State.TRUE:
            yield _forbidden(rule, action, licence, use)
        elif _may_be_altered(use) and actions.forbids(rule, Action.MODIFY) is State.TRUE:
            yield _forbidden(rule, Action.MODIFY, licence, use, (Answer(_ALTERED),))
        elif state is State.UNKNOWN:
            yield _forbidden(rule, action, licence, use, (Answer(_unclear(rule, action)),))


def _may_be_altered(use: Use) -> bool:
    """Was the page compared with the source, and so little changed that it may be typing?"""
    return use.altered is None and use.share_of_source is not None


_ALTERED = Premise(
    name="altered",
    wanted="words are not the source's",
    fact="a few words are not the source's",
    state=State.UNKNOWN,
    remedy="restore the source's wording",
)


def _unclear(rule: Rule, action: str) -> Premise:
    term = short_name(rule.action)
    return Premise(
        name="action",
        wanted=f"to {verb(action)} it is to {term} it",
        fact=f"nobody here knows what {term!r} covers",
        state=State.UNKNOWN,
        remedy=f"ask the holder whether {term!r} covers it",
    )


def _forbidden(
    rule: Prohibition, action: str, licence: Licence, use: Use, more: tuple[Answer, ...] = ()
) -> Part:
    answers = (*premises.of_rule(rule, licence, use, Effect.FORBIDS), *more)
    state = premises.holds(answers)
    outcome = RuleOutcome(
        id=rule.name,
        effect=Effect.FORBIDS,
        action=rule.action,
        state=state,
        premises=tuple(answer.premise for answer in answers),
        cite=rule.cite,
    )
    if state is State.FALSE:
        return Part(Verdict.PERMITTED, rules=(outcome,))
    if state is State.TRUE and rule.remedy:
        return _healed(rule, action, licence, use, outcome)
    why = f"{named(licence)} forbids to {verb(action)} it{_where(outcome.premises)}"
    if state is State.TRUE:
        ways = (*(a.premise.remedy for a in answers), _UNDO.get(action, premises.TAKE_DOWN))
    else:
        unknown = [p for p in outcome.premises if p.state is State.UNKNOWN]
        why += f"; {told(unknown)}"
        ways = (premises.clarify(answers),)
    return Part(
        verdict=VERDICT[logic.negate(state)],
        clause=clause(licence, "forbid", rule),
        why=why,
        remedies=tuple(filter(None, ways)),
        rules=(outcome,),
        unmet=1,
        of=(str(action),),
    )


def _where(asked: Sequence[Premise]) -> str:
    """The conditions of a prohibition, as its sentence goes on."""
    plain = [premise for premise in asked if premise.name not in {"unless", "altered"}]
    excused = (premise.wanted for premise in asked if premise.name == "unless")
    said = f" where {wanted(plain)}" if plain else ""
    return said + "".join(f" unless {text.removeprefix('it is not so that ')}" for text in excused)


def _healed(
    rule: Prohibition, action: str, licence: Licence, use: Use, outcome: RuleOutcome
) -> Part:
    """A prohibition that was infringed: a breach until its remedy is done (ODRL 2.2 § 2.6.7)."""
    duties = owed_by(rule.remedy, licence, use)
    done = logic.every(duty.outcome.state for duty in duties)
    asked = " and ".join(duty.outcome.wanted for duty in duties)
    todo = premises.together(duty.outcome.remedy for duty in duties)
    healed = done is State.TRUE
    return Part(
        verdict=Verdict.DUTY if healed else Verdict.BREACH,
        clause=clause(licence, "forbid", rule, ", remedy"),
        why=f"{named(licence)} forbids to {verb(action)} it{_where(outcome.premises)}; "
        + (f"what heals it is done: {asked}" if healed else f"what would heal it: {asked}"),
        remedies=tuple(filter(None, (todo, _UNDO.get(action, premises.TAKE_DOWN)))),
        rules=(outcome.model_copy(update={"duties": tuple(one.outcome for one in duties)}),),
        unmet=1,
        of=(str(action),),
    )
