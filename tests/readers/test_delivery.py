"""What an agency delivers becomes sources, all of it or nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from rightscheck.errors import UnusableDelivery
from rightscheck.model import Status
from rightscheck.readers import deliver

PAGE = """---
id: urn:x:42
title: Bridge opens
date: 2026-01-31 12:00:00 +0100
language: en
status: withheld
credit: Max/XYZ
copyright: © 2026 XYZ
usage_terms: no archive
canonical: https://xyz.example/42
version_of: urn:x:41
embargo: 2026-01-31T18:00:00Z
service: [Basic, Sports]
genre: genre:Feature
---
LYREVILLE (XYZ) -- The bridge *opened* on Monday.

    some code

"It is long," the mayor said.
"""


def test_a_markdown_item_is_one_source_with_all_that_it_says_of_itself() -> None:
    (source,) = deliver(PAGE.encode(), "in/42.md", "xyz").sources

    assert source.id == "urn:x:42"
    assert source.holder == "xyz"
    assert source.title == "Bridge opens"
    assert source.text == (
        'LYREVILLE (XYZ) -- The bridge opened on Monday.\n\n"It is long," the mayor said.'
    )
    assert source.published == datetime(2026, 1, 31, 11, tzinfo=UTC)
    assert source.embargoed_until == datetime(2026, 1, 31, 18, tzinfo=UTC)
    assert (source.language, source.status) == ("en", Status.WITHHELD)
    assert (source.credit, source.url) == ("Max/XYZ", "https://xyz.example/42")
    assert source.usage_terms == "© 2026 XYZ\nno archive"
    assert source.version_of == "urn:x:41"
    assert (source.feed, source.item_type) == (("Basic", "Sports"), ("Feature",))


def test_a_plain_item_is_called_by_its_name() -> None:
    (source,) = deliver(b"The bridge opened.", "items/42.txt", "xyz").sources

    assert (source.id, source.text) == ("items/42.txt", "The bridge opened.")
    assert source.published is None


def test_a_page_without_its_navigation_is_the_item() -> None:
    page = b"<title>T | Site</title><nav>Home</nav><h1>T</h1><p>One.</p><footer>(XYZ)</footer>"
    (source,) = deliver(page, "42.html", "xyz").sources

    assert source.text == "T\n\nOne.\n\n(XYZ)"


def test_every_line_of_jsonl_is_a_source() -> None:
    lines = [
        {"id": "1", "text": "One\u2028more", "published": "2026-01-31", "holder": "abc"},
        {"id": "2", "text": "Two \ud83d", "status": "canceled", "feed": "Basic"},
    ]
    data = "\r\n\n".join(
        json.dumps(line, ensure_ascii=index == 1) for index, line in enumerate(lines)
    )
    first, second = deliver(data.encode("utf-8"), "items.jsonl", "xyz").sources

    assert (first.holder, first.text) == ("abc", "One\u2028more")
    assert first.published == datetime(2026, 1, 31, tzinfo=UTC)
    assert (first.feed, second.feed) == ((), ("Basic",))
    assert (second.holder, second.text, second.status) == ("xyz", "Two \ufffd", Status.CANCELED)


@pytest.mark.parametrize(
    ("line", "problem", "hint"),
    [
        ('{"id": "1", "txt": "a"}', "unknown key 'txt'", "did you mean 'text'?"),
        ('{"id": "1"}', "has no text", "id and text are required"),
        ('{"text": "1"}', "has no id", "id and text are required"),
        ("{", "is not JSON", "one JSON object a line"),
        ("[" * 100_000, "is not JSON", "one JSON object a line"),
        ("[]", "is no JSON object", "one JSON object a line"),
        ('{"id": "1", "text": "a", "status": "x"}', "status: input should be", "correct status"),
        ('{"id": "1", "text": "a", "published": "soon"}', "published: ", "correct published"),
        ('{"id": 1, "text": "a"}', "id: input should be", "correct id"),
    ],
)
def test_a_wrong_line_refuses_the_delivery_and_is_named(line: str, problem: str, hint: str) -> None:
    good = '{"id": "0", "text": "a"}'
    with pytest.raises(UnusableDelivery) as caught:
        deliver(f"{good}\n\n{line}\n".encode(), "items.jsonl", "xyz")

    assert caught.value.where == "items.jsonl:3"
    assert problem in caught.value.problem
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"", "a.txt", "is empty"),
        (b"", "a.jsonl", "is empty"),
        (b"%PDF-", "a.pdf", "is damaged"),
        (b"---\nstatus: odd\n---\na", "a.md", "status 'odd'"),
        (b"---\nembargo: soon\n---\na", "a.md", "embargo 'soon'"),
    ],
)
def test_what_cannot_be_a_source_is_an_unusable_delivery(
    data: bytes, name: str, problem: str
) -> None:
    with pytest.raises(UnusableDelivery, match=problem) as caught:
        deliver(data, name, "xyz")

    assert caught.value.where.startswith(name)
    assert caught.value.hint


def test_an_item_that_cannot_be_taken_does_not_hold_up_the_others() -> None:
    feed = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<conceptItem guid="urn:c" version="1"/><newsItem guid="urn:n" version="1"><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>The bridge opened.</p></body></html>
</inlineXML></contentSet></newsItem></itemSet></newsMessage>"""

    found = deliver(feed.encode(), "m.xml", "xyz")

    assert [source.text for source in found.sources] == ["The bridge opened."]
    assert [problem.problem for problem in found.problems] == [
        "carries no news: it is a conceptItem"
    ]
