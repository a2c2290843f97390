"""The panel of the block editor in a real WordPress; `--basetemp` keeps the pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wordpress_pages import (
    ADD,
    SAVED,
    WRITE,
    before_publishing,
    log_in,
    paragraphs,
    publish_button,
    write,
)
from wordpress_service import wire
from wordpress_site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytest_plugins = ("wordpress_fixtures",)

HARBOUR = wire("afp/harbour.md")
BRIDGE = wire("reuters/bridge.md")
OWN = "Our reporter counted the boats herself, and there were eleven of them."


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

    post = page.evaluate(f"{SAVED}.id")
    page.goto(f"{site.url}/wp-admin/edit.php")

    assert "accepted by editor until" in page.locator(f"#post-{post}").inner_text()


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

    assert "NOT CHECKED" in panel.inner_text()
    assert "does not answer" in panel.inner_text()
