"""How rules, premises and duties are worded for people, whatever shows them."""

from __future__ import annotations

from rightscheck.licensing.deciding.parts import verb
from rightscheck.licensing.origins import CLOCK, HOUSE, WORDS
from rightscheck.model import Act, Effect, Premise, RuleOutcome, Standing, State

HELD = {State.TRUE: "yes", State.FALSE: "no", State.UNKNOWN: "not known"}
"""Is what was wanted so?"""

STANDING = {
    Standing.DONE: "done",
    Standing.PENDING: "to do",
    Standing.VIOLATED: "too late",
    Standing.UNKNOWN: "not known",
}
"""Where a duty stands."""

ACTS = {
    Act.TAKE_DOWN: "take it down",
    Act.UPDATE: "update it",
    Act.RENEW: "renew the licence",
}
"""What has to be done by a day."""

_APPLIES = {State.TRUE: "applies", State.FALSE: "does not apply", State.UNKNOWN: "may apply"}
_OWN = {
    "item": (
        "The item's own status and embargo, which go before every contract",
        {State.TRUE: "nothing against it", State.FALSE: "against it"},
    ),
    "term": (
        "The licence's days, and what it covers",
        {State.TRUE: "in force for this use", State.FALSE: "not in force for this use"},
    ),
    "owe": ("Owed under the licence whatever is done", {}),
    "notice": ("The holder's own notice", {State.TRUE: "forbids it"}),
}
_ORIGINS = {
    WORDS: "the words of the text, since the page names no language",
    HOUSE: "the name of the house, in the settings",
    CLOCK: "today, since the page names no date",
    "library": "the library of sources",
    "ledger": "the ledger",
    "notice": "the notice",
    "match": "comparing page and source",
    "settings": "the settings",
    "page": "the page",
}


def heading(rule: RuleOutcome) -> str:
    """`Permission web (§ 3), to republish it: applies`."""
    if rule.id in _OWN:
        words, answers = _OWN[rule.id]
        return f"{words}: {answers.get(rule.state, 'not certain')}" if answers else words
    kind = "Permission" if rule.effect is Effect.PERMITS else "Prohibition"
    cite = f" ({rule.cite})" if rule.cite else ""
    return f"{kind} {rule.id}{cite}, to {verb(rule.action)} it: {_APPLIES[rule.state]}"


def origin(premise: Premise) -> str:
    """Where a premise's fact comes from; empty where nobody says."""
    return _ORIGINS.get(premise.origin, premise.origin)
