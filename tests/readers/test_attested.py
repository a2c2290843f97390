"""What any element of a page may carry beside its words: a licence, a credit, a day."""

from __future__ import annotations

import pytest

from rightscheck.readers import read


def test_a_resource_that_is_no_licence_parts_no_sentence() -> None:
    page = b'<p>The river <b resource="#me" property="schema:author">rose</b> again.</p>'

    assert read(page, "page.html").text == "The river rose again."


def test_a_value_beside_what_is_shown_declares_and_parts_no_sentence() -> None:
    page = b'<p>On <b itemprop="datePublished" content="2026-05-03">3 May</b> the river rose.</p>'
    document = read(page, "page.html")

    assert document.text.startswith("On 3 May the river rose.")
    assert [(fact.name, fact.value) for fact in document.facts] == [("published", "2026-05-03")]


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ('<img itemprop="url" content="/a.jpg" data-credit="Jane Doe/AFP">', "Jane Doe/AFP"),
        ('<meta property="dct:license" resource="/licenses/by/4.0/">', "/licenses/by/4.0/"),
    ],
)
def test_a_credit_beside_a_content_and_a_licence_in_a_meta_element_count(
    tag: str, told: str
) -> None:
    document = read(f"{tag}<p>The river rose.</p>".encode(), "page.html")

    assert told in document.text.split("\n\n")
