"""A page that nothing is decided of by the clock is remembered as it was told."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from remembering import NOW, House
from stories import HARBOUR

from rightscheck.model import Document, Fact, Span
from rightscheck.pipeline.caching.memory import judged_and_kept
from rightscheck.pipeline.judging import Judge, seen_and_decided


def test_what_nobody_asks_the_clock_for_is_kept_as_it_was_told(tmp_path: Path) -> None:
    house = House(tmp_path)
    dated, undated = (
        Document.of(f"(AFP) {HARBOUR}", "reuse.md").model_copy(update={"facts": facts})
        for facts in ((Fact("published", "2026-05-05", Span(0, 0)),), ())
    )

    with house.load() as bench:
        judge = Judge(bench, {}, NOW)
        silent = judge._replace(silent={"afp": "silent"})
        kept = [
            judged_and_kept(seen_and_decided([page], at), at)[1] or b""
            for page, at in ((dated, judge), (undated, judge), (dated, silent))
        ]

    words = HARBOUR[:40].encode()
    assert [words in one for one in kept] == [False, True, True]


def test_what_was_kept_as_it_was_told_is_of_today(tmp_path: Path) -> None:
    house = House(tmp_path)
    page = house.folder / "content" / "reuse.md"
    page.write_text(f"---\ndate: 2026-05-05\n---\n(AFP) {HARBOUR}")
    house.remembered()
    later = NOW + timedelta(days=3)

    report = house.remembered(later)  # and this is the same as without memory

    assert {use.use.now for one in report.documents for use in one.permitted} == {later}
