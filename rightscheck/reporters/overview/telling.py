"""What every form of an overview says alike: its sentence, its warnings, its amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from rightscheck.model import Verdict
from rightscheck.model.amounts import count
from rightscheck.model.overview import Key, Overview, Sums
from rightscheck.reporters.tally import counted

TITLES = {Key.HOLDER: "By holder", Key.SECTION: "By section", Key.MONTH: "By month of publication"}
HEADS = {Key.HOLDER: "Holder", Key.SECTION: "Section", Key.MONTH: "Month"}
VERDICTS = (Verdict.BREACH, Verdict.REVIEW, Verdict.DUTY)
"""Of findings at stake, the worst first."""


def found(sums: Sums) -> str:
    """`3 breaches, 1 review`; empty where nothing was found."""
    return counted({verdict: getattr(sums, verdict.value) for verdict in VERDICTS})


def sentence(overview: Overview) -> str:
    """`2 of 1,000 documents have findings at stake; 4 documents could not be read`."""
    total = overview.total
    told = [
        f"{total.documents:,} of {count(overview.checked, 'document')} have findings at stake"
        + (f": {found(total)}" if found(total) else "")
    ]
    if overview.unread:
        told.append(f"{count(overview.unread, 'document')} could not be read")
    return "; ".join(told)


def stake(overview: Overview) -> str:
    """The money at stake in a sentence; empty where no tariff was asked for."""
    if overview.pricing is None:
        return ""
    total = overview.total
    told = [f"{amounts(total.money) or 'no known amount'} at stake in {count(total.uses, 'use')}"]
    return "; ".join([*told, *uncounted(total)])


def uncounted(sums: Sums) -> Iterator[str]:
    """What is in no amount."""
    if sums.no_tariff:
        yield f"no tariff for {count(sums.no_tariff, 'use')}"
    if sums.no_words:
        yield f"words not known of {count(sums.no_words, 'use')}"


def amounts(money: Mapping[str, Decimal]) -> str:
    """`EUR 1,240.00 and USD 30.00`: side by side, never one sum."""
    return " and ".join(f"{currency} {amount:,.2f}" for currency, amount in money.items())
