"""How long one decision takes with many licences loaded.

    python benchmarks/evaluate.py [LICENCES]

Prints microseconds of processor time a call (median of the rounds) for a use that is permitted,
one outside its licence and one of which nothing is known; with the licences spread over as many
holders, as a house has them (loaded, and as a bare list, which is searched each time), and with
all of them from one holder, the worst case. No call is helped by one before: each has a use of
its own.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.licence import Licence, Licences
from rightscheck.model import Use

ROUNDS, CALLS = 7, 300


def licence(number: int, holder: str) -> Licence:
    """A web licence with six conditions, three duties and two prohibitions."""
    return Licence.model_validate(
        {
            "licence": f"web-{number}",
            "title": f"Web service {number}",
            "holder": holder,
            "valid": {"from": "2026-01-01", "until": "2026-12-31"},
            "permit": [
                {
                    "action": "republish",
                    "id": "web",
                    "if": {
                        "channel": ["web", "app"] if not number else ["radio"],
                        "territory": ["DE", "AT", "CH"],
                        "language": ["de", "en"],
                        "purpose": "editorial",
                        "source_age": "P30D",
                        "max_words": 500,
                    },
                    "duty": [{"credit": "AFP"}, {"delete": "P30D"}],
                }
            ],
            "owe": [{"pay": "by the year"}],
            "forbid": [
                {"action": "translate", "unless": {"language": "de"}},
                {"action": "ai-train"},
            ],
        }
    )


def uses() -> dict[str, Use]:
    """A use of each kind, of holder `h0`."""
    known = Use(
        holder="h0",
        date=datetime(2026, 5, 5, 10, tzinfo=UTC),
        source_published=datetime(2026, 5, 4, 9, tzinfo=UTC),
        channel="web",
        territory=("DE",),
        language="de",
        purpose="editorial",
        words=300,
        credits=("(AFP)",),
    )
    return {
        "permitted": known,
        "outside the licence": known.model_copy(update={"channel": "print"}),
        "nothing known": Use(holder="h0"),
    }


def micros(held: Sequence[Licence], use: Use, calls: int) -> float:
    """Microseconds a call, the median of the rounds."""
    taken = []
    for _ in range(ROUNDS):
        uses = [use.model_copy() for _ in range(calls)]
        began = time.process_time()
        for one in uses:
            evaluate(held, one)
        taken.append((time.process_time() - began) / calls)
    return 1e6 * statistics.median(taken)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    spread = [licence(n, f"h{n}") for n in range(count)]
    columns = {
        "a holder each": (Licences(spread), CALLS),
        "as a list": (spread, CALLS),
        "one holder": (Licences(licence(n, "h0") for n in range(count)), 3),
    }
    print(f"{'µs a call, ' + str(count) + ' licences':<28}" + "".join(f"{c:>16}" for c in columns))
    for name, use in uses().items():
        taken = (micros(held, use, calls) for held, calls in columns.values())
        print(f"{name:<28}" + "".join(f"{one:>16.1f}" for one in taken))


if __name__ == "__main__":
    main()
