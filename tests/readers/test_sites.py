"""Pages the way content systems build them: what is the article, what only stands around it.

The pages in `sites/` are invented. `data-is` marks what a reader of the page would say of an
element; an attribute that nobody knows says nothing to the reader of HTML.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from readers.pages import facts, html, of_role, place

from rightscheck.model import Document, Role

SITES = sorted((Path(__file__).parent / "sites").glob("*.html"))
MARKED = re.compile(r'<([\w-]+)[^>]*\bdata-is="(\w+)"[^>]*>(.*?)</\1>', re.DOTALL | re.IGNORECASE)


def role_between(document: Document, start: int, end: int) -> set[str]:
    assert document.origin is not None
    places = ((at, document.origin.offset(at)) for at in range(len(document.text)))
    return {
        document.role(at).value
        for at, place in places
        if start <= place < end and not document.text[at].isspace()
    }


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.stem)
def test_every_part_of_a_news_page_is_what_a_reader_would_say(site: Path) -> None:
    page = site.read_text()
    document = html(page)

    told = {match[3]: role_between(document, *match.span(3)) for match in MARKED.finditer(page)}

    assert told == {match[3]: {match[2]} for match in MARKED.finditer(page)}


def test_a_page_that_scripts_fill_has_the_text_of_its_data() -> None:
    page = html((SITES[0].parent / "next.html").read_text())

    assert page.text.count("after the hail of last autumn.") == 1
    assert page.role(page.text.index("hail")) is Role.BODY


STATE = """{"page": {"id": "a-1", "story": {"headline": "Glazier mends a thousand windows",
"text": "A glazier has mended a thousand windows since the hail."}}}"""


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">%s</script>',
        "<script>window.__INITIAL_STATE__ = %s; start({{1}});</script>",
        "<script>Fusion.globalContent=%s</script>",
    ],
)
def test_a_page_that_scripts_build_has_the_text_of_its_state(script: str) -> None:
    page = html(f"<div id=root></div>{script % STATE}<p>Loading")

    assert page.role(page.text.index("A glazier has mended")) is Role.BODY
    column = STATE.split("\n")[1].index("since") + 1
    assert place(page, "since the hail")[:2] == (2, column)


def test_the_state_of_a_page_that_shows_its_text_is_not_read() -> None:
    shown = "<p>The river rose by a foot in the night and fell again.</p>" * 10
    page = html(f'<script type="application/json">{STATE}</script>{shown}')

    assert "glazier" not in page.text


def test_an_article_body_that_the_page_shows_is_not_told_twice() -> None:
    words = "The river rose by a foot in the night &amp; fell again before anybody had woken up."
    data = '<script type="application/ld+json">{"articleBody": "%s"}</script>'
    page = html(
        data % words.replace("&amp;", "&") + f"<p>{words.replace('foot', '<b>foot</b>')}</p>"
    )

    assert page.text.count("before anybody") == 1


def test_an_article_body_behind_a_paywall_is_read_with_its_paragraphs() -> None:
    body = r"<p>The river rose by a foot.<\/p><p>It fell again in the night.<\/p>"
    page = html(
        f'<script type="application/ld+json">{{"articleBody": "{body}"}}</script><p>Subscribe!</p>'
    )

    assert page.text == "Subscribe!\n\nThe river rose by a foot.\n\nIt fell again in the night."


def test_paragraphs_in_links_are_prose_still() -> None:
    words = "The whole of a story can be put into a link, and it is a story all the same"
    page = html("".join(f"<p><a href=/{n}>{words} {n}</a></p>" for n in range(5)))

    assert page.role(page.text.index("whole")).is_prose


def test_a_class_that_tells_what_a_page_has_gives_no_role() -> None:
    page = html(
        "<div class='layout has-sidebar category-legal tag-copyright'><p>Lorem ipsum</p></div>"
    )

    assert page.regions == ()


def test_terms_for_machines_are_no_licence_of_the_text() -> None:
    page = html('<link rel="license" type="application/rsl+xml" href="https://a.example/rsl.xml">x')

    assert facts(page, "licence") == []
    assert of_role(page, Role.METADATA) == ["rsl: https://a.example/rsl.xml"]


def test_a_licence_in_the_names_of_ccrel_is_a_licence() -> None:
    address = "https://creativecommons.org/licenses/by/4.0/"
    page = html(f'<p>Under <a property="dcterms:license" href="{address}">these terms</a>.</p>')

    assert facts(page, "licence") == [address]


def test_links_side_by_side_are_words_apart() -> None:
    assert html("<div><a href=/a>Ferries</a><a href=/b>Strikes</a> now</div>").text == (
        "Ferries Strikes now"
    )
