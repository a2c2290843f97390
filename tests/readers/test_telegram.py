"""Telegrams: IPTC 7901, ANPA 1312 and ZCZC; their lines tell what fields tell elsewhere."""

from __future__ import annotations

import pytest
from readers.pages import facts, of_role, place

from rightscheck.model import Document, Role
from rightscheck.readers import documents, read
from rightscheck.readers.raw.encoding import Raw
from rightscheck.readers.signs import telegram as telegram_sign
from rightscheck.readers.sourcing import prose

ANPA = (
    b"\x16\x16\x01a0451\x1fbc-\r\nr a\x13\x11 bc-harbour-fire,2nd ld-writethru 03-12 0245\r\n"
    b"\x02^BC-EU--Harbour Fire, 2nd Ld-Writethru,0245<\r\n"
    b"^Fire at Orbel harbour put out after nine hours<\r\n"
    b"^Eds: CORRECTS number of boats to 12,\r\nadds quote. With photos.<\r\n"
    b"^XP Photo XPI101, XPI102<\r\n^By JANE EXAMPLE=\r\n^Example Press Writer=\r\n"
    b"\tORBEL (XPI) _ A fire destroyed twelve boats in the harbour of Orbel on\r\n"
    b"Saturday, the town\x0e said.\r\n\tNobody was hurt.\r\n"
    b"\x03XPI-WF-03-12-26 1405GMT\r\n\x04\r\n"
)

IPTC = (
    b"\x01xpd0123 4 vm 98  xpd 0456\r\n\x02Unfall/Hafen/\r\nFeuer im Hafen von Orbel =\r\n"
    b"SPERRFRIST: 17. November, 15.30 Uhr\r\n\r\n"
    b"   Orbel (xpd) - Im Hafen von Orbel sind am Freitag zw\xf6lf Boote verbrannt, wie\r\n"
    b"die Stadt mitteilte.\r\n   Verletzt wurde niemand.\r\n\x03171530 Nov 26\r\n\x04\r\n"
)

KILL = (
    b"\x01xpd0124 2 vm 20  xpd 0457\r\n\x02Unfall/Hafen/\r\n"
    b"MANDATORY KILL - Feuer im Hafen von Orbel =\r\n\r\n"
    b"   Bitte verwenden Sie die Meldung xpd0123 nicht.\r\n\x03171630 GMT Nov 26\r\n\x04"
)

ZCZC = (
    b"ZCZC XPI0123/SXB\nR CRO S0B QBXB\nINCENDIO NEL PORTO DI ORBEL\n"
    b"(XPI) - ORBEL, 17 NOV - Dodici barche sono bruciate nel porto, ha detto il comune.\n"
    b"Nessun ferito. (XPI). NNNN\n"
)


def telegram(data: bytes, name: str = "m.txt") -> Document:
    return read(data, name)


def test_an_anpa_message_is_told_by_its_marks() -> None:
    document = telegram(ANPA)

    assert facts(document, "title") == ["Fire at Orbel harbour put out after nine hours"]
    assert facts(document, "note") == [
        "Eds: CORRECTS number of boats to 12,",
        "adds quote. With photos.",
    ]
    assert facts(document, "author") == ["By JANE EXAMPLE"]
    assert facts(document, "signal") == ["2nd Ld-Writethru"]
    assert facts(document, "published") == ["2026-03-12T14:05Z"]
    assert prose(document) == (
        "ORBEL (XPI) _ A fire destroyed twelve boats in the harbour of Orbel on Saturday, "
        "the town said.\n\nNobody was hurt."
    )


def test_in_iptc_the_equals_sign_ends_what_stands_above_the_text() -> None:
    document = telegram(
        b"\x01xpi0007 4 s 50  xpi 0908\r\n\x02Water Sports/Rowing/\r\n(Attention)\r\n"
        b"Orbel wins again, and nobody\r\nhad thought so\r\nBy Jane Example, The Orbel Times =\r\n"
        b"History had not foreseen it.\r\n\r\nNor had we.\r\n\x03242200 GMT Jun 26\r\n\x04"
    )

    assert of_role(document, Role.TITLE) == ["Orbel wins again, and nobody"]
    assert of_role(document, Role.HEADING) == ["had thought so"]
    assert facts(document, "author") == ["By Jane Example, The Orbel Times"]
    assert prose(document).endswith("History had not foreseen it.\n\nNor had we.")
    assert facts(document, "published") == ["2026-06-24T22:00Z"]


def test_several_iptc_messages_in_a_file_are_several_documents() -> None:
    first, second = documents(IPTC + KILL, "spool")

    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, second.name) == ("spool!1", "spool!2")
    assert facts(first, "feed") == ["xpd"]
    assert facts(first, "published") == ["2026-11-17T15:30"]
    assert facts(first, "note") == ["SPERRFRIST: 17. November, 15.30 Uhr"]
    assert prose(first).startswith("Orbel (xpd) - Im Hafen von Orbel sind am Freitag zwölf Boote ")
    assert facts(first, "signal") == []
    assert facts(second, "signal") == ["MANDATORY KILL"]
    assert facts(second, "published") == ["2026-11-17T16:30Z"]


def test_words_keep_line_and_column() -> None:
    document = telegram(IPTC)
    lines = IPTC.decode("latin-1").split("\r\n")

    for words in ("zwölf Boote", "die Stadt", "SPERRFRIST", "Feuer im Hafen", "171530 Nov"):
        line, column, end_line, end = place(document, words)
        assert line == end_line
        assert lines[line - 1][column - 1 : end - 1] == words


def test_a_teleprinters_message_has_no_control_characters() -> None:
    document = telegram(ZCZC)

    assert facts(document, "title") == ["INCENDIO NEL PORTO DI ORBEL"]
    assert prose(document).startswith("(XPI) - ORBEL, 17 NOV - Dodici barche")
    assert prose(document).endswith("Nessun ferito. (XPI).")


def test_control_characters_are_never_text() -> None:
    for data in (ANPA, IPTC + KILL, ZCZC):
        for document in documents(data, "x"):
            assert isinstance(document, Document)
            assert not set(document.text) & set(map(chr, (*range(9), *range(11, 32), 127)))


@pytest.mark.parametrize("data", [b"\x01a", b"\x01abc\x02\x02", b"\x01", b"\x7fELF\x01a0451"])
def test_other_files_with_control_characters_are_no_telegrams(data: bytes) -> None:
    assert not telegram_sign(Raw(data, "x.bin"))


def test_a_message_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    document = telegram(ANPA[:300])

    assert of_role(document, Role.TITLE) == ["Fire at Orbel harbour put out after nine hours"]
