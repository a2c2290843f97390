"""Tariffs: what a use costs, to the cent, and what is said of a file that is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.errors import UnusableRules
from rightscheck.rulebook.tariff import Tariff, load_tariffs

AFP = "holder: afp, currency: EUR"
MONEY = st.decimals(0, 10_000, places=2)


def tariff(**said: object) -> Tariff:
    return Tariff.model_validate({"holder": "afp", "currency": "EUR", **said})


@pytest.mark.parametrize(
    ("said", "words", "cost"),
    [
        ({"use": 40}, 5_000, "40.00"),
        ({"use": 40}, None, "40.00"),
        ({"per_100_words": "12.50"}, 250, "31.25"),
        ({"per_100_words": 0.1}, 250, "0.25"),
        ({"per_100_words": "0.01"}, 50, "0.01"),
        ({"use": 10, "per_100_words": 20, "minimum": 60}, 200, "60.00"),
        ({"use": 10, "per_100_words": 20, "minimum": 60}, 300, "70.00"),
        ({"use": 0}, 300, "0.00"),
        ({"use": 10, "per_100_words": 20, "minimum": 60}, None, None),
    ],
)
def test_a_use_costs_what_the_tariff_says(
    said: dict[str, object], words: int | None, cost: str | None
) -> None:
    assert tariff(**said).costs(words) == (None if cost is None else Decimal(cost))


@given(MONEY, MONEY, MONEY, st.integers(0, 100_000))
def test_more_words_never_cost_less_and_nothing_less_than_the_minimum(
    use: Decimal, words: Decimal, minimum: Decimal, number: int
) -> None:
    one = tariff(use=use, per_100_words=words, minimum=minimum)

    less, more = one.costs(number), one.costs(number + 1)

    assert less is not None
    assert more is not None
    assert minimum <= less <= more


def test_the_first_tariff_that_fits_counts(tmp_path: Path) -> None:
    file = tmp_path / "tariffs.yaml"
    file.write_text(
        "tariffs:\n"
        f"  - {{{AFP}, use: 1, sections: [sport, ports]}}\n"
        f"  - {{{AFP}, use: 2, from: 2026-01-01, until: 2026-05-31}}\n"
        f"  - {{{AFP}, use: 3, from: 2026-06-01}}\n"
    )
    tariffs = load_tariffs(file).tariffs
    may = date(2026, 5, 31)

    found = [
        tariffs.of("afp", "ports", None),
        tariffs.of("afp", "news", may),
        tariffs.of("afp", None, date(2026, 6, 1)),
        tariffs.of("afp", None, None),
        tariffs.of("afp", "news", date(2025, 12, 31)),
        tariffs.of("ap", "ports", may),
    ]

    assert [one and one.use for one in found] == [1, 2, 3, None, None, None]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "{holder: afp, curency: EUR, use: 1}",
            ":3: unknown key 'curency'; did you mean 'currency'",
        ),
        ("{holder: afp, currency: euro, use: 1}", ":3: tariffs.1.currency: string should match"),
        (f"{{{AFP}}}", ":3: tariffs.1: a tariff needs use, per_100_words or both"),
        (f"{{{AFP}, use: -1}}", ":3: tariffs.1.use: input should be greater than or equal to 0"),
        (f"{{{AFP}, use: .nan}}", ":3: tariffs.1.use: input should be a finite number"),
        (f"{{{AFP}, use: 1, from: 2026-02-01, until: 2026-01-01}}", "from is after until"),
        (f"{{{AFP}, use: 1, until: soon}}", ":3: tariffs.1.until: input should be a valid date"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "tariffs.yaml"
    file.write_text(f"tariffs:\n  - {{{AFP}, use: 1}}\n  - {line}\n")

    with pytest.raises(UnusableRules) as fault:
        load_tariffs(file)

    assert said in str(fault.value)
