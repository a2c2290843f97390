"""WordPress exports: posts, attachments, fields in serialised PHP."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from readers.deliveries import body, one, said, several
from readers.pages import facts, of_role, place

from rightscheck.model import Role
from rightscheck.readers.feeds.php import strings


def serialised(value: object) -> str:
    """As PHP's `serialize` writes it."""
    if isinstance(value, dict):
        inner = "".join(serialised(key) + serialised(item) for key, item in value.items())
        return f"a:{len(value)}:{{{inner}}}"
    if isinstance(value, bool):
        return f"b:{int(value)};"
    if isinstance(value, int):
        return f"i:{value};"
    if value is None:
        return "N;"
    return f's:{len(str(value).encode())}:"{value}";'


def export(*items: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">'
        "<channel><title>Orbel</title><language>en</language><wp:wxr_version>1.2</wp:wxr_version>"
        "<wp:author><wp:author_login>ada</wp:author_login>"
        "<wp:author_display_name><![CDATA[Ada Orbe]]></wp:author_display_name></wp:author>"
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    )


def meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


POST = (
    "<title>Ferry fire</title><link>https://orbel.example/1</link>"
    "<pubDate>Fri, 01 May 2026 08:00:00 +0000</pubDate><dc:creator><![CDATA[ada]]></dc:creator>"
    '<guid isPermaLink="false">https://orbel.example/?p=1</guid><description></description>'
    "<content:encoded><![CDATA[<!-- wp:paragraph -->\n<p>Two boats\nburned.</p>\n"
    "<!-- /wp:paragraph -->\n<!-- wp:quote --><blockquote>It was hot</blockquote>"
    "<!-- /wp:quote -->]]></content:encoded>"
    "<excerpt:encoded><![CDATA[A fire]]></excerpt:encoded>"
    "<wp:post_type>post</wp:post_type><wp:status><![CDATA[draft]]></wp:status>"
    "<wp:comment><wp:comment_content>Somebody else's</wp:comment_content></wp:comment>"
    + meta("_edit_last", "1")
    + meta("source", "Orbel Wire")
)


def test_a_post_is_a_document_with_its_status_its_author_and_its_fields() -> None:
    document = one(export(POST))

    assert said(document) == {
        "title": "Ferry fire",
        "id": "https://orbel.example/?p=1",
        "url": "https://orbel.example/1",
        "published": "Fri, 01 May 2026 08:00:00 +0000",
        "author": "Ada Orbe",
        "status": "draft",
        "description": "A fire",
        "language": "en",
        "source": "Orbel Wire",
    }
    assert body(document) == "Two boats burned."
    assert of_role(document, Role.QUOTATION) == ["It was hot"]
    assert "Somebody" not in document.text


def test_in_classic_posts_a_blank_line_parts_paragraphs_and_a_caption_is_one() -> None:
    document = one(
        export(
            "<title>x</title><content:encoded><![CDATA[First\nline\n\nsecond [gallery ids=1]"
            '[caption id="a_1"]<img src="b.jpg"> Boats, photo Lumen[/caption]\n\nthird]]>'
            "</content:encoded>"
        )
    )

    assert "First line\n\nsecond\n\n" in document.text
    assert document.text.endswith("\n\nthird")
    assert of_role(document, Role.CAPTION) == ["Boats, photo Lumen"]
    assert place(document, "third")[0] == 6


def test_the_credit_of_an_attachment_is_in_serialised_php() -> None:
    held = {
        "width": 100,
        "sizes": {"thumb": {"file": "credit", "mime": "copyright"}},
        "image_meta": {
            "aperture": "0",
            "credit": "Zoë Lümen/OW",
            "copyright": "© 2026 Lumen; all rights",
            "caption": 'He said "no"; then left',
            "keywords": {0: "a", 1: "b"},
        },
    }
    document = one(
        export(
            "<title>boats</title><wp:post_type>attachment</wp:post_type>"
            "<wp:status>inherit</wp:status><wp:attachment_url>https://x/b.jpg</wp:attachment_url>"
            + meta("_wp_attachment_metadata", serialised(held))
            + meta("_wp_attachment_image_alt", "Boats on fire")
        )
    )

    found = said(document)
    assert found["item_type"] == "picture"
    assert found["credit"] == "Zoë Lümen/OW"
    assert found["copyright"] == "© 2026 Lumen; all rights"
    assert of_role(document, Role.CAPTION) == ['He said "no"; then left\n\nBoats on fire']


def test_an_attachment_has_the_status_of_its_post() -> None:
    held = "<wp:post_parent>7</wp:post_parent><wp:status>inherit</wp:status>"
    alone = "<title>b</title><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>"
    attached = "<title>a</title><wp:post_type>attachment</wp:post_type>" + held

    of_draft, of_none, _ = several(export(attached, alone, POST + "<wp:post_id>7</wp:post_id>"))

    assert said(of_draft)["status"] == "draft"
    assert "status" not in said(of_none)


def test_menus_and_styles_are_no_posts() -> None:
    menu = "<title>Home</title><wp:post_type>nav_menu_item</wp:post_type>"

    assert [said(document)["title"] for document in several(export(menu, POST, POST))] == [
        "Ferry fire",
        "Ferry fire",
    ]


leaves = st.one_of(st.text('ab"é;:{}s1', max_size=6), st.integers(), st.booleans(), st.none())
arrays = st.recursive(
    st.dictionaries(st.one_of(st.text("k", max_size=2), st.integers(0, 5)), leaves, max_size=4),
    lambda inner: st.dictionaries(
        st.one_of(st.text("k", max_size=2), st.integers(0, 5)),
        st.one_of(leaves, inner),
        max_size=4,
    ),
)


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    return [value] if isinstance(value, str) else []


@given(arrays)
def test_serialised_strings_are_what_php_wrote(value: dict[object, object]) -> None:
    written = serialised(value)

    assert [written[start:end] for _, start, end in strings(written)] == texts(value)


def test_a_string_whose_length_is_wrong_ends_at_its_quote() -> None:
    written = 'a:2:{s:6:"credit";s:40:"Lumen";s:9:"copyright";s:2:"© L";}'

    assert [(key, written[start:end]) for key, start, end in strings(written)] == [
        ("credit", "Lumen"),
        ("copyright", "© L"),
    ]


def test_a_credit_of_a_featured_picture_is_not_the_posts() -> None:
    document = one(export(POST + meta("_media_credit", "Lumen/OW")))

    assert facts(document, "credit") == []
    assert of_role(document, Role.CAPTION) == ["Photo: Lumen/OW"]
