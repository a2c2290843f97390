"""Content systems call the service by their own signatures; what they send is checked as a job."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from time import time

import pytest
from integrations.test_signatures import SECRET, by_contentful, by_ghost, by_standard, by_strapi
from integrations.test_webhooks import CONTENTFUL, GHOST, STRAPI
from serving import HERE, client, house, key
from starlette.types import ASGIApp, Message
from stories import HARBOUR

from rightscheck.integrations.webhooks import Call
from rightscheck.service import create_app
from rightscheck.service.shared.keys import KeyScope

POST = {
    "post": {"current": {"id": "7", "title": "Harbour", "html": f"<p>Ours.</p><p>{HARBOUR}</p>"}}
}


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    hooks = "".join(
        f'[service.hooks.{name}]\nsecret = "secret"\n'
        for name in ("ghost", "contentful", "strapi", "standard")
    )
    return house(tmp_path, f"rate = 0\n{hooks}")


def send(asks: object, call: Call) -> tuple[int, dict[str, object]]:
    answer = asks.post(call.path, content=call.body, headers=dict(call.headers))  # type: ignore[attr-defined]
    return answer.status_code, answer.json()


def test_a_call_becomes_a_job_whose_report_names_the_field(settings: Path) -> None:
    admin = key(settings.parent, "ada", KeyScope.ADMIN, KeyScope.CHECK)
    with client(settings) as asks:
        status, told = send(asks, by_ghost(json.dumps(POST).encode(), time()))
        where = f"/v1/jobs/{told['job']}"
        job = asks.get(where, headers=admin).json()
        while job["state"] in {"queued", "running"}:
            job = asks.get(where, headers=admin).json()

    assert status == 202
    finding = job["report"]["findings"][0]
    assert finding["document"] == "ghost/post/7"
    assert finding["start"][2] == "Body, paragraph 2"


def test_the_same_call_again_is_the_same_job_and_a_new_one_is_a_new_one(settings: Path) -> None:
    now, body = time(), json.dumps(POST).encode()
    with client(settings) as asks:
        first, again, later = (send(asks, by_ghost(body, at))[1] for at in (now, now, now + 1))

    assert first == again != later


def test_a_try_that_was_signed_anew_is_the_same_call(settings: Path) -> None:
    now, body = time(), json.dumps({"type": "entry.published", "data": {"body": HARBOUR}}).encode()
    with client(settings) as asks:
        first, again = (send(asks, by_standard(body, at)) for at in (now, now + 2))

    assert first[0] == 202
    assert first == again


def test_strangers_can_send_no_more_than_others_before_their_signature_is_looked_at(
    tmp_path: Path,
) -> None:
    hook = 'rate = 0.01\nlargest = 10\n[service.hooks.strapi]\nsecret = "secret"\n'
    with client(house(tmp_path, hook)) as asks:
        call = by_strapi(b"more than ten bytes", time())

        assert [send(asks, call)[0] for _ in range(2)] == [413, 429]


async def ask(app: ASGIApp, part: bytes, more: asyncio.Event, waits: asyncio.Event) -> int:
    """The status for a body of which a part has come; `waits` when the rest is waited for."""
    parts = iter((part, b""))
    statuses = []

    async def receive() -> Message:
        given = next(parts)
        if not given:
            waits.set()
            await more.wait()
        return {"type": "http.request", "body": given, "more_body": bool(given)}

    async def send(message: Message) -> None:
        statuses.append(message.get("status"))

    scope = {"type": "http", "method": "POST", "path": "/v1/hooks/strapi", "query_string": b""}
    await app({**scope, "headers": [(b"host", b"x")], "client": HERE}, receive, send)
    return int(statuses[0] or 0)


def test_strangers_share_the_room_for_what_is_not_yet_proven(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)
    hook = 'rate = 0\nlargest = 10\n[service.hooks.strapi]\nsecret = "secret"\n'
    app = create_app(house(tmp_path, hook))

    async def many() -> tuple[int, set[int], int]:
        more, opened = asyncio.Event(), []
        for _ in range(4):
            waits = asyncio.Event()
            opened.append(asyncio.create_task(ask(app, b"ten bytes.", more, waits)))
            await waits.wait()
        one_too_many = await ask(app, b"x", more, asyncio.Event())
        more.set()
        first = set(await asyncio.gather(*opened))
        return one_too_many, first, await ask(app, b"x", more, asyncio.Event())

    assert asyncio.run(many()) == (503, {401}, 401)


def test_a_secret_that_cannot_be_read_is_told_without_the_path(tmp_path: Path) -> None:
    with client(house(tmp_path, '[service.hooks.strapi]\nsecret = "secret"\n')) as asks:
        status, told = send(asks, by_strapi(b"{}", time()))

    assert status == 503
    assert "[service.hooks.strapi] secret" in str(told["hint"])
    assert str(tmp_path) not in str(told)


def test_contentful_and_strapi_are_known_by_what_they_send(settings: Path) -> None:
    with client(settings) as asks:
        for call in (
            by_contentful(json.dumps(CONTENTFUL).encode(), time()),
            by_strapi(json.dumps(STRAPI).encode(), time()),
        ):
            assert send(asks, call)[0] == 202


def test_strangers_recordings_and_what_is_no_text_make_no_job(settings: Path) -> None:
    body = json.dumps(GHOST).encode()
    with client(settings) as asks:
        assert send(asks, by_ghost(body, time() - 600))[0] == 401
        assert send(asks, by_ghost(body, time())._replace(body=b"{}"))[0] == 401
        assert send(asks, by_ghost(b"[]", time()))[0] == 422
        assert send(asks, by_ghost(b'{"member": {}}', time())) == (200, {"job": None})
        assert send(asks, by_ghost(body, time())._replace(path="/v1/hooks/drupal"))[0] == 404


def test_half_a_character_is_no_fault(settings: Path) -> None:
    post = {"post": {"current": {"id": "\ud800", "title": "\udc00", "html": "<p>\ud800 x</p>"}}}
    with client(settings) as asks:
        assert send(asks, by_ghost(json.dumps(post).encode(), time()))[0] == 202


def test_fields_are_a_document_for_anybody(settings: Path) -> None:
    page = {"name": "posts/7", "fields": [{"label": "Body", "value": f"Ours.\n\n{HARBOUR}"}]}
    other = {"name": "posts/8", "fields": [{"label": "Body", "value": "x", "media_type": "a/b"}]}
    with client(settings) as asks:
        report = asks.post("/v1/check", json={"documents": [page, other]}).json()
        two = {**page, "text": "x"}
        refused = asks.post("/v1/check", json={"documents": [two]})

    assert report["findings"][0]["start"][2] == "Body, paragraph 2"
    assert "posts/8, Body" in report["unread"][0]["problem"]
    assert refused.status_code == 422
