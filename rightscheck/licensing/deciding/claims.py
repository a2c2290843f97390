"""No licence of ours: what a use is then, by what the holder's own notices claim.

Under Berne 10bis(1), Directive 2001/29 art. 5(3)(c) and their kin the press may reuse some
articles unless that is expressly reserved: the notice itself decides. So a notice that
forbids what the page does makes it a breach, and silence leaves the policy's default.

A notice that permits it is read in prose, and who printed it is not known: it never permits by
itself. It is told with what it asks for, so that a person can see to that and add the licence.
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

_TAKEN_BY: dict[str, frozenset[str]] = dict.fromkeys(
    (Action.REPUBLISH, Action.EXCERPT),
    frozenset({Action.USE, Action.REPUBLISH, Action.REPRODUCE, Action.EXCERPT}),
)
"""What forbids an action in a notice: "may not be published" speaks of the whole and its parts."""


def without_licence(use: Use, name: str, claims: Iterable[Claim], default: Verdict) -> Decision:
    """The decision on a use that no licence covers; `default` where no claim speaks of it.

    What the item says of itself (withdrawn, under embargo) stands against it as well.
    """
    item = of_item(use)
    said = item.explain()
    claims = tuple(dict.fromkeys(claims))
    against = tuple(_taking(use, claims, Effect.FORBIDS))
    granted = () if against else tuple(_taking(use, claims, Effect.PERMITS))
    first = _forbidden(name, against) if against else _silent(name, default)
    if granted:
        asked = [claim for claim in claims if claim.effect is Effect.REQUIRES]
        first = _invited(name, granted, asked, worst((default, Verdict.REVIEW)))
    reasons = (first, said.reason(item.verdict)) if said.why else (first,)
    verdict = worst(reason.verdict for reason in reasons)
    return Decision(
        verdict=verdict,
        why="; besides, ".join(reason.why for reason in reasons),
        reasons=reasons,
        rules=(*said.rules, *(_rule(claim) for claim in (*against, *granted))),
        remedies=reasons[0].remedies,
    )


def _taking(use: Use, claims: Iterable[Claim], effect: Effect) -> Iterator[Claim]:
    """The claims that forbid, or permit, what is done."""
    taking = _TAKEN_BY.get(use.action, {Action.USE, use.action})
    for claim in claims:
        if claim.effect is effect and not claim.condition and claim.action in taking:
            yield claim


def _rule(claim: Claim) -> RuleOutcome:
    """What the holder's notice forbids or permits, as a rule of the decision."""
    action = claim.action or Action.USE
    state = State.TRUE if claim.effect is Effect.FORBIDS else State.UNKNOWN
    said = Premise(
        name="notice",
        wanted=f"the notice {claim.effect.value} to {verb(action)} it{_unless(claim)}",
        fact=series(map(repr, claim.verbs), "and") or None,
        origin="notice",
        state=state,
    )
    return RuleOutcome(
        id="notice", effect=claim.effect, action=action, state=state, premises=(said,)
    )


def _unless(claim: Claim) -> str:
    """The way out that a notice names, in its own words: they are of any language."""
    return f"; of leave it says {claim.unless!r}" if claim.unless else ""


def _verbs(claims: Sequence[Claim]) -> str:
    verbs = dict.fromkeys(verb for claim in claims for verb in claim.verbs)
    return ", ".join(verbs) or ", ".join(claim.action or "" for claim in claims)


def _forbidden(name: str, against: Sequence[Claim]) -> Reason:
    unless = next((_unless(claim) for claim in against if claim.unless), "")
    return Reason(
        verdict=Verdict.BREACH,
        of=_NO_LICENCE,
        why=f"no licence of ours covers {name}, whose notice forbids it ({_verbs(against)})"
        + unless,
        remedies=(_TAKE_DOWN, _LICENSE),
    )


def _invited(
    name: str, granted: Sequence[Claim], asked: Sequence[Claim], verdict: Verdict
) -> Reason:
    """A notice permits it: what it asks for, and that somebody has to see whether it holds."""
    duties = series(dict.fromkeys(claim.duty or "" for claim in asked), "and")
    return Reason(
        verdict=verdict,
        of=_NO_LICENCE,
        why=f"no licence of ours covers {name}, whose notice seems to permit it ({_verbs(granted)})"
        + (f" and asks for {duties}" if asked else ""),
        remedies=(
            f"see that the notice is {name}'s and holds for this text"
            + (f", give what it asks for ({duties})" if asked else "")
            + f", and {_LICENSE}",
            _TAKE_DOWN,
        ),
    )


def _silent(name: str, default: Verdict) -> Reason:
    return Reason(
        verdict=default,
        of=_NO_LICENCE,
        why=f"no licence of ours covers {name}",
        remedies=(_TAKE_DOWN, _LICENSE, "shorten it to a quotation that names its source"),
    )


_NO_LICENCE = ("licence",)
_TAKE_DOWN = "take the passage down"
_LICENSE = "add the licence that covers it"
