"""A feed that has been silent for too long keeps a run from being clean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from newsrooms import CONTRACT, Newsroom
from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.cli.commands.check import exit_code
from rightscheck.errors import UnusableSettings
from rightscheck.model import Source, Verdict
from rightscheck.reporters.tally import sentence

SENT = datetime(2026, 6, 1, 8, tzinfo=UTC)


def newsroom(folder: Path, expect: str) -> Path:
    house = Newsroom(folder, Source(id="w1", holder="afp", text=HARBOUR, published=SENT))
    house.settings(f"[sources.expect]\n{expect}\n")
    return folder / "rightscheck.toml"


@pytest.mark.parametrize(("hours", "clean"), [(23, True), (24, True), (25, False)])
def test_a_run_is_clean_only_while_the_feed_is_fresh(
    tmp_path: Path, hours: int, *, clean: bool
) -> None:
    with rightscheck.load(newsroom(tmp_path, 'afp = "1 day"')) as bench:
        report = rightscheck.check([OBSERVATORY], bench, now=SENT + timedelta(hours=hours))

    assert (report.verdict is Verdict.PERMITTED) is clean
    assert sentence(report).startswith("clean") is clean
    assert bool(report.basis.warnings) is not clean


def test_a_silent_feed_asks_for_review_and_for_nothing_worse(tmp_path: Path) -> None:
    with rightscheck.load(newsroom(tmp_path, 'afp = "1 day"')) as bench:
        report = rightscheck.check([OBSERVATORY], bench, now=SENT + timedelta(days=3))

    assert exit_code(report, Verdict.REVIEW) == 1
    assert exit_code(report, Verdict.BREACH) == 0
    assert "nothing has come from Agence France-Presse since 2026-06-01 08:00 UTC" in (
        rightscheck.render(report, "terminal").replace("\n        ", " ")
    )


def test_a_use_of_a_silent_feed_is_not_told_as_in_order(tmp_path: Path) -> None:
    settings = newsroom(tmp_path, 'afp = "1 day"')
    (tmp_path / "licences" / "afp-web.yaml").write_text(CONTRACT)
    page = f"(AFP) {HARBOUR}"

    with rightscheck.load(settings) as bench:
        fresh, late = (rightscheck.check([page], bench, now=SENT + timedelta(d)) for d in (1, 3))

    assert len(fresh.documents[0].permitted) == 1
    assert late.documents[0].permitted == ()
    assert [found.check for found in late.findings] == ["stale-source"]


def test_a_feed_that_never_delivered_is_silent(tmp_path: Path) -> None:
    with rightscheck.load(newsroom(tmp_path, 'dpa = "2 days"')) as bench:
        report = rightscheck.check([OBSERVATORY], bench, now=SENT)

    assert "nothing has come from Deutsche Presse-Agentur yet" in report.basis.warnings[0]


def test_an_old_archive_that_is_taken_in_today_makes_no_feed_fresh(tmp_path: Path) -> None:
    with rightscheck.load(newsroom(tmp_path, 'afp = "1 day"')) as bench:
        report = rightscheck.check([OBSERVATORY], bench, now=datetime.now(UTC))

    assert report.basis.warnings


def test_an_expectation_that_is_no_time_is_refused(tmp_path: Path) -> None:
    settings = newsroom(tmp_path, 'afp = "often"')

    with pytest.raises(UnusableSettings, match="no length of time"):
        rightscheck.load(settings)
