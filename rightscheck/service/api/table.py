"""Every endpoint: what the application routes and what /openapi.json promises come from here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from rightscheck.integrations.webhooks import SENDERS
from rightscheck.model import Source
from rightscheck.reporters import REPORTERS
from rightscheck.reporters.json import JsonReport
from rightscheck.service.api import (
    answers,
    checking,
    delivering,
    describing,
    hooking,
    shapes,
    waiting,
)
from rightscheck.service.shared.keys import KeyScope

Handler = Callable[[Request], Awaitable[Response]]


class Parameter(NamedTuple):
    """Something of an address or a head."""

    name: str
    meaning: str
    within: str = "query"
    schema: dict[str, object] = {"type": "string"}  # noqa: RUF012 -- never changed


class Link(NamedTuple):
    """What an answer leads to: the handler that is asked next, and the `id` to ask it for.

    `id` is a runtime expression (OpenAPI 3.1, 4.8.20.4).
    """

    status: int
    handler: Handler
    id: str


class Endpoint(NamedTuple):
    """One row. `scope` None is open to everybody; `takes` None has no body.

    `raw` also takes what others send, of any media type; `gives` is a model, or a media type
    that is no JSON; `accepted` is the answer where it is 202; `fails` are the statuses that
    only this row has, `links` what can be asked then.
    """

    method: str
    path: str
    scope: KeyScope | None
    handler: Handler
    gives: type[BaseModel] | str
    takes: type[BaseModel] | None = None
    statuses: tuple[int, ...] = (200,)
    fails: tuple[int, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    raw: bool = False
    accepted: type[BaseModel] | None = None
    links: tuple[Link, ...] = ()

    @property
    def name(self) -> str:
        """The handler's."""
        return self.handler.__name__


_ID = Parameter("id", "as the agency calls it", "path", {"type": "string", "minLength": 1})
_FORM = Parameter(
    "format", "the form of the report", schema={"type": "string", "enum": [*REPORTERS]}
)
_PREFER = Parameter(
    "Prefer",
    "`respond-async`: 202 and a job",
    "header",
    {"type": "string", "examples": ["respond-async"]},
)
_ONCE = Parameter(
    "Idempotency-Key",
    "of a job: the same key is the same job, however often it is asked for; with another request"
    " it is a 422",
    "header",
    {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
)
_FILE = Parameter("name", "what the file is called: its suffix may tell the format")
_HOLDER = Parameter("holder", "who owns items that name nobody we know", schema={"type": "string"})

_DELIVERED = "$request.body#/sources/0/id"

_SENDER = Parameter("sender", "who calls", "path", {"type": "string", "enum": [*SENDERS]})

_IN, _ONE, _ALL = KeyScope.INGEST, KeyScope.CHECK, None
_BODY = (400, 408, 413, 415, 422)
_BUSY = (503,)

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        "POST",
        "/v1/check",
        _ONE,
        waiting.check_documents,
        JsonReport,
        shapes.CheckRequest,
        fails=(*_BODY, *_BUSY),
        parameters=(_FORM, _PREFER, _ONCE),
        accepted=answers.JobState,
        links=(Link(202, waiting.show_job, "$response.body#/id"),),
    ),
    Endpoint(
        "GET",
        "/v1/jobs/{id}",
        _ONE,
        waiting.show_job,
        answers.JobState,
        fails=(404, 409, 422),
        parameters=(_ID, _FORM),
    ),
    Endpoint(
        "POST",
        "/v1/spot",
        _ONE,
        checking.spot_notices,
        answers.Spotted,
        shapes.SpotRequest,
        fails=(*_BODY, *_BUSY),
    ),
    Endpoint(
        "POST",
        "/v1/compare",
        _ONE,
        checking.compare_texts,
        answers.Compared,
        shapes.CompareRequest,
        fails=(*_BODY, *_BUSY),
    ),
    Endpoint(
        "POST",
        "/v1/hooks/{sender}",
        None,  # the sender's signature is the key
        hooking.take_hook,
        answers.Hooked,
        statuses=(200, 202),
        fails=(401, 404, 408, 413, 415, 422, 429, 503),
        parameters=(_SENDER,),
        links=(Link(202, waiting.show_job, "$response.body#/job"),),
    ),
    Endpoint("GET", "/v1/sources", _IN, delivering.list_sources, answers.Library, fails=(409, 503)),
    Endpoint(
        "POST",
        "/v1/sources",
        _IN,
        delivering.add_sources,
        answers.Ingested,
        shapes.SourcesRequest,
        statuses=(200, 201, 422),
        fails=(*_BODY, 409, 503),
        parameters=(_FILE, _HOLDER),
        raw=True,
        links=(
            Link(201, delivering.show_source, _DELIVERED),
            Link(201, delivering.remove_source, _DELIVERED),
        ),
    ),
    Endpoint(
        "GET",
        "/v1/sources/{id:path}",
        _IN,
        delivering.show_source,
        Source,
        fails=(404, 409, 503),
        parameters=(_ID,),
    ),
    Endpoint(
        "DELETE",
        "/v1/sources/{id:path}",
        _IN,
        delivering.remove_source,
        answers.Removed,
        fails=(404, 409, 503),
        parameters=(_ID,),
    ),
    Endpoint("GET", "/v1/rules", _ONE, describing.list_rules, answers.Rules),
    Endpoint("GET", "/health/live", _ALL, describing.live, answers.Live),
    Endpoint("GET", "/health/ready", _ALL, describing.ready, answers.Ready, statuses=(200, 503)),
    Endpoint("GET", "/metrics", KeyScope.ADMIN, describing.metrics, "text/plain"),
)
