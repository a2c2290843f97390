"""Words put into files: shown as they are, where a paragraph may stand; no other byte changes."""

from __future__ import annotations

import codecs

import pytest
from browsers import shown
from hypothesis import given, settings
from hypothesis import strategies as st

from rightscheck.errors import UnwritableDocument
from rightscheck.readers import read
from rightscheck.readers.inserting import Page, Paragraph, Part, insertion, plainly
from rightscheck.readers.raw.encoding import Raw

TYPES = {"a.md": "text/markdown", "a.html": "text/html", "a.txt": "text/plain"}
MARKS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
CREDIT: tuple[Paragraph, ...] = ((Part("("), Part("AFP"), Part(")")),)

odd = st.text(r"ab1 \`*_{}[]()<>#+-.!|~&$:@/%=;'" + '"w', min_size=1, max_size=30).map(
    lambda words: " ".join(words.split()) or "a"
)
lines = st.lists(
    st.sampled_from(
        ["", "Boats.", "  went", "- item", "> quoted", "# Head", "Ä é", "| a |", "---"]
    ),
    min_size=1,
    max_size=8,
)


def inserted(
    data: bytes,
    at: int,
    said: tuple[Paragraph, ...] = CREDIT,
    name: str = "a.md",
    charset: str = "",
) -> tuple[bytes, str]:
    """The file with the words beside the code point at `at`, and what went in."""
    page = Page.of(Raw(data, name, f"{TYPES[name]}{charset}"), TYPES[name])
    made = insertion(page, page.gap(at, before=False), said)
    return made.into(data), made.text


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@given(words=odd)
def test_whatever_the_words_hold_they_are_one_paragraph_of_text(name: str, words: str) -> None:
    _, text = inserted(b"Boats.", 0, ((Part(words),),), name)

    assert shown(text, name) == (["p"], words)
    assert "{{" not in text
    assert "{%" not in text


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@given(words=odd)
def test_our_own_readers_see_the_same_words(name: str, words: str) -> None:
    after, _ = inserted(b"Boats.", 0, ((Part(f"(a{words}b)"),),), name)

    assert read(after, name).text.split("\n")[-1] == f"(a{words}b)"


