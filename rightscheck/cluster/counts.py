"""How much a folder of results holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pyarrow.compute as pc

from rightscheck.cluster.outcome import outcome
from rightscheck.model import Verdict


class Counts(NamedTuple):
    """Documents that were read, findings by their verdicts, and what could not be read."""

    documents: int
    verdicts: dict[Verdict, int]
    unread: int


def counted(out: Path) -> Counts:
    """The counts of all slices that are there."""
    batch, told = outcome(out), Counter[str]()
    for table in batch.slices("findings", ["verdict"]):
        for one in pc.value_counts(table["verdict"]).to_pylist():
            told[one["values"]] += one["counts"]
    return Counts(
        batch.count("documents"),
        {one: told[one] for one in Verdict if one in told},
        batch.count("unread"),
    )
