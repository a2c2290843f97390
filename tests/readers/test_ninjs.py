"""ninjs in its three spellings, and what its items say of rights."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.deliveries import body, one, said, several
from readers.pages import facts, of_role, place, raw

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Role
from rightscheck.readers import deliver

OLD: dict[str, object] = {
    "guid": "urn:newsml:orbel.example:2026:1",
    "version": "3",
    "type": "text",
    "pubstatus": "usable",
    "firstcreated": "2026-05-01T10:00:00+0200",
    "versioncreated": "2026-05-01T11:00:00+0200",
    "embargoed": "2026-05-02T06:00:00+02:00",
    "expires": "2026-06-01T00:00:00+02:00",
    "evolvedfrom": "urn:newsml:orbel.example:2026:0",
    "headline": "Ferry fire in Orbel",
    "byline": "Ada Orbe",
    "copyrightholder": "Orbel Wire",
    "copyrightnotice": "© 2026 Orbel Wire",
    "usageterms": "Not for archives",
    "ednote": "CORRECTS number of boats",
    "language": "en",
    "description_text": "Two boats burned.",
    "description_html": "<p>Two boats burned.</p>",
    "body_html": "<p>ORBEL (OW) — Two boats\nburned.</p><blockquote>It was hot</blockquote>",
    "associations": {
        "main": {
            "type": "picture",
            "headline": "Boats",
            "description_text": "Burned boats",
            "copyrightnotice": "© 2026 Lumen Photo",
            "usageterms": "No sales",
        }
    },
    "renditions": {"print": {"href": "x.jpg", "copyrightnotice": "© Print House"}},
}
CAMEL = {
    "evolvedfrom": "evolvedFrom",
    "pubstatus": "pubStatus",
    "firstcreated": "firstCreated",
    "versioncreated": "versionCreated",
    "embargoed": "embargoedUntil",
    "copyrightholder": "copyrightHolder",
    "copyrightnotice": "copyrightNotice",
    "usageterms": "usageTerms",
    "ednote": "edNote",
    "byline": "by",
    "guid": "uri",
}
NEW: dict[str, object] = {
    **{CAMEL.get(key, key): value for key, value in OLD.items() if "_" not in key},
    "headlines": [{"role": "short", "value": "Fire"}, {"role": "main", "value": OLD["headline"]}],
    "descriptions": [{"role": "lead", "value": OLD["description_text"]}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "Two boats burned. It was hot"},
        {"role": "html", "contentType": "text/html", "value": OLD["body_html"]},
    ],
    "associations": [
        {
            "type": "picture",
            "descriptions": [{"value": "Burned boats"}],
            "copyrightNotice": "© 2026 Lumen Photo",
            "usageTerms": "No sales",
        }
    ],
    "renditions": [{"name": "print", "copyrightNotice": "© Print House"}],
}
NEW.pop("headline")


@pytest.mark.parametrize("item", [OLD, NEW])
def test_one_and_three_say_the_same(item: dict[str, object]) -> None:
    document = one(item)

    assert said(document) == {
        "id": "urn:newsml:orbel.example:2026:1",
        "version": "3",
        "version_of": "urn:newsml:orbel.example:2026:0",
        "item_type": "text",
        "status": "usable",
        "published": "2026-05-01T10:00:00+0200",
        "modified": "2026-05-01T11:00:00+0200",
        "embargo": "2026-05-02T06:00:00+02:00",
        "expires": "2026-06-01T00:00:00+02:00",
        "title": "Ferry fire in Orbel",
        "author": "Ada Orbe",
        "holder": "Orbel Wire",
        "copyright": "© 2026 Orbel Wire",
        "rights": "Not for archives",
        "note": "CORRECTS number of boats",
        "language": "en",
        "description": "Two boats burned.",
    }
    assert body(document) == "ORBEL (OW) — Two boats burned."
    assert of_role(document, Role.QUOTATION) == ["It was hot"]


@pytest.mark.parametrize("item", [OLD, NEW])
def test_rights_of_a_picture_stand_in_the_text_and_are_not_the_items(
    item: dict[str, object],
) -> None:
    document = one(item)

    (captions,) = of_role(document, Role.CAPTION)
    assert captions.split("\n") == [
        "Burned boats",
        "© 2026 Lumen Photo",
        "No sales",
        "© Print House",
    ]
    assert facts(document, "copyright") == ["© 2026 Orbel Wire"]
    assert facts(document, "rights") == ["Not for archives"]


def test_a_text_inside_another_is_a_document_of_its_own() -> None:
    inner = {**OLD, "guid": "urn:inner", "associations": {}, "headline": "Inner"}
    outer = {**OLD, "type": "composite", "associations": {"a": inner, "b": {"type": "picture"}}}

    first, second = several(json.dumps(outer))

    assert (first.name, second.name) == ("delivery!1", "delivery!2")
    assert said(second)["id"] == "urn:inner"
    assert of_role(first, Role.CAPTION) == ["© Print House"]  # the inner text's © is its own
    assert first.sha256 == second.sha256
    assert [
        source.title for source in deliver(json.dumps(outer).encode(), "x", "orbel").sources
    ] == [
        "Ferry fire in Orbel",
        "Inner",
    ]


def test_a_picture_is_its_caption() -> None:
    document = one(
        {"uri": "urn:p", "versioncreated": "2026-05-01", "type": "picture"}
        | {"description_text": "Burned boats", "copyrightnotice": "© Lumen Photo"}
    )

    assert of_role(document, Role.CAPTION) == ["Burned boats"]
    assert said(document)["copyright"] == "© Lumen Photo"


def test_an_item_without_a_body_is_its_description() -> None:
    document = one(
        {"uri": "urn:n", "type": "text", "versioncreated": "2026-05-01"}
        | {"descriptions": [{"value": "Two boats burned."}]}
    )

    assert body(document) == "Two boats burned."


def test_a_body_in_nitf_is_read_as_such_and_its_head_is_no_text() -> None:
    body_nitf = (
        "<nitf><head><title>x</title></head><body><body.head><hedline><hl1>Fire</hl1></hedline>"
        "<byline>By A</byline></body.head><body.content><p>Two boats burned.</p><media "
        'media-type="image"><media-caption>Boats, © Lumen</media-caption></media></body.content>'
        "</body></nitf>"
    )
    document = one(
        {"uri": "urn:n", "type": "text", "versionCreated": "2026-05-01", "headline": "Ferry fire"}
        | {"bodies": [{"contentType": "text/vnd.IPTC.NITF", "value": body_nitf}]}
    )

    assert body(document) == "Two boats burned."
    assert said(document)["title"] == "Ferry fire"
    assert of_role(document, Role.CAPTION) == ["Boats, © Lumen"]


def test_of_descriptions_the_credit_line_is_the_credit() -> None:
    described = [{"role": "caption", "value": "Boats"}, {"role": "creditline", "value": "L/OW"}]
    document = one(
        {"uri": "urn:n", "type": "picture", "versionCreated": "2026", "descriptions": described}
    )

    assert said(document)["credit"] == "L/OW"
    assert of_role(document, Role.CAPTION) == ["Boats"]


def test_rights_are_found_behind_a_link_and_in_a_policy() -> None:
    linked = {"langId": "x", "linkedRights": "https://orbel.example/policy"}
    base = {"uri": "urn:n", "type": "text", "versionCreated": "2026-05-01"}
    policy = '{"prohibition": "print"}'

    assert said(one({**base, "rightsInfo": linked}))["licence"] == "https://orbel.example/policy"
    assert (
        policy
        in one({**base, "pubStatus": "canceled", "rightsInfo": {"encodedRights": policy}}).text
    )


def test_a_kill_without_a_text_is_still_told() -> None:
    document = one({"uri": "urn:n", "versioncreated": "2026-05-01", "pubstatus": "canceled"})

    assert said(document)["status"] == "canceled"


def test_a_place_is_that_of_the_file_through_escapes() -> None:
    page = (
        '{"uri": "urn:n", "versioncreated": "2026-05-01",\n'
        ' "body_html": "<p>Caf\\u00e9 \\"Orbel\\" &amp; fire</p>"}'
    )
    document = one(page)

    assert body(document) == 'Café "Orbel" & fire'
    start = page.split("\n")[1].index("fire") + 1
    assert place(document, "fire") == (2, start, 2, start + 4)


@given(
    st.lists(st.sampled_from(["a", "ü", "\n", '"', "&amp;", "<b>", "</b>", "\\", " ", "😀", "x"])),
    st.sampled_from([True, False]),
)
def test_every_code_point_lies_where_it_is_written(
    parts: list[str],
    ascii_only: bool,  # noqa: FBT001 -- hypothesis hands it over
) -> None:
    item = {"uri": "urn:n", "versioncreated": "2026", "body_html": "<p>" + "".join(parts) + "</p>"}
    page = json.dumps({**item, "pubstatus": "canceled"}, ensure_ascii=ascii_only)
    document = one(page)

    for at, char in enumerate(document.text):
        written = raw(document, page, at, at + 1)
        if char in 'axü"\\😀':
            assert json.loads(f'"{written}"') == char


def test_a_file_cut_off_is_refused() -> None:
    page = json.dumps(OLD)

    with pytest.raises(UnreadableDocument, match="cut off"):
        several(page[:-20])
