"""AP's Media API and dpa's digitalwires."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from readers.deliveries import body, one, said, several
from readers.pages import facts, of_role

from rightscheck.model import Role
from rightscheck.readers.feeds.embargoes import end_of

AP_ITEM: dict[str, object] = {
    "uri": "https://api.example/content/1?key=x",
    "altids": {"itemid": "abc1", "etag": "abc1_2"},
    "version": 2,
    "type": "text",
    "versioncreated": "2026-05-01T11:00:00Z",
    "firstcreated": "2026-05-01T10:00:00Z",
    "pubstatus": "embargoed",
    "embargoed": "2026-05-02T06:00:00Z",
    "signals": ["newscontent", "kill"],
    "editorialtypes": ["Kill"],
    "ednote": "EDITORS: kill the story",
    "title": "slug",
    "headline": "Ferry fire",
    "bylines": [{"by": "By ADA ORBE"}],
    "copyrightnotice": "© 2026 Orbel Wire",
    "usageterms": ["Editorial use only", "May not be edited"],
    "provider": "OW",
    "infosource": [{"name": "Orbel Wire"}],
    "body_nitf": "<nitf><body><body.content><p>Two boats burned.</p></body.content></body></nitf>",
    "associations": {"1": {"type": "picture", "description_caption": "Boats", "usageterms": ["x"]}},
}


def test_an_answer_and_a_feed_of_ap_tell_status_signals_and_every_term() -> None:
    entry = {"meta": {"products": [{"id": 1, "name": "Orbel State Wire"}]}, "item": AP_ITEM}
    answer = json.dumps({"api_version": "2.1", "data": entry})
    feed = json.dumps({"data": {"items": [entry, entry]}})

    document = one(answer)

    assert said(document) | {"feed": "", "credit": ""} == {
        "id": "abc1",
        "version": "3",  # AP counts from 0
        "item_type": "text",
        "published": "2026-05-01T10:00:00Z",
        "modified": "2026-05-01T11:00:00Z",
        "status": "embargoed",
        "embargo": "2026-05-02T06:00:00Z",
        "signal": "newscontent",
        "note": "EDITORS: kill the story",
        "title": "Ferry fire",
        "author": "By ADA ORBE",
        "copyright": "© 2026 Orbel Wire",
        "rights": "Editorial use only",
        "source": "OW",
        "feed": "",
        "credit": "",
    }
    assert facts(document, "rights") == ["Editorial use only", "May not be edited"]
    assert facts(document, "signal") == ["newscontent", "kill", "Kill"]
    assert facts(document, "feed") == ["Orbel State Wire"]
    assert body(document) == "Two boats burned."
    assert of_role(document, Role.CAPTION) == ["Boats\nx"]
    assert [each.name for each in several(feed)] == ["delivery!1", "delivery!2"]


DPA: dict[str, object] = {
    "format": "digitalwires@0.9.1",
    "type": "composite",
    "urn": "urn:newsml:orbel.example:260501-1",
    "version": 4,
    "version_created": "2026-05-01T11:00:00+02:00",
    "content_created": "2019-01-01",
    "pubstatus": "usable",
    "signal": "sig:correction",
    "embargoed": None,
    "language": "de",
    "headline": "Brand in Orbel",
    "subhead": "Zwei Boote",
    "byline": "Von Ada Orbe",
    "article_html": '<section class="main"><p>Zwei Boote brannten.</p></section>',
    "creditline": "od",
    "copyrightnotice": "Copyright 2026, Orbeldienst\n\t\t",
    "usageterms": "Nur nach Vereinbarung\nOnly by agreement",
    "notepad": {
        "public_html": "<section><h4>Hinweise</h4><ul><li>Fotos: ja</li>"
        "<li>Sperrfrist 22. Oktober 09.30 Uhr</li></ul></section>",
        "nonpublic_html": None,
    },
    "ednotes": [{"role": "correction", "ednote": "Zahl der Boote korrigiert"}],
    "categories": [{"type": "dnltype:wire", "name": "odt"}, {"type": "dnltype:geo", "name": "x"}],
    "associations": [{"type": "image", "urn": "urn:p", "caption": "Boote", "creditline": "L/od"}],
}


def test_dpa_tells_version_signal_terms_in_both_languages_and_the_service() -> None:
    document = one(DPA)

    found = said(document)
    assert {key: found[key] for key in ("id", "version", "signal", "published", "feed")} == {
        "id": "urn:newsml:orbel.example:260501-1",
        "version": "4",
        "signal": "sig:correction",
        "published": "2026-05-01T11:00:00+02:00",
        "feed": "odt",
    }
    assert found["rights"] == "Nur nach Vereinbarung\nOnly by agreement"
    assert found["copyright"] == "Copyright 2026, Orbeldienst"
    assert facts(document, "feed") == ["odt"]
    assert body(document) == "Zwei Boote brannten."
    assert of_role(document, Role.CAPTION) == ["Boote\nPhoto: L/od"]


@pytest.mark.parametrize(
    ("embargoed", "expected"),
    [
        (None, ["2026-10-22T09:30:00"]),
        ("2026-10-22T09:30:00+02:00", ["2026-10-22T09:30:00+02:00"]),
    ],
)
def test_an_embargo_in_the_notepad_counts_where_no_field_tells_it(
    embargoed: str | None, expected: list[str]
) -> None:
    document = one({**DPA, "embargoed": embargoed})

    assert facts(document, "embargo") == expected
    assert "Sperrfrist" not in body(document)


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("Sperrfrist 22. Oktober 09.30 Uhr", "2026-10-22T09:30:00"),
        ("Sperrfrist: Freitag, 2. März 2027, 6 Uhr", "2027-03-02T06:00:00"),
        ("SPERRFRIST 9.30 Uhr am 3.12.", "2026-12-03T09:30:00"),
        ("Sperrfrist 22.10.27, 9 Uhr", "2027-10-22T09:00:00"),
        ("Sperrfrist 22.10. 12 Uhr", "2026-10-22T12:00:00"),
        ("Sperrfrist 3. Januar 0.01 Uhr", "2027-01-03T00:01:00"),
        ("Sperrfrist 31. Februar 9.30 Uhr", "until further notice"),
        ("Sperrfrist Freitag 9.30 Uhr", "until further notice"),
        ("Embargo 12 noon on Friday", "until further notice"),
    ],
)
def test_a_note_holds_an_item_back_to_its_hour_or_until_further_notice(
    words: str, end: str
) -> None:
    assert end_of(words, datetime(2026, 10, 1, 12, tzinfo=UTC)) == end


def test_a_story_kept_beside_an_answer_is_its_text() -> None:
    item = {key: value for key, value in AP_ITEM.items() if not key.startswith("body")}
    answer = {"data": {"item": item}, "nitf": {"body_html": "<p>Two boats burned.</p>"}}

    assert body(one(answer)) == "Two boats burned."
