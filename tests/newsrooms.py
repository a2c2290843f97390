"""A house with a library, contracts and a folder of pages, for tests of a run and of the ledger."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.model import Due, RecordedUse, Report, Source
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.replay import due, replay

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
MONTH = timedelta(days=30)
JUNE = datetime(2026, 6, 1, 12, tzinfo=UTC)
REUSE = 'unlicensed-reuse until 2026-06-01 owner "L. Brandt"'
"""A waiver whose last day is that one, but for its reason."""

CONTRACT = """\
licence: afp-web
title: AFP web service
holder: afp
permit:
  - action: republish
    id: web
    duty: [{credit: AFP}]
"""

MONTHLY = """\
licence: afp-web
title: AFP web service
holder: afp
permit:
  - action: republish
    id: web
    if: {count: {at_most: 1, per: month}}
    duty: [{credit: AFP}, {delete: P30D}, {update: PT24H}]
"""

DISPATCHES = (
    Source(id="w1", holder="afp", text=HARBOUR, published=datetime(2026, 5, 4, tzinfo=UTC)),
    Source(id="w2", holder="afp", text=OBSERVATORY, published=datetime(2026, 5, 5, tzinfo=UTC)),
)


class Newsroom:
    """A house with whatever was delivered to it; it has signed nothing and records nothing yet."""

    def __init__(self, folder: Path, *delivered: Source) -> None:
        self.folder = folder
        (folder / "licences").mkdir()
        (folder / "content").mkdir()
        self.deliver(*delivered)
        self.settings()

    def settings(self, more: str = "", *, record: bool = False) -> None:
        """Whether checks are recorded, and whatever else."""
        (self.folder / "rightscheck.toml").write_text(
            '[licences]\npaths = ["licences"]\n'
            f'[ledger]\nrecord = {str(record).lower()}\n[sources]\npath = "sources.db"\n{more}'
        )

    def sign(self, licence: str) -> None:
        """Put a contract into force, or another wording in its place."""
        name = licence.partition("\n")[0].removeprefix("licence: ")
        (self.folder / "licences" / f"{name}.yaml").write_text(licence)

    def deliver(self, *sources: Source) -> None:
        """Take in what the agency sends."""
        with rightscheck.open_sources(self.folder / "sources.db") as library:
            library.add(sources)

    def page(self, name: str, text: str, day: str = "2026-05-05", more: str = "") -> Path:
        """A page of ours that credits AFP."""
        page = self.folder / "content" / name
        page.write_text(f"---\ndate: {day}\n{more}---\n(AFP) {text}")
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


def recording(folder: Path) -> Newsroom:
    """A house with a contract, two dispatches and a ledger."""
    house = Newsroom(folder, *DISPATCHES)
    house.sign(MONTHLY)
    house.settings(record=True)
    return house


class Accepting(Newsroom):
    """A newsroom without a contract, with waivers."""

    def waive(self, *entries: str) -> None:
        """Write the file of waivers; each entry is a flow mapping's inside."""
        told = "".join(
            f"- {{{entry}, reason: by letter, owner: L. Brandt, until: 2026-06-01}}\n"
            for entry in entries
        )
        (self.folder / "rightscheck-waivers.yaml").write_text(f"waivers:\n{told}")

    def own(self, name: str, text: str = "Our own words.") -> None:
        """A page that credits nobody."""
        (self.folder / "content" / name).write_text(text)

    def run(self, *names: str, now: datetime = JUNE) -> Report:
        """Check some of it, all of it if nothing is named."""
        with self.load() as bench:
            return rightscheck.check(
                [self.folder / name for name in names or ("",)], bench, now=now
            )


def accepting(folder: Path) -> Accepting:
    """A house that has signed nothing, and holds a dispatch of AFP and one of AP."""
    first, second = DISPATCHES
    return Accepting(folder, first, second.model_copy(update={"holder": "ap"}))


def told(report: Report) -> list[str]:
    """Each finding by page and check."""
    return [f"{Path(one.document).name} {one.check}" for one in report.findings]


def shut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody list a folder: root may list every one, so permissions would not do."""
    listed = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
