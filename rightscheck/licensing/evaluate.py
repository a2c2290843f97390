"""Licences and a use in, a `Decision` out: may we use it this way, and why?

Pure: no clock, no file, the same answer every time. Of one licence the worst part decides: the
item's own status, embargo and usage terms, the contract's term, its prohibitions, its
permissions. Of several licences the best lawful way is taken and named, as one contract need not
repeat another's permission; all are judged first, and only that one is put into words. A licence
of another holder, or of photos for a text, has nothing to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rightscheck.licensing.asking import premises
from rightscheck.licensing.asking.answers import all_wanted
from rightscheck.licensing.asking.compiled import compiled
from rightscheck.licensing.asking.premises import together
from rightscheck.licensing.deciding.coverage import InForce, covers, of_term
from rightscheck.licensing.deciding.item import in_time, of_item
from rightscheck.licensing.deciding.obligations import of_obligations
from rightscheck.licensing.deciding.parts import (
    BREACH,
    PERMITTED,
    REVIEW,
    Explanation,
    Part,
    describe_facts,
    explained_part,
    named,
)
from rightscheck.licensing.deciding.permissions import of_permissions
from rightscheck.licensing.deciding.prohibitions import of_prohibitions
from rightscheck.licensing.logic import FALSE, UNKNOWN
from rightscheck.licensing.terms.licence import Licence, speaking_of
from rightscheck.licensing.usage.judging import of_usage
from rightscheck.model import Asset, Decision, Reason, State, Use, Verdict, worst

_NAMED = 5


class _Judged(NamedTuple):
    licence: Licence
    parts: Sequence[Part]
    verdict: Verdict
    is_in_force: bool

    @property
    def distance(self) -> tuple[int, int, int, bool]:
        """How far it is from permitting the use: the least of several licences is told."""
        verdicts = [part.verdict for part in self.parts]
        against = verdicts.count(BREACH) + verdicts.count(REVIEW)
        unmet = sum([part.unmet for part in self.parts])
        return -self.verdict.rank, against, unmet, not self.is_in_force


def evaluate(licence: Licence | Sequence[Licence], use: Use) -> Decision:
    """What a licence, or the best of several, says of a use.

    Never raises, whatever the use; a fact that is missing gives `review`. No licence that
    speaks of the holder and the asset: `review`, or that licence's stricter default. Of many
    licences those that speak of the holder are found at once if they come as `Licences`.
    """
    held = [licence] if isinstance(licence, Licence) else licence
    of_holder = speaking_of(use.holder, held)  # by id: which is named never depends on their order
    judged = _judged(of_holder, use)
    if not judged:
        return _nothing(of_holder, use)
    if len(judged) == 1:
        return _decision(judged[0], ())
    best = min(judged, key=lambda one: one.distance)
    ids = [one.licence.licence for one in judged]
    return _decision(best, [one for one in ids if one != best.licence.licence])


def _judged(of_holder: Sequence[Licence], use: Use) -> list[_Judged]:
    """Licences judged one by one, up to the first that permits the use; none is in words yet."""
    item, usage = of_item(use), of_usage(use)
    judged: list[_Judged] = []
    for one in of_holder:
        covered = covers(one, use)
        if covered is not FALSE:
            judged.append(_judge(one, use, (in_time(item, one, use), *usage), covered))
            if judged[-1].verdict is PERMITTED:
                break
    return judged


def _judge(licence: Licence, use: Use, said: Sequence[Part], covered: State) -> _Judged:
    """One licence; `said` is what the item says of itself: its state, and its usage terms."""
    days = InForce(licence, use)
    in_force = of_term(licence, days)
    own = [
        *([_inherits(licence)] if licence.inherit else []),
        in_force,
        *of_prohibitions(licence, use),
        *of_permissions(licence, use, days),
        *of_obligations(licence, use),
    ]
    if covered is UNKNOWN:
        own = [_doubted(part) for part in own]
    parts = [*said, *own]
    verdict = worst([part.verdict for part in parts])
    return _Judged(licence, parts, verdict, in_force.verdict is PERMITTED)


def _decision(judged: _Judged, others: Sequence[str]) -> Decision:
    """The licence's answer in words; `others` go no further."""
    licence, parts, verdict, _ = judged
    told = [(part.verdict, part.explain()) for part in parts]
    against = [said for one, said in told if one is BREACH or one is REVIEW]
    standing = [said for one, said in told if one is verdict and said.why]
    shown = against or standing
    why = _reason(shown, licence)
    if others and verdict is not PERMITTED:
        why += f"; no other licence goes further ({_listed(others)})"
    return Decision(
        verdict=verdict,
        licence=licence.licence,
        rule=next((f"{licence.licence}/{part.rule}" for part in parts if part.rule), None),
        clause=standing[0].clause,
        why=why,
        reasons=tuple([said.reason(one) for one, said in told if one is not PERMITTED]),
        rules=tuple([rule for _, said in told for rule in said.rules]),
        remedies=_remedies(shown, verdict),
    )


