"""Arc XP's ANS: stories with all their elements, embargoes without an end, objects without text."""

from __future__ import annotations

import json

import pytest
from readers.deliveries import body, one, said, several
from readers.pages import facts, of_role

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Role

STORY: dict[str, object] = {
    "_id": "ABC",
    "type": "story",
    "version": "0.10.12",
    "headlines": {"basic": "Ferry fire"},
    "subheadlines": {"basic": "Two boats"},
    "description": {"basic": "A fire in Orbel"},
    "credits": {"by": [{"type": "author", "name": "Ada Orbe"}]},
    "copyright": "© 2026 The Orbel Post",
    "distributor": {"name": "Orbel Wire", "category": "wires"},
    "canonical_url": "/news/ferry",
    "created_date": "2026-04-30T08:00:00Z",
    "first_publish_date": "2026-05-01T08:00:00Z",
    "last_updated_date": "2026-05-01T09:00:00Z",
    "content_elements": [
        {"type": "text", "content": "ORBEL (OW) — Two <b>boats</b> burned."},
        {"type": "header", "level": 2, "content": "The cause"},
        {"type": "quote", "content_elements": [{"type": "text", "content": "It was hot"}]},
        {"type": "list", "items": [{"type": "text", "content": "first boat"}]},
        {
            "type": "table",
            "header": [{"type": "text", "content": "Boat"}],
            "rows": [[{"type": "text", "content": "Mira"}, {"type": "text", "content": "Sol"}]],
        },
        {"type": "image", "caption": "Boats", "copyright": "© Lumen Photo", "url": "x.jpg"},
        {"type": "interstitial_link", "content": "More of this"},
        {"type": "raw_html", "content": "<p>The end.</p>"},
    ],
    "promo_items": {"basic": {"type": "image", "caption": "Mira", "copyright": "© Sol Photo"}},
}


def story(**more: object) -> dict[str, object]:
    return {**STORY, **more}


def test_a_story_is_read_with_its_elements_and_what_it_says_of_rights() -> None:
    document = one(story())

    assert said(document) == {
        "id": "ABC",
        "item_type": "story",
        "title": "Ferry fire",
        "description": "A fire in Orbel",
        "author": "Ada Orbe",
        "copyright": "© 2026 The Orbel Post",
        "source": "Orbel Wire",
        "url": "/news/ferry",
        "published": "2026-05-01T08:00:00Z",
        "modified": "2026-05-01T09:00:00Z",
    }
    assert body(document) == ("ORBEL (OW) — Two boats burned. first boat Boat Mira Sol The end.")
    assert of_role(document, Role.HEADING) == ["Two boats", "The cause"]
    assert of_role(document, Role.QUOTATION) == ["It was hot"]
    assert of_role(document, Role.CAPTION) == ["Boats\n© Lumen Photo", "Mira\n© Sol Photo"]
    assert of_role(document, Role.NAVIGATION) == ["More of this"]


@pytest.mark.parametrize(
    ("embargo", "expected"),
    [
        ({"active": True}, ["until further notice"]),
        ({"active": True, "end_time": "2026-06-01T00:00:00Z"}, ["2026-06-01T00:00:00Z"]),
        ({"active": False}, []),
    ],
)
def test_an_active_embargo_without_an_end_holds(
    embargo: dict[str, object], expected: list[str]
) -> None:
    document = one(story(content_restrictions={"embargo": embargo}))

    assert facts(document, "embargo") == expected


def test_what_holds_a_story_back_is_told_in_words() -> None:
    document = one(
        story(
            content_restrictions={"geo": {"restrictions": [{"restriction_id": "G1"}]}},
            syndication={"external_distribution": False, "search": True},
            revision={"revision_id": "R", "published": False},
            corrections=[{"type": "correction", "text": "It was one boat."}],
        )
    )

    assert facts(document, "rights") == ["geo restriction: G1", "no external distribution"]
    assert facts(document, "status") == ["draft"]
    assert facts(document, "signal") == ["correction"]
    assert "It was one boat." in body(document)


def test_a_group_of_elements_is_text() -> None:
    group = {"type": "element_group", "content_elements": [{"type": "text", "content": "Boats"}]}

    assert body(one(group)) == "Boats"


def test_the_stories_of_a_search_are_documents_each() -> None:
    page = {"count": 2, "type": "results", "content_elements": [story(), story(_id="DEF")]}

    assert [said(document)["id"] for document in several(json.dumps(page))] == ["ABC", "DEF"]


def test_a_picture_is_its_caption_and_its_rights_are_its_own() -> None:
    document = one(
        {"_id": "P", "type": "image", "version": "0.10.12", "caption": "Boats", "copyright": "© L"}
    )

    assert of_role(document, Role.CAPTION) == ["Boats"]
    assert said(document)["copyright"] == "© L"


def test_an_object_without_words_is_refused_as_what_it_is() -> None:
    with pytest.raises(UnreadableDocument, match="an ANS audio without words"):
        one({"_id": "P", "type": "audio", "version": "0.10.12", "source_url": "x.mp3"})
