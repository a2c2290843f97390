"""Conditions on who and on what: readers, our titles, the holder's feeds, single items.

The facts are sets of names, since a reader may belong to several groups, and an item to several
feeds and types (a text, and a feature).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rightscheck.licensing import logic
from rightscheck.licensing.answers import Answer, Reading, answer
from rightscheck.licensing.fields import Choice, fold
from rightscheck.model import Use

Names = Sequence[str] | None


def recipient(wanted: Choice, use: Use, reading: Reading) -> Answer:
    """Who can read it: subscribers, the public. A permission must cover all of them."""
    names = use.recipient
    inside = [(fold(name) in wanted.folded) != bool(wanted.except_) for name in names or ()]
    state = logic.of((all(inside) if reading.every else any(inside)) if names else None)
    return answer(
        "recipient",
        f"the recipient is {wanted.told}",
        ", ".join(names) if names else None,
        use,
        state,
        f"show it only to {wanted.told}",
    )


def _one(
    name: str, known: Callable[[Use], Names], cure: str, field: str = ""
) -> Callable[[Choice, Use, Reading], Answer]:
    """Is one of the names what is wanted, or none of them what is excepted?"""

    def asked(wanted: Choice, use: Use, _: Reading) -> Answer:
        names = known(use)
        found = bool({fold(one) for one in names or ()} & wanted.folded)
        return answer(
            name,
            f"the {name.replace('_', ' ')} is {wanted.told}",
            ", ".join(names) if names else None,
            use,
            logic.of((found != bool(wanted.except_)) if names else None),
            cure.format(wanted.told),
            field=field or name,
        )

    return asked


licensee = _one("licensee", lambda use: use.licensee, "let only {} use it")
feed = _one("feed", lambda use: use.feed, "use only items of {}")
item = _one(
    "item", lambda use: (use.source_id,) if use.source_id else None, "use only {}", "source_id"
)
item_type = _one("item_type", lambda use: use.item_type, "use only items that are {}")
