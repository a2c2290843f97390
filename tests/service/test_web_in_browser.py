"""The service's pages in a real browser: typing, dropping, keys, widths, what a reader hears.

Needs Chromium or Chrome on the machine and `pip install --group browser`; else it is skipped.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

uvicorn = pytest.importorskip("uvicorn")

import chromium  # noqa: E402
from chromium import Open, watched  # noqa: E402
from html_pages import EVIL  # noqa: E402
from newsrooms import MONTHLY, NOW, Newsroom  # noqa: E402
from stories import HARBOUR  # noqa: E402
from webdoors import newsroom  # noqa: E402

from rightscheck.model import Source  # noqa: E402
from rightscheck.service import create_app  # noqa: E402

HOSTILE = EVIL.replace("\ud800", "")
WIDTHS = (360, 800, 1440)
VERDICT = "1 breach to put right today"
LISTS = ("/checks", "/sources", "/licences")
DROP = """words => {
  const carried = new DataTransfer();
  carried.items.add(new File([words], "port.md"));
  for (const type of ["dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true }));
  }
}"""


browser = chromium.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service itself, of a house with a silent feed, a ledger and something that is due."""
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(house(tmp_path_factory).folder / "rightscheck.toml"),
            port=0,
            ws="none",
            log_level="error",
        )
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)
        assert thread.is_alive()
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def house(factory: pytest.TempPathFactory) -> Newsroom:
    made = newsroom(
        factory.mktemp("house"), 'expect = {afp = "1 day"}\n', licence=MONTHLY, record=True
    )
    made.deliver(Source(id="x" * 120, holder="afp", title=HOSTILE, text="Words.", language="en"))
    made.check(made.page("port.md", HARBOUR), now=NOW)
    return made


@pytest.fixture
def show(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page; whatever it complains of, pops up or asks of others fails the test."""
    with watched(browser, f"{address}/") as opens:
        yield lambda path="/", **settings: opens(address + path, **settings)


def checked(page: Page) -> str:
    """The verdict, once nothing more is coming."""
    page.wait_for_selector("#result:not([aria-busy]) #verdict:not(.pending)")
    said: str = page.inner_text("#verdict")
    return said


def test_a_text_is_checked_while_it_is_typed(show: Open) -> None:
    page = show()

    page.fill("#text", HARBOUR)

    assert checked(page) == VERDICT
    assert page.inner_text("#status").startswith(VERDICT)
    assert page.evaluate("document.activeElement.id") == "text"
    page.fill("#text", "")
    page.wait_for_selector("#result:empty", state="attached")


def test_another_text_gets_another_verdict(show: Open) -> None:
    page = show()
    page.fill("#text", "© 2026 Reuters. All rights reserved. You may not copy this.")
    checked(page)
    assert "Reuters" in page.inner_text("#result")

    page.fill("#text", HARBOUR)

    page.wait_for_selector("#result:has-text('France-Presse')")
    assert "Reuters" not in page.inner_text("#result")


def test_the_button_leads_to_the_verdict(show: Open) -> None:
    page = show()
    page.fill("#text", HARBOUR)

    page.click("button.main")

    page.wait_for_selector("#verdict:focus")


def test_a_file_can_be_dropped(show: Open) -> None:
    page = show()

    page.evaluate(DROP, f"# Port\n\n{HARBOUR}")

    checked(page)
    assert "port.md" in page.inner_text("#result")
    assert page.locator(".drop").is_hidden()


def test_what_is_wrong_with_a_form_is_told(show: Open) -> None:
    page = show()

    page.click("button.main")

    page.wait_for_selector("#result .fault")
    assert "nothing to check yet" in page.inner_text("#status")


def test_a_report_can_be_taken_along(show: Open) -> None:
    page = show()
    page.fill("#text", HARBOUR)
    checked(page)

    with page.expect_download() as download:
        page.click("button[value=html]")

    assert download.value.suggested_filename == "rights-report.html"


def test_a_link_to_a_check_opens_its_manual(show: Open) -> None:
    page = show()
    page.fill("#text", HARBOUR)
    checked(page)

    page.click("#result .eyebrow a[href^='#check-'] >> nth=0")

    assert page.locator("#result details[id^='check-'][open]").count() == 1


def test_without_script_the_form_is_answered_by_a_page(show: Open) -> None:
    page = show(java_script_enabled=False)
    page.fill("#text", HARBOUR)

    page.click("button.main")

    assert page.inner_text("#verdict") == VERDICT
    assert page.input_value("#text") == HARBOUR
    assert page.locator(".typed").is_hidden()
    assert page.url.endswith("/#result")


@pytest.mark.parametrize("script", [True, False])
def test_nothing_of_a_hostile_text_runs(show: Open, script: bool) -> None:  # noqa: FBT001
    page = show(java_script_enabled=script)
    page.fill("#text", f"{HOSTILE} © AFP {HARBOUR}")
    page.fill("#name", "<img src=x onerror=alert(1)>.html")

    page.click("button.main")

    page.wait_for_selector("#verdict:not(.pending)")
    assert page.locator("#result img").count() == 0


def test_keys_alone_lead_from_the_skip_link_to_the_verdict(show: Open) -> None:
    page = show()

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(HARBOUR)
    while page.evaluate("document.activeElement.className") != "main":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert checked(page) == VERDICT


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_and_are_accessible(show: Open, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    looks = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    page = show(**looks, bypass_csp=True)
    page.fill("#text", HARBOUR)
    page.click("button.main")
    checked(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    seen = [page, *(show(path, **looks, bypass_csp=True) for path in LISTS)]

    for one in seen:
        assert one.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        found = axe.run(one).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
