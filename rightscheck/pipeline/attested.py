"""What was done for a use outside of its page: attested by the house, or only claimed by the page.

A page is written by whoever may write it, so its word alone acquits nobody: it is told, and the
duty stays open. What counts is what a named person vouches for in the settings, with the day and
a proof that can be looked up; a change of the settings is reviewed and keeps its history.
"""

from __future__ import annotations

from datetime import UTC, datetime

from rightscheck.model import Document, Duty
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.facts import where
from rightscheck.sources.ledger import Who

Proofs = dict[Duty, str]


def done(who: Who, claims: Proofs, bench: Workbench, now: datetime) -> dict[str, object]:
    """The fields of `Use` that tell what is done for a document's use of a source.

    What the house attests counts; of the rest only who claims it is told.
    """
    today = now.astimezone(UTC).date()
    attested = {
        Duty(one.duty): one.told
        for one in bench.done
        if one.on <= today and one.covers(*who, today)
    }
    return {"done": dict.fromkeys(attested, True), "proof": claims | attested}


def claimed(document: Document) -> Proofs:
    """The duties that the page itself says are done (`done: [consent]`), and where."""
    said = ((fact.value.strip().lower(), fact) for fact in document.facts if fact.name == "done")
    return {
        Duty(word): f"claimed on the {where(fact, document)}"
        for word, fact in said
        if word in set(Duty)
    }
