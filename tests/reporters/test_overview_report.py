"""What a batch comes to, in every form: the same sums, nothing left out, nothing that runs."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from overviews import overview

from rightscheck.model.overview import Overview
from rightscheck.reporters.overview import FORMS, render

EVIL = '</td><script>alert(1)</script>=1+1\x1b[2J\n::error::"&'


def test_json_is_the_overview() -> None:
    one = overview()

    assert Overview.model_validate_json(render(one, "json")) == one
    assert json.loads(render(one, "json"))["total"]["money"] == {"EUR": "1240.50", "USD": "30.00"}


def test_a_spreadsheet_has_a_column_for_each_currency_and_no_sum_of_two() -> None:
    rows = list(csv.DictReader(io.StringIO(render(overview(warning="not finished"), "csv"))))

    assert rows[0] | {"by": "total", "uses": "3", "EUR": "1240.50", "USD": "30.00"} == rows[0]
    assert [row["by"] for row in rows[1:5]] == ["holder", "holder", "section", "section"]
    assert (rows[2]["EUR"], rows[2]["no_words"]) == ("", "2")
    assert (rows[-1]["by"], rows[-1]["name"]) == ("warning", "not finished")


def test_the_terminal_tells_sums_amounts_and_what_has_none() -> None:
    told = render(overview(warning="not finished"), "terminal")

    for words in (
        "3 of 1,000 documents have findings at stake: 2 breaches, 1 review; 4 documents could not",
        "EUR 1,240.50 and USD 30.00 at stake in 3 uses; no tariff for 1 use",
        "warning: not finished",
        "no tariff for 1 use; words not known of 2 uses",
        "A use costs what it costs.",
    ):
        assert words in told


def test_the_page_has_a_table_beside_each_chart() -> None:
    page = render(overview(warning="not finished"), "html")

    for title in ("By holder", "By section", "By month of publication"):
        part = page[page.index(f">{title}</h2>") :]
        assert part.index("<svg") < part.index('<table class="list')
    assert page.count('class="chart" aria-hidden="true"') == 9  # findings, EUR and USD of each
    assert "<li><bdi>not finished</bdi></li>" in page
    assert "A use costs what it costs." in page
    assert "script-src" not in page
    assert "http" not in re.sub(r"http-equiv", "", page)


def test_months_between_which_nothing_is_are_drawn_as_nothing() -> None:
    page = render(overview(), "html")

    columns = page[page.index('class="columns"') :].partition("EUR at stake")[0]
    assert columns.count("<svg") == 29  # from 2024-02 on
    assert columns.count("<rect") == 2 * 25


@pytest.mark.parametrize("form", FORMS)
def test_what_strangers_wrote_is_inert(form: str) -> None:
    told = render(overview(EVIL, EVIL), form)

    assert "\x1b" not in told
    assert not re.search(r"^::", told, re.MULTILINE)
    if form == "html":
        assert "<script" not in told
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(told)) for cell in row]
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