@pytest.mark.parametrize("name", list(TYPES))
@given(
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    content=lines,
    final=st.booleans(),
    data=st.data(),
)
@settings(max_examples=300)
def test_without_the_inserted_bytes_the_file_is_what_it_was(  # noqa: PLR0913, PLR0917
    name: str,
    encoding: str,
    end: str,
    content: list[str],
    final: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    page = end.join([*content, "Boats é."]) + end * final
    codec = "utf-8" if encoding == "utf-8-sig" else encoding
    original = MARKS.get(encoding, b"") + page.encode(codec)
    at = data.draw(st.integers(0, len(page) - 1))
    charset = "; charset=windows-1252" if encoding == "cp1252" else ""

    after, text = inserted(original, at, name=name, charset=charset)

    assert after.replace(text.encode(codec), b"", 1) == original
    assert not {"\r", "\n"} & set(text.replace(end, "")) or end not in page


@pytest.mark.parametrize(
    ("charset", "spelled"), [("", "&#321;&#243;d&#378;"), ("; charset=latin1", "&#321;ód&#378;")]
)
@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_letter_that_the_encoding_lacks_is_spelled_by_its_number(
    name: str, charset: str, spelled: str
) -> None:
    page = "Gänse, Bären und Vögel. Für Öl zahlt man überall.".encode("cp1252")

    after, _ = inserted(page, 0, ((Part("(Łódź)"),),), name, charset)

    assert f"({spelled})".encode("cp1252") in after
    assert "(Łódź)" in read(after, name, f"{TYPES[name]}{charset}").text


def test_plain_text_has_no_other_way_to_spell_a_letter() -> None:
    with pytest.raises(UnwritableDocument, match="no 'Ł'"):
        inserted("Gänse, Bär.".encode("cp1252"), 0, ((Part("(Łódź)"),),), "a.txt", "; charset=l1")


def test_bytes_that_mean_nothing_are_left_alone() -> None:
    with pytest.raises(UnwritableDocument, match="mean nothing"):
        inserted(b"Boats \xff " + "é".encode() * 99, 0)


@pytest.mark.parametrize(
    ("page", "beside", "after"),
    [
        ("One\ntwo.\n\nThree.\n", "One", "One\ntwo.\n\n(AFP)\n\nThree.\n"),
        ("One.\n", "One", "One.\n\n(AFP)\n"),
        ("One.", "One", "One.\n\n(AFP)"),
        ("- a\n- b\n\n- c\n\nEnd.", "a", "- a\n- b\n\n- c\n\n(AFP)\n\nEnd."),
        ("> One.\n>\n> Two.\n\nEnd.", "One", "> One.\n>\n> Two.\n\n(AFP)\n\nEnd."),
        ("One\n---\n\nTwo", "One", "One\n---\n\n(AFP)\n\nTwo"),
        ("One\n{: .lead}\n\nTwo", "One", "One\n{: .lead}\n\n(AFP)\n\nTwo"),
        ("One\n```\ncode\n```\n", "One", "One\n\n(AFP)\n\n```\ncode\n```\n"),
        ("<div>\n\nOne\n</div>\n", "One", "<div>\n\nOne\n\n(AFP)\n\n</div>\n"),
        ("One[^1]\n\n[^1]: Note.\n[x]: /y\n", "One", "One[^1]\n\n(AFP)\n\n[^1]: Note.\n[x]: /y\n"),
        ("One\n{{< figure >}}\n", "One", "One\n\n(AFP)\n\n{{< figure >}}\n"),
    ],
)
def test_in_markdown_the_paragraph_follows_the_one_it_is_for(
    page: str, beside: str, after: str
) -> None:
    assert inserted(page.encode(), page.index(beside))[0].decode() == after


@pytest.mark.parametrize(
    ("page", "after"),
    [
        (
            "<article>\n  <p>One</p>\n</article>",
            "<article>\n  <p>One</p>\n  <p>(AFP)</p>\n</article>",
        ),
        ("<div><p>One</p><p>Two</p></div>", "<div><p>One</p><p>(AFP)</p><p>Two</p></div>"),
        ("<div>One<br>two</div>", "<div>One<br>two<p>(AFP)</p></div>"),
        ("<ul><li>One<li>Two</ul>End", "<ul><li>One<li>Two</ul><p>(AFP)</p>End"),
        ("<p>One\n<p>Two", "<p>One\n<p>(AFP)</p>\n<p>Two"),
        ("<td><p>One</p></td>", "<td><p>One</p><p>(AFP)</p></td>"),
        ("<td>One<br>two</td>", "<td>One<br>two<p>(AFP)</p></td>"),
        (
            "<div><a href=/x><p>One</p></a></div>",
            "<div><a href=/x><p>One</p></a><p>(AFP)</p></div>",
        ),
        ("<p>Say <em>One", "<p>Say <em>One\n<p>(AFP)</p>"),
        ("One", "One\n<p>(AFP)</p>"),
        ("<p>One <b>a</b></p><!-- x -->", "<p>One <b>a</b></p><p>(AFP)</p><!-- x -->"),
    ],
)
def test_in_html_it_stands_in_the_element_that_holds_the_article(page: str, after: str) -> None:
    made, _ = inserted(page.encode(), page.index("One"), name="a.html")

    assert made.decode().replace("\n<p>(AFP)</p>", "<p>(AFP)</p>") == after.replace(
        "\n<p>(AFP)</p>", "<p>(AFP)</p>"
    )


def test_text_that_stands_in_a_script_takes_no_paragraph() -> None:
    page = '<script type="application/ld+json">{"articleBody": "One"}</script><p>Two</p>'

    with pytest.raises(UnwritableDocument, match="data of the page"):
        inserted(page.encode(), page.index("One"), name="a.html")


def test_a_deep_page_takes_no_longer_a_step() -> None:
    page = "<div>" * 50_000 + "One" + "</div>" * 50_000

    made, _ = inserted(page.encode(), page.index("One"), name="a.html")

    assert b"One<p>(AFP)</p></div>" in made


def test_what_a_person_reads_of_a_paragraph_is_its_words() -> None:
    assert plainly((Part("("), Part("AFP", "https://a.example"), Part(")"))) == "(AFP)"


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("One.\r\nTwo.\r\n", "One.\r\n\r\n(AFP)\r\n\r\nTwo.\r\n"),
        ("One\r\nmore.\r\n\r\nTwo.", "One\r\nmore.\r\n\r\n(AFP)\r\n\r\nTwo."),
    ],
)
def test_in_plain_text_a_line_is_a_paragraph_where_no_blank_line_parts_them(
    page: str, after: str
) -> None:
    assert inserted(page.encode(), 0, name="a.txt")[0].decode() == after
