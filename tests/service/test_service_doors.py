"""Who is let in, what is refused, and how it is told."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import PAGE, client, house, key
from starlette.requests import Request
from starlette.testclient import TestClient

from rightscheck.service.http.admission import Admission
from rightscheck.service.http.problems import Refused
from rightscheck.service.shared.keys import Keys, KeyScope
from rightscheck.service.shared.state import State

BODY = {"documents": [PAGE]}


@pytest.fixture
def asks(tmp_path: Path) -> Iterator[TestClient]:
    with client(house(tmp_path, "largest = 20_000\ndocuments = 2\n")) as asks:
        yield asks


def test_a_key_opens_what_its_scope_says_and_nothing_else(tmp_path: Path, asks: TestClient) -> None:
    checks, admin = key(tmp_path, "cms", KeyScope.CHECK), key(tmp_path, "ops", KeyScope.ADMIN)

    def status(method: str, path: str, head: dict[str, str]) -> int:
        return asks.request(method, path, headers=head, json=BODY).status_code

    assert status("POST", "/v1/check", checks) == 200
    assert status("POST", "/v1/sources", checks) == 403
    assert status("DELETE", "/v1/sources/w1", checks) == 403
    assert status("GET", "/metrics", checks) == 403
    assert status("GET", "/metrics", admin) == 200
    assert status("POST", "/v1/check", admin) == 200


@pytest.mark.parametrize(
    "shown",
    [
        {},
        {"Authorization": "Bearer rck_wrong"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic ????"},
        {"Authorization": "Digest x"},
        {"Authorization": "Bearer rck_\u00e9"},
    ],
    ids=str,
)
def test_a_wrong_or_missing_key_opens_nothing(
    shown: dict[str, str], tmp_path: Path, asks: TestClient
) -> None:
    key(tmp_path, "cms", KeyScope.ADMIN)

    answer = asks.post(
        "/v1/check", json=BODY, headers={k.encode(): v.encode() for k, v in shown.items()}
    )

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) == {"type", "title", "status", "detail", "hint"}


def test_a_revoked_key_opens_nothing_from_then_on(tmp_path: Path, asks: TestClient) -> None:
    head = key(tmp_path, "cms", KeyScope.CHECK)
    before = asks.get("/v1/rules", headers=head).status_code
    Keys(State(tmp_path / "rightscheck-service.db")).revoke("cms")

    assert before == 200
    assert asks.get("/v1/rules", headers=head).status_code == 401
    assert asks.get("/v1/rules").status_code == 401  # nor does having none


def test_a_key_is_kept_as_a_hash_in_a_file_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "service.db"
    secret = Keys(State(path)).new("cms", [KeyScope.CHECK])

    written = b"".join(file.read_bytes() for file in tmp_path.glob("service.db*"))
    assert secret.encode() not in written
    assert {file.stat().st_mode & 0o777 for file in tmp_path.glob("service.db*")} == {0o600}
    assert [(one.name, one.last_used) for one in Keys(State(path)).list()] == [("cms", None)]
    assert Keys(State(path)).of(secret)
    assert Keys(State(path)).list()[0].last_used


def test_a_file_that_others_could_read_is_shut_to_them(tmp_path: Path) -> None:
    path = tmp_path / "service.db"
    with State(path).reading() as connection:  # which keeps its files beside it
        connection.execute("SELECT * FROM keys").fetchall()
        for file in tmp_path.glob("service.db*"):
            file.chmod(0o644)

        State(path)

        assert {file.stat().st_mode & 0o777 for file in tmp_path.glob("service.db*")} == {0o600}


def test_a_browser_shows_its_key_as_a_password(tmp_path: Path, asks: TestClient) -> None:
    secret = key(tmp_path, "desk", KeyScope.CHECK)["Authorization"].removeprefix("Bearer ")
    shown = base64.b64encode(f"anybody:{secret}".encode()).decode()

    assert asks.get("/v1/rules", headers={"Authorization": f"Basic {shown}"}).status_code == 200


def test_without_keys_only_this_machine_is_answered(tmp_path: Path) -> None:
    with client(house(tmp_path), ("203.0.113.7", 50000)) as stranger:
        assert stranger.get("/v1/rules").status_code == 401
        assert stranger.get("/health/live").status_code == 200
    with client(tmp_path / "rightscheck.toml") as here:
        assert here.get("/v1/rules").status_code == 200
        # A name of theirs that leads here (DNS rebinding) is no proof of sitting here.
        assert here.get("/v1/rules", headers={"Host": "evil.example"}).status_code == 401


def test_a_page_of_another_site_may_not_ask(tmp_path: Path, asks: TestClient) -> None:
    strange = {"Origin": "https://evil.example"}

    assert asks.post("/v1/sources", content=b"x", headers=strange).status_code == 403
    assert "access-control-allow-origin" not in asks.get("/v1/rules", headers=strange).headers
    (tmp_path / "2").mkdir()
    with client(house(tmp_path / "2", 'origins = ["https://cms.example"]\n')) as open_to:
        told = open_to.get("/v1/rules", headers={"Origin": "https://cms.example"})
    assert told.headers["access-control-allow-origin"] == "https://cms.example"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b'{"documents": ' + b"[" * 5000 + b"]" * 5000 + b"}", 400),
        (b'{"documents": "\xff"}', 400),
        (b'{"documents": []}', 422),
        (b"[]", 422),
        (b'{"documents": [{"text": "a"}], "budgte": 1}', 422),
        (b'{"documents": [{"text": "a", "data": "YQ=="}]}', 422),
        (b'{"documents": [{"text": "a"}, {"text": "b"}, {"text": "c"}]}', 422),
        (b'{"documents": [{"text": "a"}], "budget": -1}', 422),
        (b'{"documents": [{"text": "a"}], "budget": 1e-9}', 422),
        (b'{"documents": [{"text": "\\ud800"}]}', 400),
        (b"x" * 20_001, 413),
    ],
    ids=lambda value: value[:40] if isinstance(value, bytes) else value,
)
def test_what_cannot_be_answered_is_refused_with_what_to_do(
    body: bytes, status: int, asks: TestClient
) -> None:
    answer = asks.post("/v1/check", content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


def test_a_form_of_a_page_is_no_json(asks: TestClient) -> None:
    answer = asks.post("/v1/check", content=b"{}", headers={"Content-Type": "text/plain"})

    assert answer.status_code == 415


def test_too_many_requests_of_one_key_are_told_when_to_come_back(tmp_path: Path) -> None:
    with client(house(tmp_path, "rate = 0.01\n")) as asks:
        answers = [asks.get("/v1/rules") for _ in range(3)]

    assert [one.status_code for one in answers] == [200, 429, 429]
    assert int(answers[1].headers["retry-after"]) > 10


def test_a_crowd_of_strangers_gives_nobody_a_new_allowance(tmp_path: Path) -> None:
    door = Admission(Keys(State(tmp_path / "service.db")), 0.001, ())

    def ask(host: str) -> int:
        try:
            door.spend_of_strangers(Request({"type": "http", "client": (host, 1), "headers": []}))
        except Refused as refused:
            return refused.problem.status
        return 200

    assert [ask("greedy") for _ in range(2)] == [200, 429]
    crowd = [(ask(f"host {number}"), ask("greedy")) for number in range(10_050)]
    assert set(crowd) == {(200, 429)}
    assert ask("host 0") == 200  # whom we saw last longest ago is forgotten, and nobody else
    assert ask("host 10049") == 429


def test_every_answer_has_an_id_and_forbids_what_no_answer_needs(asks: TestClient) -> None:
    for path in ("/health/live", "/nowhere", "/openapi.json"):
        answer = asks.get(path)

        assert len(answer.headers["x-request-id"]) == 32
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
    given = asks.get("/health/live", headers={"X-Request-ID": "desk-4711"})
    assert given.headers["x-request-id"] == "desk-4711"


def test_openapi_links_lead_to_what_an_answer_names(asks: TestClient) -> None:
    paths = asks.get("/openapi.json").json()["paths"]
    asked = {"documents": [PAGE]}

    accepted = asks.post("/v1/check", json=asked, headers={"Prefer": "respond-async"})

    (link,) = paths["/v1/check"]["post"]["responses"]["202"]["links"].values()
    assert paths["/v1/jobs/{id}"]["get"]["operationId"] == link["operationId"]
    assert link["parameters"] == {"id": "$response.body#/id"}
    assert asks.get(f"/v1/jobs/{accepted.json()['id']}").status_code == 200


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/", "http://cms.example/", "https://a:b@cms.example", "ftp://x", "x"],
)
def test_nothing_is_promised_to_hosts_that_the_settings_do_not_name(
    url: str, tmp_path: Path
) -> None:
    with client(house(tmp_path, 'callbacks = ["cms.example"]\n')) as asks:
        answer = asks.post("/v1/check", json=BODY | {"callback": url})

    assert answer.status_code in {403, 422}
    assert "callback" in answer.json()["detail"]
