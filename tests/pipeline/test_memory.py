"""What was found before is told again, and never once anything that decides it has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsrooms import DISPATCHES, MONTHLY, recording
from remembering import CLAUSE, DATED, NOW, House
from stories import GERMAN, HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.model import Document, Report, Source, Status
from rightscheck.pipeline.caching.memory import judged_and_kept
from rightscheck.pipeline.caching.store import Store
from rightscheck.pipeline.judging import Judge, seen_and_decided

PACK = """\
holder: daily-horn
name: Daily Horn
names:
  full: {any: [Daily Horn%s]}
  examples: {match: ["© 2024 Daily Horn%s"], clear: [The horn sounds.]}
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def content(house: House) -> None:
    (house.folder / "content" / "clean.md").write_text(f"{GERMAN} © 2026 Associated Press")


def name(house: House) -> None:
    clean = house.folder / "content" / "clean.md"
    clean.rename(clean.with_name("other.txt"))


def a_pack(house: House) -> None:
    (house.folder / "packs").mkdir()
    house.write("packs/daily-horn.yaml", PACK % ("", ""))
    house.settings('[packs]\npaths = ["packs"]')


def a_rule(house: House) -> None:
    house.settings('[packs]\ndisable = ["afp/dateline"]')


def a_licence(house: House) -> None:
    house.sign(DATED.replace("republish", "excerpt"))


def the_policy(house: House) -> None:
    house.write("policy.yaml", "policy: mild\nchecks: {missing-credit: {run: true}}\n")
    house.settings('[policy]\npath = "policy.yaml"')


def a_source_more(house: House) -> None:
    house.deliver(Source(id="w3", holder="dpa", text=GERMAN))


def a_source_less(house: House) -> None:
    with rightscheck.open_sources(house.folder / "sources.db") as library:
        library.remove(["w1"])


def a_kill(house: House) -> None:
    house.deliver(DISPATCHES[0].model_copy(update={"status": Status.CANCELED}))


def a_scope(house: House) -> None:
    house.sign(DATED.replace("    duty", "    if: {channel: print}\n    duty"))
    house.remembered()
    house.settings('[[scopes]]\npaths = ["**"]\nchannel = "print"')


def the_boilerplate(house: House) -> None:
    house.write("boilerplate.txt", HARBOUR)
    house.settings('boilerplate = "boilerplate.txt"')


def who_we_are(house: House) -> None:
    house.settings('[house]\nholders = ["ap"]')


def what_was_done(house: House) -> None:
    house.sign(DATED.replace("[{credit: AFP}]", "[pay]"))
    house.remembered()
    house.settings(
        '[[done]]\nduty = "pay"\nholder = "afp"\nby = "L. Brandt"\non = 2026-05-01\nproof = "1"'
    )


def a_silent_feed(house: House) -> None:
    house.settings('[sources.expect]\nafp = "1 hour"')


def a_waiver(house: House) -> None:
    house.write(
        "rightscheck-waivers.yaml",
        "waivers: [{check: unlicensed-notice, reason: r, owner: o, until: 2027-01-31}]",
    )


def a_waiver_of_a_page(house: House) -> None:
    said = '<!-- rightscheck: waive unlicensed-notice until 2027-01-31 owner "o": r -->'
    page = house.folder / "content" / "notice.html"
    page.write_text(f"{page.read_text()}{said}")
    house.remembered()
    house.settings("[waivers]\npages = false")


def no_waiver(house: House) -> None:
    a_waiver(house)
    house.remembered()
    house.settings("[waivers]\napply = false\n[check]\nmin_confidence = 0.999")


def what_is_excluded(house: House) -> None:
    house.settings('[check]\nexclude = ["notice.html"]')


def test_what_a_source_carried_itself_is_remembered(house: House) -> None:
    marked = f"{HARBOUR}\n\n© 2026 Agence France-Presse. All rights reserved."
    house.deliver(DISPATCHES[0].model_copy(update={"text": marked}))
    (house.folder / "content" / "reuse.md").write_text(HARBOUR)
    house.remembered()

    again = house.remembered()

    assert "stripped-notice" in {finding.check for finding in again.findings}


@pytest.mark.parametrize(
    "change",
    [
        *(content, name, a_pack, a_rule, a_licence, the_policy, a_source_more, a_source_less),
        *(a_kill, a_scope, the_boilerplate, who_we_are, what_was_done, a_silent_feed),
        *(a_waiver, a_waiver_of_a_page, no_waiver, what_is_excluded),
    ],
    ids=lambda change: change.__name__,
)
def test_a_change_is_seen(house: House, change: Callable[[House], None]) -> None:
    before = house.remembered()
    change(house)

    after = house.remembered()

    assert _told(after) != _told(before)


