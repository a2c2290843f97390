"""Lists, classic editor and settings of a real WordPress; `--basetemp` keeps the pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from wordpress_pages import (
    before_publishing,
    write,
)
from wordpress_service import saying, wire
from wordpress_site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytest_plugins = ("wordpress_fixtures",)

BRIDGE = wire("reuters/bridge.md")
OWN = "Our reporter counted the boats herself, and there were eleven of them."
EVIL = "<img src=x onerror=\"document.title='evil'\"><script>document.title='evil'</script>"


def test_quick_edit_holds_and_the_row_says_so(page: Page, site: Site, tmp_path: Path) -> None:
    post = site.post(BRIDGE, post_title="Bridge")
    page.goto(f"{site.url}/wp-admin/edit.php")
    row = page.locator(f"#post-{post}")

    row.hover()
    row.get_by_role("button", name="Quick edit").click()
    page.locator(f"#edit-{post} select[name=_status]").select_option("publish")
    page.locator(f"#edit-{post} .button-primary.save").click()
    page.locator(f"#post-{post} .column-rightscheck strong").wait_for()
    page.screenshot(path=tmp_path / "quick.png")

    assert "Held: rights" in row.inner_text()
    assert "Reuters" in row.locator(".column-rightscheck").inner_text()
    assert site.status(post) == "draft"


def test_bulk_edit_holds_what_is_not_in_order_and_says_which(
    page: Page, site: Site, tmp_path: Path
) -> None:
    held, fine = site.post(BRIDGE, post_title="Bridge"), site.post(OWN, post_title="Ours")
    page.goto(f"{site.url}/wp-admin/edit.php")

    for post in (held, fine):
        page.check(f"#cb-select-{post}")
    page.select_option("#bulk-action-selector-top", "edit")
    page.click("#doaction")
    page.locator("#bulk-edit select[name=_status]").select_option("publish")
    page.click("#bulk_edit")
    notice = page.locator(".rightscheck-notice")
    notice.wait_for()
    page.screenshot(path=tmp_path / "bulk.png")

    assert (site.status(held), site.status(fine)) == ("draft", "publish")
    assert "Bridge" in notice.inner_text()
    assert "Ours" not in notice.inner_text()


def test_the_classic_editor_keeps_the_text_and_says_why(
    page: Page, site: Site, tmp_path: Path
) -> None:
    classic = site.root / "wp-content/mu-plugins/classic.php"
    classic.parent.mkdir(exist_ok=True)
    classic.write_text("<?php add_filter('use_block_editor_for_post', '__return_false');")
    try:
        page.goto(f"{site.url}/wp-admin/post-new.php")
        page.fill("#title", "Bridge")
        page.click("#content-html")
        page.fill("#content", BRIDGE)
        page.click("#publish:not(.disabled)")  # it is off while the title is saved by itself
        page.locator(".rightscheck-notice").wait_for()
        page.screenshot(path=tmp_path / "classic.png")

        assert (
            "Not published, because of rights" in page.locator(".rightscheck-notice").inner_text()
        )
        assert page.input_value("#content").strip() == BRIDGE
        # A draft where the editor has saved it by itself before, which is a matter of seconds.
        assert page.locator("#post-status-display").inner_text().strip() in {
            "Draft",
            "Pending Review",
        }
    finally:
        classic.unlink()


def test_what_the_service_says_is_text_wherever_it_is_shown(page: Page, site: Site) -> None:
    told = dict.fromkeys(("check", "holder_name", "why", "remedy", "source_title"), EVIL)
    evidence = {"passage": {"text": EVIL}}
    report = {
        "schema_version": "1.0",
        "verdict": "breach",
        "findings": [told | {"id": "e1", "verdict": "breach", "evidence": evidence}],
        "documents": [{}],
        "unread": [],
        "basis": {"warnings": [EVIL]},
    }
    post = site.post(OWN, post_title=EVIL)
    with saying(lambda _: (200, json.dumps(report).encode())) as url:
        site.settings(url=url)
        write(page, site, OWN)
        panel = before_publishing(page)
        panel.locator(".rightscheck-finding").first.wait_for()
        assert "<script>" in panel.inner_text()
        page.goto(f"{site.url}/wp-admin/edit.php")
        page.check(f"#cb-select-{post}")
        page.select_option("#bulk-action-selector-top", "edit")
        page.click("#doaction")
        page.locator("#bulk-edit select[name=_status]").select_option("publish")
        page.click("#bulk_edit")
        notice = page.locator(".rightscheck-notice")
        notice.wait_for()

    assert "<script>" in notice.inner_text()
    assert page.title() != "evil"


def test_the_settings_say_whether_it_works_and_never_show_the_key(
    page: Page, site: Site, tmp_path: Path
) -> None:
    page.goto(f"{site.url}/wp-admin/options-general.php?page=rightscheck")
    page.screenshot(path=tmp_path / "settings.png", full_page=True)

    assert "Rights are checked before anything is published" in page.inner_text(".wrap")
    assert site.key not in page.content()

    page.select_option("#rightscheck-mode", "advise")
    page.click("#submit")
    page.wait_for_selector("#setting-error-settings_updated")

    stored = site.value("get_option('rightscheck')")
    assert (stored["mode"], stored["key"]) == ("advise", site.key)
