"""A newsroom whose every check is remembered, and compared with one that is not."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from newsrooms import CONTRACT, DISPATCHES, Newsroom
from stories import GERMAN, HARBOUR

import rightscheck
from rightscheck.model import Report
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.caching.store import Store

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
CLAUSE = "This material may not be published, broadcast, rewritten or redistributed."
DATED = CONTRACT.replace("permit:", "valid: {from: 2026-01-01, until: 2026-12-31}\npermit:")


class House(Newsroom):
    """A newsroom whose every check is remembered."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, *DISPATCHES)
        self.sign(DATED)
        (folder / "content" / "reuse.md").write_text(f"(AFP) {HARBOUR}")  # of no day
        (folder / "content" / "clean.md").write_text(GERMAN)
        (folder / "content" / "notice.html").write_text(
            f"<p>{GERMAN}</p><p>© 2026 Daily Horn</p><p>© 2026 The Associated Press. {CLAUSE}</p>"
        )

    def remembered(self, now: datetime = NOW) -> Report:
        """By memory, which cannot be told from a check without."""
        with self.load() as bench:
            content = [self.folder / "content"]
            store = Store(self.folder / "memory")
            warm = rightscheck.check(content, bench, now=now, store=store)
            assert warm == rightscheck.check(content, bench, now=now)
        return warm

    @cached_property
    def bench(self) -> Workbench:
        """Loaded once; for those who change nothing but pages."""
        return self.load()

    def write(self, name: str, text: str) -> None:
        """A file beside the settings."""
        (self.folder / name).write_text(text)
