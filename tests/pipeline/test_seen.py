"""What whoever waits hears of a document before it is judged."""

from __future__ import annotations

from pathlib import Path

from newsrooms import DISPATCHES, Newsroom
from stories import HARBOUR

import rightscheck
from rightscheck.pipeline.caching.store import Store
from rightscheck.pipeline.seeing import Sight


def test_notices_are_heard_before_matches_and_both_before_the_verdict(tmp_path: Path) -> None:
    heard: list[Sight] = []
    texts = [f"(AFP) {HARBOUR}", "Our own words."]
    with Newsroom(tmp_path, *DISPATCHES).load() as bench:
        report = rightscheck.check(texts, bench, on_seen=heard.append, jobs=2)
        silent = rightscheck.check(texts, bench, now=report.checked_at)

    assert [(len(one.notices), len(one.matches)) for one in heard] == [
        (1, 0),
        (1, 1),
        (0, 0),
        (0, 0),
    ]
    assert report == silent


def test_who_listens_hears_it_again_although_it_is_remembered(tmp_path: Path) -> None:
    heard: list[Sight] = []
    house = Newsroom(tmp_path, *DISPATCHES)
    page = house.page("harbour.md", HARBOUR)
    with house.load() as bench:
        for _ in range(2):
            store = Store(tmp_path / "memory")
            rightscheck.check([page], bench, on_seen=heard.append, store=store)

    assert [len(one.matches) for one in heard] == [0, 1, 0, 1]
