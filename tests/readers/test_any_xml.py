"""XML that no other reader knows: all its words, a line an element."""

from __future__ import annotations

import pytest
from readers.pages import facts, place

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document
from rightscheck.readers import READERS, read
from rightscheck.readers.notations.xml import DEEPEST

PAGE = """<?xml version="1.0"?>
<stories xmlns:dc="http://purl.org/dc/elements/1.1/"><story copyright="© 2026 XPI">
 <dc:title>Boats</dc:title><dc:rights>No archive &amp; no web</dc:rights><dc:creator>J</dc:creator>
 <title>not ours</title><text><![CDATA[A fire <burned>]]> twelve
   boats.</text></story></stories>"""


def xml(page: str, name: str = "a.xml") -> Document:
    return read(page.encode(), name)


def test_every_element_is_a_line_and_dublin_core_is_declared() -> None:
    document = xml(PAGE)

    assert document.text.split("\n") == [
        "© 2026 XPI",
        "Boats",
        "No archive & no web",
        "J",
        "not ours",
        "A fire <burned> twelve boats.",
    ]
    assert facts(document, "title") == ["Boats"]
    assert facts(document, "rights") == ["No archive & no web"]
    assert facts(document, "author") == ["J"]
    assert facts(document, "copyright") == ["© 2026 XPI"]
    assert place(document, "no web") == (3, 56, 3, 62)
    assert place(document, "boats.") == (5, 4, 5, 10)


def test_a_sidecar_of_a_picture_says_whose_it_is() -> None:
    document = xml(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        "<rdf:RDF><rdf:Description>"
        "<dc:rights><rdf:Alt><rdf:li>Lumen Photo</rdf:li></rdf:Alt></dc:rights>"
        "<plus:CopyrightOwner><rdf:Seq><rdf:li><plus:CopyrightOwnerName>XPI</plus:CopyrightOwnerName>"
        "</rdf:li></rdf:Seq></plus:CopyrightOwner></rdf:Description></rdf:RDF></x:xmpmeta>",
        "boats.xmp",
    )

    assert facts(document, "rights") == ["Lumen Photo"]
    assert facts(document, "copyright") == ["XPI"]


def test_what_a_sidecar_says_in_attributes_is_said() -> None:
    document = xml(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description xmlns:plus="http://ns.useplus.org/" '
        'photoshop:Source="XPI" xmp:CreatorTool="Brush 2" plus:DataMining="DMI-PROHIBITED">'
        '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
        "</rdf:Description></x:xmpmeta>",
        "boats.xmp",
    )

    assert document.text.split("\n")[:3] == ["XPI", "Brush 2", "data-mining: DMI-PROHIBITED"]
    assert facts(document, "source") == ["XPI"]
    assert facts(document, "licence") == ["https://creativecommons.org/licenses/by/4.0/"]


def test_xml_is_told_by_its_declaration_and_a_page_is_still_a_page() -> None:
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>A</p></html>'

    assert xml(PAGE, "a.dat").media_type == "application/xml"
    assert read(PAGE.encode("utf-16"), "a.dat").media_type == "application/xml"
    assert read(PAGE.encode(), "a", "text/xml; charset=utf-8").media_type == "application/xml"
    assert xml(page, "a").media_type == "text/html"
    assert list(READERS)[-1] == "xml"


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("<?xml version='1.0'?><a/>", "holds no words"),
        ("<?xml version='1.0'?><a>text", "cut off"),
        ("<?xml version='1.0'?><a>" + "<b>" * DEEPEST + "x", "nested"),
        ("<?xml version='1.0'?><a><![CDATA[ x", "cut off"),
        ("<?xml version='1.0'?><a>x</b>", "where <a> is open"),
    ],
)
def test_what_is_broken_or_hostile_is_refused(page: str, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem):
        xml(page)


def test_entities_of_the_files_own_stay_as_they_are_written() -> None:
    bomb = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">'
    document = xml(f'<?xml version="1.0"?><!DOCTYPE x [{bomb}]><x>&b; &c; &eacute;</x>')

    assert document.text == "&b; &c; é"
