"""NewsML 1.2: components in components, and whose rights stand where."""

from __future__ import annotations

import pytest
from readers.pages import facts, of_role, place

from rightscheck.model import Document, Role, Unread
from rightscheck.readers import documents, read
from rightscheck.readers.sourcing import prose

ITEM = """<NewsItem xml:lang="en"><Identification><NewsIdentifier>
<ProviderId>xpi.example</ProviderId><DateId>20260302</DateId><NewsItemId>77</NewsItemId>
<RevisionId PreviousRevision="1" Update="N">2</RevisionId>
<PublicIdentifier>urn:newsml:xpi.example:20260302:77:2</PublicIdentifier></NewsIdentifier>
</Identification><NewsManagement><NewsItemType FormalName="News"/>
<FirstCreated>20260302T080000+0100</FirstCreated>
<ThisRevisionCreated>20260302T100000+0100</ThisRevisionCreated><Status FormalName="{status}"/>
{management}</NewsManagement>
<NewsComponent><NewsLines><HeadLine>Twelve boats burn</HeadLine><ByLine>Jane Example</ByLine>
<CopyrightLine>© 2026 XPI. No redistribution.</CopyrightLine>
<NewsLine><NewsLineType FormalName="AdvisoryLine"/>
<NewsLineText>ADDS photo</NewsLineText></NewsLine>
</NewsLines><AdministrativeMetadata><Provider><Party FormalName="XPI"/></Provider>
</AdministrativeMetadata><RightsMetadata><Copyright><CopyrightHolder>Example Press</CopyrightHolder>
<CopyrightDate>2026</CopyrightDate></Copyright><UsageRights><UsageType>Web</UsageType>
<Geography>Orbel</Geography><Limitations>No archive</Limitations><EndDate>20260401</EndDate>
</UsageRights></RightsMetadata>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
<NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/>
<Format FormalName="NITF"/><DataContent>{text}</DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>Boats</HeadLine>
<CopyrightLine>© Foto Example</CopyrightLine></NewsLines><NewsComponent><Role FormalName="Caption"/>
<ContentItem><MediaType FormalName="Text"/><DataContent><p>Boats at night</p></DataContent>
</ContentItem></NewsComponent><NewsComponent><Role FormalName="HighDef"/>
<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>
</NewsComponent></NewsComponent></NewsItem>"""

NITF = (
    "<nitf><body><body.head><hedline><hl1>Twelve boats burn</hl1></hedline></body.head>"
    "<body.content><p>A fire burned boats.</p><p>It was late.</p></body.content></body></nitf>"
)


def page(text: str = NITF, status: str = "Usable", management: str = "") -> str:
    inner = ITEM.format(text=text, status=status, management=management)
    return f'<?xml version="1.0"?>\n<NewsML Version="1.2"><Catalog Href="x"/>{inner}</NewsML>'


def newsml(text: str) -> Document:
    return read(text.encode(), "x")


def test_an_item_says_what_it_is_and_whose() -> None:
    document = newsml(page())

    said = {fact.name: fact.value for fact in reversed(document.facts)}
    assert said == {
        "id": "urn:newsml:xpi.example:20260302:77",
        "version": "2",
        "status": "Usable",
        "published": "20260302T080000+0100",
        "modified": "20260302T100000+0100",
        "language": "en",
        "item_type": "Text",
        "title": "Twelve boats burn",
        "author": "Jane Example",
        "copyright": "© 2026 XPI. No redistribution.",
        "source": "XPI",
        "holder": "Example Press",
        "rights": "Web",
        "area": "Orbel",
        "ends": "20260401",
        "note": "ADDS photo",
        "embedded": "a.jpg",
    }
    assert facts(document, "rights") == ["Web", "No archive"]
    assert facts(document, "copyright") == [
        "© 2026 XPI. No redistribution.",
        "© 2026 Example Press",
    ]


def test_a_pictures_rights_are_not_the_texts() -> None:
    document = newsml(page())

    captions = "\n".join(of_role(document, Role.CAPTION)).split()
    assert " ".join(captions) == "Boats © Foto Example Boats at night"
    assert prose(document).startswith("A fire burned boats.\n\nIt was late.")


@pytest.mark.parametrize(
    "text",
    [
        NITF,
        "<p>A fire burned boats.</p><p>It was late.</p>",
        "<html><body><p>A fire burned boats.</p><p>It was late.</p></body></html>",
        "<![CDATA[<p>A fire burned boats.</p><p>It was late.</p>]]>",
        "&lt;p>A fire burned boats.&lt;/p>&lt;p>It was late.&lt;/p>",
        "A fire burned boats.\r\n\r\nIt was late.",
    ],
)
def test_a_text_is_nitf_markup_escaped_markup_or_bare(text: str) -> None:
    document = newsml(page(text))

    assert "A fire burned boats.\n\nIt was late." in document.text
    line, column, end_line, end = place(document, "It was late")
    if "\r\n" not in text:
        assert line == end_line
        assert page(text).split("\n")[line - 1][column - 1 : end - 1] == "It was late"


def test_an_embargo_ends_when_the_status_changes_or_nobody_knows_when() -> None:
    change = (
        '<StatusWillChange><FutureStatus FormalName="Usable"/>'
        "<DateAndTime>20260303T060000Z</DateAndTime></StatusWillChange>"
    )
    dated = newsml(page(status="Embargoed", management=change))
    open_end = newsml(page(status="Embargoed"))
    ending = newsml(page(management=change.replace("Usable", "Canceled")))

    assert facts(dated, "embargo") == ["20260303T060000Z"]
    assert facts(open_end, "embargo") == ["until further notice"]
    assert facts(ending, "embargo") == []
    assert "20260303T060000Z" in facts(ending, "expires")


def test_an_instruction_is_a_signal() -> None:
    document = newsml(page(status="Canceled", management='<Instruction FormalName="Delete"/>'))

    assert facts(document, "status") == ["Canceled"]
    assert facts(document, "signal") == ["Delete"]


def test_an_item_inside_a_component_is_part_of_the_item() -> None:
    inner = (
        "<NewsItem><NewsComponent><ContentItem><DataContent>And more.</DataContent></ContentItem>"
        "</NewsComponent></NewsItem>"
    )
    written = page().replace("<NewsComponent><Role", inner + "<NewsComponent><Role", 1)

    assert "And more." in prose(newsml(written))


def test_styles_are_no_text() -> None:
    css = '<ContentItem><MimeType FormalName="text/css"/><DataContent>.a {b: c}</DataContent>'
    written = page().replace("<ContentItem>", css + "</ContentItem><ContentItem>", 1)

    assert ".a" not in newsml(written).text


def test_a_topic_set_carries_no_news() -> None:
    topics = "<NewsItem><TopicSet><Topic/></TopicSet></NewsItem>"
    both = page().replace("</NewsML>", topics + "</NewsML>")
    found = list(documents(both.encode(), "n.xml"))

    assert isinstance(found[0], Document)
    assert isinstance(found[1], Unread)
    assert "TopicSet" in found[1].problem
