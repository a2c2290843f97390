"""A house with one contract, two dispatches and a folder of pages, for tests of the ledger."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.model import Due, RecordedUse, Report, Source
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.replay import due, replay

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
MONTH = timedelta(days=30)

LICENCE = """\
licence: afp-web
title: AFP web service
holder: afp
permit:
  - action: republish
    id: web
    if: {count: {at_most: 1, per: month}}
    duty: [{credit: AFP}, {delete: P30D}, {update: PT24H}]
"""


class Newsroom:
    """A house with one contract, two dispatches and a folder of pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.deliver(
            Source(id="w1", holder="afp", text=HARBOUR, published=datetime(2026, 5, 4, tzinfo=UTC)),
            Source(
                id="w2", holder="afp", text=OBSERVATORY, published=datetime(2026, 5, 5, tzinfo=UTC)
            ),
        )
        (folder / "licences").mkdir()
        (folder / "licences" / "afp-web.yaml").write_text(LICENCE)
        (folder / "content").mkdir()
        self.settings(record=True)

    def settings(self, *, record: bool, more: str = "") -> None:
        """Whether checks are recorded, and whatever else."""
        (self.folder / "rightscheck.toml").write_text(
            '[sources]\npath = "sources.db"\n[licences]\npaths = ["licences"]\n'
            f"[ledger]\nrecord = {str(record).lower()}\n{more}"
        )

    def deliver(self, *sources: Source) -> None:
        """Take in what the agency sends."""
        with rightscheck.open_sources(self.folder / "sources.db") as library:
            library.add(sources)

    def page(self, name: str, text: str, day: str = "2026-05-05") -> Path:
        """A page of ours that credits AFP."""
        page = self.folder / "content" / name
        page.write_text(f"---\ndate: {day}\n---\n(AFP) {text}")
        return page

    def load(self) -> Workbench:
        """The workbench."""
        return rightscheck.load(self.folder / "rightscheck.toml")

    def check(self, *paths: Path, now: datetime = NOW) -> Report:
        """Check pages, or all of them."""
        with self.load() as bench:
            return rightscheck.check(paths or [self.folder / "content"], bench, now=now)

    def uses(self) -> list[RecordedUse]:
        """The ledger."""
        with self.load() as bench:
            assert bench.ledger
            return bench.ledger.uses()

    def verdicts(self, now: datetime = NOW) -> list[str]:
        """What is decided of every recorded use today."""
        with self.load() as bench:
            assert bench.ledger
            return [one.decision.verdict for one in replay(bench.ledger.uses(), bench, now)]

    def due(self, now: datetime = NOW, within: timedelta = MONTH) -> list[Due]:
        """What has to be done."""
        with self.load() as bench:
            assert bench.ledger
            return due(bench.ledger.uses(), bench, now, within)
