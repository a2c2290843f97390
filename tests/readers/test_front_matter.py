"""Front matter is metadata with places, and facts under one vocabulary."""

from __future__ import annotations

import pytest
from readers.pages import facts, markdown, of_role

from rightscheck.model import Place, Role

YAML = """---
Title: 'It''s a title'
date: 2026-01-31
lastmod: 2026-02-01 10:00:00 +0100
authors:
  - name: Jo
  - Max
params:
  license: [CC BY 4.0, "OGL"]
copyright: >-
  © 2026
  Agence
cover:
  image: a.jpg
  credit: Max/AFP
  license: CC0
draft: false
weight: 3
related:
  - title: Other
lead: A first sentence.
---
Text
"""

TOML = """+++
title = "T"
date = 2026-01-31T10:00:00Z
[params]
authors = ['Jo', "Max"]
rights.holder = 'AFP' # x
+++
Text"""

JSON = """{"title": "T", "date": "2026-01-31T10:00:00Z",
"params": {"authors": ["Jo", "Max"], "rights": {"holder": "AFP"}}}
Text"""

FLOW = """---
title: T
date: 2026-01-31T10:00:00Z
params: {authors: [Jo, Max], rights: {holder: AFP}}
...
Text"""


def test_whose_the_copyright_is_may_stand_below_it() -> None:
    document = markdown("---\ncopyright:\n  holder: XPI\n  year: 2026\n---\nText")

    assert facts(document, "copyright") == ["XPI"]


def test_yaml_gives_facts_as_they_are_written() -> None:
    document = markdown(YAML)

    assert facts(document, "title") == ["It's a title"]
    assert facts(document, "published") == ["2026-01-31"]
    assert facts(document, "modified") == ["2026-02-01 10:00:00 +0100"]
    assert facts(document, "author") == ["Jo", "Max"]
    assert facts(document, "licence") == ["CC BY 4.0", "OGL"]
    assert facts(document, "copyright") == ["© 2026 Agence"]
    assert facts(document, "credit") == []


def test_every_value_has_its_role_and_its_place() -> None:
    document = markdown(YAML)

    assert of_role(document, Role.TITLE) == ["It's a title"]
    assert of_role(document, Role.CAPTION) == ["Max/AFP"]
    assert document.role(document.text.index("A first sentence")) is Role.BODY
    assert "false" not in document.text
    for fact in document.facts:
        assert document.text[fact.span.start : fact.span.end] == fact.value
    copyright_ = document.fact("copyright")
    assert copyright_ is not None
    assert document.start(copyright_.span) == Place(11, 3)
    assert document.end(copyright_.span) == Place(12, 9)


@pytest.mark.parametrize(
    "page",
    [TOML, JSON, FLOW],
    ids=["toml", "json", "yaml"],
)
def test_all_three_notations_say_the_same(page: str) -> None:
    document = markdown(page)

    assert [(fact.name, fact.value) for fact in document.facts] == [
        ("title", "T"),
        ("published", "2026-01-31T10:00:00Z"),
        ("author", "Jo"),
        ("author", "Max"),
        ("rights", "AFP"),
    ]
    assert document.text.endswith("\n\nText")


@pytest.mark.parametrize(
    "block",
    ["title: [a\nb: © AFP", "a: b: © AFP", "\tx: © AFP", "&a [*a, © AFP", "title: © AFP\n- x"],
)
def test_broken_front_matter_loses_nothing(block: str) -> None:
    document = markdown(f"---\n{block}\n---\nText")

    assert document.role(document.text.index("© AFP")) is Role.METADATA
    assert document.facts == ()
    assert document.text.endswith("\n\nText")


def test_a_rule_that_nothing_closes_is_no_front_matter() -> None:
    assert markdown("---\nby AFP\n").text == "by AFP"


def test_half_a_surrogate_pair_in_an_escape_can_still_be_written_out() -> None:
    document = markdown('{"title": "a\\ud83d b \\ud83d\\ude00"}\nText')

    assert document.facts[0].value == "a\ufffd b 😀"
    assert document.text.encode("utf-8")


@pytest.mark.parametrize("key", ["section", "articleSection", "article:section", "Section"])
def test_the_section_that_a_page_names_is_a_fact(key: str) -> None:
    document = markdown(f'---\n"{key}": Ports\n---\nText')

    assert facts(document, "section") == ["Ports"]
