"""Blocks of eight content systems are one story; other JSON is told by its keys."""

from __future__ import annotations

import json

import pytest
from readers.pages import facts, of_role, place

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Role
from rightscheck.readers import documents, read
from rightscheck.readers.formats import reader_for
from rightscheck.readers.raw.encoding import Raw

SEEN, NEST, LOSE, DEAD = (
    "Nobody had seen a wild bee since the dye works closed.",
    "Where they nest",
    "I would sooner lose the wall.",
    "Leave dead stems standing.",
)
BEES = "https://bees.example/"
BEFORE, LINKED, AFTER = SEEN.partition("wild bee")
PARTS = (BEFORE, LINKED, AFTER)
ANCHORED = f'{BEFORE}<a href="{BEES}">{LINKED}</a>{AFTER}'


def _contentful(kind: str, *content: object, **data: object) -> dict[str, object]:
    return {"nodeType": kind, "data": data, "content": list(content)}


def _value(text: str) -> dict[str, object]:
    return {"nodeType": "text", "value": text, "marks": [], "data": {}}


def _block(style: str, *spans: str, **more: object) -> dict[str, object]:
    children = [{"_type": "span", "marks": ["l"] if x == LINKED else [], "text": x} for x in spans]
    return {"_type": "block", "style": style, "children": children, **more}


def _node(kind: str, *inner: object, under: str = "children", **more: object) -> dict[str, object]:
    return {"type": kind, under: list(inner), **more}


def _text(text: str, **more: object) -> dict[str, object]:
    return {"type": "text", "text": text, **more}


def _wordpress(name: str, markup: str) -> dict[str, object]:
    return {"blockName": f"core/{name}", "attrs": {}, "innerBlocks": [], "innerHTML": markup}


STORIES: dict[str, object] = {
    "gutenberg": [
        _wordpress("paragraph", f"\n<p>{ANCHORED}</p>\n"),
        _wordpress("heading", f"<h2>{NEST}</h2>"),
        _wordpress("quote", f"<blockquote><p>{LOSE}</p></blockquote>"),
        _wordpress("list", f"<ul><li>{DEAD}</li></ul>"),
        _wordpress("image", "<figure><img src='b.jpg'><figcaption>A bee</figcaption></figure>"),
    ],
    "contentful": _contentful(
        "document",
        _contentful(
            "paragraph",
            _value(BEFORE),
            _contentful("hyperlink", _value(LINKED), uri=BEES),
            _value(AFTER),
        ),
        _contentful("heading-2", _value(NEST)),
        _contentful("blockquote", _contentful("paragraph", _value(LOSE))),
        _contentful(
            "unordered-list", _contentful("list-item", _contentful("paragraph", _value(DEAD)))
        ),
        _contentful("embedded-asset-block", target={"fields": {"title": "A bee"}}),
    ),
    "portable text": [
        _block(
            "normal", BEFORE, LINKED, AFTER, markDefs=[{"_key": "l", "_type": "link", "href": BEES}]
        ),
        _block("h2", NEST),
        _block("blockquote", LOSE),
        _block("normal", DEAD, listItem="bullet", level=1),
        {"_type": "image", "asset": {"_ref": "image-1"}, "caption": "A bee"},
    ],
    "draft.js": {
        "blocks": [
            {
                "type": "unstyled",
                "text": SEEN,
                "entityRanges": [{"offset": len(BEFORE), "length": len(LINKED), "key": 0}],
            },
            {"type": "header-two", "text": NEST},
            {"type": "blockquote", "text": LOSE},
            {"type": "unordered-list-item", "text": DEAD},
            {"type": "atomic", "text": " ", "entityRanges": [{"offset": 0, "length": 1, "key": 1}]},
        ],
        "entityMap": {
            "0": {"type": "LINK", "data": {"url": BEES}},
            "1": {"type": "IMAGE", "data": {"src": "b.jpg", "caption": "A bee"}},
        },
    },
    "lexical": {
        "root": _node(
            "root",
            _node("paragraph", _text(BEFORE), _node("link", _text(LINKED), url=BEES), _text(AFTER)),
            _node("heading", _text(NEST), tag="h2"),
            _node("quote", _text(LOSE)),
            _node("list", _node("listitem", _text(DEAD), value=1), listType="bullet"),
            {"type": "image", "src": "b.jpg", "caption": "<span>A bee</span>"},
        )
    },
    "editor.js": {
        "time": 1,
        "blocks": [
            _node("paragraph") | {"data": {"text": ANCHORED}},
            {"type": "header", "data": {"text": NEST, "level": 2}},
            {"type": "quote", "data": {"text": LOSE, "alignment": "left"}},
            {"type": "list", "data": {"style": "unordered", "items": [DEAD]}},
            {"type": "image", "data": {"file": {"url": "b.jpg"}, "caption": "A bee"}},
        ],
        "version": "2.30",
    },
    "prosemirror": _node(
        "doc",
        _node(
            "paragraph",
            _text(BEFORE),
            _text(LINKED, marks=[{"type": "link", "attrs": {"href": BEES}}]),
            _text(AFTER),
            under="content",
        ),
        _node("heading", _text(NEST), under="content", attrs={"level": 2}),
        _node("blockquote", _node("paragraph", _text(LOSE), under="content"), under="content"),
        _node("bulletList", _node("listItem", _text(DEAD), under="content"), under="content"),
        {"type": "image", "attrs": {"src": "b.jpg", "alt": "A bee"}},
        under="content",
    ),
    "slate": [
        _node(
            "paragraph",
            {"text": BEFORE},
            _node("link", {"text": LINKED}, url=BEES),
            {"text": AFTER},
        ),
        _node("heading-two", {"text": NEST}),
        _node("block-quote", {"text": LOSE}),
        _node("bulleted-list", _node("list-item", {"text": DEAD})),
        _node("image", {"text": ""}, caption=[{"text": "A bee"}]),
    ],
}


