"""uvicorn with our bounds: how long a head may take, what is logged, how it ends."""

from __future__ import annotations

import asyncio
import json
import logging
import multiprocessing
import os
import signal
import tempfile
import threading
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.supervisors import Multiprocess

from rightscheck.errors import RightscheckError
from rightscheck.service.app import create_app
from rightscheck.service.desk import Desk
from rightscheck.service.http.admission import is_loopback
from rightscheck.settings import ServiceSettings

_CONFIG = "RIGHTSCHECK_CONFIG"
_HEAD = "RIGHTSCHECK_HEAD_PATIENCE"

KEEP_ALIVE = 15
"""Seconds that a line without a request is kept."""

SIGN_OF_LIFE = 60
"""Seconds that a worker may take to begin, or to answer its parent. uvicorn gives five, after which
it kills those that a busy machine is still starting, again and again, so that none ever serves."""

LARGEST_HEAD = 32_768
"""Bytes of a request line and its headers."""


class Bounded(H11Protocol):
    """uvicorn's protocol, which closes a connection whose head does not arrive in time."""

    _closing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on, unless the head is whole now."""
        super().data_received(data)
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering and self._closing:
            self._closing.cancel()
            self._closing = None
        elif not answering and not self._closing:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for."""
        if self._closing:
            self._closing.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        seconds = float(os.environ.get(_HEAD, "20"))
        self._closing = self.loop.call_later(seconds, self.transport.close)


def run(config: Path | None, host: str, port: int, workers: int) -> None:
    """Serve until a signal ends it; what is being answered then is answered.

    RightscheckError where the settings cannot be used, and where strangers would be let in.
    """
    app = create_app(config)  # what is wrong is told before anything listens
    desk: Desk = app.state.desk
    _refuse_strangers(host, guarded=desk.keys.any())
    if config is not None:
        os.environ[_CONFIG] = str(config.absolute())
    os.environ[_HEAD] = str(desk.settings.patience)
    options = _options(host, port, desk.settings)
    if workers == 1:
        uvicorn.run(app, **options)
        return
    desk.close()
    with tempfile.TemporaryDirectory(prefix="rightscheck-") as counters:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = counters  # workers add up their metrics there
        factory = f"{__name__}:{application.__name__}"
        server = uvicorn.Config(factory, factory=True, workers=workers, **options)
        Workers(server, [server.bind_socket()]).run()


class Workers(Multiprocess):
    """uvicorn's supervisor, which notices at once when a worker dies.

    Else it asks the dead for a sign of life, and waits as long as it would for a slow one: it held
    the worker's end of their line as well, so that nobody ever hung up.
    """

    def init_processes(self) -> None:
        """Start the workers."""
        super().init_processes()
        self._let_go()

    def keep_subprocess_alive(self) -> None:
        """Replace workers that have died."""
        super().keep_subprocess_alive()
        self._let_go()

    def _let_go(self) -> None:
        for process in self.processes:
            process.child_conn.close()


def application() -> Starlette:
    """The application of a worker, which ends with the process that started it."""
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()
    path = os.environ.get(_CONFIG)
    return create_app(Path(path) if path else None)


def _end_after(parent: BaseProcess) -> None:
    """End this worker with its parent: else it would listen on, with nobody to end it."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _refuse_strangers(host: str, *, guarded: bool) -> None:
    if not guarded and not is_loopback(host):
        raise RightscheckError(
            f"strangers could ask: {host} is not only this machine, and there are no keys",
            hint="make one with `rightscheck keys new NAME`, or stay on 127.0.0.1",
        )


def _options(host: str, port: int, settings: ServiceSettings) -> dict[str, Any]:
    return {
        "host": host,
        "port": port,
        "http": Bounded,
        "ws": "none",
        "h11_max_incomplete_event_size": LARGEST_HEAD,
        "timeout_keep_alive": KEEP_ALIVE,
        "timeout_graceful_shutdown": int(settings.grace),
        "timeout_worker_healthcheck": SIGN_OF_LIFE,
        "access_log": False,
        "server_header": False,
        "log_config": _LOGGING,
    }


class JsonLines(logging.Formatter):
    """A formatter of logs: one JSON object a line; a message that is one is merged into it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        message = record.getMessage()
        fields = json.loads(message) if message.startswith("{") else {"message": message}
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname.lower(), **fields}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line)


_LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "rightscheck.service.server.JsonLines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "loggers": {
        name: {"handlers": ["lines"], "level": "INFO", "propagate": False}
        for name in ("uvicorn", "rightscheck")
    },
}
