r"""A receiver of webhooks that takes back what must not be out: Ghost and Contentful.

    GHOST_SECRET=… GHOST_URL=https://blog.example GHOST_ADMIN_KEY=ID:SECRET \
    python examples/take_back.py rightscheck.toml 8643

It answers on this machine only; a proxy with TLS stands before it and passes path and body on as
they are. It proves who called, checks, and where the gate holds something back asks the system
that called, and no other, to unpublish it. The keys of the content system stay here: rightscheck
has none.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
import os
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import quote

from rightscheck.errors import RightscheckError
from rightscheck.integrations.gate import Gate, Outcome
from rightscheck.integrations.webhooks import Call, Page, Unsigned, received

LOG = logging.getLogger("take_back")
LARGEST = 5_000_000  # bytes of a call
PATIENCE = 10  # seconds for a call to arrive, and for the content system to answer
HELD = {"name": "#rights-hold"}  # an internal tag of Ghost: no reader sees it

Settings = Mapping[str, str]


def ghost(name: str, settings: Settings) -> None:
    """Back to draft, with an internal tag (Ghost's Admin API, "Updating a post")."""
    _, kind, id_ = name.split("/", 2)
    kinds = f"{kind}s"
    address = f"{settings['GHOST_URL']}/ghost/api/admin/{kinds}/{quote(id_, safe='')}/"
    head = {"Authorization": f"Ghost {_token(settings['GHOST_ADMIN_KEY'])}"}
    post = asked("GET", address, head)[kinds][0]
    tags = [{"id": tag["id"]} for tag in post.get("tags", [])]
    change = {"status": "draft", "updated_at": post["updated_at"], "tags": [*tags, HELD]}
    asked("PUT", address, head, {kinds: [change]})


def contentful(name: str, settings: Settings) -> None:
    """Unpublished (Contentful's Content Management API, "Unpublishing an entry")."""
    id_ = quote(name.split("/")[2], safe="")
    space, base = settings["CONTENTFUL_SPACE"], settings.get("CONTENTFUL_URL", _CONTENTFUL)
    environment = settings.get("CONTENTFUL_ENVIRONMENT", "master")
    address = f"{base}/spaces/{space}/environments/{environment}/entries/{id_}/published"
    asked("DELETE", address, {"Authorization": f"Bearer {settings['CONTENTFUL_TOKEN']}"})


class System(NamedTuple):
    """How a content system is asked to take something back; where its secret is."""

    secret: str
    take_back: Callable[[str, Settings], None]


SYSTEMS = {
    "ghost": System("GHOST_SECRET", ghost),
    "contentful": System("CONTENTFUL_SECRET", contentful),
}
_CONTENTFUL = "https://api.contentful.com"


def taken(system: str, call: Call, settings: Settings) -> tuple[int, tuple[Page, ...], str]:
    """What is answered to a call: a status of HTTP, what is to be checked, why nothing is."""
    if system not in SYSTEMS:
        return 404, (), "no such system"
    try:
        secret = settings.get(SYSTEMS[system].secret, "")
        return 200, received(system, call, secret, time.time()), ""
    except Unsigned as refused:
        return 401, (), str(refused)
    except RightscheckError as error:
        return 422, (), str(error)


def judged(system: str, pages: tuple[Page, ...], gate: Gate, settings: Settings) -> list[str]:
    """What became of each text; what must not be out is taken back."""
    outcomes = [(page.name, _asked(page, gate)) for page in pages]
    held = {_entry(name) for name, outcome in outcomes if outcome.blocks}
    faults = {entry: _fault(system, entry, settings) for entry in held}
    return [_line(name, outcome, faults.get(_entry(name), "")) for name, outcome in outcomes]


def _asked(page: Page, gate: Gate) -> Outcome:
    try:
        return gate.ask(page.document)
    except RightscheckError as error:
        return gate.unchecked(str(error))


def _entry(name: str) -> str:
    """`contentful/article/5KsDBWse` of one of its locales: they are taken back together."""
    return "/".join(name.split("/")[:3])


def _fault(system: str, entry: str, settings: Settings) -> str:
    """Take it back; why it could not be, empty if it was."""
    try:
        SYSTEMS[system].take_back(entry, settings)
    except (OSError, KeyError, ValueError) as error:
        LOG.exception("%s could not be taken back: somebody must", entry)
        return type(error).__name__
    return ""


def _line(name: str, outcome: Outcome, fault: str) -> str:
    if not outcome.blocks:
        return f"{name}: {outcome.verdict}"
    became = f"NOT taken back: {fault}" if fault else f"taken back. {outcome.lines[0]}"
    return f"{name}: {outcome.verdict}, {became}"


class Stay(urllib.request.HTTPRedirectHandler):
    """Keys and texts go to the address that the settings name, wherever that one would lead."""

    def redirect_request(self, *_: object) -> None:
        """Nowhere: the redirection is the answer, and an error."""


def asked(method: str, address: str, head: Mapping[str, str], body: object = None) -> Any:  # noqa: ANN401 -- JSON
    """What a content system answers, as JSON; OSError or ValueError where it does not."""
    data = None if body is None else json.dumps(body).encode()
    heads = {"Content-Type": "application/json", "Accept-Version": "v5.0", **head}
    request = urllib.request.Request(address, data, heads, method=method)
    with urllib.request.build_opener(Stay).open(request, timeout=PATIENCE) as found:
        return json.loads(found.read(LARGEST) or b"{}")


def _token(key: str) -> str:
    """Five minutes of Ghost's Admin API ("Token authentication": HS256, audience /admin/)."""
    id_, _, secret = key.partition(":")
    now = int(time.time())
    parts = (
        {"alg": "HS256", "typ": "JWT", "kid": id_},
        {"iat": now, "exp": now + 300, "aud": "/admin/"},
    )
    signed = b".".join(map(_base64, (json.dumps(part).encode() for part in parts)))
    mark = hmac.digest(bytes.fromhex(secret), signed, hashlib.sha256)
    return b".".join((signed, _base64(mark))).decode()


def _base64(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def server(gate: Gate, settings: Settings, port: int) -> ThreadingHTTPServer:
    """`POST /ghost` and `POST /contentful`, on this machine."""

    class Receiver(BaseHTTPRequestHandler):
        timeout = PATIENCE

        def do_POST(self) -> None:
            size = self.headers.get("Content-Length", "")
            if not size.isdecimal() or int(size) > LARGEST:
                self.send_error(413)
                return
            heads = {name.lower(): value for name, value in self.headers.items()}
            call = Call("POST", self.path, heads, self.rfile.read(int(size)))
            system = self.path.strip("/")
            status, pages, why = taken(system, call, settings)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()
            # Ghost waits for two seconds and never tries again, so it is answered first.
            LOG.info("%s %s", status, why or judged(system, pages, gate, settings))

    return ThreadingHTTPServer(("127.0.0.1", port), Receiver)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    config, port = sys.argv[1:]
    server(Gate(config), os.environ, int(port)).serve_forever()