def _doubted(part: Part) -> Part:
    """A part of a licence that may have nothing to say of the item: it convicts nobody."""
    if part.verdict is not BREACH:
        return part
    return part._replace(verdict=REVIEW, explain=lambda: part.explain()._replace(remedies=()))


def _inherits(licence: Licence) -> Part:
    """A licence whose parents were never looked up may say more than is seen here."""
    parents = ", ".join(licence.inherit)
    said = Explanation(
        clause=f"licence {licence.licence}, inherit",
        why=f"{named(licence)} inherits from {parents}, which is not at hand",
        remedies=(f"load {parents} beside it",),
        of=("inherit",),
    )
    return explained_part(REVIEW, said, unmet=1)


_WHAT = "state what the item is (text, image, video), so that the licence that covers it is known"


def _remedies(parts: Sequence[Explanation], verdict: Verdict) -> tuple[str, ...]:
    """The ways of the first part, each together with the first way of every other part.

    What is permitted needs none. Where no part knows a way it is doubtful whether the licence
    speaks of the item at all.
    """
    if verdict is PERMITTED:
        return ()
    first, *others = parts
    more = [part.remedies[0] for part in others if part.remedies]
    ways = first.remedies
    if more:
        ways = tuple([together((way, *more)) for way in ways or ("",)])
    found = tuple(dict.fromkeys(filter(None, ways)))
    return found or ((_WHAT,) if verdict.reaches(REVIEW) else ())


def _reason(parts: Sequence[Explanation], licence: Licence) -> str:
    """The reasons of all parts in one sentence that names the licence once."""
    first, *others = [part.why for part in parts]
    if not others:
        return first
    title = named(licence)
    return "; besides, ".join([first, *[f"it{why.removeprefix(title)}" for why in others]])


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" and others" if len(names) > _NAMED else "")


def _nothing(of_holder: Sequence[Licence], use: Use) -> Decision:
    item = of_item(use)
    said = item.explain()
    near = [one for one in of_holder if use.asset in one.assets or Asset.ALL in one.assets]
    first = next(iter(near or of_holder), None)
    defaults = (one.default for one in of_holder if one.default is BREACH)
    uncovered = Reason(
        verdict=worst((REVIEW, *defaults)),
        of=("licence",),
        clause=f"licence {first.licence}, {'covers' if near else 'assets'}" if first else "",
        why=f"{named(first)} {_beyond(first, use) if near else _other_licences(of_holder, use)}"
        if first
        else f"none of the licences is of the holder {use.holder!r}",
        remedies=("take it down", "add the licence that covers it"),
    )
    reasons = (said.reason(item.verdict), uncovered) if said.why else (uncovered,)
    decides = min(reasons, key=lambda reason: reason.verdict.rank)
    return Decision(
        verdict=decides.verdict,
        licence=first.licence if first else None,
        clause=decides.clause,
        why="; besides, ".join(reason.why for reason in reasons),
        reasons=reasons,
        rules=(
            *said.rules,
            *(of_term(first, InForce(first, use)).explain().rules if first else ()),
        ),
        remedies=decides.remedies,
    )


def _other_licences(of_holder: Sequence[Licence], use: Use) -> str:
    """The assets that the holder's licences cover, of which the use's is none."""
    assets = dict.fromkeys(asset for one in of_holder for asset in one.assets)
    return f"covers {' and '.join(assets)}, not {use.asset.value}"


def _beyond(licence: Licence, use: Use) -> str:
    """What leaves the use out of a licence of its asset: another feed, another type."""
    asked = premises.ask(compiled(licence).covers, use)
    against = [answer for answer in asked if answer.state is FALSE][:1]
    return f"speaks of it only if {all_wanted(against)}; {describe_facts(against)}"
