"""What people see in a real WordPress, in a real browser: the panel, the lists, the settings.

Needs Chromium or Chrome on the machine and `pip install --group browser`; else it is skipped.
`--basetemp` keeps the pictures.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

playwright = pytest.importorskip("playwright.sync_api")

from wordpress_service import saying, wire  # noqa: E402
from wordpress_site import PASSWORD, Site  # noqa: E402

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

pytest_plugins = ("wordpress_fixtures",)

HARBOUR = wire("afp/harbour.md")
BRIDGE = wire("reuters/bridge.md")
OWN = "Our reporter counted the boats herself, and there were eleven of them."
EVIL = "<img src=x onerror=\"document.title='evil'\"><script>document.title='evil'</script>"

WRITE = """([title, content]) => {
    wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
    wp.data.dispatch('core/editor').editPost({title});
    wp.data.dispatch('core/block-editor').resetBlocks(wp.blocks.parse(content));
}"""
ADD = "words => wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.parse(words))"
SAVED = "wp.data.select('core/editor').getCurrentPost()"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM)
        yield started
        started.close()


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


def log_in(page: Page, site: Site, user: str) -> None:
    page.goto(f"{site.url}/wp-login.php")
    page.fill("#user_login", user)
    page.fill("#user_pass", PASSWORD)
    page.click("#wp-submit")
    page.wait_for_url("**/wp-admin/**")


def paragraphs(text: str) -> str:
    return "".join(
        f"<!-- wp:paragraph --><p>{one}</p><!-- /wp:paragraph -->" for one in text.split("\n\n")
    )


def write(page: Page, site: Site, text: str, title: str = "Boats leave the harbour") -> None:
    page.goto(f"{site.url}/wp-admin/post-new.php")
    page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostId()")
    page.evaluate(WRITE, [title, paragraphs(text)])


def before_publishing(page: Page) -> Locator:
    page.click(".editor-post-publish-panel__toggle")
    return page.locator(".editor-post-publish-panel .rightscheck")


def publish_button(page: Page) -> Locator:
    return page.locator(".editor-post-publish-panel .editor-post-publish-button")


def test_the_story_held_then_credited_then_published(
    page: Page, site: Site, tmp_path: Path
) -> None:
    write(page, site, HARBOUR)

    panel = before_publishing(page)
    panel.locator(".rightscheck-finding").wait_for()
    page.screenshot(path=tmp_path / "held.png")
    assert "1 finding stops this post." in panel.inner_text()
    assert "add the credit 'AFP'" in panel.inner_text()
    assert publish_button(page).get_attribute("aria-disabled") == "true"

    page.evaluate(ADD, paragraphs("(AFP)"))
    panel.get_by_text("Nothing stands against publishing this.").wait_for()
    page.screenshot(path=tmp_path / "credited.png")
    publish_button(page).click()
    page.locator(".post-publish-panel__postpublish").wait_for()
    page.screenshot(path=tmp_path / "published.png")

    assert page.evaluate(f"{SAVED}.status") == "publish"


def test_a_held_draft_can_be_saved_and_its_passage_found(page: Page, site: Site) -> None:
    write(page, site, f"{OWN}\n\n{BRIDGE}")
    panel = before_publishing(page)

    panel.get_by_text("Show it in the text").first.click()

    chosen = "wp.data.select('core/block-editor').getSelectedBlock()?.attributes.content"
    assert page.evaluate(chosen).startswith("OSTERBY, March 6 (Reuters)")
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_function(f"{SAVED}.status === 'draft'")


def test_who_may_publishes_in_spite_of_it_with_a_reason(
    page: Page, site: Site, tmp_path: Path
) -> None:
    write(page, site, BRIDGE)
    panel = before_publishing(page)

    panel.get_by_text("Publish in spite of this").click()
    panel.get_by_label("Why it may be published").fill("Reuters agreed by telephone, Ms Vik")
    page.screenshot(path=tmp_path / "override.png")
    panel.get_by_role("button", name="Accept").click()
    panel.get_by_text("Nothing is open").wait_for()
    page.screenshot(path=tmp_path / "accepted.png")
    publish_button(page).click()
    page.locator(".post-publish-panel__postpublish").wait_for()

    page.goto(f"{site.url}/wp-admin/edit.php")
    assert "accepted by editor until" in page.locator("#the-list tr").first.inner_text()


def test_an_author_sees_what_to_do_and_no_way_around_it(page: Page, site: Site) -> None:
    page.context.clear_cookies()
    log_in(page, site, "berta")
    write(page, site, HARBOUR)

    panel = before_publishing(page)
    panel.locator(".rightscheck-finding").wait_for()

    assert panel.get_by_text("Publish in spite of this").count() == 0


def test_a_live_post_is_refused_in_words_when_it_is_updated(page: Page, site: Site) -> None:
    post = site.post(paragraphs(OWN), "publish")
    page.goto(f"{site.url}/wp-admin/post.php?post={post}&action=edit")
    page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostId()")
    page.evaluate(WRITE, ["Boats", paragraphs(BRIDGE)])

    page.get_by_role("button", name="Update").click()
    notice = page.locator(".components-notice.is-error")

    assert "Not published. Reuters:" in notice.inner_text()
    assert OWN in site.value(f"get_post({post})->post_content")


def test_advice_shows_the_finding_and_leaves_the_button(page: Page, site: Site) -> None:
    site.settings(mode="advise")
    write(page, site, HARBOUR)

    panel = before_publishing(page)
    panel.locator(".rightscheck-finding").wait_for()

    assert "You can publish" in panel.inner_text()
    assert publish_button(page).get_attribute("aria-disabled") == "false"


def test_a_service_that_is_down_is_told_before_the_button(
    page: Page, site: Site, tmp_path: Path
) -> None:
    site.settings(url="http://127.0.0.1:9")
    write(page, site, OWN)

    panel = before_publishing(page)
    panel.locator(".rightscheck-finding").wait_for()
    page.screenshot(path=tmp_path / "down.png")

    assert "does not answer" in panel.inner_text()


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
        page.click("#publish")
        page.locator(".rightscheck-notice").wait_for()
        page.screenshot(path=tmp_path / "classic.png")

        assert (
            "Not published, because of rights" in page.locator(".rightscheck-notice").inner_text()
        )
        assert page.input_value("#content").strip() == BRIDGE
        assert "Pending" in page.locator("#post-status-display").inner_text()
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
        panel.locator(".rightscheck-finding").wait_for()
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
