"""Any bytes become a document, or a sentence that says why not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightscheck.errors import UnreadableDocument
from rightscheck.readers import READERS, read
from rightscheck.readers.raw.refusal import LARGEST

WORDS = "Café déjà vu, l’été à Zürich – „so“ sagt er. Ça suffit, señor; où êtes-vous, garçon? "


@pytest.mark.parametrize(
    ("data", "media_type", "encoding"),
    [
        (WORDS.encode(), None, "utf-8"),
        (WORDS.encode("utf-8-sig"), None, "utf-8"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), None, "utf-16-le"),
        (b"\x00\x00\xfe\xff" + WORDS.encode("utf-32-be"), None, "utf-32-be"),
        (WORDS.encode("cp1252"), "text/html; charset=ISO-8859-1", "windows-1252"),
        (b"<meta charset=latin1>" + WORDS.encode("cp1252"), None, "windows-1252"),
        (b"<?xml version='1.0' encoding='cp1252'?>" + WORDS.encode("cp1252"), None, "windows-1252"),
        (
            b"<meta content='text/html;charset=cp1252'>" + WORDS.encode("cp1252"),
            None,
            "windows-1252",
        ),
        (b"<meta charset=latin1>" + WORDS.encode(), None, "utf-8"),
        (WORDS.encode(), "text/html; charset=windows-1252", "utf-8"),
        (b"<meta charset=nonsense>" + WORDS.encode(), None, "utf-8"),
        (b"<meta charset=utf-16>" + WORDS.encode(), None, "utf-8"),
        (b"<meta charset=rot13>" + WORDS.encode(), None, "utf-8"),
        (b"<meta charset=undefined>" + WORDS.encode(), None, "utf-8"),
        (b"<meta charset=idna>" + WORDS.encode(), None, "utf-8"),
        (b"<meta charset=utf_16_le>" + WORDS.encode(), None, "utf-8"),
        (WORDS.encode(), "text/html; charset=punycode", "utf-8"),
        (WORDS.encode(), "text/html; charset=utf-32", "utf-8"),
        (WORDS.encode(), "text/html; charset=unicode_escape", "utf-8"),
    ],
)
def test_the_encoding_is_found_where_it_is_declared(
    data: bytes, media_type: str | None, encoding: str
) -> None:
    document = read(data, "page.html", media_type)

    assert document.encoding == encoding
    assert WORDS.strip() in document.text


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "未经许可不得转载㐂"),
        ("sjis", "cp932", "無断転載を禁ず①"),
        ("euc-kr", "cp949", "무단 전재 금지"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str, text: str) -> None:
    page = f'<meta charset="{label}"><p>{text}'.encode(codec)

    assert read(page, "page.html").text == text


def test_undeclared_bytes_are_guessed_and_a_few_broken_ones_are_replaced() -> None:
    words = "Le ministre a déclaré à la presse que les élèves seraient reçus après l’été. "
    guessed = read((words * 5).encode("cp1252"), "page.txt")
    broken = read((words * 5).encode() + b"\xff end", "page.txt")

    assert guessed.text.startswith(words)
    assert broken.encoding == "utf-8"
    assert broken.text.endswith("\ufffd end")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:%b\nsize 9\n" % (b"0a" * 32),
            "is kept by git-lfs",
        ),
        (b"%PDF-1.7 x", "is damaged"),
        (b"PK\x03\x04x", "no whole ZIP file"),
        (b"\x89PNG\r\n\x1a\nx", "looks like a PNG image"),
        (b"\x7fELFx", "looks like a program"),
        (b"abc\x00def", "NUL bytes"),
    ],
)
@pytest.mark.parametrize("name", ["page.html", "page.md", "page.txt", "page"])
def test_what_is_no_text_is_refused_with_its_name(data: bytes, problem: str, name: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem) as caught:
        read(data, name)

    assert caught.value.where == name
    assert caught.value.hint


@pytest.mark.parametrize("name", ["page.html", "page.md", "page.txt"])
def test_a_stray_nul_does_not_make_a_page_unreadable(name: str) -> None:
    page = b"The bridge is open again.\x00 " + b"The river is still high. " * 40 + b"(AFP)"

    assert "(AFP)" in read(page, name).text


def test_what_is_called_a_page_and_is_none_is_told_so_without_the_list_of_all_formats() -> None:
    with pytest.raises(UnreadableDocument) as named:
        read(b"abc\x00def", "page.md")
    with pytest.raises(UnreadableDocument) as unnamed:
        read(b"abc\x00def", "page")

    assert "save it anew" in named.value.hint
    assert ".md" in unnamed.value.hint


def test_a_file_beyond_the_bound_is_refused_and_the_bound_is_named() -> None:
    with pytest.raises(UnreadableDocument, match="64,000,000 bytes"):
        read(b"a" * (LARGEST + 1), "page.txt")


def test_an_unknown_binary_names_the_known_formats() -> None:
    with pytest.raises(UnreadableDocument, match=r"no reader for \.wps") as caught:
        read(bytes(range(1, 32)) * 20, "draft.wps")

    for reader in READERS.values():
        for suffix in reader.suffixes:
            assert suffix in caught.value.hint


@pytest.mark.parametrize(
    ("name", "media_type", "data", "kind"),
    [
        ("a.HTML", None, b"<p>a", "text/html"),
        ("a.md", "text/plain", b"# a", "text/markdown"),
        ("a.txt", "text/html; charset=utf-8", b"<p>a", "text/html"),
        ("a", "text/markdown", b"# a", "text/markdown"),
        ("a", None, b"\n<!-- x --><!DOCTYPE html><p>a", "text/html"),
        ("a.php", None, b"<html lang=de><p>a", "text/html"),
        ("a", None, b"---\ntitle: x\n---\na", "text/markdown"),
        ("a.rst", None, b"a *b*", "text/plain"),
    ],
)
def test_media_type_then_suffix_then_content_tell_the_format(
    name: str, media_type: str | None, data: bytes, kind: str
) -> None:
    assert read(data, name, media_type).media_type == kind


@settings(max_examples=200)
@given(
    st.binary(max_size=200)
    | st.text("<>/!-&#;\"'= \n[](){}*_`|~:abx", max_size=200).map(str.encode),
    st.sampled_from(["a.html", "a.md", "a.mdx", "a.txt", "a", "a.xhtml"]),
    st.sampled_from([None, "text/html; charset=shift_jis", "text/markdown; charset=gbk"]),
)
def test_no_bytes_make_a_reader_crash(data: bytes, name: str, media_type: str | None) -> None:
    try:
        document = read(data, name, media_type)
    except UnreadableDocument:
        return

    assert document.text.encode("utf-8") is not None
    end = len(document.text)
    for region in document.regions:
        assert 0 <= region.span.start < region.span.end <= end
    for fact in document.facts:
        assert 0 <= fact.span.start < fact.span.end <= end
