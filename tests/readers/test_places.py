"""Every code point of a document's text has its exact place in the original file."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from readers.pages import html, markdown, place, raw

from rightscheck.model import Document
from rightscheck.readers import read

# What is written, and what it means.
PIECES = {
    "word": "word",
    "Ä-ölig": "Ä-ölig",
    "re\u0301sume\u0301": "re\u0301sume\u0301",  # NFD stays NFD
    "👩‍🚒": "👩‍🚒",
    "無断転載": "無断転載",
    "a\u00a0b": "a\u00a0b",
    "&amp;": "&",
    "&lt;p&gt;": "<p>",
    "&#233;": "é",
    "&#x1F600;": "😀",
    "&copy 2026": "© 2026",
    "&nbsp;": "\u00a0",
    "&NotEqualTilde;": "\u2242\u0338",
    "R&D": "R&D",
    "5 < 6": "5 < 6",
    "\u2028": "\u2028",
}
SPACES = (" ", "  ", "\n", "\r\n", "\r", "\t \n ")
INLINE = ("<b>", "</b>", "<!-- no > text -->", '<a href="x>y" title=\'"\'>', "</a>", "</i>")
BLOCKS = (
    "<p>",
    "</p>",
    "<div class=legal>",
    "</div>",
    "<br>",
    "<li>",
    "<td>",
    "<script>x<y</script>",
)

spoken = st.sampled_from(sorted(PIECES))
# Links side by side are parted, as styles part them.
inline_pages = st.lists(
    st.one_of(spoken, st.sampled_from(SPACES + tuple(tag for tag in INLINE if tag[:2] != "<a"))),
    max_size=25,
)
pages = st.lists(st.one_of(spoken, st.sampled_from(SPACES + INLINE + BLOCKS)), max_size=40)


@settings(max_examples=150)
@given(pages)
def test_in_html_every_code_point_lies_where_its_raw_form_is(pieces: list[str]) -> None:
    page = "x" + "".join(pieces)
    document = html(page)

    for at, char in enumerate(document.text):
        written = raw(document, page, at, at + 1)
        if not written:
            assert char in "\n\t ", "only separators stand for nothing"
        elif written.strip(" \t\r\n") == "":
            assert char == " "
        else:
            assert char in unescape(written)
            assert len(written) == 1 or written[0] == "&"


@settings(max_examples=150)
@given(inline_pages)
def test_inline_tags_and_comments_change_nothing_in_the_text(pieces: list[str]) -> None:
    assume("</a><a" not in "".join(pieces))  # links side by side are words apart
    meanings = [PIECES.get(piece, " " if piece in SPACES else "") for piece in pieces]
    # Python also splits at U+00A0 and U+2028, which are characters like any other here.
    expected = " ".join(word for word in "".join(meanings).split(" ") if word)

    # A piece glued to the next might spell another entity: `&copy 2026` ends before a space only.
    assert html("<p>" + "".join(pieces)).text == expected


@settings(max_examples=150)
@given(st.lists(st.tuples(spoken, st.sampled_from(["", "**", "_", "`", "> ", "- "])), max_size=12))
def test_in_markdown_every_code_point_lies_where_its_raw_form_is(
    pieces: list[tuple[str, str]],
) -> None:
    lines = [
        mark + piece if mark in {"> ", "- "} else f"see {mark}{piece}{mark} there \\* so"
        for piece, mark in pieces
    ]
    page = "---\ntitle: Ü 😀\n---\n" + "\n".join(lines)
    document = markdown(page)

    for at, char in enumerate(document.text):
        written = raw(document, page, at, at + 1)
        assert written == char or (not written and char in "\n\t") or char in unescape(written)
    for piece, _ in pieces:
        if "&" not in piece and "<" not in piece:
            assert piece in document.text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.html"])
def test_line_ends_and_byte_order_marks_do_not_shift_places(end: str, mark: str, name: str) -> None:
    page = f"first{end}<!-- -->{end}" if name != "page.txt" else f"first{end}-{end}"
    document = read((mark + page + f"Zoë\u0308 says AFP today{end}last").encode(), name)

    assert place(document, "AFP") == (3, 11, 3, 14)
    assert "\r" not in document.text
    assert place(document, "last") == (4, 1, 4, 5)


def test_a_span_ends_one_past_its_last_character_not_at_the_next_one() -> None:
    page = "<p>© <b>AFP</b>   <i>2026</i></p>"

    assert place(html(page), "AFP") == (1, 9, 1, 12)
    assert place(html(page), "AFP 2026") == (1, 9, 1, 26)


def test_text_without_any_line_ends_has_places_too() -> None:
    document = Document.of("AFP")

    assert place(document, "AFP") == (1, 1, 1, 4)


def test_places_hold_in_front_matter_of_all_three_kinds() -> None:
    pages = {
        "yaml": '---\na: 1\ncopyright: "© \\u00e9 AFP"\n---\n',
        "toml": '+++\na = 1\ncopyright = "© \\u00e9 AFP"\n+++\n',
        "json": '{\n"a": 1,\n"copyright": "© \\u00e9 AFP"}\n',
    }
    columns = {"yaml": 22, "toml": 23, "json": 24}

    for kind, page in pages.items():
        document = markdown(page + "text")
        assert document.facts[0].value == "© é AFP"
        assert place(document, "AFP")[:2] == (3, columns[kind])
