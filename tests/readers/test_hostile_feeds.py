"""Deliveries made to hang a reader are read or refused.

There is no clock here: files of this size would take minutes, and the suite would hang, if any
step looked back at all the others.
"""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Unread
from rightscheck.readers import documents
from rightscheck.readers.feeds.items import MARKS

LENGTH = 150_000


def many(pattern: str) -> str:
    return pattern * (LENGTH // len(pattern))


NINJS = '{"uri": "urn:1", "versioncreated": "2026-05-01", "pubstatus": "usable", '
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><rights>©</rights>'
RSS = '<rss xmlns:media="http://search.yahoo.com/mrss/"><channel>'
WXR = (
    '<rss xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>x</title>'
)
META = "<wp:postmeta><wp:meta_key>_wp_attachment_metadata</wp:meta_key><wp:meta_value><![CDATA["
DPA = '{"urn": "u", "version_created": "2026-05-01", "article_html": "x", '

FILES = {
    "deep": NINJS + many('"associations": {"a": '),
    "wide": NINJS + '"associations": [' + many('{"type": "picture"},') + "]}",
    "white": NINJS + '"headline": "' + many("\\n") + 'x"}',
    "escapes": NINJS + '"body_html": "' + many("\\u00e9") + '"}',
    "entities": NINJS + '"usageterms": "' + many("&a") + '"}',
    "same key": NINJS + many('"ednote": "x",') + '"a": 1}',
    "strays": NINJS + many("'") + many(",") + many("]"),
    "notes": DPA + '"notepad": {"public_html": "' + many("Sperrfrist ") + '"}}',
    "elements": '{"type": "story", "_id": "1", "content_elements": ['
    + many('{"type": "text", "content": "x"},')
    + "]}",
    "entries": ATOM + many("<entry><title>x</title></entry>") + "</feed>",
    "long rights": ATOM.replace("©", many("© x "))
    + many("<entry><title>x</title></entry>")
    + "</feed>",
    "base64": ATOM.replace("<rights>", '<rights mode="base64">').replace("©", many("PGI+"))
    + "</feed>",
    "namespaces": f'<rss xmlns:a="{many("media")}"><channel>'
    + many("<item><a:title/></item>")
    + "</channel></rss>",
    "media": RSS + "<item>" + many("<media:credit>x</media:credit>") + "</item></channel></rss>",
    "php arrays": WXR + META + many("a:1:{") + "]]></wp:meta_value></wp:postmeta></item>",
    "php lengths": WXR + META + many('s:150000:"é') + "]]></wp:meta_value></wp:postmeta></item>",
    "shortcodes": WXR + "<content:encoded><![CDATA[" + many("[caption \n") + "]]>",
    "cut off": WXR,
}


@pytest.mark.parametrize("name", FILES)
def test_a_delivery_made_to_hang_a_reader_is_read_or_refused(name: str) -> None:
    page = FILES[name]
    if name.startswith(("php", "shortcodes")):
        page += "</content:encoded></item>" if name == "shortcodes" else ""
        page += "</channel></rss>"

    with suppress(UnreadableDocument):
        assert [*documents(page.encode(), "hostile")]


@pytest.mark.parametrize(
    "page",
    [
        NINJS + '"body_text": "' + "\\n" * (MARKS + 1) + '"}',
        ATOM + "<entry><title>" + "&lt;" * (MARKS + 1) + "</title></entry></feed>",
    ],
    ids=["JSON", "XML"],
)
def test_more_escapes_than_memory_has_room_for_are_refused(page: str) -> None:
    with pytest.raises(UnreadableDocument, match="escapes or entities"):
        list(documents(page.encode(), "crowded"))


def test_more_items_than_a_day_has_are_told_as_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rightscheck.readers.feeds.items.MOST", 100)
    feed = ATOM + "<entry><title>x</title></entry>" * 101 + "</feed>"

    *_, first_of_all, last = documents(feed.encode(), "feed.xml")

    assert first_of_all.name == "feed.xml!100"
    assert isinstance(last, Unread)
    assert "were not read" in last.problem


@given(st.data())
def test_a_delivery_that_is_cut_or_changed_is_a_document_or_a_sentence(data: st.DataObject) -> None:
    page = data.draw(
        st.sampled_from(
            [
                NINJS + '"headline": "Fire", "bodies": [{"value": "<p>x</p>"}]}',
                DPA + '"notepad": {"public_html": "<p>x"}, "categories": [{"type": "x"}]}',
                '{"type":"story","_id":"1","content_elements":[{"type":"text","content":"x"}]}',
                json.dumps({"data": {"item": {"altids": {"itemid": "1"}, "pubstatus": "usable"}}}),
                ATOM + '<entry><content type="xhtml"><div>x</div></content></entry></feed>',
                RSS + "<item><title>a</title><media:credit>x</media:credit></item></channel></rss>",
                WXR + META + 'a:1:{s:6:"credit";s:1:"x";}]]></wp:meta_value></wp:postmeta></item>'
                "</channel></rss>",
            ]
        )
    )
    at = data.draw(st.integers(60, len(page)))
    changed = page[:at] + data.draw(st.text('{}[]"<>&;\\:,x', max_size=3)) + page[at + 1 :]

    with suppress(UnreadableDocument):
        for document in documents(changed.encode(), "changed"):
            assert document.name