def test_the_clock_is_seen(house: House) -> None:
    assert house.remembered().verdict == "review"  # the notice
    late = house.remembered(now=datetime(2027, 1, 2, tzinfo=UTC))

    assert "holds only if" in " ".join(f.why for f in late.findings if f.holder == "afp")
    assert _told(house.remembered()) != _told(late)


def test_what_the_ledger_counts_is_seen(tmp_path: Path) -> None:
    house = recording(tmp_path)
    house.sign(MONTHLY)
    page = house.page("one.md", HARBOUR)
    with house.load() as bench:
        for day in range(2):
            when = NOW + timedelta(hours=day)
            store = Store(tmp_path / "memory")
            first = rightscheck.check([page], bench, now=when, store=store)
    assert not [found for found in first.findings if found.check == "quota-exceeded"]
    again = house.page("another.md", OBSERVATORY)
    with house.load() as bench:
        store = Store(tmp_path / "memory")
        second = rightscheck.check([page, again], bench, now=NOW, store=store)

    assert [found.document for found in second.findings if found.check == "quota-exceeded"] == [
        str(again)
    ]


def test_a_page_that_uses_nothing_any_more_is_gone_from_the_ledger(tmp_path: Path) -> None:
    house = recording(tmp_path)
    page = house.page("one.md", HARBOUR)
    for text in (GERMAN, HARBOUR, GERMAN):
        page.write_text(text)
        with house.load() as bench:
            rightscheck.check([page], bench, now=NOW, store=Store(tmp_path / "memory"))

    assert [bool(use.gone) for use in house.uses()] == [True]


PARTS = st.sampled_from(
    [
        *(HARBOUR, OBSERVATORY, GERMAN, HARBOUR[:300], OBSERVATORY[100:500], CLAUSE),
        *("(AFP) -", "© 2026 Agence France-Presse", "Photo: AP", "With AFP", "# A title", "&amp;"),
        *("---\ndate: 2026-05-05\n---", "> “We were promised talks”", "[AFP](https://afp.com)"),
    ]
)
MOMENTS = st.datetimes(datetime(2025, 6, 1), datetime(2027, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(PARTS, min_size=1, max_size=4),
    suffix=st.sampled_from(["md", "html"]),
    now=MOMENTS,
)
def test_warm_is_cold(house: House, parts: list[str], suffix: str, now: datetime) -> None:
    page = house.folder / "content" / f"any.{suffix}"
    page.write_text("\n\n".join(parts))

    for when in (now, now + timedelta(days=30)):
        store = Store(house.folder / "memory")
        warm = rightscheck.check([page], house.bench, now=when, store=store)
        assert warm == rightscheck.check([page], house.bench, now=when)


def test_a_file_that_was_not_read_is_read_again(house: House) -> None:
    empty = house.folder / "content" / "empty.md"
    empty.write_text("")
    assert house.remembered().unread
    assert house.remembered().unread

    empty.write_text(GERMAN)

    assert not house.remembered().unread


def test_what_is_found_while_the_library_changes_is_not_kept(house: House) -> None:
    page = house.folder / "content" / "clean.md"
    with house.load() as bench:
        store = Store(house.folder / "memory")
        rightscheck.check([page], bench, store=store, on_done=lambda _: a_source_more(house))

    store = Store(house.folder / "memory")
    assert len(store) == 0
    store.close()


def test_what_is_remembered_of_a_source_that_went_since_the_run_began_is_seen_anew(
    house: House,
) -> None:
    page = house.folder / "content" / "reuse.md"
    assert [one.matches for one in house.remembered().documents if one.name == str(page)] == [1]

    def pages() -> Iterator[Path]:
        a_source_less(house)
        yield page

    with house.load() as bench:
        store = Store(house.folder / "memory")
        report = rightscheck.check(pages(), bench, now=NOW, store=store)

    assert [one.matches for one in report.documents] == [0]


def test_what_goes_while_a_page_is_judged_and_kept_still_counts(house: House) -> None:
    page = Document.of(HARBOUR, "reuse.md")
    with house.load() as bench:
        before, during = (
            judged_and_kept(seen_and_decided([page], judge), judge)
            for judge in (
                Judge(bench, {}, NOW),
                Judge(bench, {}, NOW, on_seen=lambda _: a_source_less(house)),
            )
        )

    assert during == before


def _told(report: Report) -> tuple[object, ...]:
    """What a person reads of a report."""
    findings = [(f.document, f.check, f.verdict, f.why) for f in report.findings]
    permitted = [(d.name, [use.decision for use in d.permitted]) for d in report.documents]
    return report.verdict, findings, permitted, report.basis.warnings
