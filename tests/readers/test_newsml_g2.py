"""NewsML-G2: what an item says of itself and of its rights, and where it says so."""

from __future__ import annotations

import pytest
from readers.pages import facts, of_role, place

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Role, Unread
from rightscheck.readers import documents, read
from rightscheck.readers.sourcing import OPEN_END, prose

NAR = "http://iptc.org/std/nar/2006-10-01/"

RIGHTS = """
  <rightsInfo>
    <copyrightHolder qcode="nprov:xpi"><name>Example Press</name></copyrightHolder>
    <copyrightNotice>
      Copyright 2026 Example Press,
      all rights reserved
    </copyrightNotice>
    <usageTerms xml:lang="en">Not for use outside Orbel.<br/>No archiving.</usageTerms>
    <usageTerms xml:lang="de">Nur in Orbel.</usageTerms>
  </rightsInfo>"""

META = """
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider literal="xpi.example"/>
    <versionCreated>2026-03-02T10:00:00+01:00</versionCreated>
    <firstCreated>2026-03-02T08:00:00+01:00</firstCreated>
    <pubStatus qcode="stat:usable"/>
    <service qcode="svc:basic"><name>Basic service</name></service>
    {more}
  </itemMeta>
  <contentMeta>
    <language tag="en"/>
    <headline>Twelve boats burn in Orbel</headline>
    <by>Jane Example</by>
    <creditline>XPI</creditline>
  </contentMeta>"""

BODY = """
  <contentSet><inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
    <h1>Twelve boats burn in Orbel</h1>
    <p>A fire destroyed <b>twelve</b> boats
       in Orbel &amp; nobody was hurt.</p><p>It was late.</p></body></html>
  </inlineXML></contentSet>"""


def item(more: str = "", rights: str = RIGHTS, body: str = BODY, guid: str = "urn:x:1") -> str:
    return (
        f'<newsItem xmlns="{NAR}" guid="{guid}" version="3" xml:lang="en">'
        f"{rights}{META.format(more=more)}{body}</newsItem>"
    )


def message(*items: str) -> str:
    return f'<newsMessage xmlns="{NAR}"><itemSet>{"".join(items)}</itemSet></newsMessage>'


def g2(page: str) -> Document:
    return read(page.encode(), "delivery.bin")


def test_an_item_says_what_it_is_and_whose() -> None:
    document = g2(item())

    said = {fact.name: fact.value for fact in reversed(document.facts)}
    assert said == {
        "id": "urn:x:1",
        "version": "3",
        "title": "Twelve boats burn in Orbel",
        "item_type": "text",
        "status": "usable",
        "published": "2026-03-02T08:00:00+01:00",
        "modified": "2026-03-02T10:00:00+01:00",
        "language": "en",
        "feed": "Basic service",
        "source": "xpi.example",
        "credit": "XPI",
        "author": "Jane Example",
        "holder": "Example Press",
        "copyright": "Copyright 2026 Example Press, all rights reserved",
        "rights": "Not for use outside Orbel. No archiving.",
    }
    assert facts(document, "rights") == [
        "Not for use outside Orbel. No archiving.",
        "Nur in Orbel.",
    ]
    assert prose(document) == (
        "A fire destroyed twelve boats in Orbel & nobody was hurt.\n\nIt was late."
    )


def test_words_and_rights_keep_line_and_column_of_the_file() -> None:
    page = ("<?xml version='1.0'?>\n" + item()).replace("\n", "\r\n")
    document = read(b"\xef\xbb\xbf" + page.encode(), "a.xml")
    lines = page.split("\r\n")

    for words in ("Copyright 2026", "all rights reserved", "Nur in Orbel", "twelve", "nobody was"):
        line, column, end_line, end = place(document, words)
        assert line == end_line
        assert lines[line - 1][column - 1 : end - 1] == words
    assert all(document.text[f.span.start : f.span.end] for f in document.facts)


@pytest.mark.parametrize(
    ("holder", "told"),
    [
        ('<copyrightHolder qcode="nprov:xpi"/>', "nprov:xpi"),
        ('<copyrightHolder uri="https://xpi.example/"/>', "https://xpi.example/"),
        ('<copyrightHolder literal="Example Press" qcode="a:b"/>', "Example Press"),
        ('<copyrightHolder qcode="a:b"><name>Example</name></copyrightHolder>', "Example"),
        ('<copyrightHolder literal=""><name> </name></copyrightHolder>', None),
    ],
)
def test_a_holder_is_a_name_a_literal_a_code_or_an_address(holder: str, told: str | None) -> None:
    document = g2(item(rights=f"<rightsInfo>{holder}</rightsInfo>"))

    assert facts(document, "holder") == ([told] if told else [])


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("<embargoed>2026-03-03T06:00:00+01:00</embargoed>", "2026-03-03T06:00:00+01:00"),
        ("<embargoed/>", OPEN_END),
        ("<embargoed></embargoed>", OPEN_END),
        ("<!-- <embargoed/> -->", None),
    ],
)
def test_an_embargo_without_a_date_is_one_until_further_notice(
    written: str, until: str | None
) -> None:
    document = g2(item(written))

    assert facts(document, "embargo") == ([until] if until else [])


def test_rights_of_a_part_and_of_the_metadata_are_not_the_items() -> None:
    rights = (
        '<rightsInfo idrefs="pic"><copyrightNotice>© Foto Example</copyrightNotice></rightsInfo>'
        '<rightsInfo scope="riscope:metadata"><usageTerms>Codes are free</usageTerms></rightsInfo>'
        '<rightsInfo idrefs="words"><copyrightNotice>© Example Press</copyrightNotice></rightsInfo>'
    )
    body = (
        '<contentSet><inlineData id="words" contenttype="text/plain">One.\n\nTwo.</inlineData>'
        '<remoteContent id="pic" href="https://xpi.example/1.jpg"/></contentSet>'
    )
    document = g2(item(rights=rights, body=body))

    assert facts(document, "copyright") == ["© Example Press"]
    assert facts(document, "rights") == []
    assert of_role(document, Role.CAPTION) == ["© Foto Example"]
    assert "Codes are free" in document.text
    assert facts(document, "embedded") == ["https://xpi.example/1.jpg"]
    assert document.text.endswith("One.\n\nTwo.")


