"""Fields of a content system as one document: what is read of each, and the places of findings."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rightscheck
from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Finding, Place, Report, Role, Span, Unit
from rightscheck.readers.fields import Field, document

BODY = "<p>The ferry left at dawn.</p><p>Nobody was hurt.</p><blockquote>We wept.</blockquote>"
PAGE = (
    Field("Headline", "Ferry leaves", role=Role.TITLE, fact="title"),
    Field("Body", BODY, "text/html"),
    Field("Body, block 2", "Read **more** tomorrow.", "text/markdown"),
    Field("Usage terms", "no archive", role=Role.METADATA, fact="rights"),
)


def span(made: Document, words: str) -> Span:
    at = made.text.index(words)
    return Span(at, at + len(words))


def called(made: Document, words: str) -> str:
    return str(made.start(span(made, words)))


def test_fields_stand_one_after_another_as_a_reader_sees_them() -> None:
    made = document("post 17", PAGE)

    assert made.text == (
        "Ferry leaves\n\nThe ferry left at dawn.\n\nNobody was hurt.\n\nWe wept.\n\n"
        "Read more tomorrow.\n\nno archive"
    )


def test_a_place_is_the_field_as_its_editor_knows_it() -> None:
    made = document("post 17", PAGE)

    assert called(made, "Ferry leaves") == "Headline"
    assert called(made, "ferry left") == "Body, paragraph 1"
    assert called(made, "wept") == "Body, paragraph 3"
    assert called(made, "more tomorrow") == "Body, block 2"
    assert called(made, "no archive") == "Usage terms"


def test_a_column_counts_from_the_beginning_of_its_paragraph() -> None:
    made = document("post 17", [Field("Body", "one &amp; two\n\nthree four")])

    assert made.start(span(made, "four")).column == 7
    assert made.start(span(made, "two")).column == 11


def test_roles_are_those_of_the_field_and_of_what_is_in_it() -> None:
    made = document("post 17", PAGE)

    roles = [made.role(span(made, words).start) for words in ("Ferry", "Nobody", "wept", "archive")]
    assert roles == [Role.TITLE, Role.BODY, Role.QUOTATION, Role.METADATA]


def test_what_a_field_declares_and_what_is_told_beside_are_facts() -> None:
    made = document("post 17", PAGE, {"language": "en", "territory": ["DE", "AT"]})

    assert [(fact.name, fact.value) for fact in made.facts] == [
        ("language", "en"),
        ("territory", "DE"),
        ("territory", "AT"),
        ("title", "Ferry leaves"),
        ("rights", "no archive"),
    ]


def test_blocks_of_a_content_system_are_a_field_as_well() -> None:
    block = {"type": "paragraph", "children": [{"type": "text", "text": "The mill burned."}]}
    blocks = json.dumps([block, {**block, "children": [{"type": "text", "text": "It rained."}]}])

    made = document("post 17", [Field("Story", blocks, "application/json")])

    assert made.text == "The mill burned.\n\nIt rained."
    assert called(made, "rained") == "Story, paragraph 2"


def test_a_licence_that_only_a_link_names_shifts_no_paragraph() -> None:
    html = '<p>One.</p><a rel="license" href="https://a.example/by"></a><p>Two.</p><p>Three.</p>'
    made = document("post 17", [Field("Body", html, "text/html"), Field("Note", "Four.")])

    assert made.text.index("https:") > made.text.index("Three")
    assert [called(made, word) for word in ("One", "Two", "Three", "Four")] == [
        "Body, paragraph 1",
        "Body, paragraph 2",
        "Body, paragraph 3",
        "Note",
    ]


def test_empty_fields_leave_nothing_behind() -> None:
    made = document(
        "post 17", [Field("A", ""), Field("B", " \n"), Field("C", "<p> </p>", "text/html")]
    )

    assert made.text == ""
    assert document("post 17", []).text == ""


def test_a_field_is_text_whatever_charset_it_claims() -> None:
    html = '<meta charset="shift_jis"><p>Café au port</p>'

    assert document("post", [Field("Body", html, "text/html")]).text == "Café au port"
    assert document("post", [Field("Body", "\ufeffCafé", "text/markdown")]).text == "Café"
    assert document("post", [Field("Body", "ID3 is a tag")]).text == "ID3 is a tag"


WAIVER = 'rightscheck: waive missing-credit until 2027-01-01 owner "me": mine'


MARKS = [
    "<!--",
    "<!-->",
    "<!--->",
    "<!",
    "-->",
    "--!>",
    "--",
    "<?",
    "{/*",
    "*/}",
    "{{/*",
    "*/}}",
    "{#",
    "#}",
    '<a\tb="',
    "<![CDATA[",
    "]]>",
    ">",
    "\x00",
]
TAGS = ["<script>", "</script>", "<textarea>", "</textarea>", "\n---\n", "Text.", '"']
REMARKS = (f"<!-- {WAIVER} -->", f"<!--{WAIVER}--!>", WAIVER)


@given(
    st.lists(
        st.sampled_from((*MARKS, *TAGS, *REMARKS)),
        max_size=9,
    ),
    st.sampled_from(["text/plain", "text/html", "text/markdown"]),
    st.sampled_from(["", "rights"]),
)
def test_a_field_cannot_waive(parts: list[str], media_type: str, fact: str) -> None:
    whole = "".join(parts)

    assert document("post", [Field("Body", whole, media_type, fact=fact)]).remarks == ()
    blocks = json.dumps({"type": "paragraph", "children": [{"type": "text", "text": whole}]})
    assert document("post", [Field("Body", blocks, "application/json")]).remarks == ()


@pytest.mark.parametrize(
    "before", ["<!-->", "<!--->", "<!-- x --!>", "<!--<!-->", "<!x>", "</ x>", '<a b="<!--">']
)
def test_a_comment_ends_where_a_browser_ends_it(before: str) -> None:
    made = document("post", [Field("Body", f"{before}Seen <!-- unseen -->", "text/html")])

    assert "Seen" in made.text
    assert "unseen" not in made.text


@pytest.mark.parametrize(
    ("value", "media_type", "problem"),
    [
        ("x", "image/png", "media type 'image/png' is no field's"),
        ('{"type": "doc"', "application/json", "ends in the middle"),
        ("[" * 100, "application/json", "nested"),
    ],
)
def test_what_cannot_be_read_names_its_field(value: str, media_type: str, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem) as refused:
        document("post 17", [Field("Teaser", value, media_type)])

    assert "post 17, Teaser" in str(refused.value)


def test_the_same_fields_are_the_same_document_and_others_are_not() -> None:
    assert document("a", PAGE).sha256 == document("b", PAGE).sha256
    assert document("a", PAGE).sha256 != document("a", PAGE[:-1]).sha256
    assert document("a", PAGE).sha256 != document("a", PAGE, {"language": "en"}).sha256


@given(
    st.lists(
        st.builds(
            Field,
            st.sampled_from(["Title", "Body", "Body"]),
            st.text(alphabet=st.sampled_from("ab é<p>&/\n\ufeff😀\ud800*#-"), max_size=40),
            st.sampled_from(["text/plain", "text/html", "text/markdown"]),
            st.sampled_from([Role.BODY, Role.TITLE, Role.METADATA]),
            st.sampled_from(["", "rights"]),
        ),
        max_size=5,
    )
)
def test_every_letter_of_the_text_has_a_place_in_a_field(fields: list[Field]) -> None:
    made = document("post", fields)

    for at, letter in enumerate(made.text):
        place = made.start(Span(at, at + 1))
        assert place.line >= 1
        assert place.column >= 1
        assert letter.isspace() or str(place).partition(",")[0] in {"Title", "Body"}


def test_half_an_emoji_is_no_letter_wherever_it_stands() -> None:
    fields = [
        Field("Bo\ud83ddy", "Two boats \ud83d"),
        Field("T", "\ude00", fact="title"),
    ]

    made = document("post", fields, {"rights": "AFP \ud83d"})

    assert made.text == "Two boats \ufffd\n\n\ufffd"
    assert [fact.value for fact in made.facts] == ["AFP \ufffd", "\ufffd"]
    assert Document.model_validate_json(made.model_dump_json()).text == made.text


def report() -> Report:
    clause = "<p>Rain.</p><p>(AP) — This material may not be published, broadcast or rewritten.</p>"
    made = document("post 17", [Field("Body", clause, "text/html")])
    return rightscheck.check([made], rightscheck.load(), now=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("form", ["terminal", "sarif", "github", "gitlab", "csv", "markdown"])
def test_every_report_says_which_field(form: str) -> None:
    assert "Body, paragraph 2" in rightscheck.render(report(), form)


def test_the_html_report_tells_from_which_field_to_which() -> None:
    assert "Body, paragraph 2" in rightscheck.render(report(), "html")


def test_a_field_survives_the_archive() -> None:
    finding = report().findings[0]

    again = Finding.model_validate_json(finding.model_dump_json())

    assert again.start == finding.start
    assert again.start.unit == "Body, paragraph 2"
    assert Place(1, 1) == Place(1, 1, Unit.LINE)
