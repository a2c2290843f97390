"""What a browser shows of a snippet, by parsers that are not ours."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(snippet: str, name: str) -> tuple[list[str], str]:
    """Its elements in their order, and its text; the name says whether it is Markdown."""
    browser = _Shown()
    rules = MarkdownIt().enable(["table", "strikethrough"])
    browser.feed(snippet if name.endswith(".html") else rules.render(snippet))
    browser.close()
    return browser.tags, browser.text.strip()
