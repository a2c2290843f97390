"""How long one decision takes with many licences loaded.

    python benchmarks/evaluate.py [LICENCES]

Prints microseconds of processor time a call (median of the rounds) for a use that is permitted,
one outside its licence and one of which nothing is known; once with the licences spread over as
many holders, as a library has them, and once with all of them from one holder, the worst case.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import UTC, datetime

from rightscheck.licensing import Licence, evaluate
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


def micros(held: list[Licence], use: Use, calls: int) -> float:
    """Microseconds a call, the median of the rounds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(calls):
            evaluate(held, use)
        taken.append((time.process_time() - began) / calls)
    return 1e6 * statistics.median(taken)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    spread = [licence(n, f"h{n}") for n in range(count)]
    one_holder = [licence(n, "h0") for n in range(count)]
    print(f"{'µs a call, ' + str(count) + ' licences':<28}{'a holder each':>16}{'one holder':>14}")
    for name, use in uses().items():
        print(f"{name:<28}{micros(spread, use, CALLS):>16.1f}{micros(one_holder, use, 3):>14.1f}")


if __name__ == "__main__":
    main()
