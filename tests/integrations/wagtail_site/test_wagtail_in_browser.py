"""An editor at work in a real browser: refused, told why, helped, published.

Needs Chromium or Chrome on the machine and `pip install --group browser`; else it is skipped.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium import CHROMIUM, launched

from rightscheck.cli.commands.demo import write

if TYPE_CHECKING:
    from playwright.sync_api import Page

playwright = pytest.importorskip("playwright.sync_api")

SITE = Path(__file__).parents[3] / "examples" / "wagtail"
TESTS = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

EVERYTHING_OPEN = "document.querySelectorAll('details').forEach(one => one.open = true)"

SEED = """
from courier_pages import AFP, REUTERS, draft
from django.contrib.auth.models import User
User.objects.create_superuser("maya", password="x")
print(draft().pk, draft("Bridge to close", *REUTERS).pk)
"""

SERVE = """
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import (
    ThreadedWSGIServer, WSGIRequestHandler, get_internal_wsgi_application
)
server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
server.set_app(StaticFilesHandler(get_internal_wsgi_application()))
print(server.server_port, flush=True)
server.serve_forever()
"""


class Courier:
    """The site as a process of its own, and Maya, who may do everything, at a browser."""

    def __init__(self, folder: Path, port: int, page: Page, pages: list[int]) -> None:
        self.folder, self.page, self.pages = folder, page, pages
        self.address = f"http://127.0.0.1:{port}"
        page.goto(f"{self.address}/admin/login/")
        page.fill("[name=username]", "maya")
        page.fill("[name=password]", "x")
        page.click("button[type=submit]")

    def edit(self, page: int) -> None:
        """Open the editor of a page."""
        self.page.goto(f"{self.address}/admin/pages/{page}/edit/")

    def publish(self) -> None:
        """Press the button, which Wagtail keeps in a menu."""
        with self.page.expect_navigation():
            self.page.eval_on_selector(
                "button[name=action-publish]", "button => button.form.requestSubmit(button)"
            )

    def status(self, path: str) -> int:
        """What a reader gets: 200, or 404 for what is no page yet."""
        return int(self.page.request.get(f"{self.address}/{path}/").status)


def manage(folder: Path, *command: str) -> str:
    environment = {**os.environ, "COURIER_DATA": str(folder), "PYTHONPATH": str(TESTS)}
    done = subprocess.run(  # noqa: S603 -- our own interpreter with our own arguments
        [sys.executable, "manage.py", *command],
        cwd=SITE,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(autouse=True)
def database() -> None:
    """None here: the site is another process, and has its own."""


@pytest.fixture(scope="module")
def courier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Courier]:
    folder = tmp_path_factory.mktemp("courier")
    write(folder / "newsroom")
    manage(folder, "migrate", "--verbosity=0")
    pages = [int(number) for number in manage(folder, "shell", "-v0", "-c", SEED).split()]
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", SERVE]
    environment: dict[str, Any] = {**os.environ, "COURIER_DATA": str(folder)}
    with (
        subprocess.Popen(  # noqa: S603 -- our own interpreter with our own arguments
            command,
            cwd=SITE,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as server,
        launched() as browser,
    ):
        page = browser.new_page(viewport={"width": 1400, "height": 1100})
        assert server.stdout
        yield Courier(folder, int(server.stdout.readline()), page, pages)
        server.terminate()


def seen(courier: Courier, name: str) -> None:
    """A picture for whoever wants to look, where RIGHTSCHECK_PICTURES names a folder."""
    if folder := os.environ.get("RIGHTSCHECK_PICTURES"):
        courier.page.screenshot(path=f"{folder}/{name}.png")


def test_a_page_without_its_credit_is_refused_and_with_it_is_published(courier: Courier) -> None:
    page = courier.page
    courier.edit(courier.pages[0])
    assert "cannot be published as it is" in page.inner_text("#rightscheck")
    seen(courier, "1-panel")

    courier.publish()

    assert "was not published" in page.inner_text(".messages")
    assert "add the credit 'AFP'" in page.inner_text(".messages")
    seen(courier, "2-refused")
    assert courier.status("boats-leave-the-harbour-mouth") == 404
    page.fill("[name=credit]", "AFP")
    courier.publish()
    assert "has been published" in page.inner_text(".messages")
    seen(courier, "3-published")
    assert courier.status("boats-leave-the-harbour-mouth") == 200
    courier.edit(courier.pages[0])
    assert "Nothing stands against publishing" in page.inner_text("#rightscheck")
    seen(courier, "4-clean")


def test_a_finding_leads_to_its_block_and_shows_both_passages(courier: Courier) -> None:
    page = courier.page
    courier.edit(courier.pages[1])
    page.evaluate(EVERYTHING_OPEN)

    assert page.locator("#rightscheck td mark").count()
    assert page.locator("#rightscheck td mark").first.is_visible()
    seen(courier, "5-passages")
    link = page.locator(".rights__where").first
    link.click()
    target = page.locator(str(link.get_attribute("href")))
    assert "OSTERBY" in target.inner_text()
    playwright.expect(target).to_be_in_viewport()  # Wagtail scrolls there gently


def test_what_is_accepted_in_the_browser_can_be_published(courier: Courier) -> None:
    page = courier.page
    courier.edit(courier.pages[1])
    while page.locator("#rightscheck >> text=Accept with a reason").count():
        page.locator("#rightscheck >> text=Accept with a reason").first.click()
        page.fill("[name=reason]", "Agreed by telephone, note of 3 March")
        page.fill("[name=until]", page.evaluate("new Date().toISOString().slice(0, 10)"))
        page.keyboard.press("Escape")
        seen(courier, "6-form")
        page.locator("button:has-text('Accept this finding') >> visible=true").click()
        page.wait_for_load_state()
    seen(courier, "7-accepted")

    courier.publish()

    assert courier.status("bridge-to-close") == 200
    page.goto(f"{courier.address}/admin/reports/rights/")
    assert "Bridge to close" in page.inner_text("main")
    seen(courier, "8-report")
    page.goto(f"{courier.address}/admin/reports/rights-waivers/")
    assert "note of 3 March" in page.inner_text("main")
    seen(courier, "9-waivers")
