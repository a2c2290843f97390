"""What a batch comes to: findings, uses, words and money, each counted once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from archives import TARIFFS, archive

from rightscheck.cluster.results.tally import overview
from rightscheck.model import Verdict
from rightscheck.model.overview import Key, Overview, Sums
from rightscheck.pipeline.sifting.wanted import Wanted
from rightscheck.rulebook.tariff import load_tariffs

EVERY = tuple(Key)


def told(folder: Path, wanted: Wanted | None = None, tariffs: str = TARIFFS) -> Overview:
    file = folder / "tariffs.yaml"
    file.write_text(tariffs)
    where = folder / "out"
    if not where.exists():
        archive(where)
    return overview(where, wanted or Wanted(), EVERY, load_tariffs(file) if tariffs else None)


def lines(found: Overview, key: Key) -> dict[str, Sums]:
    (view,) = (view for view in found.views if view.by is key)
    return {line.key: line.sums for line in view.lines}


def test_documents_findings_uses_and_words_are_counted_once(tmp_path: Path) -> None:
    total = told(tmp_path).total

    assert (total.documents, total.breach, total.review, total.duty) == (4, 2, 4, 1)
    # a: afp's w1, of which the notice speaks as well; b: w1 and p1; c: p1; d: afp's notice
    assert total.uses == 5
    assert total.words == 100 + 250 + 40 + 30


def test_holders_share_a_document_sections_and_months_do_not(tmp_path: Path) -> None:
    found = told(tmp_path)

    holders, sections, months = (lines(found, key) for key in EVERY)
    assert [(key, one.documents, one.uses) for key, one in holders.items()] == [
        ("afp", 3, 3),
        ("ap", 2, 2),
    ]
    assert {key: one.documents for key, one in sections.items()} == {
        "ports": 2,
        "science": 1,
        "unknown": 1,
    }
    assert {key: one.documents for key, one in months.items()} == {
        "2026-05": 1,
        "2026-06": 2,
        "unknown": 1,
    }
    for one in (sections, months):
        assert sum(sums.uses for sums in one.values()) == found.total.uses


def test_what_was_read_without_a_finding_is_counted_beside_it(tmp_path: Path) -> None:
    found = told(tmp_path)

    assert (found.checked, found.unread) == (5, 1)
    assert {line.key: line.checked for line in found.views[1].lines} == {
        "ports": 3,
        "science": 1,
        "unknown": 1,
    }


def test_holders_have_the_names_that_people_call_them_by(tmp_path: Path) -> None:
    assert [line.name for line in told(tmp_path).views[0].lines] == [
        "Agence France-Presse",
        "The Associated Press",
    ]


def test_money_is_counted_by_the_first_tariff_that_fits(tmp_path: Path) -> None:
    found = told(tmp_path)

    # a: the minimum; b: 2.5 × 7.25, rounded up; c: in science; b has no tariff of ap's there, and
    # the day of d is not known, so that neither of afp's speaks of it
    assert found.total.money == {"EUR": Decimal("58.13"), "USD": Decimal("99.90")}
    assert (found.total.no_tariff, found.total.no_words) == (2, 0)
    assert lines(found, Key.MONTH)["2026-05"].money == {"EUR": Decimal("40.00")}


def test_words_that_nobody_knows_cost_what_nobody_knows(tmp_path: Path) -> None:
    by_words = "tariffs: [{holder: afp, currency: EUR, per_100_words: 8, minimum: 5}]"
    by_use = "tariffs: [{holder: afp, currency: EUR, use: 8}]"

    assert lines(told(tmp_path, tariffs=by_words), Key.HOLDER)["afp"].no_words == 1
    assert lines(told(tmp_path, tariffs=by_use), Key.HOLDER)["afp"].money == {"EUR": Decimal(24)}


def test_without_a_tariff_file_no_money_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, tariffs="")

    assert found.pricing is None
    assert found.total.money == {}


@pytest.mark.parametrize(
    ("wanted", "uses"),
    [
        (Wanted(holders=("ap",)), 2),
        (Wanted(months=("2026-06",)), 3),
        (Wanted(sections=("unknown",)), 1),
        (Wanted(verdicts=(Verdict.BREACH,)), 2),
        (Wanted(verdicts=(Verdict.PERMITTED,)), 0),
    ],
)
def test_a_part_is_counted_and_says_that_it_is_one(
    tmp_path: Path, wanted: Wanted, uses: int
) -> None:
    found = told(tmp_path, wanted)

    assert found.total.uses == uses
    assert f"this is a part of the batch: {wanted.phrase}" in found.warnings


def test_a_batch_that_is_not_finished_says_so(tmp_path: Path) -> None:
    told(tmp_path)
    (tmp_path / "out" / "documents" / "slice=00000" / "_SUCCESS").unlink()

    assert any("1 of 2 slices are missing" in one for one in told(tmp_path).warnings)
