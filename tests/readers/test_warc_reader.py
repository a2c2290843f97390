"""Web archives: the pages in them by their addresses, with what their headers say of rights."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from base64 import b32encode
from collections.abc import Iterator
from time import process_time

import pytest
from crawls import PAGE, http, record
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Place, Role, Span, Unread
from rightscheck.readers import documents


def _chunked(body: bytes) -> bytes:
    parts = (body[at : at + 9] for at in range(0, len(body), 9))
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def _split(data: bytes) -> tuple[list[Document], list[Unread]]:
    found = list(_until_fault(data))
    return (
        [one for one in found if isinstance(one, Document)],
        [one for one in found if isinstance(one, Unread)],
    )


def _until_fault(data: bytes) -> Iterator[Document | Unread]:
    try:
        yield from documents(data, "a.warc")
    except UnreadableDocument as error:
        yield Unread(name=error.where, problem=error.problem, hint=error.hint)


@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_documents_named_by_their_addresses(packed: bool) -> None:  # noqa: FBT001
    records = [
        record("", b"software: x", "warcinfo"),
        record("https://a.example/", b"GET / HTTP/1.1\r\n\r\n", "request"),
        record("https://a.example/", http(PAGE)),
        record("https://a.example/old", http(b"", status="301 Moved")),
        record("https://a.example/b", http(_chunked(PAGE), "Transfer-Encoding: chunked")),
        record("https://a.example/c", http(gzip.compress(PAGE), "Content-Encoding: gzip")),
        record("https://a.example/d", http(zlib.compress(PAGE), "Content-Encoding: deflate")),
        record("https://a.example/i.png", http(b"\x89PNG").replace(b"text/html", b"image/png")),
        record("https://a.example/", http(b""), "revisit"),
        record("https://a.example/e.txt", b"Rain.", "resource", "Content-Type: text/plain\r\n"),
        record("https://a.example/", http(PAGE)),
    ]
    data = b"".join(gzip.compress(one) if packed else one for one in records)

    found, unread = _split(data)

    assert not unread
    assert [one.name.removeprefix("a.warc!https://a.example/") for one in found] == [
        *("", "b", "c", "d", "e.txt", " (2)")
    ]
    for page in found[:4]:
        assert page.text.endswith("Boats left Örbel at dawn.")
        at = page.text.index("left")
        assert page.start(Span(at, at + 4)) == Place(2, 10)
    url = found[0].fact("url")
    assert url
    assert url.value == "https://a.example/"


def test_headers_that_speak_of_rights_are_words_and_facts() -> None:
    answer = http(
        PAGE,
        'Link: <https://a.example/x>; rel="next", <https://cc.example/by/4.0/>; rel="license"',
        "tdm-reservation: 1",
        "X-Robots-Tag: noai, noimageai",
        "Content-Usage: train-ai=n",
        "Content-Language: fr",
    )
    ((page,), _) = _split(record("https://a.example/", answer))

    said = {fact.name: fact.value for fact in page.facts}
    assert said["licence"] == "https://cc.example/by/4.0/"
    assert said["language"] == "fr"
    for words in ("tdm-reservation: 1", "robots: noai, noimageai", "content-usage: train-ai=n"):
        assert page.role(page.text.index(words)) is Role.METADATA
    for fact in page.facts:
        assert page.text[fact.span.start : fact.span.end] == fact.value


def test_a_link_to_terms_for_machines_is_no_licence() -> None:
    terms = '<https://a.example/rsl.xml>; rel="license"; type="application/rsl+xml"'
    ((page,), _) = _split(record("https://a.example/", http(PAGE, f"Link: {terms}")))

    assert page.fact("licence") is None
    assert "rsl: https://a.example/rsl.xml" in page.text


def test_what_is_broken_is_told_and_what_came_before_is_kept() -> None:
    good = record("https://a.example/", http(PAGE))
    for bad, problem in (
        (good[:-30], "breaks off"),
        (b"garbage\r\n", "no record"),
        (good.replace(b"Content-Length: ", b"Content-Length: -"), "no length"),
        (b"WARC/1.1\r\n" + b"X: " + b"y" * 2_000_000, "longer than"),
        (record("https://a.example/b", http(PAGE, "Content-Encoding: br")), "packed with 'br'"),
        (record("https://a.example/b", b"no answer"), "no HTTP answer"),
    ):
        (page,), (unread,) = _split(good + bad)
        assert page.name == "a.warc!https://a.example/"
        assert problem in unread.problem
        assert unread.hint


def test_a_compressed_crawl_that_was_cut_off_is_told() -> None:
    data = gzip.compress(record("https://a.example/", http(PAGE)))
    data += gzip.compress(record("https://a.example/b", http(bytes(range(256)) * 900)))

    (page,), (unread,) = _split(data[:-40])

    assert page.name.endswith("/")
    assert "breaks off" in unread.problem


def test_a_crawl_of_nothing_says_what_it_passed_over() -> None:
    data = record("https://a.example/", b"x", "revisit") * 2
    data += record("https://a.example/", http(b"", status="404 Not Found"))

    _, (unread,) = _split(data)

    assert unread.problem == "holds no documents (2 revisit, 1 answers 404)"


def test_texts_of_a_crawl_are_documents() -> None:
    data = record("https://a.example/", b"Rain.", "conversion", "Content-Type: text/plain\r\n")

    (page,), _ = _split(data)

    assert (page.name, page.text.endswith("Rain.")) == ("a.warc!https://a.example/", True)


@pytest.mark.parametrize("name", ["sha1", "sha256", "md5"])
def test_a_page_that_is_not_what_was_stored_is_told_and_the_rest_is_read(name: str) -> None:
    digest = hashlib.new(name, http(PAGE))
    encoded = b32encode(digest.digest()).decode()
    for written in (digest.hexdigest(), encoded, encoded.rstrip("=")):
        more = f"WARC-Block-Digest: {name}:{written}\r\n"
        good = record("https://a.example/", http(PAGE), more=more)
        bad = good.replace(b"left", b"lost")

        (page,), (unread,) = _split(bad + good)

        assert "left" in page.text
        assert (
            unread.problem == f"is not what was stored: its {name} differs, in the record at byte 0"
        )


def test_a_page_that_the_crawler_cut_off_is_read_and_told() -> None:
    whole = record("https://a.example/", http(PAGE))
    cut = record("https://a.example/b", http(PAGE), more="WARC-Truncated: length\r\n")

    found, (unread,) = _split(whole + cut)

    assert len(found) == 2
    assert unread.name == "a.warc!https://a.example/b"
    assert unread.problem == "was cut off by the crawler ('length'): its end was not checked"
    assert f"byte {len(whole):,}" in unread.hint


def test_a_fault_is_told_with_its_place_in_the_file() -> None:
    good = record("https://a.example/", http(PAGE))
    for bad, problem in (
        (good[:-30], f"breaks off: the record at byte {len(good):,}"),
        (b"garbage\r\n", f"has no record where one should begin, at byte {len(good):,}"),
    ):
        for data in (good + bad, gzip.compress(good) + gzip.compress(bad)):
            _, (unread,) = _split(data)
            assert unread.problem.startswith(problem)


def test_an_answer_that_was_saved_with_its_headers_is_the_page_in_it() -> None:
    answer = http(gzip.compress(PAGE), "Content-Encoding: gzip", "X-Robots-Tag: noai")

    (page,) = documents(answer, "saved.html")

    assert isinstance(page, Document)
    assert (page.name, page.media_type) == ("saved.html", "text/html")
    assert page.text.startswith("robots: noai\n")
    assert page.text.endswith("Boats left Örbel at dawn.")


def test_what_is_passed_over_is_no_way_around_the_bound_on_what_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rightscheck.readers.raw.allowance.BYTES", 50_000_000)
    bomb = gzip.compress(record("https://a.example/", bytes(5_000_000), "request"), 1)
    good = gzip.compress(record("https://a.example/", http(PAGE)))

    (page,), (unread,) = _split(good + bomb * 11)

    assert page.name == "a.warc!https://a.example/"
    assert "more than 50,000,000 bytes unpacked" in unread.problem


def test_empty_lines_without_end_are_no_crawl() -> None:
    good = record("https://a.example/", http(PAGE))

    (_,), (unread,) = _split(gzip.compress(good + b"\n" * 9_000_000))

    assert "no record where one should begin" in unread.problem


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("Transfer-Encoding: chunked",), b"1\r\na\r\n" * 1_000_000),
        (("Link: <https://a.example/>; rel=" + " " * 500_000 + "x",), PAGE),
    ],
    ids=["chunks", "spaces"],
)
def test_headers_and_chunks_cost_in_proportion(lines: tuple[str, ...], body: bytes) -> None:
    began = process_time()

    _split(record("https://a.example/", http(body, *lines)))

    assert process_time() - began < 20  # each took minutes when it was worked out again and again


def test_a_body_that_is_packed_again_and_again_is_told() -> None:
    packed = http(gzip.compress(PAGE), "Content-Encoding: " + "gzip, " * 5 + "gzip")

    _, unread = _split(record("https://a.example/", packed))

    assert unread[0].problem == "is packed 6 times"


def test_a_bomb_in_a_body_is_told() -> None:
    bomb = http(zlib.compress(b"a" * 70_000_000), "Content-Encoding: deflate")

    _, unread = _split(record("https://a.example/", bomb))

    assert "larger than" in unread[0].problem


@given(st.binary(max_size=300), st.integers(0, 300))
def test_no_bytes_make_it_crash(data: bytes, at: int) -> None:
    whole = record("https://a.example/", http(PAGE))
    for made in (b"WARC/1.0\r\n" + data, whole[:at] + data + whole[at:], record("x", data)):
        list(_until_fault(made))
