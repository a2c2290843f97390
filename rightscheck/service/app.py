"""The application: the table of endpoints and the pages, behind keys and an envelope."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
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
from rightscheck.service.desk import desk_of, open_desk
from rightscheck.service.envelope import LOG, Envelope, visit_of
from rightscheck.service.openapi import document
from rightscheck.service.problems import Refused, refused
from rightscheck.service.table import ENDPOINTS, Endpoint
from rightscheck.service.working import Worker


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
        routes=[*map(route, ENDPOINTS), _openapi(), *web.routes()],
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


def route(row: Endpoint) -> Route:
    """The row behind its scope: who asks is known before a byte of the body is read."""

    async def answer(request: Request) -> Response:
        visit = visit_of(request)
        visit.route = row.path
        if row.scope:
            visit.told["key"] = desk_of(request).admission.admit(request, row.scope).name
        return await row.handler(request)

    return Route(row.path, answer, methods=[row.method], name=row.name)


def _openapi() -> BaseRoute:
    told = document(ENDPOINTS)

    async def openapi(request: Request) -> Response:
        visit_of(request).route = "/openapi.json"
        return JSONResponse(told)

    return Route("/openapi.json", openapi)
