"""A WordPress and the service that it asks, for all tests here.

They take two minutes, so they run where somebody asks for them: `RIGHTSCHECK_WORDPRESS=1`. Those
with a `page` need Chromium or Chrome on the machine too, and `pip install --group browser`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import chromium
import pytest
from wordpress_pages import log_in
from wordpress_service import served
from wordpress_site import DISTRIBUTION, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NEEDED = ("php", "mariadbd", "mariadb-install-db")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One installation for all; what a test does there stays."""
    if not os.environ.get("RIGHTSCHECK_WORDPRESS"):
        pytest.skip("RIGHTSCHECK_WORDPRESS=1 runs it")
    absent = [name for name in NEEDED if not shutil.which(name)]
    if absent or not (DISTRIBUTION / "wp-load.php").exists():
        pytest.skip("needs Debian's wordpress, php-cli, php-mysql, php-xml and mariadb-server")
    # Not pytest's own folder: the path of a socket is short.
    folder = Path(tmp_path_factory.mktemp("wp"))
    with served(folder) as service, Site(folder) as site:
        site.service, site.key = service
        for name, role in (("berta", "author"), ("cleo", "contributor")):
            site.php(
                "",
                f"wp_insert_user(['user_login' => '{name}', 'role' => '{role}',"
                f" 'user_pass' => $argv[1], 'user_email' => '{name}@courier.example']);",
                "a long pass phrase",
            )
        yield site


@pytest.fixture
def site(installed: Site) -> Site:
    """The site with the settings of a house that blocks."""
    installed.settings()
    return installed


browser = chromium.browser


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of the editor in chief, who is an administrator; its errors fail the test."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    log_in(page, site, "editor")
    yield page
    context.close()
    assert errors == []
