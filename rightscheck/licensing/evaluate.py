"""Licences and a use in, a `Decision` out: may we use it this way, and why?

Pure: no clock, no file, the same answer every time. Of one licence the worst part decides: the
item's own status, embargo and usage terms, the contract's term, its prohibitions, its
permissions. Of several licences the best lawful way is taken and named, as one contract need not
repeat another's permission. A licence of another holder, or of photos for a text, has nothing to
say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from rightscheck.licensing.item import in_time, of_item
from rightscheck.licensing.licence import Licence
from rightscheck.licensing.obligations import of_obligations
from rightscheck.licensing.parts import Part, covers, named, of_term, term, told, wanted
from rightscheck.licensing.permissions import of_permissions
from rightscheck.licensing.premises import together
from rightscheck.licensing.prohibitions import of_prohibitions
from rightscheck.licensing.usage.judging import of_usage
from rightscheck.model import Asset, Decision, Reason, State, Use, Verdict, worst

_NAMED = 5


class _Judged(NamedTuple):
    decision: Decision
    distance: tuple[int, int, int, bool]


def evaluate(licence: Licence | Sequence[Licence], use: Use) -> Decision:
    """What a licence, or the best of several, says of a use.

    Never raises, whatever the use; a fact that is missing gives `review`. No licence that
    speaks of the holder and the asset: `review`, or that licence's stricter default.
    """
    held = [licence] if isinstance(licence, Licence) else list(licence)
    # `is_open` written out: it is asked of every licence of the house for every use.
    holder = use.holder
    of_holder = [one for one in held if (name := one.holder) == holder or name == one.licence]
    of_holder.sort(key=lambda one: one.licence)  # which is named never depends on their order
    covered = [(one, covers(one, use)) for one in of_holder]
    fitting = [(one, state) for one, state in covered if state is not State.FALSE]
    item, usage = of_item(use), of_usage(use)
    best: _Judged | None = None
    for one, state in fitting:
        judged = _judge(one, use, (item, usage), state)
        if best is None or judged.distance < best.distance:
            best = judged
        if best.decision.verdict is Verdict.PERMITTED:
            break
    if best is None:
        return _nothing(of_holder, use, item)
    return _among(best.decision, [one for one, _ in fitting])


def _judge(
    licence: Licence, use: Use, said: tuple[Part, tuple[Part, ...]], covered: State
) -> _Judged:
    """One licence; `said` is what the item says of itself: its state, and its usage terms."""
    days = term(licence, use)
    in_force = of_term(licence, days)
    item, usage = said
    own = (
        *_inherits(licence),
        in_force,
        *of_prohibitions(licence, use),
        *of_permissions(licence, use, days),
        *of_obligations(licence, use),
    )
    if covered is State.UNKNOWN:
        own = tuple(_doubted(part) for part in own)
    parts = (in_time(item, licence, use), *usage, *own)
    verdict = worst(part.verdict for part in parts)
    standing = [part for part in parts if part.verdict is verdict and part.why]
    against = [part for part in parts if part.verdict.reaches(Verdict.REVIEW) and part.why]
    decision = Decision(
        verdict=verdict,
        licence=licence.licence,
        rule=next((f"{licence.licence}/{part.rule}" for part in parts if part.rule), None),
        clause=standing[0].clause,
        why=_told(against or standing, licence),
        reasons=tuple(part.reason for part in parts if part.verdict is not Verdict.PERMITTED),
        rules=tuple(rule for part in parts for rule in part.rules),
        remedies=_remedies(against or standing),
    )
    unmet = sum(part.unmet for part in parts)
    out_of_force = in_force.verdict is not Verdict.PERMITTED
    return _Judged(decision, (-verdict.rank, len(against), unmet, out_of_force))


def _doubted(part: Part) -> Part:
    """A part of a licence that may have nothing to say of the item: it convicts nobody."""
    if part.verdict is not Verdict.BREACH:
        return part
    return part._replace(verdict=Verdict.REVIEW, remedies=())


def _inherits(licence: Licence) -> Iterator[Part]:
    """A licence whose parents were never looked up may say more than is seen here."""
    if licence.inherit:
        parents = ", ".join(licence.inherit)
        yield Part(
            verdict=Verdict.REVIEW,
            clause=f"licence {licence.licence}, inherit",
            why=f"{named(licence)} inherits from {parents}, which is not at hand",
            remedies=(f"load {parents} beside it",),
            unmet=1,
            of=("inherit",),
        )


_WHAT = "state what the item is (text, image, video), so that the licence that covers it is known"


def _remedies(parts: Sequence[Part]) -> tuple[str, ...]:
    """The ways of the first part, each together with the first way of every other part.

    Where no part knows a way it is doubtful whether the licence speaks of the item at all.
    """
    first, *others = parts
    more = [part.remedies[0] for part in others if part.remedies]
    ways = first.remedies or ("",)
    found = tuple(dict.fromkeys(filter(None, (together((way, *more)) for way in ways))))
    return found or ((_WHAT,) if first.verdict.reaches(Verdict.REVIEW) else ())


def _told(parts: Sequence[Part], licence: Licence) -> str:
    """The reasons of all parts in one sentence that names the licence once."""
    first, *others = (part.why for part in parts)
    later = (f"it{why.removeprefix(named(licence))}" for why in others)
    return "; besides, ".join((first, *later))


def _among(decision: Decision, fitting: Sequence[Licence]) -> Decision:
    others = [one.licence for one in fitting if one.licence != decision.licence]
    if not others or decision.verdict is Verdict.PERMITTED:
        return decision
    named = ", ".join(islice(others, _NAMED)) + (" and others" if len(others) > _NAMED else "")
    why = f"{decision.why}; no other licence goes further ({named})"
    return decision.model_copy(update={"why": why})


def _nothing(of_holder: Sequence[Licence], use: Use, item: Part) -> Decision:
    first = of_holder[0] if of_holder else None
    defaults = (one.default for one in of_holder if one.default is Verdict.BREACH)
    uncovered = Reason(
        verdict=worst((Verdict.REVIEW, *defaults)),
        of=("licence",),
        clause=f"licence {first.licence}, assets" if first else "",
        why=f"{named(first)} {_beyond(of_holder, use)}"
        if first
        else f"none of the licences is of the holder {use.holder!r}",
        remedies=("take it down", "add the licence that covers it"),
    )
    reasons = (item.reason, uncovered) if item.why else (uncovered,)
    decides = min(reasons, key=lambda reason: reason.verdict.rank)
    return Decision(
        verdict=decides.verdict,
        licence=first.licence if first else None,
        clause=decides.clause,
        why="; besides, ".join(reason.why for reason in reasons),
        reasons=reasons,
        rules=(*item.rules, *(of_term(first, term(first, use)).rules if first else ())),
        remedies=decides.remedies,
    )


def _beyond(of_holder: Sequence[Licence], use: Use) -> str:
    """Why none of the holder's licences speaks of the use: another asset, or another feed."""
    assets = dict.fromkeys(asset for one in of_holder for asset in one.assets)
    if use.asset not in assets and Asset.ALL not in assets:
        return f"covers {' and '.join(assets)}, not {use.asset.value}"
    asked = [a.premise for one in of_holder for a in term(one, use)]
    against = [premise for premise in asked if premise.state is State.FALSE]
    return f"speaks of it only if {wanted(against[:1])}; {told(against[:1])}"
