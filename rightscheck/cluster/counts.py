"""How much a folder of results holds."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pyarrow.compute as pc
import pyarrow.dataset as ds

from rightscheck.model import Verdict


class Counts(NamedTuple):
    """Documents that were read, findings by their verdicts, and what could not be read."""

    documents: int
    verdicts: dict[Verdict, int]
    unread: int

    def __str__(self) -> str:
        found = ", ".join(f"{self.verdicts[one]:,} {one.value}" for one in self.verdicts)
        return f"{self.documents:,} documents, {found or 'nothing found'}, {self.unread:,} unread"


def counted(out: Path) -> Counts:
    """The counts of all slices that are there."""
    verdicts = pc.value_counts(ds.dataset(out / "findings").to_table(["verdict"])["verdict"])
    told = {Verdict(one["values"].as_py()): one["counts"].as_py() for one in verdicts}
    return Counts(
        ds.dataset(out / "documents").count_rows(),
        {one: told[one] for one in Verdict if one in told},
        ds.dataset(out / "unread").count_rows(),
    )
