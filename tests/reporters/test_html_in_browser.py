"""The HTML report in a real browser: how it fits, filters, follows keys, prints and is heard.

Needs Chromium or Chrome on the machine and `pip install --group browser`; else it is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

import chromium
from chromium import Open, watched
from html_pages import beside, evil, full
from reports import BREACH, REVIEW, report
from stories import JAPANESE

from rightscheck.model import Passage, Report
from rightscheck.reporters import render

WIDTHS = (360, 800, 1440)
ARABIC = "أنهى صيادون في ميناء كالفيك الشمالي يوم الثلاثاء حصارا استمر تسعة أيام."
EVERYTHING_OPEN = "document.querySelectorAll('details').forEach(one => one.open = true)"

browser = chromium.browser


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report."""

    def opened(made: Report, anchor: str = "", **settings: object) -> Page:
        file = tmp_path / "report.html"
        file.write_text(render(made, "html"), "utf-8")
        return opens(file.as_uri() + anchor, **settings)

    with watched(browser) as opens:
        yield opened


def several() -> Report:
    """Three findings in three documents, of three verdicts' kinds and two holders."""
    third = beside(JAPANESE, Passage(before="", text=JAPANESE, after="")).model_copy(
        update={"id": "cc", "document": "content/port.md", "check": "missing-credit"}
    )
    return report(beside("The boats left the harbour."), REVIEW, third)


def shown(page: Page) -> list[str]:
    return [one.get_attribute("id") for one in page.locator(".document .finding:visible").all()]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(show: Open, width: int, scheme: str) -> None:
    page = show(full(), viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.evaluate(EVERYTHING_OPEN)

    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert wide <= 0


@pytest.mark.parametrize("script", [True, False])
def test_nothing_of_a_hostile_document_runs(show: Open, script: bool) -> None:  # noqa: FBT001
    page = show(evil(), java_script_enabled=script)

    assert page.locator("h1").is_visible()


def test_without_script_all_findings_are_there_and_no_filter(show: Open) -> None:
    page = show(several(), java_script_enabled=False)

    assert len(shown(page)) == 3
    assert page.locator(".filters").is_hidden()


def test_filters_show_what_fits_and_say_how_many(show: Open) -> None:
    page = show(several())

    page.uncheck("[name=verdict][value=breach]")

    assert shown(page) == [REVIEW.id]
    assert page.inner_text(".shown") == "1 of 3 findings shown"
    assert page.locator(".contents li:not(.rest):visible").count() == 1


def test_filters_choose_a_check_a_holder_and_a_document(show: Open) -> None:
    page = show(several())

    page.select_option("[name=check]", "missing-credit")
    assert shown(page) == ["cc"]
    page.select_option("[name=check]", "*")
    page.select_option("[name=holder]", "ap")
    assert shown(page) == [REVIEW.id]
    page.select_option("[name=holder]", "*")
    page.select_option("[name=document]", label="content/levy.md")
    assert shown(page) == [BREACH.id]


def test_a_search_finds_words_whatever_their_case(show: Open) -> None:
    page = show(several())

    page.keyboard.press("/")
    page.keyboard.type("BOATS harbour")
    assert shown(page) == [BREACH.id]
    page.keyboard.press("Escape")

    assert len(shown(page)) == 3


def test_keys_lead_from_finding_to_finding(show: Open) -> None:
    page = show(several())
    here = "document.activeElement.id"

    steps = []
    for key in "jnjkp":
        page.keyboard.press(key)
        steps.append(page.evaluate(here))

    assert steps == [BREACH.id, REVIEW.id, "cc", REVIEW.id, BREACH.id]
    assert page.evaluate("Math.round(document.activeElement.getBoundingClientRect().top)") < 100


def test_a_key_opens_how_it_was_decided_and_another_the_help(show: Open) -> None:
    page = show(several())

    page.keyboard.press("j")
    page.keyboard.press("o")
    assert page.locator(f"[id='{BREACH.id}'] .account[open]").count() == 1
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.uncheck("[name=keys]")
    page.click("dialog button")
    page.keyboard.press("?")

    assert page.locator("dialog").is_hidden()


def test_an_address_leads_to_its_finding_also_inside_what_is_closed(show: Open) -> None:
    page = show(full(), "#aside-1")

    assert page.locator("#aside-1").is_visible()


def test_passages_run_in_the_direction_of_their_words(show: Open) -> None:
    page = show(report(beside(ARABIC)))

    cells = page.locator(".sides td").all()

    assert [cell.evaluate("one => getComputedStyle(one).direction") for cell in cells] == [
        "rtl",
        "ltr",
    ]


def test_on_paper_everything_is_open(show: Open) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    page = show(full(), java_script_enabled=False)

    printed = pdfium.PdfDocument(page.pdf(format="A4"))

    words = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "the territory is not known" in words
    assert "any of DE, AT" in words  # a premise, closed on the screen
    assert "Reviewed by" in words
    assert "Keys" not in words


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(show: Open, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = show(
        full(), viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page.evaluate(EVERYTHING_OPEN)

    found = axe.Axe().run(page).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
