"""What a larger batch will cost, from the rows of `scaling.csv`; and whether that holds.

    python benchmarks/forecast.py [--documents 100000000] [--sources 10000000] [--cores 256]

Everything grows with the documents by a straight line through two rows of one library; a third,
larger row says how far off that is. For the large batch the part that is there without documents
(reading the index, once a slice) grows with the sources and the slices, and what documents move
grows as it did from a smaller library to a larger one. Prints the assumptions with the numbers.
"""

from __future__ import annotations

import argparse
import math
from typing import NamedTuple

from scaling import Row, read

MEASURED = ("seconds", "cpu_s", "read_mb", "shuffled_mb", "written_mb")
SLICE = 1_000_000  # documents of a slice of the large batch


class Line(NamedTuple):
    """A measure as it grows: what is there anyway, and what each document adds."""

    base: float
    slope: float

    def at(self, documents: int) -> float:
        """The measure at so many documents."""
        return self.base + self.slope * documents


def through(measure: str, one: Row, other: Row) -> Line:
    """The line through two rows."""
    slope = (getattr(other, measure) - getattr(one, measure)) / (other.documents - one.documents)
    return Line(getattr(one, measure) - slope * one.documents, slope)


def checked(rows: list[Row]) -> None:
    """Predict the largest row from two smaller ones, by workers, and compare."""
    print("| workers | measure | foretold from | at | foretold | measured | off |")
    print("|---:|---|---|---:|---:|---:|---:|")
    for workers in sorted({row.workers for row in rows}):
        told = [row for row in rows if row.workers == workers]
        if len(told) < 3:  # noqa: PLR2004 -- two make a line, one more checks it
            continue
        one, other, largest = told[0], told[-2], told[-1]
        for measure in MEASURED:
            foretold = through(measure, one, other).at(largest.documents)
            found = getattr(largest, measure)
            print(
                f"| {workers} | {measure} | {one.documents:,} and {other.documents:,}"
                f" | {largest.documents:,} | {foretold:,.0f} | {found:,.0f}"
                f" | {foretold / found - 1:+.0%} |"
            )


def main() -> None:
    """Check the model, then use it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--documents", type=int, default=100_000_000)
    options.add_argument("--sources", type=int, default=10_000_000)
    options.add_argument("--cores", type=int, default=256)
    chosen = options.parse_args()
    every = read()
    held = max(row.sources for row in every)
    rows = sorted(
        (row for row in every if row.step == "check" and row.sources == held),
        key=lambda row: row.documents,
    )
    checked(rows)
    print()
    far(every, rows, chosen.documents, chosen.sources, chosen.cores)


def far(every: list[Row], rows: list[Row], documents: int, sources: int, cores: int) -> None:
    """The same line, a thousand times as far."""
    mine = [row for row in rows if row.workers == max(row.workers for row in rows)]
    one, other = mine[0], mine[-1]
    lines = {measure: through(measure, one, other) for measure in MEASURED}
    more = sources / one.sources
    slices = -(-documents // SLICE)
    small = [
        row
        for row in every
        if row.step == "check" and row.documents == one.documents and row.sources < one.sources
    ]
    power = 0.0
    if small:
        grown = one.shuffled_mb / small[0].shuffled_mb
        power = math.log(grown) / math.log(one.sources / small[0].sources)
    built = next(row for row in every if row.step == "index" and row.sources == one.sources)
    index = built.written_mb * more
    shuffled = lines["shuffled_mb"].slope * documents * more**power
    busy = lines["cpu_s"].slope * documents
    print(f"{documents:,} documents, {sources:,} sources, slices of {SLICE:,}, {cores} cores:")
    each = 1e3 * built.written_mb / built.sources
    print(f"- index: {index / 1e3:,.0f} GB ({each:.1f} kB a source),")
    print(f"  made in {built.cpu_s * more / 3600:,.0f} core-hours")
    print(f"- read of it: {index / 1e3 * slices / 1e3:,.1f} TB ({slices} slices)")
    print(f"- shuffled: {shuffled / 1e6:,.1f} TB (grows as sources to the power of {power:.2f})")
    print(f"- written: {lines['written_mb'].slope * documents / 1e3:,.0f} GB")
    print(f"- core-hours: {busy / 3600:,.0f} if a document costs what it costs here")
    print(f"- hours on {cores} cores: {busy / 3600 / cores:,.1f}")


if __name__ == "__main__":
    main()
