"""A bench that is loaded once answers by its files as they are now, whole, and never in silence."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from newsrooms import CONTRACT, NOW, Newsroom
from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.errors import UnusableRules, UnusableSettings
from rightscheck.model import Report, Source, Verdict
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.sifting.baseline import create
from rightscheck.settings.baseline import written
from rightscheck.settings.force import settings_of
from rightscheck.settings.keeper import Keeper
from rightscheck.settings.schema import Settings
from rightscheck.settings.workbench import bench as made

FORBIDDING = CONTRACT.replace("permit:", "forbid:").partition("    duty")[0]


@pytest.fixture
def house(tmp_path: Path) -> Newsroom:
    house = Newsroom(tmp_path, Source(id="w1", holder="afp", text=HARBOUR))
    house.sign(CONTRACT)
    house.page("harbour.md", HARBOUR)
    return house


@pytest.fixture
def bench(house: Newsroom) -> Iterator[Workbench]:
    with house.load() as bench:
        yield bench


def answer(house: Newsroom, bench: Workbench) -> Report:
    return rightscheck.check([house.folder / "content"], bench, now=NOW)


def test_the_next_check_goes_by_the_licence_as_it_is_now(house: Newsroom, bench: Workbench) -> None:
    assert answer(house, bench).verdict is Verdict.PERMITTED
    house.sign(FORBIDDING)
    assert answer(house, bench).verdict is Verdict.BREACH
    (house.folder / "licences" / "afp-web.yaml").unlink()
    assert answer(house, bench).findings[0].check == "unlicensed-reuse"
    house.sign(CONTRACT)
    assert answer(house, bench).verdict is Verdict.PERMITTED


def test_what_is_known_by_the_baseline_now_is_set_aside(house: Newsroom, bench: Workbench) -> None:
    house.sign(FORBIDDING)
    before = answer(house, bench)

    known = create(before, bench.place)
    (house.folder / "rightscheck.baseline").write_text(written(known), "utf-8")
    after = answer(house, bench)

    assert (before.verdict, after.verdict) == (Verdict.BREACH, Verdict.PERMITTED)
    assert len(after.suppressed) == len(before.findings)
    assert {one.suppression.where for one in after.suppressed} == {"rightscheck.baseline"}
    assert after.basis.baseline != before.basis.baseline


def test_settings_packs_policy_and_boilerplate_are_seen_too(
    house: Newsroom, bench: Workbench
) -> None:
    before = answer(house, bench).basis
    (house.folder / "packs").mkdir()
    (house.folder / "packs" / "horn.yaml").write_text(
        "holder: horn\nname: Horn\nnames: {full: {any: [Daily Horn]}, "
        'examples: {match: ["© 2026 Daily Horn"], clear: [A horn.]}}\n'
    )
    (house.folder / "stock.txt").write_text("All our lines are open.")
    (house.folder / "policy.yaml").write_text("policy: mine\nchecks: {stale-source: off}\n")
    house.settings('boilerplate = "stock.txt"\n[packs]\npaths = ["packs"]\n')
    after = answer(house, bench).basis
    assert "horn" in after.packs
    assert after.boilerplate
    assert after.policy == before.policy
    with (house.folder / "rightscheck.toml").open("a") as settings:
        settings.write('[policy]\npath = "policy.yaml"\n')
    assert answer(house, bench).basis.policy != before.policy


def test_another_library_in_the_place_of_the_old_one_is_opened(
    house: Newsroom, bench: Workbench, tmp_path: Path
) -> None:
    page = house.page("stars.md", OBSERVATORY)
    assert not rightscheck.check([page], bench, now=NOW).documents[0].matches
    other = tmp_path / "other.db"
    with rightscheck.open_sources(other) as library:
        library.add([Source(id="w2", holder="afp", text=OBSERVATORY)])
    other.rename(house.folder / "sources.db")
    assert rightscheck.check([page], bench, now=NOW).documents[0].matches


def test_rules_that_cannot_be_used_leave_the_last_good_ones_and_are_told(
    house: Newsroom, bench: Workbench
) -> None:
    house.sign("licence: afp-web\nholder: afp\npermti: []\n")
    report = answer(house, bench)
    assert report.verdict is Verdict.REVIEW
    assert not report.findings
    (warning,) = report.basis.warnings
    assert "afp-web.yaml:3" in warning
    assert "those before them decide" in warning
    house.sign(CONTRACT)
    assert answer(house, bench).verdict is Verdict.PERMITTED


def test_rules_that_cannot_be_used_leave_the_processes_that_know_the_last_good_ones(
    house: Newsroom,
) -> None:
    file = house.folder / "rightscheck.toml"
    with Keeper(lambda: settings_of(file), made, workers=1).current() as bench:
        house.sign("licence: afp-web\nholder: afp\npermti: []\n")
        warned = bench.current()
        assert warned.warnings
        assert warned.crew is bench.crew


def test_rules_that_were_never_good_are_an_error(house: Newsroom) -> None:
    house.sign("licence: afp-web\nholder: afp\npermti: []\n")
    with pytest.raises(UnusableRules):
        house.load()


def test_a_file_that_is_mended_where_only_the_new_settings_look_is_seen(
    house: Newsroom, bench: Workbench
) -> None:
    (house.folder / "signed").mkdir()
    (house.folder / "signed" / "afp-web.yaml").write_text(
        "licence: afp-web\nholder: afp\npermti: []\n"
    )
    settings = (house.folder / "rightscheck.toml").read_text()
    (house.folder / "rightscheck.toml").write_text(settings.replace('"licences"', '"signed"'))
    assert answer(house, bench).basis.warnings
    (house.folder / "signed" / "afp-web.yaml").write_text(FORBIDDING)
    assert answer(house, bench).verdict is Verdict.BREACH


def test_whoever_asks_by_an_older_bench_may_end_the_question(
    house: Newsroom, bench: Workbench
) -> None:
    older = bench.current()
    house.sign("licence: afp-web\nholder: afp\npermti: []\n")
    assert bench.current().warnings
    for contract in (FORBIDDING, CONTRACT):
        house.sign(contract)
        bench.current()
    gc.collect()
    assert older.sources
    assert older.sources.get("w1")


def test_a_bench_that_is_closed_loads_no_other(house: Newsroom, bench: Workbench) -> None:
    bench.close()
    house.sign(FORBIDDING)
    assert bench.current().licences == bench.licences


def test_rules_that_never_rest_are_an_error_and_no_torn_bench(house: Newsroom) -> None:
    file = house.folder / "rightscheck.toml"

    def touched(settings: Settings) -> Workbench:
        file.write_text(f"{file.read_text()}\n")
        return made(settings)

    with pytest.raises(UnusableSettings, match="change all the time"):
        Keeper(lambda: settings_of(file), touched)


def test_a_file_that_is_put_right_while_it_is_read_is_no_fault(house: Newsroom) -> None:
    file = house.folder / "rightscheck.toml"
    house.sign("licence: afp-web\nholder: afp\npermti: []\n")

    def mended(settings: Settings) -> Workbench:
        try:
            return made(settings)
        except UnusableRules:
            house.sign(CONTRACT)
            raise

    with Keeper(lambda: settings_of(file), mended).current() as bench:
        assert answer(house, bench).verdict is Verdict.PERMITTED
        assert not bench.warnings


def test_who_does_not_wait_gets_the_rules_before(house: Newsroom, bench: Workbench) -> None:
    house.sign(FORBIDDING)
    assert bench.current(0).licences == bench.licences
    assert bench.current().licences != bench.licences
