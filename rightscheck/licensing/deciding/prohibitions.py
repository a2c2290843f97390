"""What a licence forbids: whether it is done, what excuses it, and what heals it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rightscheck.licensing import logic
from rightscheck.licensing.asking import premises
from rightscheck.licensing.asking.answers import PremiseReport, all_wanted
from rightscheck.licensing.asking.comparisons import short_name
from rightscheck.licensing.asking.compiled import CompiledRule, compiled
from rightscheck.licensing.asking.owed import DutyReport
from rightscheck.licensing.deciding import actions
from rightscheck.licensing.deciding.obligations import owed_by
from rightscheck.licensing.deciding.parts import (
    VERDICT,
    Explanation,
    Part,
    clause,
    describe_facts,
    named,
    verb,
)
from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.terms.licence import Licence, Prohibition, Rule
from rightscheck.model import Action, Effect, RuleOutcome, State, Use, Verdict

_UNDO: dict[str, str] = {
    Action.MODIFY: "restore the source's wording",
    Action.TRANSLATE: "use the text in its own language",
}


def of_prohibitions(licence: Licence, use: Use) -> Iterator[Part]:
    """One part for every prohibition that speaks of what is done, or of what is done besides."""
    done = (use.action, *use.also)
    may_be_altered = _may_be_altered(use)
    for one in compiled(licence).forbid:
        meant = [actions.bars(one.rule.action, action) for action in done]
        if TRUE in meant:
            yield _forbidden(one, done[meant.index(TRUE)], licence, use)
        elif may_be_altered and actions.bars(one.rule.action, Action.MODIFY) is TRUE:
            yield _forbidden(one, Action.MODIFY, licence, use, _ALTERED)
        elif UNKNOWN in meant:
            action = done[meant.index(UNKNOWN)]
            yield _forbidden(one, action, licence, use, _unclear(one.rule, action))


def _may_be_altered(use: Use) -> bool:
    """Was the page compared with the source, and so little changed that it may be typing?"""
    return use.altered is None and use.share_of_source is not None


_ALTERED = PremiseReport(
    name="altered",
    wanted="words are not the source's",
    state=UNKNOWN,
    fact="a few words are not the source's",
    remedy="restore the source's wording",
)


def _unclear(rule: Rule, action: str) -> PremiseReport:
    term = short_name(rule.action)
    return PremiseReport(
        name="action",
        wanted=f"to {verb(action)} it is to {term} it",
        state=UNKNOWN,
        fact=f"nobody here knows what {term!r} covers",
        remedy=f"ask the holder whether {term!r} covers it",
    )


def _forbidden(
    one: CompiledRule[Prohibition], action: str, licence: Licence, use: Use, *more: PremiseReport
) -> Part:
    rule, answers = one.rule, [*premises.ask(one.premises, use), *more]
    state = premises.holds(answers)
    if state is FALSE:
        return Part(Verdict.PERMITTED, lambda: Explanation(rules=(_outcome(rule, answers, state),)))
    if state is TRUE and rule.remedy:
        duties = owed_by(one.duties, use)
        healed = logic.every(duty.state for duty in duties) is TRUE
        verdict = Verdict.DUTY if healed else Verdict.BREACH
        return Part(verdict, lambda: _healed(rule, action, licence, answers, duties), unmet=1)
    verdict = VERDICT[logic.negate(state)]
    return Part(verdict, lambda: _explanation(rule, action, licence, answers, state), unmet=1)


def _outcome(
    rule: Prohibition,
    answers: Sequence[PremiseReport],
    state: State,
    duties: Sequence[DutyReport] = (),
) -> RuleOutcome:
    return RuleOutcome(
        id=rule.name,
        effect=Effect.FORBIDS,
        action=rule.action,
        state=state,
        premises=answers,
        duties=duties,
        cite=rule.cite,
    )


def _explanation(
    rule: Prohibition, action: str, licence: Licence, answers: Sequence[PremiseReport], state: State
) -> Explanation:
    why = f"{named(licence)} forbids to {verb(action)} it{_conditions(answers)}"
    if state is TRUE:
        ways = [*(answer.remedy for answer in answers), _UNDO.get(action, premises.TAKE_DOWN)]
    else:
        why += f"; {describe_facts(one for one in answers if one.state is UNKNOWN)}"
        ways = [premises.clarify(answers)]
    return Explanation(
        clause=clause(licence, "forbid", rule),
        why=why,
        remedies=tuple(filter(None, ways)),
        rules=(_outcome(rule, answers, state),),
        of=(str(action),),
    )


def _conditions(asked: Sequence[PremiseReport]) -> str:
    """The conditions of a prohibition, as its sentence goes on."""
    plain = [answer for answer in asked if answer.name not in {"unless", "altered"}]
    excused = (answer.wanted for answer in asked if answer.name == "unless")
    said = f" where {all_wanted(plain)}" if plain else ""
    return said + "".join(f" unless {text.removeprefix('it is not so that ')}" for text in excused)


def _healed(
    rule: Prohibition,
    action: str,
    licence: Licence,
    answers: Sequence[PremiseReport],
    duties: Sequence[DutyReport],
) -> Explanation:
    """A prohibition that was infringed: a breach until its remedy is done (ODRL 2.2 § 2.6.7)."""
    asked = " and ".join(duty.wanted for duty in duties)
    todo = premises.together(duty.remedy for duty in duties)
    done = all(duty.state is TRUE for duty in duties)
    return Explanation(
        clause=clause(licence, "forbid", rule, ", remedy"),
        why=f"{named(licence)} forbids to {verb(action)} it{_conditions(answers)}; "
        + (f"what heals it is done: {asked}" if done else f"what would heal it: {asked}"),
        remedies=tuple(filter(None, (todo, _UNDO.get(action, premises.TAKE_DOWN)))),
        rules=(_outcome(rule, answers, TRUE, duties),),
        of=(str(action),),
    )
