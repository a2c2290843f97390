"""What one sentence says by the grammar of its language: forbids, permits, reserves, asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rightscheck.model import Action, Asset, Claim, Duty, Effect, NoticeKind
from rightscheck.notices.claiming import claims, duties
from rightscheck.notices.phrases import holds, occurrences, places
from rightscheck.notices.subjects import asset_of, concerns, resolved
from rightscheck.notices.telling import cites_law, is_told
from rightscheck.notices.understanding import is_understood
from rightscheck.rulebook.rules import Sentence, Verbs


def read(
    said: str, rule: Sentence, before: str = ""
) -> Iterator[tuple[NoticeKind, Asset, tuple[Claim, ...]]]:
    """What a sentence is by a rule, of what it speaks, and what it claims.

    "They" are the things that the sentence `before` it names.
    """
    if not (before or concerns(said, rule)):
        return
    said, speaks, asset = resolved(said, rule, before)
    modes = _modes(said, rule)
    if not modes:
        return
    unless = next(occurrences((*rule.gate, *rule.unless), said), "")
    refused = bool(modes & {"ban", "gate", "unless", "reserve"})
    mined = tuple(claims(Effect.FORBIDS, rule.mining, said, unless)) if refused else ()
    # Mining is always done to works; machines learn and are trained elsewhere too.
    mined = mined if speaks or Action.MINE in {claim.action for claim in mined} else ()
    if mined:
        yield NoticeKind.AI_RESERVATION, asset, mined
    kept, free = _acts(said, rule, modes) if speaks or _is_credited(said, rule, modes) else ({}, {})
    if speaks and kept and not (mined and kept.keys() <= {Action.USE, Action.INDEX}):
        told = (*claims(Effect.FORBIDS, kept, said, unless), *duties(rule.owed, said))
        yield NoticeKind.RESTRICTION_CLAUSE, asset, told
        modes = modes - {"ban"} if not kept.keys() & _GRANTED else {"ban"}
    # A ban of no deed is of the one granted; what an article of a law permits the law does.
    if free.keys() & _GRANTED and "ban" not in modes and not cites_law(said, rule):
        asset = Asset.TEXT if holds(rule.spared, said) else asset
        yield NoticeKind.PERMISSION_CLAUSE, asset, tuple(_granted(said, rule, free))


def _is_credited(said: str, rule: Sentence, modes: set[str]) -> bool:
    """Is a source to be named for what it grants? Then it is a work, whatever it is called."""
    return "grant" in modes and holds(rule.owed.get(Duty.CREDIT, ()), said)


_GRANTED = {
    Action.USE,
    Action.REPUBLISH,
    Action.REPRODUCE,
    Action.QUOTE,
    Action.EXCERPT,
    Action.PRINT,
    Action.SUBLICENSE,
    Action.SELL,
}
"""What a permission permits, whatever else: a text that "may be amended" is a bill."""


def _granted(said: str, rule: Sentence, free: dict[Action, Verbs]) -> Iterator[Claim]:
    limited = tuple(claims(Effect.FORBIDS, rule.limits, said))
    if is_understood(said, rule):
        # In "non-commercial use" the words of commercial use stand as well.
        closed = {claim.action for claim in limited}
        granted = {action: verbs for action, verbs in free.items() if action not in closed}
        yield from claims(Effect.PERMITS, granted, said)
    yield from limited
    yield from duties(_joined(rule.duties, rule.owed), said)


def _joined(first: Mapping[Duty, Verbs], second: Mapping[Duty, Verbs]) -> dict[Duty, Verbs]:
    return {
        duty: (*first.get(duty, ()), *second.get(duty, ()))
        for duty in dict.fromkeys((*first, *second))
    }


def _acts(
    said: str, rule: Sentence, modes: set[str]
) -> tuple[dict[Action, Verbs], dict[Action, Verbs]]:
    """What the sentence forbids and what it permits, each act by the part that it stands in."""
    kept: dict[Action, Verbs] = {}
    free: dict[Action, Verbs] = {}
    for part in _parts(said, rule):
        forbids = _forbids(_modes(part, rule) or modes)
        if forbids is None or not (forbids or modes & _LEAVES):
            continue  # what a part grants the whole may withhold
        table = kept if forbids else free
        for action, verbs in rule.acts.items():
            there = tuple(occurrences(verbs, part if forbids else _undenied(part, rule)))
            if there:
                table[action] = (*table.get(action, ()), *there)
    return kept, free


def _parts(said: str, rule: Sentence) -> Iterator[str]:
    """The parts of a sentence that turns from what it forbids to what it permits, or back."""
    for half in said.split(";"):
        at = 0
        for _, turn in places({"": rule.turn}, half):
            yield half[at : turn.start()]
            at = turn.end()
        yield half[at:]


def _undenied(said: str, rule: Sentence) -> str:
    """What stands before the first word that denies: "but not sold" permits no sale."""
    found = places({"page": rule.page, "denied": rule.denied}, said)
    return next((said[: word.start()] for name, word in found if name == "denied"), said)


def _forbids(modes: set[str]) -> bool | None:
    """A ban or a gate decides, then a grant or a duty that stands for one, then the way out."""
    if modes & {"ban", "gate"}:
        return True
    if modes & {"grant", "owed"}:
        return False
    return True if "unless" in modes else None


def withholds(said: str, rule: Sentence) -> bool:
    """Does it, by this rule, forbid or deny a permission, and grant none?

    Languages share their words: what one of them reads as granted may be denied in another.
    """
    modes = _modes(said, rule)
    return bool(modes & {"ban", _WITHHELD}) and "grant" not in modes


def refuses(said: str, rule: Sentence) -> bool:
    """Does it forbid, or ask for leave, and permit nothing?"""
    modes = _modes(said, rule)
    return bool(modes & _REFUSING) and not modes & _LEAVES


def grants(said: str, rule: Sentence) -> bool:
    """Does it permit, and forbid nothing?"""
    modes = _modes(said, rule)
    return "grant" in modes and not modes & _REFUSING


def asks_leave(said: str, rule: Sentence) -> bool:
    """Is leave to be asked for, and not for pictures alone?"""
    spoken = is_told(said, (rule,)) or asset_of(said, rule) is Asset.IMAGE
    return not spoken and "gate" in _modes(said, rule)


_LEAVES = {"grant", "owed"}
_REFUSING = {"ban", "gate", "unless"}
_WITHHELD = "withheld"
"""The mode of a grant that is denied, though nothing says that it is forbidden."""


def _modes(said: str, rule: Sentence) -> set[str]:
    """What stands in `said`; "you may not" is no "you may", and "not permitted" forbids."""
    owed = tuple(text for texts in rule.owed.values() for text in texts)
    strict = places({"page": rule.page, "ban": rule.ban, "gate": rule.gate}, said)
    hard = [(name, one) for name, one in strict if name != "page" and not _depends(name, one, rule)]
    rest = said
    for _, match in reversed(hard):
        rest = f"{rest[: match.start()]} # {rest[match.end() :]}"
    found = {name for name, _ in hard}
    soft = {"unless": rule.unless, "grant": rule.grant, "owed": owed, "reserve": rule.reserve}
    for name, match in places(soft, rest):
        found.add(_granted_or(name, rest, match.span(), rule) if name in _LEAVES else name)
    return found


def _depends(mode: str, found: re.Match[str], rule: Sentence) -> bool:
    """Is a ban read out of a grant and what it depends on ("may be copied, if not cut")?"""
    return mode == "ban" and holds(rule.given, found[0])


def _granted_or(mode: str, said: str, leave: tuple[int, int], rule: Sentence) -> str:
    """What a grant, or a duty that stands for one, is among these words: that, a ban or withheld.

    A word that denies reaches over its sentence, behind it and before it, but not out of what a
    permission depends on ("provided that nothing is changed"), nor back over what it permits to
    what it only limits ("but not sold"). Where it stands in the grant, right beside it or opens
    the sentence, the grant forbids; elsewhere it says nothing ("do not assume that you may …"):
    a ban that is read as a permission is the worst that can happen here.
    """
    start, end = leave
    denied = places({"page": rule.page, "denied": rule.denied}, said)
    words = [one.span() for name, one in denied if name == "denied" and one.start() < end]
    if (
        words
        and words[-1][0] >= start
        and holds(_denying(rule.grant, rule.denied), said[start:end])
    ):
        words = [word for word in words if word[0] < start]
    if words:
        near = not said[words[-1][1] : start].strip()  # in "may never be copied" as well
        forbids = near or not any(letter.isalnum() for letter in said[: words[0][0]])
    else:
        word = _denied_behind(said[end:], rule)
        if word is None:
            return mode
        forbids = not said[end : end + word].strip()
    return "ban" if forbids and mode == "grant" else _WITHHELD


def _denied_behind(behind: str, rule: Sentence) -> int | None:
    """Where a grant is denied by what stands behind it, if it is."""
    tables = (rule.limits, rule.duties)
    only = tuple(text for table in tables for texts in table.values() for text in texts)
    named = {"page": (*rule.page, *rule.spared, *only), "given": rule.given, "denied": rule.denied}
    name, word = next((one for one in places(named, behind) if one[0] != "page"), ("", None))
    if word is None or name == "given":
        return None
    rest = behind[word.end() :]
    deeds = {action for action, texts in rule.acts.items() if holds(texts, rest)}
    return None if deeds and not deeds & _WHOLE else word.start()


@lru_cache(maxsize=256)
def _denying(texts: Verbs, denied: Verbs) -> Verbs:
    return tuple(text for text in texts if holds(denied, text))


def conditions(said: str, rule: Sentence, asset: Asset) -> Iterator[Claim]:
    """What a sentence behind a permission of the `asset` asks for what that one permits."""
    if is_told(said, (rule,)) or (asset_of(said, rule) is Asset.IMAGE and asset is not Asset.IMAGE):
        return
    if holds((*rule.ban, *rule.gate, *rule.unless), said) and _keeps_whole(said, rule):
        return
    first = " ".join(said.split()[:_OPENING])
    owed = any(holds(texts, said) for texts in rule.owed.values())
    if owed or any(holds(texts, first) for texts in rule.duties.values()):
        yield from duties(_joined(rule.duties, rule.owed), said)
    if holds((*rule.ban, *rule.gate), said):
        further = {act: verbs for act, verbs in rule.acts.items() if act not in _WHOLE}
        yield from claims(Effect.FORBIDS, further, said)
    yield from claims(Effect.FORBIDS, rule.limits, said)


def _keeps_whole(said: str, rule: Sentence) -> bool:
    """Does it forbid what a permission gives? Then it is no condition of one, but a ban itself."""
    return any(
        kind is NoticeKind.RESTRICTION_CLAUSE
        and any(claim.effect is Effect.FORBIDS and claim.action in _WHOLE for claim in claimed)
        for kind, _, claimed in read(said, rule)
    )


_WHOLE = {Action.USE, Action.REPRODUCE, Action.REPUBLISH}
"""Whoever forbids these speaks of something else than what was permitted just before."""

_OPENING = 4
"""Words that a sentence which orders something opens with."""
