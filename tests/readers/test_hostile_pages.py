"""Pages made to hang a reader are read.

There is no clock here: pages of this size would take minutes, and the suite would hang, if any
step looked back at all the others.
"""

from __future__ import annotations

import pytest

from rightscheck.readers import read

LENGTH = 75_000

PATTERNS = {
    ".html": [
        *("<!--", "<", "&", "<a ", '<a b="', "<div>", "<![CDATA[", "</", "</b>", "<p><b>"),
        *("<li>", "<table><td>", "<script>", "<title>", "&#", "<b></i>", "a \n", "<a b='\">"),
        *('<script type="application/ld+json">{"a":', "<h1>", "<a href=//x>", "a"),
        *("<article><p>a</p></article>", "<div><a href=x>a</a></div>", "<p class='a-b'>", "<main>"),
        *("<script>__a__={</script>", '<script type="application/json">{"a":[</script>'),
    ],
    ".md": [
        *("[", "![a](", '[a](b "', "[a](b '", "` `` ``` ", "**a_b*_", "<a ", "<!--", "<!-- a\n"),
        *("> ", "- ", "- a\n", "  - a\n", "a|b\n-|-\n", "|a", "{{< a\n", "<div \n", "<script>\n"),
        *("[a]:", "[a]: b\n", "\\", "# a\n", "\r", "<http:", "[a][", "<pre>\n", "a"),
    ],
}
FRONT = ["a: [", "[", "{", "- ", "? ", "a: &a *a\n", "'a\n", '"']


CASES = [(pattern, suffix) for suffix, patterns in PATTERNS.items() for pattern in patterns]


@pytest.mark.parametrize(("pattern", "suffix"), CASES)
def test_a_page_made_to_hang_a_reader_is_read(pattern: str, suffix: str) -> None:
    document = read(("x " + pattern * (LENGTH // len(pattern))).encode(), f"a{suffix}")

    assert document.text.startswith("x")


@pytest.mark.parametrize("pattern", FRONT)
def test_front_matter_made_to_hang_a_parser_does_not_hide_the_text(pattern: str) -> None:
    page = "---\n" + pattern * (LENGTH // len(pattern)) + "\n---\ntext"

    assert read(page.encode(), "a.md").text.endswith("text")


@pytest.mark.parametrize("pattern", ['{"a":', '"a', '\\"', "[", '{"a":{"name":"x"},', '"""'])
def test_linked_data_made_to_hang_a_parser_does_not_hide_the_text(pattern: str) -> None:
    data = '<script type="application/ld+json">' + pattern * (LENGTH // len(pattern))

    assert read(f"{data}</script><p>text".encode(), "a.html").text.endswith("text")


def test_white_space_in_a_tag_of_a_comment_does_not_hang_a_reader() -> None:
    spaces = " " * 2_000_000

    page = read(f"<p>text<!-- SPDX-License-Identifier: a{spaces}b -->".encode(), "a.html")

    assert page.text.startswith("text")


def test_one_line_of_many_megabytes_is_read() -> None:
    document = read(b"word " * 2_000_000, "a.html")

    assert len(document.text) == 9_999_999
