"""Deliveries made to hang, to fill the memory or to lie: refused or told, in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers import documents

HEAD = "<?xml version='1.0'?>"
NAR = "http://iptc.org/std/nar/2006-10-01/"
SECONDS = 10.0  # a hang takes hours; a busy machine takes one


SHAPES = (
    f"<newsItem xmlns='{NAR}'>{{}}<contentSet><inlineXML>{{}}</inlineXML></contentSet></newsItem>",
    "<NewsML><NewsItem><NewsComponent>{}<DataContent>{}</DataContent></NewsComponent></NewsItem>",
    "<NewsML><NewsItem>{}<NewsComponent>{}</NewsComponent></NewsItem></NewsML>",
    "<nitf><head><docdata {}/></head><body><body.content>{}</body.content></body></nitf>",
    HEAD + "<a>{}</a>",
    "\x01abc0001 {}\x02{}\x03{}",
)


def read(page: str) -> list[Document | Unread] | str:
    """What becomes of a page: its documents, or why it was refused."""
    try:
        return list(documents(page.encode(), "d.xml"))
    except UnreadableDocument as error:
        return error.problem


@pytest.mark.parametrize(
    "page",
    [
        HEAD + "<!DOCTYPE [>" * 50_000,
        HEAD + "<a>" + "<!DOCTYPE '" * 50_000,
        HEAD + "<a>" + "<!--" * 100_000,
        HEAD + "<a>" + "<![CDATA[" * 100_000,
        HEAD + "<a>" + "< <" * 200_000 + "</a>",
        HEAD + "<a " + 'b="' * 200_000,
        HEAD + "<a " + "b " * 200_000 + ">x</a>",
        HEAD + "<a>" + "&#" * 200_000 + "&a" * 200_000 + "</a>",
        HEAD + "<a>" + "</b>" * 100_000,
        HEAD + "<a>" * 100_000,
        HEAD + "<a " + "".join(f"xmlns:a{i}='b' " for i in range(40_000)) + ">"
        + "<b xmlns='c'/>" * 40_000 + "x</a>",
        f"<newsMessage xmlns='{NAR}'>" + "<newsItem/>" * 20_000 + "</newsMessage>",
        f"<newsItem xmlns='{NAR}'><itemMeta>" + "<edNote>x</edNote>" * 20_000 + "</itemMeta>"
        "</newsItem>",
        "<NewsML><NewsItem>" + "<NewsComponent>" * 150 + "</NewsComponent>" * 150
        + "</NewsItem></NewsML>",
        "<nitf><body><body.content>" + "<p>\n \n</p>" * 50_000 + "</body.content></body></nitf>",
        "<nitf><body><body.content>" + " <b>a</b>" * 50_000 + "</body.content></body></nitf>",
        "\x01a0000\x02" * 20_000,
        "\x01a0000\x02" + "^" * 500_000 + "\r\n" * 100_000,
        "ZCZC\n" + "A1 " * 200_000,
        "\x01a0000\x02" + "^A\n" * 100_000,
    ],
)  # fmt: skip
def test_no_delivery_takes_more_time_than_its_length(page: str) -> None:
    start = time.process_time()
    read(page)

    assert time.process_time() - start < SECONDS


def test_more_elements_than_an_item_has_are_refused_before_they_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rightscheck.readers.notations.xml.MOST", 1000)
    problem = read(f"<newsItem xmlns='{NAR}'>" + "<a/>" * 1001 + "</newsItem>")

    assert isinstance(problem, str)
    assert "more than 1,000 elements" in problem


def test_entities_are_neither_expanded_nor_fetched() -> None:
    declared = (
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://x.example/p.dtd">%p;'
    )
    body = "<body><body.content><p>&c; &f; fire</p></body.content></body>"
    found = read(f"<!DOCTYPE nitf [{declared}]><nitf>{body}</nitf>")

    assert isinstance(found, list)
    assert isinstance(found[0], Document)
    assert found[0].text == "&c; &f; fire"


@given(st.text("<>/=\"' &;!-[]?abc\x01\x02\x03^\n0123", max_size=80))
def test_whatever_is_inside_it_is_read_or_refused(inside: str) -> None:
    for shape in SHAPES:
        page = shape.replace("{}", inside)
        found = read(page)
        if isinstance(found, str):
            continue
        for document in found:
            if isinstance(document, Document):
                for fact in document.facts:
                    assert 0 <= fact.span.start <= fact.span.end <= len(document.text)