def blocks(story: object) -> Document:
    return read(json.dumps(story, indent=1).encode(), "story.json")


@pytest.mark.parametrize("system", STORIES)
def test_a_story_reads_the_same_from_every_content_system(system: str) -> None:
    document = blocks(STORIES[system])

    assert [part for part in document.text.split("\n") if part] == [SEEN, NEST, LOSE, DEAD, "A bee"]
    assert of_role(document, Role.HEADING) == [NEST]
    assert of_role(document, Role.QUOTATION) == [LOSE]
    assert of_role(document, Role.CAPTION) == ["A bee"]
    assert [
        (f.value, document.text[slice(*f.span)]) for f in document.facts if f.name == "link"
    ] == [(BEES, LINKED)]


@pytest.mark.parametrize("system", STORIES)
def test_words_in_blocks_keep_their_place(system: str) -> None:
    file = json.dumps(STORIES[system], indent=1).split("\n")
    line, column, _, end = place(blocks(STORIES[system]), LOSE)

    assert file[line - 1][column - 1 : end - 1] == LOSE


def test_white_space_between_two_leaves_parts_their_words() -> None:
    story = [_node("paragraph", {"text": "wild"}, {"text": " "}, {"text": "bees"}), _node("p")]

    assert blocks(story).text == "wild bees"


def test_what_keys_declare_are_facts_and_sentences_are_text() -> None:
    page = blocks(
        {
            "title": {"rendered": "Bees return"},
            "fields": {"credit": {"en-US": "Nordlys Agency"}},
            "copyright": "© 2026 Nordlys",
            "slug": "bees-return",
            "teaser_html": "<p>Bees are <b>back</b> at the mill.</p>",
            "paragraphs": [SEEN],
            "image": {"url": "b.jpg", "caption": "A bee"},
        }
    )

    assert (facts(page, "title"), facts(page, "copyright")) == (["Bees return"], ["© 2026 Nordlys"])
    assert facts(page, "credit") == ["Nordlys Agency"]
    assert page.role(page.text.index("back")) is page.role(page.text.index(SEEN)) is Role.BODY
    assert of_role(page, Role.CAPTION) == ["A bee"]
    assert "bees-return" not in page.text


def test_a_list_of_entries_is_a_document_each() -> None:
    entries = json.dumps([{"title": "Bees"}, {"title": "Eels"}]).encode()

    assert [part.name for part in documents(entries, "a.json") if isinstance(part, Document)] == [
        *("a.json!1", "a.json!2"),
    ]


def test_a_delivery_that_a_server_calls_json_is_that_delivery() -> None:
    item = {"uri": "urn:x:1", "pubstatus": "usable", "type": "text", "versioncreated": "2026-01-01"}
    other = {"title": "Bees"}

    kinds = [
        reader_for(Raw(json.dumps(one).encode(), "item", "application/json; charset=utf-8")).name
        for one in (item, other)
    ]

    assert kinds == ["ninjs", "cms"]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ('{"type": "doc", "content": [{"type"', "cut off"),
        ('{"children":' * 100 + "1" + "}" * 100, "nested"),
    ],
)
def test_blocks_that_are_not_whole_or_made_to_hang_are_refused(written: str, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem):
        read(written.encode(), "story.json")
