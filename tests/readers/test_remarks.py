"""What a page says to rightscheck: found with its place, no part of the text, only in pages."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.offices import docx, p, zipped

import rightscheck
from rightscheck.model import Document
from rightscheck.readers import documents, read
from rightscheck.rulebook.waivers import parse

SAID = 'waive unlicensed-reuse until 2027-01-31 owner "L. Brandt": by letter'
COMMENT = f"<!-- rightscheck: {SAID} -->"


def said(page: str, name: str) -> list[tuple[str, str]]:
    """Each remark's words, on one line, and where it stands."""
    document = read(page.encode(), name)
    return [
        (" ".join(one.words.split()), str(document.place(one.start))) for one in document.remarks
    ]


@pytest.mark.parametrize(
    ("name", "page", "where"),
    [
        ("a.md", f"Boats.\n\n{COMMENT}\n\nRain.", "3:1"),
        ("a.md", f"Boats {COMMENT} left.", "1:7"),
        ("a.md", f"Boats\nleft {COMMENT}\nat dawn.", "2:6"),
        ("a.md", f"<div>\n{COMMENT}\n<p>Boats.</p>\n</div>", "2:1"),
        ("a.md", f"Boats.\r\n\r\n> {COMMENT}\r\n\r\n- Rain.", "3:3"),
        (
            "a.md",
            "<!--rightscheck :\n" + SAID.replace(" until", "\nuntil") + "\n-->\nBoats.",
            "1:1",
        ),
        ("a.md", f"{{{{/* rightscheck: {SAID} */}}}}\n\nBoats.", "1:1"),
        ("a.md", f"{{{{- /* rightscheck: {SAID} */ -}}}}\n\nBoats.", "1:1"),
        ("a.md", f"{{# rightscheck: {SAID} #}}\n\nBoats.", "1:1"),
        ("a.mdx", f"{{/* rightscheck: {SAID} */}}\n\nBoats.", "1:1"),
        ("a.mdx", f"Boats {{/* rightscheck: {SAID} */}} left.", "1:7"),
        ("a.mdx", f"<Card>{{/* rightscheck: {SAID} */}}Boats.</Card>", "1:7"),
        ("a.html", f"<!doctype html>{COMMENT}\n<p>Boats.", "1:16"),
        ("a.html", f"<!doctype html><ul><li>Boats {COMMENT}<li>Rain</ul>", "1:30"),
        ("a.xhtml", f"<html><body><p>Boats.</p>{COMMENT}</body></html>", "1:26"),
        ("a.html", f"<!doctype html><p>Boats.\n<!-- rightscheck: {SAID}", "2:1"),
    ],
)
def test_a_comment_that_begins_with_our_name_is_a_remark(name: str, page: str, where: str) -> None:
    assert said(page, name) == [(SAID, where)]
    assert "waive" not in read(page.encode(), name).text


KEYS = 'waive check "unlicensed-reuse" until "2027-01-31" owner "L. Brandt" reason "by letter"'


@pytest.mark.parametrize(
    ("page", "words", "where"),
    [
        (f"---\nrightscheck:\n  waive: '{SAID[6:]}'\n---\nBoats.", SAID, "3:11"),
        (f"---\nrightscheck:\n  waive:\n    - {SAID[6:]}\n---\nBoats.", SAID, "4:60"),
        (f"---\nrightscheck: '{SAID}'\n---\nBoats.", SAID, "2:15"),
        (
            (
                "---\nrightscheck:\n  waive:\n    - check: unlicensed-reuse\n"
                "      until: 2027-01-31\n      owner: L. Brandt\n"
                "      reason: >\n        by\n        letter\n---\nBoats."
            ),
            KEYS,
            "4:14",
        ),
        (
            (
                "---\nrightscheck: {waive: {check: unlicensed-reuse, until: 2027-01-31, "
                "owner: L. Brandt, reason: by letter}}\n---\nBoats."
            ),
            KEYS,
            "2:30",
        ),
        (
            (
                '+++\n[[rightscheck.waive]]\ncheck = "unlicensed-reuse"\nuntil = 2027-01-31\n'
                'owner = "L. Brandt"\nreason = """by letter"""\n+++\nBoats.'
            ),
            KEYS,
            "3:10",
        ),
        (f"+++\n[rightscheck]\nwaive = ['{SAID[6:]}']\n+++\nBoats.", SAID, "3:11"),
        (
            (
                '{"rightscheck": {"waive": [{"check": "unlicensed-reuse", "until": "2027-01-31", '
                '"owner": "L. Brandt", "reason": "by letter"}]}}\nBoats.'
            ),
            KEYS,
            "1:39",
        ),
    ],
    ids=["value", "list", "short", "keys", "flow", "toml", "toml list", "json"],
)
def test_front_matter_says_the_same(page: str, words: str, where: str) -> None:
    assert said(page, "a.md") == [(words, where)]
    assert parse(words) == parse(SAID)
    assert read(page.encode(), "a.md").text == "Boats."


