"""No licence of ours: what a use is then, by what the holder's own notices claim.

Under Berne 10bis(1), Directive 2001/29 art. 5(3)(c) and their kin the press may reuse some
articles unless that is expressly reserved: the notice itself decides. So a notice that
forbids what the page does makes it a breach, and silence leaves the policy's default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rightscheck.licensing.deciding.item import of_item
from rightscheck.licensing.deciding.parts import verb
from rightscheck.model import (
    Action,
    Claim,
    Decision,
    Effect,
    Premise,
    Reason,
    RuleOutcome,
    State,
    Use,
    Verdict,
    worst,
)
from rightscheck.model.amounts import series

_TAKEN_BY: dict[str, set[str]] = {
    Action.REPUBLISH: {Action.USE, Action.REPUBLISH, Action.REPRODUCE, Action.EXCERPT},
    Action.EXCERPT: {Action.USE, Action.REPUBLISH, Action.REPRODUCE, Action.EXCERPT},
}
"""What forbids an action in a notice: "may not be published" speaks of the whole and its parts."""


def without_licence(use: Use, name: str, claims: Iterable[Claim], default: Verdict) -> Decision:
    """The decision on a use that no licence covers; `default` where no claim speaks of it.

    What the item says of itself (withdrawn, under embargo) stands against it as well.
    """
    item = of_item(use)
    said = item.tell()
    against = tuple(_forbidding(use, claims))
    first = _unlicensed(name, against, default)
    reasons = (first, said.reason(item.verdict)) if said.why else (first,)
    verdict = worst(reason.verdict for reason in reasons)
    return Decision(
        verdict=verdict,
        why="; besides, ".join(reason.why for reason in reasons),
        reasons=reasons,
        rules=(*said.rules, *(_rule(claim) for claim in against)),
        remedies=reasons[0].remedies,
    )


def _forbidding(use: Use, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims that forbid what is done, each once."""
    forbidding = _TAKEN_BY.get(use.action, {Action.USE, use.action})
    for claim in dict.fromkeys(claims):
        outright = claim.effect is Effect.FORBIDS and not claim.condition
        if outright and claim.action in forbidding:
            yield claim


def _rule(claim: Claim) -> RuleOutcome:
    """What the holder's notice forbids, as a rule of the decision."""
    action = claim.action or Action.USE
    said = Premise(
        name="notice",
        wanted=f"the notice forbids to {verb(action)} it"
        + (f" without {claim.unless}" if claim.unless else ""),
        fact=series(map(repr, claim.verbs), "and") or None,
        origin="notice",
        state=State.TRUE,
    )
    return RuleOutcome(
        id="notice", effect=Effect.FORBIDS, action=action, state=State.TRUE, premises=(said,)
    )


def _unlicensed(name: str, against: Sequence[Claim], default: Verdict) -> Reason:
    if against:
        verbs = dict.fromkeys(verb for claim in against for verb in claim.verbs)
        said = ", ".join(verbs) or ", ".join(claim.action or "" for claim in against)
        unless = next((claim.unless for claim in against if claim.unless), "")
        return Reason(
            verdict=Verdict.BREACH,
            of=_NO_LICENCE,
            why=f"no licence of ours covers {name}, whose notice forbids it ({said})"
            + (f" without {unless}" if unless else ""),
            remedies=(_TAKE_DOWN, _LICENSE),
        )
    return Reason(
        verdict=default,
        of=_NO_LICENCE,
        why=f"no licence of ours covers {name}",
        remedies=(_TAKE_DOWN, _LICENSE, "shorten it to a quotation that names its source"),
    )


_NO_LICENCE = ("licence",)
_TAKE_DOWN = "take the passage down"
_LICENSE = "add the licence that covers it"
