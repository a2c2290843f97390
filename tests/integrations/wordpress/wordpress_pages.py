"""What people do in a WordPress, by a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wordpress_site import PASSWORD, Site

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

WRITE = """([title, content]) => {
    wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
    wp.data.dispatch('core/editor').editPost({title});
    wp.data.dispatch('core/block-editor').resetBlocks(wp.blocks.parse(content));
}"""
ADD = "words => wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.parse(words))"
SAVED = "wp.data.select('core/editor').getCurrentPost()"


def log_in(page: Page, site: Site, user: str) -> None:
    """Fill in the form."""
    page.goto(f"{site.url}/wp-login.php")
    page.fill("#user_login", user)
    page.fill("#user_pass", PASSWORD)
    page.click("#wp-submit")
    page.wait_for_url("**/wp-admin/**")


def paragraphs(text: str) -> str:
    """A text as blocks."""
    return "".join(
        f"<!-- wp:paragraph --><p>{one}</p><!-- /wp:paragraph -->" for one in text.split("\n\n")
    )


def write(page: Page, site: Site, text: str, title: str = "Boats leave the harbour") -> None:
    """A new post in the block editor."""
    page.goto(f"{site.url}/wp-admin/post-new.php")
    page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostId()")
    page.evaluate(WRITE, [title, paragraphs(text)])


def before_publishing(page: Page) -> Locator:
    """Our part of the panel that opens on Publish."""
    page.click(".editor-post-publish-panel__toggle")
    return page.locator(".editor-post-publish-panel .rightscheck")


def publish_button(page: Page) -> Locator:
    """The button that publishes indeed."""
    return page.locator(".editor-post-publish-panel .editor-post-publish-button")
