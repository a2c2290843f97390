"""RSS, RDF and Atom: every entry a document, rights in all their disguises."""

from __future__ import annotations

import base64

import pytest
from readers.deliveries import body, one, said, several
from readers.pages import facts, of_role, place

from rightscheck import spot
from rightscheck.model import Asset, Role
from rightscheck.readers.formats import reader_for
from rightscheck.readers.raw.encoding import Raw

NS = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:cc="http://backend.userland.com/creativeCommonsRssModule" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" {NS}><channel>
<title>Orbel Post</title><link>https://post.example/</link><language>en</language>
<atom:link rel="self" href="https://post.example/feed"/>
<copyright>&amp;copy; 2026 The Orbel Post</copyright>
<item>
 <title>Ferry fire &amp;amp; more</title><link>https://post.example/1</link>
 <guid isPermaLink="false">post-1</guid>
 <pubDate>Fri, 01 May 2026 08:00:00 +0200</pubDate><dc:creator>Ada Orbe</dc:creator>
 <description>Two boats …</description>
 <content:encoded><![CDATA[<p>ORBEL (OW) — Two boats burned.</p>]]></content:encoded>
 <media:content url="a.jpg"><media:credit>Lumen/OW</media:credit>
  <media:copyright url="https://l.example">© Lumen Photo</media:copyright>
  <media:restriction relationship="deny" type="country">de at</media:restriction>
  <media:license href="https://l.example/terms">Editorial</media:license></media:content>
</item>
<item><title>Two</title><guid>post-2</guid><description>&lt;p&gt;All of it.&lt;/p&gt;</description>
 <dc:rights>Free for schools</dc:rights>
 <cc:license>https://creativecommons.org/licenses/by/4.0/</cc:license></item>
</channel></rss>"""


def test_every_item_is_a_document_with_the_whole_text_before_its_summary() -> None:
    first, second = several(RSS, "feed.xml")

    assert (first.name, second.name) == ("feed.xml!1", "feed.xml!2")
    assert said(first) == {
        "id": "post-1",
        "title": "Ferry fire & more",
        "url": "https://post.example/1",
        "published": "Fri, 01 May 2026 08:00:00 +0200",
        "author": "Ada Orbe",
        "language": "en",
        "description": "Two boats …",
        "copyright": "© 2026 The Orbel Post",
    }
    assert body(first) == "ORBEL (OW) — Two boats burned."
    assert body(second) == "All of it."
    assert said(second)["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert said(second)["rights"] == "Free for schools"
    assert said(second)["copyright"] == "© 2026 The Orbel Post"


def test_what_media_rss_says_is_the_pictures() -> None:
    first, _ = several(RSS)

    assert of_role(first, Role.CAPTION) == [
        "Photo: Lumen/OW\nCopyright: © Lumen Photo\ndeny country: de at\nEditorial\nhttps://l.example/terms"
    ]
    assert facts(first, "credit") == []
    assert facts(first, "licence") == []


def test_a_bare_name_as_credit_of_a_picture_accuses_no_text() -> None:
    feed = (
        '<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>Fire</title>'
        "<media:credit>AFP</media:credit></item></channel></rss>"
    )

    assert [(notice.holder, notice.asset) for notice in spot(one(feed))] == [("afp", Asset.IMAGE)]


def test_a_prefix_that_nobody_declared_means_what_it_does_everywhere() -> None:
    document = one(
        "<rss><channel><item><title>Fire</title><dc:rights>Free</dc:rights><content:encoded>Text"
        "</content:encoded><media:copyright>© L</media:copyright></item></channel></rss>"
    )

    assert said(document) == {"title": "Fire", "rights": "Free"}
    assert body(document) == "Text"
    assert of_role(document, Role.CAPTION) == ["Copyright: © L"]


def test_a_finding_has_the_line_of_the_feed() -> None:
    _, second = several(RSS)
    line = next(n for n, text in enumerate(RSS.split("\n"), 1) if "All of it" in text)

    assert place(second, "All of it")[0] == line
    assert place(second, "© 2026")[:2] == (5, 12)


ESCAPED = "Orbel &lt;b&gt;Post&lt;/b&gt;"
RIGHTS = {
    '<rights type="html">' + ESCAPED + "</rights>": "Orbel Post",
    "<rights>Orbel Post</rights>": "Orbel Post",
    '<rights type="text">The &lt;b&gt; mark</rights>': "The <b> mark",
    '<rights type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Orbel <b>Post</b></div>'
    "</rights>": "Orbel Post",
    '<rights type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The &lt;b> mark</div>'
    "</rights>": "The <b> mark",
}


@pytest.mark.parametrize("written", RIGHTS)
def test_atom_rights_are_read_whatever_their_type(written: str) -> None:
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{written}</entry></feed>'

    assert said(one(feed))["rights"] == RIGHTS[written]


@pytest.mark.parametrize(
    "written",
    [
        "<copyright>Orbel <b>Post</b></copyright>",
        f'<copyright type="text/html" mode="escaped">{ESCAPED}</copyright>',
        '<copyright mode="base64">\n'
        + base64.b64encode(b"Orbel <b>Post</b>").decode()
        + "\n</copyright>",
    ],
)
def test_a_feed_without_entries_tells_its_rights(written: str) -> None:
    feed = f'<feed version="0.3" xmlns="http://purl.org/atom/ns#">{written}</feed>'

    assert said(one(feed)) == {"copyright": "Orbel Post"}


def test_atom_tells_the_address_the_licence_and_the_feed_it_was_taken_from() -> None:
    document = one(
        '<feed xmlns="http://www.w3.org/2005/Atom"><rights>© Reader</rights><entry>'
        '<id>urn:1</id><link href="https://post.example/1"/>'
        '<link rel="license" href="https://cc.example/by"/><updated>2026-05-01T08:00:00Z</updated>'
        "<author><name>Ada Orbe</name><email>a@post.example</email></author>"
        "<source><title>Orbel Wire</title><rights>© Orbel Wire</rights></source>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Two boats</p>'
        "<blockquote>It was hot</blockquote></div></content></entry></feed>"
    )

    assert said(document) == {
        "id": "urn:1",
        "url": "https://post.example/1",
        "licence": "https://cc.example/by",
        "modified": "2026-05-01T08:00:00Z",
        "author": "Ada Orbe",
        "source": "Orbel Wire",
        "rights": "© Orbel Wire",
    }
    assert of_role(document, Role.QUOTATION) == ["It was hot"]


def test_rdf_has_its_items_beside_the_channel() -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:cc="http://web.resource.org/cc/">'
        "<channel><title>Orbel</title><dc:rights>© Orbel</dc:rights></channel>"
        '<item rdf:about="x"><title>One</title><cc:license rdf:resource="https://cc.example/by"/>'
        "</item><item><title>Two</title></item></rdf:RDF>"
    )

    first, second = several(feed)

    assert said(first) == {"title": "One", "licence": "https://cc.example/by", "rights": "© Orbel"}
    assert said(second)["title"] == "Two"


@pytest.mark.parametrize(
    "page",
    [
        '<rdf:RDF xmlns:rdf="x" xmlns:odrl="http://www.w3.org/ns/odrl/2/"><a/></rdf:RDF>',
        "<feed><item>no Atom</item></feed>",
        '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>',
    ],
)
def test_other_xml_is_not_taken_for_a_feed(page: str) -> None:
    assert reader_for(Raw(RSS.encode(), "x.xml")).name == "rss"
    assert reader_for(Raw(page.encode(), "x.xml")).name != "rss"
