"""The example that takes back what must not be out, against a content system on loopback."""

from __future__ import annotations

import json
import runpy
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from integrations.test_signatures import SECRET, by_contentful, by_ghost
from integrations.test_webhooks import CONTENTFUL, GHOST, REUTERS

from rightscheck.integrations.gate import Gate
from rightscheck.integrations.webhooks import Call

EXAMPLE = runpy.run_path(str(Path(__file__).parents[2] / "examples/take_back.py"))
CLEAN = {"post": {"current": {"id": "9", "title": "Rain", "html": "<p>It rained.</p>"}}}


class System(ThreadingHTTPServer):
    """Ghost's Admin API and Contentful's, as far as the example asks; `asked` is what was."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[tuple[str, str, Any, str]] = []
        self.changed = threading.Event()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"


class Elsewhere(BaseHTTPRequestHandler):
    """A content system whose address leads to another."""

    def do_GET(self) -> None:
        """As of the library."""
        self.send_response(302)
        self.send_header("Location", "http://127.0.0.1:9/steal")
        self.end_headers()

    do_PUT = do_DELETE = do_GET  # noqa: N815 -- the library's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- of the server's
        """Say nothing."""


class Answers(BaseHTTPRequestHandler):
    """Writes down what was asked, and knows one post."""

    def do_GET(self) -> None:
        """As of the library."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        told = self.headers["Authorization"]
        system = self.server
        assert isinstance(system, System)
        system.asked.append((self.command, self.path, json.loads(body or b"null"), told))
        self.send_response(200)
        self.end_headers()
        post = {"id": "65f1", "updated_at": "2026-03-06T11:00:00.000Z", "tags": [{"id": "t1"}]}
        self.wfile.write(json.dumps({"posts": [post]}).encode())
        if self.command != "GET":
            system.changed.set()

    do_PUT = do_DELETE = do_GET  # noqa: N815 -- the library's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- of the server's
        """Say nothing."""


@pytest.fixture
def system() -> Iterator[System]:
    with System() as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


@pytest.fixture
def told(system: System) -> dict[str, str]:
    return {
        "GHOST_SECRET": SECRET,
        "GHOST_URL": system.url,
        "GHOST_ADMIN_KEY": "6501:" + "ab" * 32,
        "CONTENTFUL_SECRET": SECRET,
        "CONTENTFUL_URL": system.url,
        "CONTENTFUL_SPACE": "yadj",
        "CONTENTFUL_TOKEN": "CFPAT-x",
    }


def now() -> float:
    clock: float = EXAMPLE["time"].time()
    return clock


def answer(name: str, call: Call, courier: Path, settings: dict[str, str]) -> tuple[int, list[str]]:
    status, pages, why = EXAMPLE["taken"](name, call, settings)
    told = EXAMPLE["judged"](name, pages, Gate(courier, budget=30), settings)
    return status, [why] if why else told


def test_a_post_of_ghosts_goes_back_to_draft_and_keeps_its_tags(
    courier: Path, system: System, told: dict[str, str]
) -> None:
    call = by_ghost(json.dumps(GHOST).encode(), now())

    status, lines = answer("ghost", call, courier, told)

    assert status == 200
    assert "taken back. Body, paragraph 2: " in lines[0]
    (_, _, _, _), (method, path, body, token) = system.asked
    assert (method, path) == ("PUT", "/ghost/api/admin/posts/65f1/")
    assert body["posts"] == [
        {
            "status": "draft",
            "updated_at": "2026-03-06T11:00:00.000Z",
            "tags": [{"id": "t1"}, {"name": "#rights-hold"}],
        }
    ]
    assert token.startswith("Ghost ey")


def test_an_entry_of_contentfuls_is_unpublished(
    courier: Path, system: System, told: dict[str, str]
) -> None:
    body = json.dumps(CONTENTFUL).encode()
    call = by_contentful(body, now())

    status, lines = answer("contentful", call, courier, told)

    assert status == 200
    assert ["taken back" in line for line in lines] == [True, False]
    where = "/spaces/yadj/environments/master/entries/5KsDBWse/published"
    assert system.asked == [("DELETE", where, None, "Bearer CFPAT-x")]


def test_an_entry_with_two_locales_that_must_not_be_out_is_unpublished_once(
    courier: Path, system: System, told: dict[str, str]
) -> None:
    fields = {**CONTENTFUL["fields"], "body": {"en-US": REUTERS, "nb-NO": REUTERS}}
    call = by_contentful(json.dumps({**CONTENTFUL, "fields": fields}).encode(), now())

    _, lines = answer("contentful", call, courier, told)

    assert ["breach, taken back" in line for line in lines] == [True, True]
    assert [method for method, *_ in system.asked] == ["DELETE"]


def test_what_may_stay_stays(courier: Path, system: System, told: dict[str, str]) -> None:
    call = by_ghost(json.dumps(CLEAN).encode(), now())

    assert answer("ghost", call, courier, told) == (200, ["ghost/post/9: permitted"])
    assert system.asked == []


def test_strangers_and_recordings_are_told_so_and_nothing_happens(
    courier: Path, system: System, told: dict[str, str]
) -> None:
    body = json.dumps(GHOST).encode()

    assert answer("ghost", by_ghost(body, now() - 600), courier, told)[0] == 401
    assert answer("ghost", by_ghost(body, now()), courier, {**told, "GHOST_SECRET": ""})[0] == 401
    assert answer("ghost", by_ghost(b"[]", now()), courier, told)[0] == 422
    assert answer("nobody", by_ghost(body, now()), courier, told)[0] == 404
    assert system.asked == []


def test_a_content_system_that_is_down_is_no_silence(
    courier: Path, told: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    down = {**told, "GHOST_URL": "http://127.0.0.1:9"}
    call = by_ghost(json.dumps(GHOST).encode(), now())

    status, lines = answer("ghost", call, courier, down)

    assert status == 200
    assert "NOT taken back" in lines[0]
    assert "somebody must" in caplog.text


def test_nobody_can_lead_it_elsewhere(courier: Path, told: dict[str, str]) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as leading:
        threading.Thread(target=leading.serve_forever, daemon=True).start()
        led = {**told, "GHOST_URL": f"http://127.0.0.1:{leading.server_port}"}
        call = by_ghost(json.dumps(GHOST).encode(), now())

        _, lines = answer("ghost", call, courier, led)
        leading.shutdown()

    assert "NOT taken back: HTTPError" in lines[0]


def test_it_answers_by_http(courier: Path, system: System, told: dict[str, str]) -> None:
    with EXAMPLE["server"](Gate(courier, budget=30), told, 0) as receiver:
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        where = f"http://127.0.0.1:{receiver.server_port}/ghost"
        call = by_ghost(json.dumps(GHOST).encode(), now())
        taken = urllib.request.Request(where, call.body, dict(call.headers))
        with urllib.request.urlopen(taken, timeout=30) as found:  # noqa: S310 -- the same
            assert found.status == 200
        assert system.changed.wait(60)
        strange = urllib.request.Request(where, call.body)
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(strange, timeout=30)  # noqa: S310 -- the same
        receiver.shutdown()
    assert len(system.asked) == 2
