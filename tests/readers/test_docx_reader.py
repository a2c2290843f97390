"""Word: what stands in it, as what, and in which paragraph."""

from __future__ import annotations

import pytest
from readers.offices import docx, p, zipped
from readers.pages import of_role

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Place, Role, Span, Unit
from rightscheck.readers import read

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for key, name, more in (
        ("Titel", "Title", ""),
        ("berschrift1", "heading 1", ""),
        ("Zitat", "Quote", ""),
        ("Unsers", "House lead", '<w:basedOn w:val="Zitat"/>'),
        ("Kapitel", "Chapter", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("Verzeichnis1", "toc 1", ""),
        ("Beschriftung", "caption", ""),
    )
)


def test_styles_tell_the_roles_whatever_the_language_of_word() -> None:
    document = read(
        docx(
            p("The harbour of Orbel", "Titel")
            + p("Contents 1", "Verzeichnis1")
            + p("A cold morning", "berschrift1")
            + p("Boats left at dawn.")
            + p("We saw nothing, she said.", "Zitat")
            + p("Nobody did.", "Unsers")
            + p("Evening", "Kapitel")
            + p("Photo: A. Nemo/AFP", "Beschriftung"),
            styles=STYLES,
        ),
        "report.docx",
    )

    assert of_role(document, Role.TITLE) == ["The harbour of Orbel"]
    assert of_role(document, Role.NAVIGATION) == ["Contents 1"]
    assert of_role(document, Role.HEADING) == ["A cold morning", "Evening"]
    assert of_role(document, Role.QUOTATION) == ["We saw nothing, she said.\n\nNobody did."]
    assert of_role(document, Role.CAPTION) == ["Photo: A. Nemo/AFP"]
    title = document.fact("title")
    assert title
    assert title.value == "The harbour of Orbel"


def test_a_place_is_the_paragraph_that_word_counts_empty_ones_too() -> None:
    document = read(docx(p("One.") + "<w:p/>" + p("Two and three.")), "a.docx")
    at = document.text.index("three")

    assert document.start(Span(at, at + 5)) == Place(3, 9, Unit.PARAGRAPH)
    assert document.end(Span(at, at + 5)) == Place(3, 14, Unit.PARAGRAPH)


def test_deleted_text_is_out_and_inserted_text_is_in() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    changed = (
        "<w:ins>" + run.format("new ") + "</w:ins>"
        "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        "<w:moveFrom>" + run.format("moved ") + "</w:moveFrom>"
        "<w:moveTo>" + run.format("words.") + "</w:moveTo>"
    )

    assert read(docx(p("The ", inside=changed)), "a.docx").text == "The new words."


def test_notes_come_last_and_hang_on_their_paragraph() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read(
        docx(
            p("First.") + p("Second", inside=reference) + p("Third."),
            footnotes='<w:footnote w:id="2">' + p("Seen by Reuters.") + "</w:footnote>",
        ),
        "a.docx",
    )
    at = document.text.index("Seen")

    assert document.text == "First.\n\nSecond\n\nThird.\n\nSeen by Reuters."
    assert document.role(at) is Role.ASIDE
    assert document.start(Span(at, at + 4)).line == 2


def test_a_text_box_is_read_once_and_stands_after_its_paragraph() -> None:
    box = "<w:txbxContent>" + p("Inside the box.") + "</w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
    drawn += f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    document = read(docx(p("Before", inside=drawn + "<w:r><w:t> and on.</w:t></w:r>")), "a.docx")

    assert document.text == "Before and on.\n\nInside the box."
    assert of_role(document, Role.ASIDE) == ["Inside the box."]


def test_tables_keep_rows_and_cells_apart() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>" + cell.format(p("a")) + cell.format("<w:p/>") + cell.format(p("b")) + "</w:tr>"
    document = read(docx(p("x") + f"<w:tbl>{row}{row}</w:tbl>" + p("y")), "a.docx")

    assert document.text == "x\n\na\tb\na\tb\n\ny"


def test_headers_and_footers_have_their_roles_and_are_told_once() -> None:
    document = read(
        docx(
            p("Body."),
            header1=p("Orbel Courier"),
            header2=p("Orbel Courier"),
            footer1=p("© 2026 AFP", "Quote"),
        ),
        "a.docx",
    )

    assert of_role(document, Role.HEADER) == ["Orbel Courier"]
    assert of_role(document, Role.FOOTER) == ["© 2026 AFP"]
    assert document.text.startswith("Orbel Courier")


def test_properties_are_facts_and_a_date_of_creation_is_none_of_publication() -> None:
    core = (
        "<dc:title>Ports</dc:title><dc:creator>A. Nemo</dc:creator><dc:language>en-GB</dc:language>"
        "<dcterms:created>2019-01-01T00:00:00Z</dcterms:created>"
        "<dcterms:modified>2026-02-03T10:00:00Z</dcterms:modified>"
    )
    made = docx(p("Body."), core)
    document = read(made, "a.docx")

    said = {fact.name: fact.value for fact in document.facts}
    assert said == {
        "title": "Ports",
        "author": "A. Nemo",
        "language": "en-GB",
        "created": "2019-01-01T00:00:00Z",
        "modified": "2026-02-03T10:00:00Z",
    }
    for fact in document.facts:
        assert document.text[fact.span.start : fact.span.end] == fact.value
        assert document.role(fact.span.start) is Role.METADATA


def test_links_lead_somewhere_and_symbols_are_letters() -> None:
    related = (
        '<Relationship Id="r9" Type="x/hyperlink" Target="https://news.example/a" '
        'TargetMode="External"/>'
    )
    inside = (
        '<w:hyperlink r:id="r9"><w:r><w:t>the report</w:t></w:r></w:hyperlink>'
        '<w:r><w:tab/><w:sym w:font="Symbol" w:char="F0D3"/><w:t> AFP</w:t></w:r>'
    )
    coded = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "https://b.example/" '
        '</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>there</w:t>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(docx(p("See ", inside=inside) + p("or ", inside=coded), "", related), "a.docx")

    assert document.text == "See the report\t© AFP\n\nor there"
    links = [(f.value, document.text[f.span.start : f.span.end]) for f in document.facts]
    assert links == [("https://news.example/a", "the report"), ("https://b.example/", "there")]


BOMB = (
    '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    "<w:document xmlns:w='x'><w:body><w:p><w:t>&c;</w:t></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (BOMB, "document type"),
        ("<w:document xmlns:w='x'><w:body><w:p>", "no whole XML"),
        ("<w xmlns='x'>" * 1000 + "</w>" * 1000, "nested more than"),
        ("<w/>" + " " * 70_000_000, "unpacks to more than"),
        ("<w/>", "no text"),
    ],
)
def test_hostile_parts_are_refused_by_name(part: str, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem) as caught:
        read(zipped({"[Content_Types].xml": "", "word/document.xml": part}), "a.docx")

    assert caught.value.where == "a.docx"
    assert caught.value.hint


def test_a_file_that_was_cut_off_or_altered_is_refused() -> None:
    whole = docx(p("Body. " * 200))
    at = whole.index(b"word/document.xml") + 60

    for broken in (whole[: len(whole) // 2], whole[:at] + b"\xff" * 8 + whole[at + 8 :]):
        with pytest.raises(UnreadableDocument) as caught:
            read(broken, "a.docx")
        assert caught.value.hint


def test_a_word_file_is_told_by_its_parts_whatever_it_is_called() -> None:
    assert read(docx(p("Body.")), "report").text == "Body."
