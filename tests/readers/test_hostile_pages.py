"""Pages made to hang a reader cost no more than others: time grows as the page does."""

from __future__ import annotations

from time import process_time

import pytest

from rightscheck.readers import read

SMALL = 6_000
FACTOR = 8

PATTERNS = {
    ".html": [
        *("<!--", "<", "&", "<a ", '<a b="', "<div>", "<![CDATA[", "</", "</b>", "<p><b>"),
        *("<li>", "<table><td>", "<script>", "<title>", "&#", "<b></i>", "a \n", "<a b='\">"),
        *('<script type="application/ld+json">{"a":', "<h1>", "<a href=//x>", "a"),
    ],
    ".md": [
        *("[", "![a](", '[a](b "', "[a](b '", "` `` ``` ", "**a_b*_", "<a ", "<!--", "<!-- a\n"),
        *("> ", "- ", "- a\n", "  - a\n", "a|b\n-|-\n", "|a", "{{< a\n", "<div \n", "<script>\n"),
        *("[a]:", "[a]: b\n", "\\", "# a\n", "\r", "<http:", "[a][", "<pre>\n", "a"),
    ],
}
FRONT = ["a: [", "[", "{", "- ", "? ", "a: &a *a\n", "'a\n", '"']


def seconds(page: str, name: str) -> float:
    data = page.encode()
    best = 60.0
    for _ in range(2):
        begun = process_time()
        read(data, name)
        best = min(best, process_time() - begun)
    return best


CASES = [(pattern, suffix) for suffix, patterns in PATTERNS.items() for pattern in patterns]


@pytest.mark.parametrize(("pattern", "suffix"), CASES)
def test_eight_times_the_page_takes_about_eight_times_as_long(pattern: str, suffix: str) -> None:
    small = "x " + pattern * (SMALL // len(pattern))
    large = "x " + pattern * (SMALL * FACTOR // len(pattern))

    # Quadratic time would be a factor of 64; the slack is for clocks that tick coarsely.
    assert seconds(large, f"a{suffix}") < 4 * FACTOR * seconds(small, f"a{suffix}") + 0.05


@pytest.mark.parametrize("pattern", FRONT)
def test_front_matter_made_to_hang_a_parser_does_not(pattern: str) -> None:
    page = "---\n" + pattern * (150_000 // len(pattern)) + "\n---\ntext"

    assert seconds(page, "a.md") < 3


@pytest.mark.parametrize("pattern", ['{"a":', '"a', '\\"', "[", '{"a":{"name":"x"},', '"""'])
def test_linked_data_made_to_hang_a_parser_does_not(pattern: str) -> None:
    page = '<script type="application/ld+json">' + pattern * (200_000 // len(pattern))

    assert seconds(page + "</script>", "a.html") < 3


def test_one_line_of_many_megabytes_is_read() -> None:
    document = read(b"word " * 2_000_000, "a.html")

    assert len(document.text) == 9_999_999
