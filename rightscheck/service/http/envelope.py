"""What goes around every answer: its id, its headers, a log line, metrics, and the last errors."""

from __future__ import annotations

import json
import logging
import re
import uuid
from http import HTTPStatus
from time import perf_counter
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rightscheck.service.http.problems import Refused, answer
from rightscheck.service.shared.keys import Key
from rightscheck.service.shared.metrics import Metrics

LOG = logging.getLogger("rightscheck.service")

_ID = re.compile(r"[\w.-]{8,64}", re.ASCII)

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
    " frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""A page that needs others sets its own."""


class Visit:
    """What the log tells of one request; handlers add to `log_fields`. Never a text."""

    def __init__(self, request: Request) -> None:
        given = request.headers.get("x-request-id", "")
        self.id = given if _ID.fullmatch(given) else uuid.uuid4().hex
        self.method = request.method
        self.begun = perf_counter()
        self.route = "none"
        self.status = 0
        self.key: Key | None = None
        self.log_fields: dict[str, Any] = {}

    def line(self) -> str:
        """The line of the log, as JSON."""
        known = {
            "request": self.id,
            "method": self.method,
            "route": self.route,
            "status": self.status,
            "ms": round((perf_counter() - self.begun) * 1000, 1),
        }
        return json.dumps({**known, **self.log_fields}, ensure_ascii=True)


def visit_of(request: Request) -> Visit:
    """The visit of this request."""
    visit: Visit = request.scope["rightscheck.visit"]
    return visit


class Envelope:
    """An ASGI middleware; a bug behind it is a 500 with the id, and a traceback in the log."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        visit = scope["rightscheck.visit"] = Visit(Request(scope))

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                visit.status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = visit.id
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            LOG.exception(json.dumps({"request": visit.id, "route": visit.route}))
            if visit.status:
                raise  # half an answer is out: the server breaks the line off
            await answer(_BUG)(scope, receive, sending)
        finally:
            self._note(visit)

    def _note(self, visit: Visit) -> None:
        LOG.info(visit.line())
        labels = (visit.route, visit.method if visit.route != "none" else "-", str(visit.status))
        self._metrics.requests.labels(*labels).inc()
        self._metrics.seconds.labels(visit.route).observe(perf_counter() - visit.begun)


_BUG = Refused(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "a fault of rightscheck",
    "the log has it under the X-Request-ID of this answer; please report it",
)
