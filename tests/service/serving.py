"""A service of a small newsroom: in this process, or as a program of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx2
from newsrooms import DISPATCHES
from starlette.testclient import TestClient
from stories import HARBOUR

import rightscheck
from rightscheck.service import create_app
from rightscheck.service.shared.keys import Keys, KeyScope
from rightscheck.service.shared.state import State

PAGE = {"name": "harbour.txt", "text": f"(AFP) {HARBOUR}"}

HERE = ("127.0.0.1", 50000)


def house(folder: Path, more: str = "") -> Path:
    """The settings of a newsroom that holds two dispatches of AFP's."""
    with rightscheck.open_sources(folder / "sources.db") as library:
        library.add(DISPATCHES)
    settings = folder / "rightscheck.toml"
    settings.write_text(f'[sources]\npath = "sources.db"\n[service]\n{more}')
    return settings


def key(folder: Path, name: str, *scopes: KeyScope) -> dict[str, str]:
    """A new key, as the head that shows it."""
    secret = Keys(State(folder / "rightscheck-service.db")).new(name, scopes)
    return {"Authorization": f"Bearer {secret}"}


@contextmanager
def client(settings: Path, where: tuple[str, int] = HERE) -> Iterator[TestClient]:
    """Who asks the application without a network in between."""
    app = create_app(settings)
    with TestClient(app, "http://127.0.0.1", client=where, raise_server_exceptions=False) as asks:
        yield asks


class Served:
    """`rightscheck serve` as a program, and what it logs."""

    def __init__(self, settings: Path, *options: str) -> None:
        command = [sys.executable, "-m", "rightscheck", "serve", "--port", "0"]
        self.program = subprocess.Popen(  # noqa: S603 -- our own interpreter
            [*command, "--config", str(settings), *options],
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self.program.stderr
        self.log: list[str] = []
        self.url = next(
            (found[0] for line in self._lines(self.program.stderr) if (found := _URL.search(line))),
            "",
        )
        assert self.url, "\n".join(self.log)
        self._reading = threading.Thread(target=self._rest, args=(self.program.stderr,))
        self._reading.start()
        self.http = httpx2.Client(base_url=self.url, timeout=60)

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        host, _, port = self.url.removeprefix("http://").partition(":")
        return host, int(port)

    def told(self) -> list[dict[str, object]]:
        """The lines of the log that are about requests; once it has ended, all of them."""
        return [line for line in map(json.loads, self.log) if "route" in line]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it; its exit code."""
        self.http.close()
        if self.program.poll() is None:
            self.program.send_signal(how)
        code = self.program.wait(60)
        self._reading.join()
        assert self.program.stderr
        self.program.stderr.close()
        return code

    def _lines(self, stream: IO[str]) -> Iterator[str]:
        for line in stream:
            self.log.append(line)
            yield line

    def _rest(self, stream: IO[str]) -> None:
        for _ in self._lines(stream):
            pass


_URL = re.compile(r"http://[\d.]+:\d+")


@contextmanager
def served(settings: Path, *options: str) -> Iterator[Served]:
    """The program, ended at the end."""
    program = Served(settings, *options)
    try:
        yield program
    finally:
        program.stop(signal.SIGKILL)


def lapse(folder: Path) -> None:
    """Let the leases of all jobs run out at once, as they do in `LEASE` seconds of silence."""
    with State(folder / "rightscheck-service.db").writing() as connection:
        connection.execute("UPDATE jobs SET lease = 0")
