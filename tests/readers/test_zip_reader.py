"""Archives: the documents in them, and whatever is wrong with them, by name."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from readers.offices import docx, p, zipped

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Place, Span, Unread
from rightscheck.pipeline.intake.given import errands, read_errand
from rightscheck.readers import documents, read
from rightscheck.readers.containers import archive
from rightscheck.readers.raw.allowance import DEEPEST, Allowance


def _split(data: bytes, name: str = "a.zip") -> tuple[list[Document], list[Unread]]:
    found = list(documents(data, name))
    return (
        [one for one in found if isinstance(one, Document)],
        [one for one in found if isinstance(one, Unread)],
    )


def test_a_book_is_its_chapters_and_what_its_package_declares() -> None:
    package = (
        '<?xml version="1.0"?><package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:rights>© 2026 XPI</dc:rights></metadata></package>"
    )
    book = zipped(
        {
            "META-INF/container.xml": '<?xml version="1.0"?><container/>',
            "EPUB/content.opf": package,
            "EPUB/one.xhtml": "<html><body><p>Boats.</p></body></html>",
        }
    )

    found, unread = _split(book, "boats.epub")

    assert not unread
    assert [one.text for one in found] == ["© 2026 XPI", "Boats."]
    assert [fact.name for fact in found[0].facts] == ["rights"]


def test_members_are_documents_named_by_archive_and_path_with_places_of_their_own() -> None:
    inner = zipped({"deep/note.txt": "Rain.", "report.docx": docx(p("Boats."))})
    whole = zipped(
        {"b.md": "# Ports\n\nBoats left.", "more/inner.zip": inner, "photo.jpg": b"\xff"}
    )

    found, unread = _split(whole)

    assert not unread
    assert [(one.name, one.text) for one in found] == [
        ("a.zip!b.md", "Ports\n\nBoats left."),
        ("a.zip!more/inner.zip!deep/note.txt", "Rain."),
        ("a.zip!more/inner.zip!report.docx", "Boats."),
    ]
    at = found[0].text.index("left")
    assert found[0].start(Span(at, at + 4)) == Place(3, 7)


def test_what_a_folder_would_skip_is_skipped_and_what_cannot_be_read_is_told() -> None:
    found, unread = _split(
        zipped(
            {
                "a.txt": "Read.",
                ".hidden/a.txt": "x",
                "__MACOSX/._a.txt": "x",
                "movie.mp4": b"\x00",
                "empty.md": "",
                "broken.docx": b"PK\x03\x04 no",
            }
        )
    )

    assert [one.name for one in found] == ["a.zip!a.txt"]
    assert [one.name for one in unread] == ["a.zip!empty.md", "a.zip!broken.docx"]
    assert all(one.hint for one in unread)


@pytest.mark.parametrize("name", ["../up.txt", "a/../../up.txt", "/etc/up.txt", "C:up.txt"])
def test_a_path_that_leaves_its_archive_is_told(name: str) -> None:
    found, (unread,) = _split(zipped({name: "x", "a.txt": "Read."}))

    assert len(found) == 1
    assert unread.problem == "leads out of its archive"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_the_same_name_are_all_read() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as writing:
        writing.writestr("a.txt", "One.")
        writing.writestr("a.txt", "Two.")

    found, _ = _split(made.getvalue())

    assert [(one.name, one.text) for one in found] == [
        ("a.zip!a.txt", "One."),
        ("a.zip!a.txt (2)", "Two."),
    ]


def test_an_encrypted_member_is_told() -> None:
    whole = bytearray(zipped({"a.txt": "x", "b.txt": "Read."}))
    directory = whole.index(b"PK\x01\x02")
    whole[6] |= 1
    whole[directory + 8] |= 1

    found, (unread,) = _split(bytes(whole))

    assert [one.text for one in found] == ["Read."]
    assert (unread.name, unread.problem) == ("a.zip!a.txt", "is encrypted")


def test_a_bomb_is_told_and_the_rest_is_read() -> None:
    found, (unread,) = _split(zipped({"bomb.txt": b"a" * 20_000_000, "b.txt": "Read."}))

    assert [one.text for one in found] == ["Read."]
    assert "times its size" in unread.problem


def test_sizes_that_lie_fool_nobody() -> None:
    data = zipped({"a.txt": b"a" * 5_000_000})
    whole = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", whole, data.index(mark) + at, 100)

    found, unread = _split(bytes(whole))

    assert not found
    assert "cannot be unpacked" in unread[0].problem


def test_nesting_without_end_ends() -> None:
    whole = zipped({"a.txt": "Deep."})
    for _ in range(DEEPEST + 3):
        whole = zipped({"a.txt": "Read.", "z.zip": whole})

    found, unread = _split(whole)

    assert len(found) == DEEPEST
    assert all("files deep" in one.problem for one in unread)
    assert len(unread) == 2


def test_all_that_is_nested_shares_one_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rightscheck.readers.raw.allowance.BYTES", 1000)
    monkeypatch.setattr("rightscheck.readers.raw.allowance.RATIO", 0)
    inner = zipped({f"{n}.txt": f"{n} " * 50 for n in range(9)})

    with pytest.raises(UnreadableDocument, match="more than 1,000 bytes unpacked"):
        list(documents(zipped({f"{n}.zip": inner for n in range(9)}), "a.zip"))
    assert Allowance().bytes == 1000


def test_ten_thousand_members_are_read() -> None:
    found, unread = _split(zipped({f"{n}.txt": f"Story {n}." for n in range(10_000)}))

    assert (len(found), len(unread)) == (10_000, 0)


def test_an_archive_that_is_cut_off_or_holds_nothing_is_refused_in_a_sentence(
    tmp_path: Path,
) -> None:
    whole = zipped({"a.txt": zlib.compress(b"x" * 9) * 500})
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "none.zip").write_bytes(zipped({"a.jpg": b"x"}))

    cut, none = (part for errand in errands([tmp_path]) for part in read_errand(errand))

    assert isinstance(cut, Unread)
    assert "no whole ZIP file" in cut.problem
    assert isinstance(none, Unread)
    assert none.problem == "holds no documents"


def test_archives_of_one_document_can_be_read_as_it_and_of_several_cannot() -> None:
    assert read(zipped({"a.txt": "One."}), "a.zip").text == "One."
    with pytest.raises(UnreadableDocument, match="holds 2 files"):
        read(zipped({"a.txt": "One.", "b.txt": "Two."}), "a.zip")


def test_an_archive_larger_than_what_is_held_is_read_member_by_member(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rightscheck.readers.raw.refusal.LARGEST", 10_000)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as writing:
        writing.writestr("photo.jpg", bytes(range(256)) * 2000, compress_type=0)
        writing.writestr("a.txt", "Read.")

    (found,) = documents(made, "a.zip")

    assert isinstance(found, Document)
    assert found.text == "Read."
    assert archive.read.__doc__
