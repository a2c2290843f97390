"""Mail: what its reader saw, who sent it and when, and what was attached."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.offices import docx, p

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Role, Span, Unit, Unread
from rightscheck.readers import documents, read


def _newsletter() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "The harbour – Örbel’s week"
    mail["From"] = "Orbel Courier <desk@courier.example>"
    mail["Date"] = "Tue, 03 Feb 2026 10:00:00 +0100"
    mail["Message-ID"] = "<17@courier.example>"
    mail.set_content("Plain words only.")
    mail.add_alternative(
        "<html><h1>Ports</h1><p>Boats left Örbel at dawn.<p>© 2026 AFP</html>", subtype="html"
    )
    return mail


def test_the_html_that_was_seen_is_read_with_its_headers_as_facts() -> None:
    document = read(_newsletter().as_bytes(), "news.eml")

    assert "Plain words" not in document.text
    assert document.text.endswith("Ports\n\nBoats left Örbel at dawn.\n\n© 2026 AFP")
    said = {fact.name: fact.value for fact in reversed(document.facts)}
    assert said == {
        "title": "The harbour – Örbel’s week",
        "author": "Orbel Courier <desk@courier.example>",
        "published": "Tue, 03 Feb 2026 10:00:00 +0100",
        "id": "17@courier.example",
    }
    assert document.role(0) is Role.METADATA
    at = document.text.index("©")
    place = document.start(Span(at, at + 1))
    assert (place.line, place.column, place.unit) == (3, 1, Unit.PARAGRAPH)


def test_attachments_that_are_documents_are_documents() -> None:
    mail = _newsletter()
    word = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    mail.add_attachment(
        docx(p("Boats.")), maintype="application", subtype=word, filename="../report.docx"
    )
    mail.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="a.jpg")
    mail.add_attachment(_newsletter())
    mail.add_attachment(b"PK", maintype="application", subtype="zip", filename="broken.zip")

    found = list(documents(mail.as_bytes(), "news.eml"))

    assert [one.name for one in found] == [
        "news.eml",
        "news.eml!report.docx",
        "news.eml!message 3.eml",
        "news.eml!broken.zip",
    ]
    assert isinstance(found[1], Document)
    assert found[1].text == "Boats."
    assert isinstance(found[3], Unread)


def test_a_page_that_a_browser_saved_is_read() -> None:
    page = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/p\n"
        b"Subject: Ports\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
        b"--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<meta charset=3Dutf-8><p>Boats left =C3=96rbel.\n"
        b"--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n--x--\n"
    )
    document = read(page, "p.mhtml")

    assert document.text.endswith("Boats left Örbel.")
    url = document.fact("url")
    assert url
    assert url.value == "https://a.example/p"


@pytest.mark.parametrize(
    ("encoding", "charset"), [("cp1252", "iso-8859-1"), ("utf-8", "utf-8"), ("cp932", "shift_jis")]
)
def test_bodies_are_in_the_charset_that_they_name(encoding: str, charset: str) -> None:
    words = "無断転載を禁ず" if encoding == "cp932" else "Café in Örbel"
    page = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n{words}\n".encode(encoding)

    assert words in read(page, "a.eml").text


def test_a_mail_is_cut_off_nested_without_end_or_none_at_all() -> None:
    whole = _newsletter().as_bytes()
    assert read(whole[: whole.index(b"Boats") + 3], "a.eml").text
    bomb = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(900)
    )
    with pytest.raises(UnreadableDocument, match="parts in parts"):
        read(bomb, "a.eml")
    with pytest.raises(UnreadableDocument, match="no headers"):
        read(b"\nJust words.", "a.eml")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_crash(data: bytes) -> None:
    for made in (data, b"Subject: " + data, b"Content-Type: multipart/mixed; boundary=" + data):
        try:
            list(documents(made, "a.eml"))
        except UnreadableDocument as error:
            assert error.hint  # noqa: PT017 -- nothing needs to be raised
