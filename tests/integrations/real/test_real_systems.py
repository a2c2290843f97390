"""The real systems and the service, if RIGHTSCHECK_REAL is the folder that README.md describes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import pytest
from integrations.test_signatures import OTHER, SECRET

from rightscheck.cli.commands.demo import write
from rightscheck.integrations.webhooks import SENDERS, Call, Unsigned
from rightscheck.service.jobs.callbacks import signed

REAL = Path(os.environ.get("RIGHTSCHECK_REAL", ""))
pytestmark = pytest.mark.skipif(Path() == REAL, reason="RIGHTSCHECK_REAL=FOLDER")

HERE = Path(__file__).parent
PORT = 8642
COPIED = (
    "Lorries will be sent around the head of the fjord, a detour of ninety kilometres that"
    " hauliers expect to add a third to the price of frozen fish. The agency will run a car ferry"
    " every twenty minutes and pay for a school bus by water."
)
MAYA = {"email": "maya@example.com", "password": "Kalvik-9-trawlers-at-dawn"}


class Told(BaseHTTPRequestHandler):
    """Where callbacks go."""

    calls: Queue[dict[str, Any]] = Queue()

    def do_POST(self) -> None:
        """Keep it."""
        self.calls.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()


class Api:
    """A content system's API, with a cookie or a token."""

    def __init__(self, base: str) -> None:
        self.base, self.head = base, {"Content-Type": "application/json", "Origin": base}
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self.opener = urllib.request.build_opener(cookies)

    def __call__(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Its status, and its JSON or text."""
        data = None if body is None else json.dumps(body).encode()
        where = self.base + path
        asked = urllib.request.Request(where, data, self.head, method=method)  # noqa: S310 -- ours
        try:
            with self.opener.open(asked, timeout=60) as found:
                status, said = found.status, found.read().decode()
        except urllib.error.HTTPError as error:
            status, said = error.code, error.read().decode()
        return status, json.loads(said) if said.startswith("{") else said


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """`rightscheck serve` in the demo's newsroom, with hooks that call back; its settings."""
    house = tmp_path_factory.mktemp("real") / "newsroom"
    write(house)
    receiver = ThreadingHTTPServer(("127.0.0.1", 0), Told)
    Thread(target=receiver.serve_forever, daemon=True).start()
    there = f"http://127.0.0.1:{receiver.server_port}/rights"
    hooks = "".join(
        f'[service.hooks.{one}]\nsecret = "hook.secret"\ncallback = "{there}"\n'
        for one in ("ghost", "strapi")
    )
    (house / "hook.secret").write_text(SECRET)
    with (house / "rightscheck.toml").open("a") as settings:
        settings.write(f'\n[service]\ncallbacks = ["127.0.0.1"]\nprivate_callbacks = true\n{hooks}')
    command = [sys.executable, "-m", "rightscheck", "serve", "--port", str(PORT)]
    with subprocess.Popen(command, cwd=house) as process:  # noqa: S603 -- ours
        _until_it_answers(f"http://127.0.0.1:{PORT}/openapi.json")
        yield house / "rightscheck.toml"
        process.terminate()
    receiver.shutdown()
    receiver.server_close()


def _until_it_answers(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 -- ours
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail(f"{address} does not answer")


def _told_of(name: str) -> dict[str, Any]:
    """The next report that is called back about a document of that system."""
    while True:
        told = Told.calls.get(timeout=60)
        if told["documents"][0]["name"].startswith(name):
            return told


def _lexical(*paragraphs: str) -> str:
    texts = ({"type": "extended-text", "text": one, "version": 1} for one in paragraphs)
    nodes = [{"type": "paragraph", "children": [text], "version": 1} for text in texts]
    return json.dumps({"root": {"type": "root", "children": nodes, "version": 1}})


def _published(ghost: Api, *paragraphs: str) -> dict[str, Any]:
    draft = {"title": "Bridge to close", "lexical": _lexical(*paragraphs), "status": "draft"}
    _, made = ghost("POST", "/posts/", {"posts": [draft]})
    (post,) = made["posts"]
    change = {"status": "published", "updated_at": post["updated_at"]}
    status, made = ghost("PUT", f"/posts/{post['id']}/", {"posts": [change]})
    assert status == 200
    found: dict[str, Any] = made["posts"][0]
    return found


def _hooked(ghost: Api, secret: str) -> dict[str, Any]:
    _, made = ghost("POST", "/integrations/?include=webhooks", {"integrations": [{"name": "r"}]})
    hook = {
        "event": "post.published",
        "name": "rights",
        "target_url": f"http://127.0.0.1:{PORT}/v1/hooks/ghost",
        "secret": secret,
        "integration_id": made["integrations"][0]["id"],
    }
    status, made = ghost("POST", "/webhooks/", {"webhooks": [hook]})
    assert status == 201
    found: dict[str, Any] = made["webhooks"][0]
    return found


@pytest.mark.usefixtures("service")
def test_ghost() -> None:
    ghost = Api("http://127.0.0.1:2368")
    ghost.base += "/ghost/api/admin"
    setup = {**MAYA, "name": "Maya", "blogTitle": "Courier"}
    ghost("POST", "/authentication/setup/", {"setup": [setup]})  # 403 the second time
    login = {"username": MAYA["email"], "password": MAYA["password"]}
    assert ghost("POST", "/session/", login)[0] == 201
    hook = _hooked(ghost, SECRET)

    post = _published(ghost, "What everybody talks of.", COPIED)
    told = _told_of("ghost/")
    ghost("DELETE", f"/webhooks/{hook['id']}/")
    strange = _hooked(ghost, OTHER)
    _published(ghost, COPIED)
    time.sleep(3)
    _, listed = ghost("GET", "/integrations/?include=webhooks&limit=all")
    ghost("DELETE", f"/webhooks/{strange['id']}/")

    assert told["verdict"] == "breach"
    assert told["documents"][0]["name"] == f"ghost/post/{post['id']}"
    assert {one["start"][2] for one in told["findings"]} == {"Body, paragraph 2"}
    hooks = [one for each in listed["integrations"] for one in each["webhooks"]]
    (seen,) = (one for one in hooks if one["id"] == strange["id"])
    assert seen["last_triggered_status"] == "401"


@pytest.fixture
def started(service: Path) -> Iterator[None]:
    """Strapi with the middleware of docs/strapi.md and a key of the service."""
    guide = (HERE.parents[2] / "docs/strapi.md").read_text("utf-8")
    middleware = guide.split("```js\n", 2)[1].partition("```")[0]
    (REAL / "strapi/src/index.js").write_text(middleware)
    keys = [sys.executable, "-m", "rightscheck", "keys", "new", "strapi", "--scope", "check"]
    made = subprocess.run(keys, cwd=service.parent, capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    told = {"RIGHTSCHECK_URL": f"http://127.0.0.1:{PORT}", "RIGHTSCHECK_KEY": made.stdout.strip()}
    command = ["node", "node_modules/@strapi/strapi/bin/strapi.js", "start"]
    with subprocess.Popen(command, cwd=REAL / "strapi", env={**os.environ, **told}) as process:  # noqa: S603 -- ours
        _until_it_answers("http://127.0.0.1:1337/_health")
        yield
        process.terminate()


@pytest.mark.usefixtures("started")
def test_strapi() -> None:
    strapi = Api("http://127.0.0.1:1337")
    login = strapi("POST", "/admin/register-admin", {**MAYA, "firstname": "Maya", "lastname": "B"})
    if login[0] != 200:  # the second time
        login = strapi("POST", "/admin/login", MAYA)
    strapi.head["Authorization"] = f"Bearer {login[1]['data']['token']}"
    url = f"http://127.0.0.1:{PORT}/v1/hooks/strapi"
    heads = {"Authorization": f"Bearer {SECRET}"}
    hook = {"name": f"rights{time.time()}", "url": url, "headers": heads}
    status, made = strapi("POST", "/admin/webhooks", {**hook, "events": ["entry.create"]})
    assert status == 201
    articles = "/content-manager/collection-types/api::article.article"
    texts = {"title": "Bridge to close", "content": f"What everybody talks of.\n\n{COPIED}"}

    _, kept = strapi("POST", articles, texts)
    told = _told_of("strapi/")
    strapi("DELETE", f"/admin/webhooks/{made['data']['id']}")
    entry = f"{articles}/{kept['data']['documentId']}"
    refused = strapi("POST", f"{entry}/actions/publish", texts)
    mended = strapi("POST", f"{entry}/actions/publish", {**texts, "content": "It rained."})

    assert told["verdict"] == "breach"
    assert {one["start"][2] for one in told["findings"]} == {"content, paragraph 2"}
    assert refused[0] == 400
    assert refused[1]["error"]["message"].startswith("Rights: 46 words")
    assert mended[0] == 200


@pytest.mark.parametrize(
    ("config", "query", "end"),
    [
        ({}, "", (400, "in_progress")),
        ({"RIGHTSCHECK_BLOCK": "never", "RIGHTSCHECK_ASK": "breach"}, "", (400, "in_progress")),
    ],
)
def test_superdesk(service: Path, config: dict[str, str], query: str, end: tuple[int, str]) -> None:
    told = {
        "INSTALLED_APPS": ["rightscheck.integrations.superdesk"],
        "RIGHTSCHECK_CONFIG": str(service),
        "RIGHTSCHECK_BUDGET": 30,
        **config,
    }
    command = [REAL / "superdesk/py3.11/bin/python", HERE / "superdesk_desk.py"]
    body = f"<p>What everybody talks of.</p><p>{COPIED}</p>"

    ran = subprocess.run(  # noqa: S603 -- ours
        [*command, body, json.dumps(told), query], capture_output=True, text=True, check=False
    )

    assert ran.stdout, ran.stderr[-3000:]
    said = json.loads(ran.stdout.splitlines()[-1])
    assert (said["status"], said["state"]) == end
    assert "Rights: Body" in said["issues"]["validator exception"]
    assert ("warnings" in said["issues"]["validator exception"]) == bool(config)


def test_the_libraries_that_sign() -> None:
    whsec = f"whsec_{SECRET}"
    body = '{"verdict": "breach"}'
    ours = {"headers": signed("job_1", int(time.time()), body.encode(), whsec), "body": body}

    ran = subprocess.run(  # noqa: S603 -- ours
        ["node", HERE / "signers.mjs", SECRET, whsec],  # noqa: S607 -- wherever Node is
        cwd=REAL / "signers",
        input=json.dumps(ours),
        capture_output=True,
        text=True,
        check=True,
    )

    calls = json.loads(ran.stdout)
    assert len(calls) == 14
    for sender, path, headers, said in calls:
        heads = {name.lower(): value for name, value in headers.items()}
        call = Call("POST", path, heads, said.encode())
        SENDERS[sender].verify(call, SECRET, time.time())
        with pytest.raises(Unsigned):
            SENDERS[sender].verify(call, OTHER, time.time())