def test_objects_of_a_list_are_waivers_of_their_own() -> None:
    page = "---\nrightscheck:\n  waive:\n    - {check: a, reason: x}\n    - {check: b}\n---\nBoats."

    assert [words for words, _ in said(page, "a.md")] == [
        'waive check "a" reason "x"',
        'waive check "b"',
    ]


def test_front_matter_that_is_broken_still_says_it() -> None:
    page = f"---\ntitle: [Boats\nrightscheck: {SAID}\n---\nBoats."

    assert said(page, "a.md") == [(SAID, "3:1")]


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("a.md", f"Write it so:\n\n```html\n{COMMENT}\n```\n"),
        ("a.md", f"Write `{COMMENT}` above it.\n"),
        ("a.md", f"Write it so:\n\n    {COMMENT}\n"),
        ("a.html", f"<!doctype html><script>{COMMENT}</script><p>Boats."),
        ("a.html", f"<!doctype html><pre>{COMMENT.replace('<', '&lt;')}</pre>"),
        ("a.md", "<!-- rightschecks: waive x -->\n\n<!-- see rightscheck: waive -->\n\nBoats."),
        ("a.txt", f"Boats.\n{COMMENT}\n"),
        ("a.json", f'{{"type": "doc", "content": "<p>Boats.</p>{COMMENT.replace(chr(34), "")}"}}'),
        (
            "a.xml",
            (
                f"<rss version='2.0'><channel><item><description><![CDATA[<p>Boats.</p>{COMMENT}]]>"
                f"</description></item></channel>{COMMENT}</rss>"
            ),
        ),
    ],
)
def test_what_is_shown_or_delivered_says_nothing_to_us(name: str, page: str) -> None:
    assert said(page, name) == []


def test_a_mail_an_archive_and_an_office_file_say_nothing_to_us() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Boats"
    mail.set_content(f"<html><p>Boats left.</p>{COMMENT}</html>", subtype="html")
    mail.add_attachment(f"Boats.\n\n{COMMENT}\n".encode(), "text", "markdown", filename="b.md")
    files = {
        "a.eml": mail.as_bytes(),
        "a.zip": zipped({"b.md": f"{COMMENT}\n\nBoats.", "c.html": f"<html>{COMMENT}<p>Boats."}),
        "a.docx": docx(p(f"Boats. {COMMENT.replace('<', '&lt;')}")),
    }

    found = [one for name, data in files.items() for one in documents(data, name)]

    assert len(found) == 5
    assert all(isinstance(one, Document) and not one.remarks for one in found)


def test_words_about_rights_in_a_waiver_are_no_notice() -> None:
    page = "<!-- rightscheck: waive unlicensed-notice holder afp: © 2026 AFP, may not be copied -->"

    assert rightscheck.spot(read(f"{page}\n\nBoats left.".encode(), "a.md")) == ()


@given(
    st.text(st.characters(exclude_characters="\0"), max_size=60),
    st.sampled_from(["a.md", "a.mdx", "a.html"]),
)
def test_whatever_a_comment_says_its_page_is_read(words: str, name: str) -> None:
    page = f"<p>Boats left.</p>\n\n<!-- rightscheck: {words} -->\n\n<p>Rain came.</p>\n"

    document = read(page.encode("utf-8", "surrogatepass"), name)

    assert "Boats left." in document.text
    assert document.remarks


def test_many_comments_cost_no_more_than_their_length() -> None:
    page = f"{COMMENT}\n\n" * 5_000 + "<!-- rightscheck: " * 20_000

    assert len(read(page.encode(), "a.md").remarks) >= 5_000
