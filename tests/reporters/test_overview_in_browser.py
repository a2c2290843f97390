"""The overview in a real browser: it fits, it is accessible, it prints, and it asks for nothing.

Needs Chromium or Chrome on the machine and `pip install --group browser`; else it is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

import chromium
from chromium import Open, watched
from overviews import overview

from rightscheck.reporters.overview import render

WIDTHS = (390, 768, 1280)
LONG = "Agenzia Nazionale Stampa Associata del porto settentrionale وكالة أنباء 共同通信社"

browser = chromium.browser


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens an overview."""

    def opened(**settings: object) -> Page:
        file = tmp_path / "overview.html"
        file.write_text(render(overview(LONG, "the batch is not finished"), "html"), "utf-8")
        return opens(file.as_uri(), **settings)

    with watched(browser) as opens:
        yield opened


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_its_window_and_is_accessible(show: Open, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = show(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)

    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = axe.Axe().run(page).response["violations"]

    assert wide <= 0
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_are_seen_and_labels_do_not_run_into_one_another(show: Open, width: int) -> None:
    page = show(viewport={"width": width, "height": 800})

    boxes = [one.bounding_box() for one in page.locator(".bar svg, .columns svg").all()]
    labels = [
        one.bounding_box() for one in page.locator(".columns").first.locator(".of:visible").all()
    ]

    assert all(box and box["width"] > 2 and box["height"] > 10 for box in boxes)
    assert all(
        one and other and one["x"] + one["width"] <= other["x"] for one, other in pairwise(labels)
    )


def test_on_paper_are_the_sums_of_the_tables(show: Open) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    page = show()

    printed = pdfium.PdfDocument(page.pdf(format="A4"))

    words = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "EUR 1,240.50" in words
    assert "How money was counted" in words
