"""What a call of a content system is as a document: its words, their places, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from integrations.test_signatures import NOW, SECRET, SIGNED

from rightscheck.errors import UnreadableDocument
from rightscheck.integrations.gate import Gate
from rightscheck.integrations.webhooks import SENDERS, received
from rightscheck.model import Document, Role, Span
from rightscheck.readers.fields import document

REUTERS = (
    "The bridge that carries the coast road across the Oster fjord will close for two years from"
    " September after engineers found cracks in five of its eleven piers, the roads agency said"
    " on Friday."
)

GHOST: dict[str, Any] = {
    "event": "post.published",
    "post": {
        "current": {
            "id": "65f1",
            "uuid": "0f2c",
            "title": "Bridge to close",
            "slug": "bridge-to-close",
            "status": "published",
            "html": f"<p>Our view of it.</p><!--kg-card-begin: html--><p>{REUTERS}</p>",
            "lexical": '{"root": {"children": []}}',
            "plaintext": "Our view of it.",
            "custom_excerpt": "Two years of detours.",
            "feature_image_caption": "Photo: <i>Jan Vik/AFP</i>",
            "feature_image_alt": "A bridge at dawn",
            "authors": [{"name": "Ada Berg", "bio": "reporter"}, None],
            "tags": [{"name": "News"}],
            "url": "https://courier.example/bridge-to-close/",
            "published_at": "2020-03-06T11:00:00.000Z",
            "codeinjection_head": "<script>alert(1)</script>",
        },
        "previous": {"status": "draft"},
    },
}


def rich(*words: str) -> dict[str, Any]:
    return {
        "nodeType": "document",
        "data": {},
        "content": [
            {
                "nodeType": "paragraph",
                "data": {},
                "content": [{"nodeType": "text", "value": one, "marks": [], "data": {}}],
            }
            for one in words
        ],
    }


CONTENTFUL = {
    "sys": {
        "type": "Entry",
        "id": "5KsDBWse",
        "contentType": {"sys": {"type": "Link", "linkType": "ContentType", "id": "article"}},
        "revision": 3,
    },
    "fields": {
        "title": {"en-US": "Bridge to close", "nb-NO": "Broen stenges"},
        "slug": {"en-US": "bridge-to-close"},
        "body": {"en-US": rich("Our view of it.", REUTERS), "nb-NO": rich("Broen er gammel.")},
        "credit": {"en-US": "Reuters"},
        "hero": {"en-US": {"sys": {"type": "Link", "linkType": "Asset", "id": "a1"}}},
        "tags": {"en-US": ["news", "fjord"]},
        "rating": {"en-US": 4},
    },
}

STRAPI = {
    "event": "entry.publish",
    "createdAt": "2026-03-06T11:00:00.000Z",
    "model": "article",
    "uid": "api::article.article",
    "entry": {
        "id": 7,
        "documentId": "k1x9",
        "title": "Bridge to close",
        "content": f"Our *view* of it.\n\n{REUTERS}",
        "locale": "en",
        "createdAt": "2026-03-06T10:00:00.000Z",
        "publishedAt": "2026-03-06T11:00:00.000Z",
        "author": {"id": 1, "name": "Ada Berg", "email": "ada@courier.example"},
        "cover": {
            "id": 3,
            "mime": "image/jpeg",
            "alternativeText": "A bridge at dawn",
            "caption": "Photo: Jan Vik / AFP",
            "url": "/uploads/x.jpg",
        },
        "blocks": [
            {
                "__component": "shared.rich-text",
                "id": 1,
                "body": [
                    {"type": "paragraph", "children": [{"type": "text", "text": "It was old."}]},
                    {"type": "paragraph", "children": [{"type": "text", "text": "It was grey."}]},
                ],
            },
            {"__component": "shared.quote", "id": 2, "title": "Diver", "body": "<p>I said so.</p>"},
        ],
    },
}

STANDARD = {
    "type": "story.ready",
    "timestamp": "2026-03-06T11:00:00Z",
    "data": {"id": "42", "headline": "Bridge to close", "body": REUTERS},
}

PAYLOADS: dict[str, dict[str, Any]] = {
    "ghost": GHOST,
    "contentful": CONTENTFUL,
    "strapi": STRAPI,
    "standard": STANDARD,
}


def sent(sender: str, payload: object) -> tuple[Document, ...]:
    return of_bytes(sender, json.dumps(payload).encode())


def of_bytes(sender: str, body: bytes) -> tuple[Document, ...]:
    pages = received(sender, SIGNED[sender](body, NOW), SECRET, NOW)
    return tuple(document(*page) for page in pages)


def place(made: Document, words: str) -> str:
    at = made.text.index(words)
    return str(made.start(Span(at, at + len(words))))


@pytest.mark.parametrize("sender", SENDERS)
def test_the_agencys_words_are_found_in_what_each_sends(sender: str, courier: Path) -> None:
    made = sent(sender, PAYLOADS[sender])[0]

    outcome = Gate(courier, budget=30).ask(made)

    assert outcome.blocks
    assert any("Reuters" in line for line in outcome.lines)


def test_a_ghost_post_has_places_by_its_fields() -> None:
    (made,) = sent("ghost", GHOST)

    assert made.name == "ghost/post/65f1"
    assert place(made, "Bridge to close") == "Title"
    assert place(made, "Oster fjord") == "Body, paragraph 2"
    assert place(made, "Two years") == "Excerpt"
    assert place(made, "Jan Vik/AFP") == "Image caption"
    assert made.role(made.text.index("Jan Vik/AFP")) is Role.CAPTION
    assert "alert" not in made.text


def test_a_post_that_was_published_before_is_judged_as_of_today() -> None:
    (made,) = sent("ghost", GHOST)

    assert made.fact("published") is None


def test_each_locale_of_a_contentful_entry_is_a_document() -> None:
    english, norwegian = sent("contentful", CONTENTFUL)

    assert english.name == "contentful/article/5KsDBWse/en-US"
    assert place(english, "Oster fjord") == "body, paragraph 2"
    assert "Broen" not in english.text
    assert norwegian.text == "Broen stenges\n\nBroen er gammel."
    assert [one.fact("language").value for one in (english, norwegian)] == ["en-US", "nb-NO"]  # type: ignore[union-attr]


def test_a_credit_field_is_a_credit() -> None:
    english, _ = sent("contentful", CONTENTFUL)

    credit = english.fact("credit")
    assert credit
    assert (credit.value, english.role(credit.span.start)) == ("Reuters", Role.METADATA)


def test_what_contentful_takes_back_or_keeps_beside_entries_is_no_document() -> None:
    for topic in ("Entry.unpublish", "Entry.delete", "Asset.publish", "ContentType.save"):
        call = SIGNED["contentful"](json.dumps(CONTENTFUL).encode(), NOW)
        headers = {**call.headers, "x-contentful-topic": f"ContentManagement.{topic}"}
        read = SENDERS["contentful"].read(CONTENTFUL, call._replace(headers=headers))

        assert list(read) == []


def test_components_of_a_strapi_entry_are_read_where_they_stand() -> None:
    (made,) = sent("strapi", STRAPI)

    assert made.name == "strapi/article/k1x9"
    assert place(made, "view of it") == "content, paragraph 1"
    assert place(made, "It was grey") == "blocks, 1, body, paragraph 2"
    assert place(made, "I said so") == "blocks, 2, body"
    assert made.role(made.text.index("Jan Vik / AFP")) is Role.CAPTION
    assert made.role(made.text.index("Ada Berg")) is Role.METADATA
    assert "k1x9" not in made.text


def ghost(status: str, before: str) -> dict[str, object]:
    """A post whose status is changed, as Ghost tells it."""
    current = {**GHOST["post"]["current"], "status": status}
    return {"post": {"current": current, "previous": {"status": before}}}


@pytest.mark.parametrize(
    ("status", "before"), [("published", "draft"), ("scheduled", "draft"), ("published", "sent")]
)
def test_a_ghost_post_that_goes_out_or_is_scheduled_is_a_document(status: str, before: str) -> None:
    assert len(sent("ghost", ghost(status, before))) == 1


@pytest.mark.parametrize(
    ("sender", "payload"),
    [
        ("ghost", {"post": {"current": {}, "previous": {"id": "1"}}}),
        ("ghost", {"member": {"current": {"email": "a@b.example"}}}),
        ("ghost", ghost("draft", "published")),
        ("ghost", ghost("draft", "scheduled")),
        ("strapi", {**STRAPI, "event": "entry.unpublish"}),
        ("strapi", {**STRAPI, "event": "media.create"}),
        ("contentful", {"sys": {"type": "DeletedEntry"}, "fields": None}),
    ],
)
def test_what_is_no_text_that_goes_out_is_no_document(sender: str, payload: object) -> None:
    assert sent(sender, payload) == ()


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize(
    "body", [b"", b"[1]", b"null", b"{", b"\xff\xfe{}", b'{"a":' * 200_000, b'"' + b"x" * 99]
)
def test_what_is_no_object_is_said_in_words(sender: str, body: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=f"the call of {sender}"):
        of_bytes(sender, body)


@pytest.mark.parametrize("value", [None, 7, "x", [], [None], {"a": [[[1]]]}, {"en": {"x": None}}])
@pytest.mark.parametrize("sender", SENDERS)
def test_an_object_of_any_other_shape_is_taken_for_what_it_is(sender: str, value: object) -> None:
    for key in ("post", "fields", "entry", "data", "sys", "event", "model"):
        sent(sender, {**PAYLOADS[sender], key: value})
    for key in ("authors", "html", "title", "slug", "custom_excerpt"):
        sent("ghost", {"post": {"current": {"html": "<p>x</p>", key: value}}})


def nested(times: int, around: Callable[[object], object]) -> object:
    made: object = "words deep down"
    for _ in range(times):
        made = around(made)
    return made


def test_words_deep_in_a_layout_are_read() -> None:
    layout = nested(15, lambda one: {"columns": [one]})

    assert "deep down" in sent("strapi", {**STRAPI, "entry": {"layout": layout}})[0].text


@pytest.mark.parametrize("around", [lambda one: {"a": one}, lambda one: [one]])
def test_what_is_too_deep_to_be_read_is_said(around: Callable[[object], object]) -> None:
    entry = {"title": "Bridge", "layout": nested(100, around)}

    with pytest.raises(UnreadableDocument, match="layout: is nested more than 40 deep"):
        sent("strapi", {**STRAPI, "entry": entry})


def test_bombs_are_refused_and_named() -> None:
    with pytest.raises(UnreadableDocument, match="more than 2,000 fields"):
        sent("strapi", {**STRAPI, "entry": {str(n): "a b" for n in range(3_000)}})
    tree = nested(70, lambda one: {"nodeType": "document", "content": [one]})
    with pytest.raises(UnreadableDocument, match="nested"):
        sent("standard", {**STANDARD, "data": {"body": tree}})