def test_a_pictures_description_is_its_caption_and_its_rights_are_its_own() -> None:
    page = item(body="").replace("ninat:text", "ninat:picture")
    page = page.replace("</contentMeta>", "<description>Boats burn.</description></contentMeta>")
    document = g2(page)

    assert facts(document, "item_type") == ["picture"]
    assert of_role(document, Role.CAPTION) == ["Boats burn."]
    assert facts(document, "holder") == ["Example Press"]
    assert facts(document, "description") == []


@pytest.mark.parametrize("code", ["usable", "withheld", "canceled"])
def test_the_status_is_told_by_code_or_address(code: str) -> None:
    by_code = g2(item().replace("stat:usable", f"stat:{code}"))
    address = f'uri="http://cv.iptc.org/newscodes/pubstatusg2/{code}"'
    by_address = g2(item().replace('qcode="stat:usable"', address))

    assert facts(by_code, "status") == facts(by_address, "status") == [code]


def test_a_correction_names_the_item_it_corrects() -> None:
    note = "<edNote>Corrects the item urn:newsml:xpi.example:20260302:77-1. Was: ten.</edNote>"
    corrected = g2(item('<signal qcode="sig:correction"/>' + note))
    plain = g2(item('<signal qcode="prodId:TXT"/>' + note))

    assert facts(corrected, "signal") == ["correction"]
    assert facts(corrected, "version_of") == ["urn:newsml:xpi.example:20260302:77-1"]
    span = next(fact.span for fact in corrected.facts if fact.name == "version_of")
    assert corrected.text[span.start : span.end] == "urn:newsml:xpi.example:20260302:77-1"
    assert facts(plain, "signal") == facts(plain, "version_of") == []
    assert "prodId:TXT" in plain.text
    assert facts(plain, "note") == facts(corrected, "note")


def test_a_kill_is_told_before_all_other_signals() -> None:
    signals = '<signal qcode="prodId:TXT"/><signal qcode="sig:update"/><signal qcode="x:Kill"/>'
    document = g2(item(signals))

    assert facts(document, "signal") == ["Kill", "update"]


def test_a_message_of_several_items_is_several_documents() -> None:
    concept = f'<conceptItem xmlns="{NAR}"><concept><name>Orbel</name></concept></conceptItem>'
    package = (
        f'<packageItem xmlns="{NAR}" guid="urn:x:p"><groupSet><group>'
        '<itemRef residref="urn:x:1"><headline>Boats</headline></itemRef></group></groupSet>'
        "</packageItem>"
    )
    page = message(item(), package, concept, item(guid="urn:x:2"))
    found = list(documents(page.encode(), "m.xml"))

    assert [one.name for one in found] == ["m.xml!1", "m.xml!2", "m.xml!3", "m.xml!4"]
    assert isinstance(found[2], Unread)
    assert found[2].problem == "carries no news: it is a conceptItem"
    first, second, last = found[0], found[1], found[3]
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(last, Document)
    assert facts(second, "link") == ["urn:x:1"]
    assert of_role(second, Role.NAVIGATION) == ["Boats"]
    assert facts(last, "id") == ["urn:x:2"]
    assert first.sha256 == last.sha256
    assert place(last, "nobody was")[0] > place(first, "nobody was")[0]


def test_a_package_is_what_it_refers_to_with_groups_or_without() -> None:
    page = f'<packageItem xmlns="{NAR}" guid="urn:x:p"><itemRef residref="urn:x:1"/></packageItem>'
    document = g2(page)

    assert facts(document, "link") == ["urn:x:1"]
    assert of_role(document, Role.NAVIGATION) == ["urn:x:1"]


def test_nitf_inside_an_item_is_its_text_and_says_nothing_else_of_it() -> None:
    body = (
        '<contentSet><inlineXML contenttype="application/nitf+xml"><nitf><head><docdata>'
        '<doc-id id-string="other"/></docdata></head><body><body.head><hedline><hl1>Boats</hl1>'
        "</hedline><byline>By J. Example</byline></body.head><body.content><p>Fire.</p>"
        "</body.content></body></nitf></inlineXML></contentSet>"
    )
    document = g2(item(body=body))

    assert facts(document, "id") == ["urn:x:1"]
    assert prose(document) == "Fire."
    assert "By J. Example" in facts(document, "author")


def test_what_came_before_a_file_breaks_off_counts() -> None:
    page = message(item(), item())
    found = list(documents(page[: page.rindex("It was late")].encode(), "m.xml"))

    assert isinstance(found[0], Document)
    assert isinstance(found[1], Unread)
    assert "it was cut off" in found[1].problem
    with pytest.raises(UnreadableDocument, match="cut off"):
        list(documents(item()[:-20].encode(), "m.xml"))


def test_an_empty_message_is_said_to_hold_nothing() -> None:
    with pytest.raises(UnreadableDocument, match="holds no item"):
        list(documents(message().encode(), "m.xml"))


def test_a_file_of_many_items_takes_time_by_its_length_only() -> None:
    found = list(documents(message(*[item()] * 300).encode(), "m.xml"))

    assert len(found) == 300
    assert (
        len({id(one.origin.lines) for one in found if isinstance(one, Document) and one.origin})
        == 1
    )
