"""A real browser for the tests that need one: Chromium or Chrome, where the machine has it.

`pip install --group browser` brings what drives it. Without either these tests are skipped.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser, until it is not needed any more."""
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM)
        yield started
        started.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of a module that takes this fixture over: `browser = chromium.browser`."""
    with launched() as started:
        yield started


Open = Callable[..., "Page"]


@contextmanager
def watched(browser: Browser, own: str = "") -> Iterator[Open]:
    """Opens the page at an address; what it complains of, pops up or asks of others fails the test.

    Others are all addresses that do not begin with `own`; a page without it is asked for once.
    """
    complaints: list[str] = []
    contexts = []

    def opened(address: str, **settings: object) -> Page:
        contexts.append(browser.new_context(**settings))
        page = contexts[-1].new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on(
            "request",
            lambda asked: (
                None if own and asked.url.startswith(own) else complaints.append(asked.url)
            ),
        )
        page.goto(address)
        if not own:
            complaints.remove(address.partition("#")[0])
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
