"""The service that a WordPress asks: `rightscheck serve` in the demo's newsroom, or an odd one."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from wordpress_site import ROOT, free_port

PROGRAM = (sys.executable, "-m", "rightscheck")

Said = tuple[int, bytes]


class Service(NamedTuple):
    """Where it listens, and a key of it."""

    url: str
    key: str


@contextmanager
def served(folder: Path) -> Iterator[Service]:
    """A newsroom in `folder` that is served, its library and licences those of the demo."""
    _run(folder, "demo", "room")
    room = folder / "room"
    key = _run(room, "keys", "new", "wordpress").strip()
    port = free_port()
    with (folder / "service.log").open("wb") as log:
        running = subprocess.Popen(  # noqa: S603
            [*PROGRAM, "serve", "--port", str(port)], cwd=room, stdout=log, stderr=log
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _until_live(url)
        yield Service(url, key)
    finally:
        running.terminate()
        running.wait(timeout=30)


def _run(folder: Path, *words: str) -> str:
    ran = subprocess.run(  # noqa: S603
        [*PROGRAM, *words], cwd=folder, check=False, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def _until_live(url: str) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with suppress(URLError, ConnectionError), urlopen(f"{url}/health/live"):  # noqa: S310
            return
        time.sleep(0.05)
    raise AssertionError("the service did not start")


@contextmanager
def saying(answer: Callable[[Any], Said]) -> Iterator[str]:
    """The address of a service that answers what was asked by `answer`."""

    class Odd(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, body = answer(asked)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if 300 <= status < 400:
                self.send_header("Location", body.decode())
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            del format, arguments

    server = ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def wire(name: str) -> str:
    """The copy of an agency in the demo's newsroom, which is invented, without its front matter."""
    text = (ROOT / "rightscheck/cli/commands/demo/newsroom/wire" / name).read_text("utf-8")
    return text.split("---", 2)[2].strip()
