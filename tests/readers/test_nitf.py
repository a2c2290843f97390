"""NITF 3.x: what `docdata` says of rights and dates, and what of the body is whose."""

from __future__ import annotations

import pytest
from readers.pages import facts, of_role, place

from rightscheck import spot
from rightscheck.model import Document, NoticeKind, Role
from rightscheck.readers import read
from rightscheck.readers.sourcing import prose

DATA = """<doc-id id-string="xpi-77" regsrc="XPI"/><du-key key="Harbour" version="2"/>
<date.issue norm="20260302T080000+0100"/><ed-msg info="{note}"/>{dates}
<doc.copyright holder="Example Press" year="2026"/>
<doc.rights owner="Example Press" geography="Orbel" enddate="20260401T000000"
 limitations="not for archives"/>"""

PAGE = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
<nitf baselang="en"><head><title>Slug</title><meta name="copyright" content="c Example"/>
<meta name="md5" content="abc"/><docdata management-status="{status}">{data}</docdata></head>
<body><body.head><hedline><hl1>Twelve boats burn</hl1><hl2>Nobody hurt</hl2></hedline>
<note><p>Eds: photos follow</p></note><rights><rights.owner>Second Press</rights.owner></rights>
<byline>By Jane Example<byttl>XPI Writer</byttl></byline><distributor>XPI</distributor>
<dateline><location>ORBEL</location></dateline><abstract><p>It burned.</p></abstract></body.head>
<body.content><block><p>ORBEL (XPI) - A fire burned
  <num>twelve</num> boats.</p><pre>1  Orbel
2  Lund</pre><media media-type="image"><media-reference source="a.jpg"/>
<media-caption><p>Boats. © Foto Example</p></media-caption>
<media-producer>J. Foto</media-producer>
<rights><rights.owner>F. House</rights.owner></rights></media>
<q>It was late</q></block></body.content>
<body.end><tagline>Lee Example contributed.</tagline></body.end></body></nitf>"""


def page(status: str = "usable", note: str = "", dates: str = "") -> str:
    return PAGE.format(status=status, data=DATA.format(note=note, dates=dates))


def nitf(text: str) -> Document:
    return read(text.encode(), "wire.xml")


def test_docdata_tells_whose_it_is_and_until_when() -> None:
    document = nitf(page(note="For Orbel only"))

    said = {fact.name: fact.value for fact in reversed(document.facts)}
    assert said == {
        "id": "xpi-77",
        "version": "2",
        "story": "Harbour",
        "status": "usable",
        "language": "en",
        "published": "20260302T080000+0100",
        "source": "XPI",
        "note": "For Orbel only",
        "holder": "Example Press",
        "rights": "not for archives",
        "area": "Orbel",
        "ends": "20260401T000000",
        "copyright": "© 2026 Example Press",
        "title": "Twelve boats burn",
        "author": "By Jane Example XPI Writer",
        "description": "It burned.",
        "embedded": "a.jpg",
    }
    assert facts(document, "holder") == ["Example Press", "Second Press"]
    assert facts(document, "copyright") == ["© 2026 Example Press", "c Example"]
    assert "abc" not in document.text


def test_the_body_is_prose_captions_and_a_foot() -> None:
    document = nitf(page())

    assert prose(document) == (
        "Nobody hurt\n\nORBEL (XPI) - A fire burned twelve boats.\n\n1  Orbel\n2  Lund\n\n"
        "Boats. © Foto Example\n\nJ. Foto\nF. House\n\nIt was late\n\nLee Example contributed."
    )
    assert of_role(document, Role.CAPTION) == ["Boats. © Foto Example\n\nJ. Foto\nF. House"]
    assert of_role(document, Role.FOOTER) == ["Lee Example contributed."]
    assert of_role(document, Role.QUOTATION) == ["It was late"]


def test_places_are_those_of_the_file() -> None:
    written = page()
    document = nitf(written)
    lines = written.split("\n")

    for words in ("A fire burned", "twelve", "not for archives", "© Foto Example", "contributed"):
        line, column, end_line, end = place(document, words)
        assert line == end_line
        assert lines[line - 1][column - 1 : end - 1] == words


def test_copyright_in_attributes_is_a_notice_where_it_stands() -> None:
    document = nitf(page().replace("Example Press", "Agence France-Presse"))

    lines = [n for n in spot(document) if n.kind is NoticeKind.COPYRIGHT_LINE and n.holder == "afp"]

    assert {document.start(n.span).line for n in lines} == {6}


@pytest.mark.parametrize(
    ("status", "note", "dates", "embargo", "expires"),
    [
        ("usable", "", '<date.expire norm="20260501"/>', [], ["20260501"]),
        ("usable", "", '<date.release norm="20260303"/>', [], []),
        ("embargoed", "", '<date.release norm="20260303T0600Z"/>', ["20260303T0600Z"], []),
        # Systems that write the embargo into date.expire.
        ("embargoed", "", '<date.expire norm="20260303T0600Z"/>', ["20260303T0600Z"], []),
        ("usable", "Embargoed to 0600", '<date.expire norm="20260303"/>', ["20260303"], []),
        # A release that is no later than the issue is when it was sent.
        (
            "embargoed",
            "",
            '<date.release norm="20260302T080000+0100"/><date.expire norm="20260303"/>',
            ["20260303"],
            [],
        ),
        ("embargoed", "", "", ["until further notice"], []),
        ("usable", "Embargoed to 0600", "", [], []),
    ],
)
def test_an_expiry_is_an_embargo_only_where_the_item_says_it_is_under_one(
    status: str, note: str, dates: str, embargo: list[str], expires: list[str]
) -> None:
    document = nitf(page(status, note, dates))

    assert facts(document, "embargo") == embargo
    assert facts(document, "expires") == expires


def test_a_file_that_says_latin_and_is_utf8_is_taken_for_what_it_is() -> None:
    written = page().replace('version="1.0"', 'version="1.0" encoding="iso-8859-1"')
    written = written.replace("twelve", "zwölf")

    assert "zwölf" in read(written.encode("utf-8"), "a.xml").text
    assert "zwölf" in read(written.encode("latin-1"), "a.xml").text
