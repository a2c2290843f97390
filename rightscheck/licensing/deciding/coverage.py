"""Does a licence speak of a use at all? Its asset, what it covers, and its days."""

from __future__ import annotations

from functools import cached_property

from rightscheck.licensing import logic
from rightscheck.licensing.asking import premises
from rightscheck.licensing.asking.answers import PremiseReport, all_wanted
from rightscheck.licensing.asking.compiled import compiled
from rightscheck.licensing.deciding.parts import (
    VERDICT,
    Explanation,
    Part,
    describe_facts,
    named,
    names,
)
from rightscheck.licensing.logic import FALSE, TRUE, UNKNOWN
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Action, Asset, Effect, RuleOutcome, State, Use


class InForce:
    """What everything that a licence permits depends on: its days and what it covers."""

    def __init__(self, licence: Licence, use: Use) -> None:
        asset = _of_asset(licence, use)
        self.answers = premises.ask(compiled(licence).term, use)
        if asset is not TRUE:
            self.answers.insert(0, _asset(licence, use, asset))
        self.unmet = premises.unmet(self.answers)
        self.state = premises.holds(self.unmet)

    @cached_property
    def outcome(self) -> RuleOutcome:
        """The term as a rule of its own, made once it is asked for."""
        return RuleOutcome(
            id="term",
            effect=Effect.PERMITS,
            action=Action.USE,
            state=self.state,
            premises=self.answers,
        )


def covers(licence: Licence, use: Use) -> State:
    """Does the licence speak of such a thing? One of photos says nothing of text."""
    asset = _of_asset(licence, use)
    if licence.covers is None or asset is FALSE:
        return asset
    return logic.every((asset, premises.holds(premises.ask(compiled(licence).covers, use))))


def _of_asset(licence: Licence, use: Use) -> State:
    if use.asset in licence.assets or Asset.ALL in licence.assets:
        return TRUE
    return UNKNOWN if use.asset is Asset.UNKNOWN else FALSE


def _asset(licence: Licence, use: Use, state: State) -> PremiseReport:
    return PremiseReport(
        name="asset",
        wanted="the asset is " + " or ".join(licence.assets),
        state=state,
        fact=None if use.asset is Asset.UNKNOWN else use.asset.value,
        remedy="find out whether it is text, a picture or a video that is used",
    )


def of_term(licence: Licence, term: InForce) -> Part:
    """Outside its days a licence permits nothing."""
    return Part(VERDICT[term.state], lambda: _explanation(licence, term), len(term.unmet))


def _explanation(licence: Licence, term: InForce) -> Explanation:
    rules = (term.outcome,) if term.answers else ()
    against = term.unmet
    if not against:
        return Explanation(rules=rules)
    return Explanation(
        clause=f"licence {licence.licence}, term",
        why=f"{named(licence)} holds only if {all_wanted(against)}; {describe_facts(against)}",
        remedies=(premises.remedy(against),),
        rules=rules,
        of=names(against),
    )
