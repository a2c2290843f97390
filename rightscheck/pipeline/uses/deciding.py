"""A use in, the decision on it out: by our licences, or by the notices where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rightscheck.licensing.deciding.claims import without_licence
from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.origins import CLOCK, WORDS
from rightscheck.licensing.terms.licence import Licence
from rightscheck.licensing.usage import granted
from rightscheck.model import Action, Claim, Decision, Use, Verdict
from rightscheck.pipeline.bench import Workbench


def decided(use: Use, claims: Iterable[Claim], bench: Workbench) -> tuple[Decision, bool]:
    """The decision, and whether a licence of ours, or an open one, covers the holder's work.

    `claims` are what the notices of the holder say; they decide where no licence does.
    """
    licences = held(use.holder, use.usage_terms, bench)
    if licences:
        return _told_by_the_page(licences, use), True
    name = bench.names.get(use.holder, use.holder)
    return without_licence(use, name, claims, bench.policy.unlicensed), False


def held(holder: str, terms: str | None, bench: Workbench) -> list[Licence]:
    """Our licences of a holder, and the open ones that the item's own terms put on it.

    What such terms restrict goes before every licence, what they grant stands beside them.
    """
    ours = [one for one in bench.licences.speaking_of(holder) if one.holder == holder]
    return [*ours, *(one for one in granted(terms, bench.open_licences) if one not in ours)]


def action(share: float, bench: Workbench) -> Action:
    """What taking such a share (0..1) of a source counts as, by the policy."""
    return Action.REPUBLISH if share >= bench.policy.whole else Action.EXCERPT


def _told_by_the_page(licences: Sequence[Licence], use: Use) -> Decision:
    """Evaluate, but never convict on a date or language that nobody stated."""
    decision = evaluate(licences, use)
    guessed = {name: None for name, origin in _GUESSED if use.origins.get(name) == origin}
    if decision.verdict is Verdict.BREACH and guessed:
        return evaluate(licences, use.model_copy(update=guessed))
    return decision


_GUESSED = (("date", CLOCK), ("language", WORDS))
