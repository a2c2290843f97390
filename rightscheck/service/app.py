"""The application: the table of endpoints and the pages, behind keys and an envelope."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from rightscheck.errors import RightscheckError
from rightscheck.service import web
from rightscheck.service.api.openapi import document
from rightscheck.service.api.table import ENDPOINTS, Endpoint
from rightscheck.service.desk import desk_of, open_desk
from rightscheck.service.http.envelope import LOG, Envelope, visit_of
from rightscheck.service.http.problems import Refused, refused
from rightscheck.service.jobs.working import Worker


def create_app(config: Path | None = None) -> Starlette:
    """The service by the settings in `config`, else those found from here.

    RightscheckErrors say what is wrong with the settings and all that they name.
    """
    desk = open_desk(config)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if not desk.keys.any():
            LOG.warning(json.dumps({"message": "no keys: only this machine is answered"}))
        worker = Worker(desk)
        worker.start()
        try:
            yield
        finally:
            await worker.end()
            desk.close()

    app = Starlette(
        routes=[*routes(ENDPOINTS), _openapi(), *web.routes()],
        middleware=[
            Middleware(Envelope, metrics=desk.metrics),
            Middleware(
                CORSMiddleware,
                allow_origins=desk.settings.origins,
                allow_methods=["GET", "POST", "DELETE"],
                allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Prefer"],
                expose_headers=["X-Request-ID", "Location", "Retry-After"],
            ),
        ],
        exception_handlers={Refused: refused, RightscheckError: refused, HTTPException: refused},
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


def routes(rows: Iterable[Endpoint]) -> list[BaseRoute]:
    """A route a path; who asks is known before a byte of the body is read."""
    by_path: dict[str, dict[str, Endpoint]] = {}
    for row in rows:
        by_path.setdefault(row.path, {})[row.method] = row
    return [_route(path, methods) for path, methods in by_path.items()]


def _route(path: str, rows: Mapping[str, Endpoint]) -> Route:
    async def answer(request: Request) -> Response:
        row = rows["GET" if request.method == "HEAD" else request.method]
        visit = visit_of(request)
        visit.route = path
        if row.scope:
            visit.key = desk_of(request).admission.admit(request, row.scope)
            visit.log_fields["key"] = visit.key.name
        return await row.handler(request)

    return Route(path, answer, methods=[*rows])


def _openapi() -> BaseRoute:
    described = document(ENDPOINTS)

    async def openapi(request: Request) -> Response:
        visit_of(request).route = "/openapi.json"
        return JSONResponse(described)

    return Route("/openapi.json", openapi)
