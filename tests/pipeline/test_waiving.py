"""Waivers applied: what they set aside, when they end, and what a run can know of an unused one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from newsrooms import CONTRACT, JUNE, REUSE, Accepting, accepting, told
from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.errors import UnusableRules
from rightscheck.model import Report, Verdict
from rightscheck.pipeline.sifting.waiving import waived


@pytest.fixture
def house(tmp_path: Path) -> Accepting:
    return accepting(tmp_path)


def aside(report: Report) -> list[str]:
    return [f"{Path(o.finding.document).name} {o.finding.check}" for o in report.suppressed]


def test_what_is_waived_is_set_aside_with_who_and_why(house: Accepting) -> None:
    page = house.page("a.md", f"{HARBOUR}\n<!-- rightscheck: waive {REUSE}: by letter -->\n")

    report = house.run()

    assert told(report) == []
    (one,) = report.suppressed
    assert one.suppression.model_dump(mode="json") == {
        "kind": "waiver",
        "reason": "by letter",
        "owner": "L. Brandt",
        "until": "2026-06-01",
        "where": f"{page}:5:1",
    }
    assert (report.verdict, report.documents[0].verdict) == ("permitted", "permitted")
    assert [rule.name for rule in report.rules] == ["unlicensed-reuse"]


AUCKLAND = timezone(timedelta(hours=12))


@pytest.mark.parametrize(
    ("now", "counts"),
    [
        (datetime(2026, 6, 1, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 6, 1, 23, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 6, 2, 0, 0, tzinfo=UTC), False),
        (datetime(2026, 6, 2, 11, 59, tzinfo=AUCKLAND), True),
        (datetime(2026, 6, 2, 12, 0, tzinfo=AUCKLAND), False),
    ],
)
def test_its_last_day_counts_to_the_end_by_utc(
    now: datetime, house: Accepting, *, counts: bool
) -> None:
    house.page("a.md", f"{HARBOUR}\n<!-- rightscheck: waive {REUSE}: by letter -->\n")

    report = house.run(now=now)

    assert told(report) == ([] if counts else ["a.md unlicensed-reuse", "a.md faulty-waiver"])
    assert report.verdict == ("permitted" if counts else "review")


@pytest.mark.parametrize(
    ("named", "fits"),
    [
        ("check: unlicensed-reuse", True),
        ("check: missing-credit", False),
        ("holder: afp", True),
        ("holder: ap", False),
        ("source: w1", True),
        ("source: w2", False),
        ("passage: 'SOUNDING their horns, as families'", True),
        ("passage: 'sounding their trumpets'", False),
        ("passage: horn", False),
        ("finding: '{id}'", True),
        ("finding: ffffffffffffffff", False),
        ("holder: afp, paths: content/*.md", True),
        ("holder: afp, paths: [drafts/**, content/a.md]", True),
        ("holder: afp, paths: drafts/**", False),
        ("holder: afp, source: w1, check: unlicensed-reuse, passage: nine-day blockade", True),
        ("holder: afp, source: w2", False),
    ],
)
def test_it_waives_what_fits_all_that_it_names(named: str, house: Accepting, *, fits: bool) -> None:
    house.page("a.md", HARBOUR)
    (found,) = house.run().findings
    house.waive(named.replace("{id}", found.id))

    report = house.run("content")

    assert ("a.md unlicensed-reuse" in aside(report)) == fits
    assert ("a.md unlicensed-reuse" in told(report)) != fits


def test_a_pages_waiver_speaks_of_that_page_alone(house: Accepting) -> None:
    house.page("a.md", f"{HARBOUR}\n<!-- rightscheck: waive {REUSE}: by letter -->\n")
    house.page("b.md", HARBOUR)

    assert told(house.run()) == ["b.md unlicensed-reuse"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("unlicensed-reuse until 2026-12-31 owner L", "it has no reason"),
        ("unlicensed-reuse until 2026-12-31: x", "it has no owner"),
        ("unlicensed-reuse owner L: x", "it has no end date"),
        ("unlicensed-reuse", "no reason and no owner and no end date"),
        ("unlicenced-reuse until 2026-12-31 owner L: x", "did you mean 'unlicensed-reuse'?"),
        ("holder apf until 2026-12-31 owner L: x", "no pack knows the holder 'apf'"),
        ("faulty-waiver until 2026-12-31 owner L: x", "there is no check 'faulty-waiver' to waive"),
        ("until 2026-12-31 owner L: x", "would waive anything"),
        ("unlicensed-reuse until 2026-05-31 owner L: x", "it ended on 2026-05-31"),
        ("unlicensed-reuse until tomorrow owner L: x", "write it as 2026-01-31"),
    ],
)
def test_a_faulty_one_waives_nothing_and_is_told(words: str, fault: str, house: Accepting) -> None:
    house.page("a.md", f"{HARBOUR}\n<!-- rightscheck: waive {words} -->\n")

    reuse, faulty = house.run().findings

    assert (reuse.check, faulty.check) == ("unlicensed-reuse", "faulty-waiver")
    assert fault in faulty.why
    assert (faulty.verdict, faulty.severity, faulty.start) == ("review", "warning", (5, 1, "line"))
    assert faulty.evidence.passage.text == f"waive {words}"


def test_no_waiver_waives_what_is_wrong_with_waivers(house: Accepting) -> None:
    house.page("a.md", f"{OBSERVATORY}\n<!-- rightscheck: waive holder afp -->\n")
    house.waive("holder: own-site", "holder: afp", "holder: ap")

    assert "a.md faulty-waiver" in told(house.run())


def test_the_file_is_a_document_of_the_report_where_something_is_wrong_in_it(
    house: Accepting,
) -> None:
    house.page("a.md", HARBOUR)
    house.waive("check: unlicensed-reuse")
    quiet = house.run()
    house.waive("check: nothing")
    loud = house.run()

    assert [Path(one.name).name for one in quiet.documents] == ["a.md"]
    assert [Path(one.name).name for one in loud.documents] == ["a.md", "rightscheck-waivers.yaml"]
    assert [one.verdict for one in loud.documents] == ["review", "review"]
    assert quiet.basis.waivers != loud.basis.waivers


def test_an_audit_hears_of_no_waiver(house: Accepting) -> None:
    house.page("a.md", f"{HARBOUR}\n<!-- rightscheck: waive {REUSE}: by letter -->\n")
    house.waive("check: nothing")

    house.settings("[waivers]\napply = false\n")
    report = house.run()

    assert told(report) == ["a.md unlicensed-reuse"]
    assert (report.suppressed, report.basis.waivers) == ((), "off")
    assert [one.owner for one in report.documents[0].waivers] == ["L. Brandt"]


def test_a_house_may_keep_its_waivers_in_one_file(house: Accepting) -> None:
    house.page("a.md", f"{HARBOUR}\n<!-- rightscheck: waive {REUSE}: by letter -->\n")
    house.settings("[waivers]\npages = false\npath = 'legal/waivers.yaml'\n")
    (house.folder / "legal").mkdir()
    house.waive("source: w1")
    (house.folder / "rightscheck-waivers.yaml").rename(house.folder / "legal/waivers.yaml")

    report = house.run()

    assert aside(report) == ["a.md unlicensed-reuse"]
    assert told(report) == ["a.md faulty-waiver"]
    assert "write it into the file" in report.findings[0].why


def test_a_file_that_is_named_must_be_there(house: Accepting) -> None:
    house.settings("[waivers]\npath = 'legal/waivers.yaml'\n")

    with pytest.raises(UnusableRules, match="cannot be read"):
        house.load()


def test_a_policy_can_be_quieter_about_waivers_and_they_count_no_more_for_that(
    house: Accepting,
) -> None:
    house.page("a.md", f"{HARBOUR}\n<!-- rightscheck: waive unlicensed-reuse -->\n")
    (house.folder / "policy.yaml").write_text("policy: ours\nchecks: [unlicensed-reuse]\n")
    house.settings("[policy]\npath = 'policy.yaml'\n")

    assert told(house.run()) == ["a.md unlicensed-reuse"]


def test_what_is_used_is_recorded_waived_or_not(house: Accepting) -> None:
    house.sign(CONTRACT.replace("republish", "excerpt"))
    page = house.page("a.md", HARBOUR)
    house.settings(record=True)

    def rows() -> list[tuple[str, Verdict]]:
        house.run()
        with house.load() as bench:
            assert bench.ledger
            return [(row.use.source_id or "", row.verdict) for row in bench.ledger.uses()]

    before = rows()
    page.write_text(
        f"{page.read_text()}\n<!-- rightscheck: waive holder afp "
        'until 2026-12-31 owner "L. Brandt": by letter -->\n'
    )

    assert rows() == before == [("w1", Verdict.REVIEW)]


def test_a_new_waiver_is_seen_by_a_bench_that_is_loaded(house: Accepting) -> None:
    house.page("a.md", HARBOUR)

    with house.load() as bench:
        before = rightscheck.check([house.folder], bench, now=JUNE)
        house.waive("check: unlicensed-reuse")
        after = rightscheck.check([house.folder], bench, now=JUNE)

    assert (told(before), told(after)) == (["a.md unlicensed-reuse"], [])


def test_turning_them_off_is_one_word_for_a_caller(house: Accepting) -> None:
    house.page("a.md", f"{HARBOUR}\n<!-- rightscheck: waive {REUSE}: by letter -->\n")

    with house.load() as bench:
        audit = replace(bench, waives=False, keeper=None)
        report = rightscheck.check([house.folder / "content"], audit, now=JUNE)

    assert told(report) == ["a.md unlicensed-reuse"]


def test_nobody_can_accept_that_a_page_was_not_looked_at(house: Accepting) -> None:
    waiver = 'waive holder afp until 2026-12-31 owner "L. Brandt"'
    house.page("a.md", f"{HARBOUR}\n<!-- rightscheck: {waiver}: by letter -->\n")
    with house.load() as bench:
        audit = replace(bench, waives=False, keeper=None)
        report = rightscheck.check([house.folder / "content"], audit, now=JUNE)
        unseen = report.findings[0].model_copy(update={"check": "not-finished"})

        again = waived(report.model_copy(update={"findings": (unseen,)}), bench)

    assert told(again) == ["a.md not-finished"]
