"""JSON Feed, and that other JSON is not taken for any of ours."""

from __future__ import annotations

import json

import pytest
from readers.deliveries import body, said, several

from rightscheck.readers.formats import reader_for
from rightscheck.readers.raw.encoding import Raw

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Orbel Post",
    "language": "en",
    "authors": [{"name": "The Orbel Post"}],
    "items": [
        {
            "id": "1",
            "url": "https://post.example/1",
            "title": "Ferry fire",
            "summary": "Two boats",
            "content_html": "<p>Two boats &amp; a pier burned.</p>",
            "date_published": "2026-05-01T08:00:00Z",
        },
        {"id": "2", "content_text": "Plain <b> & so", "authors": [{"name": "Ada Orbe"}]},
    ],
}


def test_every_item_of_a_json_feed_is_a_document_and_inherits_author_and_language() -> None:
    first, second = several(json.dumps(FEED))

    assert said(first) == {
        "id": "1",
        "url": "https://post.example/1",
        "title": "Ferry fire",
        "description": "Two boats",
        "published": "2026-05-01T08:00:00Z",
        "language": "en",
        "author": "The Orbel Post",
    }
    assert body(first) == "Two boats & a pier burned."
    assert said(second)["author"] == "Ada Orbe"
    assert body(second) == "Plain <b> & so"


@pytest.mark.parametrize(
    "other",
    [
        {"name": "orbel", "version": "0.1.2", "type": "module", "dependencies": {}},
        {"_id": "orbel@0.1.2", "version": "0.1.2", "name": "orbel"},
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Fire"},
        {"type": "FeatureCollection", "features": []},
        {"blocks": [{"type": "unstyled", "text": "Fire"}], "entityMap": {}},
        {"sys": {"type": "Entry", "id": "1", "version": 3}, "fields": {"title": "Fire"}},
        {"uri": "https://orbel.example", "type": "redirect"},
        {"items": [{"id": "1", "title": "Fire"}], "version": 1},
        [{"id": 1, "text": "Fire"}],
    ],
)
def test_other_json_is_not_taken_for_a_delivery(other: object) -> None:
    data = json.dumps(other).encode()
    reader = reader_for(Raw(data, "other.json"))

    assert not reader.module.startswith("feeds.")
