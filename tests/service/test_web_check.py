"""The check page: whole without script, step by step with it, and nothing of a text stays."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from html_pages import EVIL, Page
from stories import HARBOUR, OBSERVATORY
from webdoors import Door, newsroom, packed

from rightscheck.service.web.verdict import WHOLE


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with Door(newsroom(tmp_path)) as door:
        yield door


def lines(door: Door, text: str, where: str = "/live", **fields: str) -> list[dict[str, object]]:
    answer = door.post(where, data={"text": text, **fields}, files={"file": ("", b"")})
    return [json.loads(line) for line in answer.text.splitlines()]


def test_a_pasted_text_is_answered_by_a_whole_page_with_its_source_beside_it(door: Door) -> None:
    page = Page(door.paste(HARBOUR, channel="print"))

    assert "1 breach to put right today" in page.text
    assert "In the source" in page.text
    assert (page.wrong, page.open) == ([], [])


def test_what_is_said_in_the_form_decides(door: Door) -> None:
    facts = {"channel": "web", "territory": "NO, DK", "published": "2026-05-05"}

    assert "1 duty to do" in Page(door.paste(HARBOUR, **facts)).text
    assert "Nothing to object to" in Page(door.paste(f"(AFP) {HARBOUR}", **facts)).text


def test_the_form_asks_what_the_licences_ask(door: Door) -> None:
    page = Page(door.get("/").text)

    names = [field["name"] for field in page.all("input")]
    assert names == ["file", "published", "channel", "territory", "purpose", "name"]
    assert {"value": "DK"} in page.all("option")


def test_a_file_is_read_by_its_format(door: Door) -> None:
    file = ("harbour.html", f"<p>{HARBOUR}</p>".encode())

    page = Page(door.post("/", data={"text": ""}, files={"file": file}).text)

    assert "In the source" in page.text
    assert "harbour.html" in page.text
    assert "text/html" in page.text


def test_a_text_and_a_file_are_both_checked(door: Door) -> None:
    file = ("sky.txt", OBSERVATORY.encode())

    page = Page(door.post("/", data={"text": HARBOUR}, files={"file": file}).text)

    assert [h2 for h2 in ("pasted text", "sky.txt") if h2 in page.text] == [
        "pasted text",
        "sky.txt",
    ]


def test_what_cannot_be_read_is_told(door: Door) -> None:
    page = Page(door.post("/", data={"text": ""}, files={"file": ("a.pdf", b"%PDF-1.7")}).text)

    assert "1 document could not be read" in page.text


@pytest.mark.parametrize("fields", [{"text": " \n"}, {"text": "word", "published": "soon"}])
def test_what_cannot_be_meant_is_said_beside_the_field(door: Door, fields: dict[str, str]) -> None:
    answer = door.post("/", data=fields)

    assert answer.status_code == 422
    assert 'class="fault"' in answer.text


def test_the_text_comes_back_into_its_field_as_it_was(door: Door) -> None:
    text = "\n  two  blanks\n\n<b>\u00adsoft\u200b</b> &amp; \u202eturned"

    page = door.paste(text)

    field = page.partition('spellcheck="false">')[2].partition("</textarea>")[0]
    assert unescape(field) == "\n" + text  # of two breaks the browser drops one


def test_nothing_of_a_hostile_text_name_or_fact_becomes_markup(door: Door) -> None:
    evil = EVIL.replace("\ud800", "")
    written = f"{evil} © AFP {HARBOUR}"

    page = Page(door.paste(written, name=evil, channel=evil, territory=evil))

    assert (page.wrong, page.open) == ([], [])
    assert [one["src"] for one in page.all("script")] == [page.all("script")[0]["src"]]
    assert page.all("img") == []
    assert [key for _, attributes in page.elements for key in attributes if key[:2] == "on"] == []
    assert "style" not in {key for _, attributes in page.elements for key in attributes}


def test_with_a_script_notices_are_told_before_matches_and_then_the_verdict(door: Door) -> None:
    told = lines(door, f"{HARBOUR}\n© Agence France-Presse")

    assert [one["done"] for one in told] == [False, False, True]
    assert str(told[0]["said"]).endswith("comparing with 2 sources …")
    assert "1 shared passage: deciding" in str(told[1]["said"])
    assert "1 finding for a person to decide" in str(told[2]["said"])
    assert "In the source" in str(told[2]["html"])


def test_with_a_script_the_verdict_is_the_one_that_the_page_gives(door: Door) -> None:
    page = Page(door.paste(HARBOUR))

    html = Page(str(lines(door, HARBOUR)[-1]["html"]))

    assert html.text[:200] in page.text


def test_a_script_hears_what_is_wrong_as_well(door: Door) -> None:
    (told,) = lines(door, " ")

    assert told["said"] == "There is nothing to check yet: paste a text, or choose a file."


def test_a_library_that_is_damaged_meanwhile_is_told_to_page_and_script(door: Door) -> None:
    for file in door.house.folder.glob("sources.db*"):
        file.write_bytes(b"no library" * 1000)

    page, last = door.post("/", data={"text": HARBOUR}), lines(door, HARBOUR)[-1]

    assert page.status_code == 503
    assert "restore it from a copy" in page.text
    assert "restore it from a copy" in str(last["said"])
    assert last["done"] is True


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("json", "{"),
        ("html", "<!DOCTYPE html>"),
        ("sarif", "{"),
        ("csv", "\ufeff"),
        ("markdown", ""),
    ],
)
def test_the_report_can_be_taken_along_in_each_form(door: Door, form: str, begins: str) -> None:
    page = door.paste(HARBOUR)

    answer = door.post("/report", data={"report": packed(page), "form": form})

    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.text.startswith(begins) or form == "csv"
    assert "licence-breach" in answer.text


def test_the_report_is_that_of_its_page(door: Door) -> None:
    page = door.paste(HARBOUR)

    answer = door.post("/report", data={"report": packed(page), "form": "json"})

    told = answer.json()
    assert told["documents"][0]["name"] == "pasted text"
    assert told["findings"][0]["id"] in page


@pytest.mark.parametrize(
    "handed",
    [
        "",
        "no base64",
        base64.b64encode(b"no zlib").decode(),
        base64.b64encode(zlib.compress(b"{}")).decode(),
        base64.b64encode(zlib.compress(b" " * (WHOLE + 1))).decode(),
    ],
    ids=["empty", "words", "bytes", "json", "bomb"],
)
def test_what_is_no_report_is_refused(door: Door, handed: str) -> None:
    answer = door.post("/report", data={"report": handed, "form": "json"})

    assert answer.status_code == 422
    assert "is no report of ours" in answer.text


def test_a_form_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with Door(newsroom(tmp_path, "[service]\nlargest = 1000\n")) as door:
        answer = door.post("/", data={"text": HARBOUR * 2})

    assert answer.status_code == 413
    assert "<h1>" in answer.text


def test_a_text_that_was_only_tried_is_not_in_the_ledger(tmp_path: Path) -> None:
    house = newsroom(tmp_path, record=True)

    with Door(house) as door:
        page = door.paste(HARBOUR, channel="print")

    assert "1 breach" in page
    assert house.uses() == []


def test_what_changed_in_the_settings_decides_the_next_check(tmp_path: Path) -> None:
    house = newsroom(tmp_path)
    with Door(house) as door:
        before = door.paste(HARBOUR, channel="print", territory="NO")
        house.sign("licence: afp-web\ntitle: All\nholder: afp\npermit: [{action: republish}]\n")
        after = door.paste(HARBOUR, channel="print", territory="NO")

    assert "1 breach" in before
    assert "Nothing to object to" in after
