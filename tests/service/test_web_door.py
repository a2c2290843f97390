"""Who may see the pages, and what may run on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from html_pages import Page
from webdoors import HERE, Door, newsroom

from rightscheck.service.shared.keys import Keys, KeyScope
from rightscheck.service.shared.state import State

PAGES = ("/", "/checks", "/sources", "/licences")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with Door(newsroom(tmp_path)) as door:
        yield door


@pytest.fixture
def keys(door: Door) -> Keys:
    return Keys(State(door.house.folder / "rightscheck-service.db"))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_a_document_of_its_own(door: Door, path: str) -> None:
    page = Page(door.get(path).text)

    assert (page.wrong, page.open) == ([], [])
    assert [one["lang"] for one in page.all("html")] == ["en"]
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("nav")) == 1
    assert [a["href"] for a in page.all("a") if a.get("aria-current") == "page"] == [path]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_but_our_own_files_and_nothing_is_kept(door: Door, path: str) -> None:
    answer = door.get(path)
    page = Page(answer.text)

    policy = dict(
        part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert answer.headers["cache-control"] == "no-store"
    assert page.raw == {}  # no script and no style inside
    for one in (*page.all("script"), *page.all("link")):
        assert door.get(one.get("src") or one["href"]).status_code == 200


def test_a_file_of_another_version_is_not_there(door: Door) -> None:
    assert door.get("/assets/000000000000-web.js").status_code == 404


def test_once_there_is_a_key_a_browser_is_asked_for_it(door: Door, keys: Keys) -> None:
    key = keys.new("desk", [KeyScope.CHECK])

    refused = door.get("/")

    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic ")
    assert "<h1>Unauthorized</h1>" in refused.text
    assert door.get("/", auth=("", key)).status_code == 200


def test_a_key_that_is_wrong_or_revoked_opens_no_page(door: Door, keys: Keys) -> None:
    key = keys.new("desk", [KeyScope.CHECK])
    keys.revoke("desk")

    assert door.get("/", auth=("", "rck_guess")).status_code == 401
    assert door.get("/sources", auth=("", key)).status_code == 401


def test_a_key_for_deliveries_alone_opens_no_page(door: Door, keys: Keys) -> None:
    key = keys.new("wire", [KeyScope.INGEST])

    assert door.get("/licences", auth=("", key)).status_code == 403


def test_a_script_is_told_that_its_key_is_over(door: Door, keys: Keys) -> None:
    keys.new("desk", [KeyScope.CHECK])

    answer = door.post("/live", data={"text": "a"}, headers={"Accept": "application/x-ndjson"})

    assert answer.status_code == 401
    assert answer.json()["done"] is True
    assert answer.json()["said"].startswith("a key is needed")


@pytest.mark.parametrize("path", ["/", "/live", "/report"])
def test_a_form_on_a_stranger_s_page_is_refused(door: Door, path: str) -> None:
    answer = door.post(path, data={"text": "a"}, headers={"Origin": "https://evil.example"})

    assert answer.status_code == 403


def test_a_form_of_ours_is_taken(door: Door) -> None:
    assert door.post("/", data={"text": "a"}, headers={"Origin": HERE}).status_code == 200


def test_a_stranger_s_name_for_this_machine_opens_nothing(door: Door) -> None:
    assert door.get("/", headers={"Host": "evil.example"}).status_code == 401


def test_the_pages_are_no_part_of_the_interface_for_programs(door: Door) -> None:
    assert set(door.get("/openapi.json").json()["paths"]).isdisjoint(PAGES)


def test_a_body_that_is_no_form_is_refused(door: Door) -> None:
    kind = {"Content-Type": "multipart/form-data"}

    assert door.post("/", content=b"--x", headers=kind).status_code == 400
    assert door.post("/", content=b"{}", headers={"Content-Type": "text/x"}).status_code == 422


def test_a_form_has_one_file(door: Door) -> None:
    one, two = (("file", (name, b"Some words.", "text/plain")) for name in ("a.txt", "b.txt"))

    assert door.post("/", files=[one]).status_code == 200
    assert door.post("/", files=[one, two]).status_code == 400


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "utf-16"])
def test_a_form_cannot_choose_how_it_is_decoded(door: Door, charset: str) -> None:
    kind = {"Content-Type": f"multipart/form-data; boundary=x; Charset = {charset}"}
    part = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\\ud800 \x80\r\n--x--\r\n'

    answer = door.post("/", content=part, headers=kind)

    assert answer.status_code == 400
    assert "names no charset" in answer.text
