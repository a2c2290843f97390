"""`/v1/sources`: what agencies deliver, kept before it is acknowledged; and what there is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightscheck.errors import UnusableDelivery
from rightscheck.model import Source
from rightscheck.pipeline.ingest import Deed, Stock
from rightscheck.pipeline.staleness import stale
from rightscheck.readers import deliver
from rightscheck.service.api.answers import DeliveredItem, Feed, Ingested, Library, Removed
from rightscheck.service.api.shapes import SourcesRequest
from rightscheck.service.desk import Desk, desk_of
from rightscheck.service.http.bodies import as_json, body, media_type, value
from rightscheck.service.http.envelope import visit_of
from rightscheck.service.http.problems import Refused

T = TypeVar("T")

REFUSED = "refused"
"""What became of an item that is not kept."""

_JSONL = ("application/x-ndjson", "application/jsonl")


async def add_sources(request: Request) -> Response:
    """Take in a delivery: 201 where anything is new, 200 where all was known, 422 for nothing."""
    desk = desk_of(request)
    data = await body(request, desk.settings.largest, desk.settings.patience)
    name = request.query_params.get("name") or "delivery"
    holder, kind = request.query_params.get("holder") or None, media_type(request)
    items = await _in_thread(desk, lambda: _ingested(desk, data, name, kind, holder))
    for one in items:
        desk.metrics.deeds.labels(one.deed).inc()
    deeds = [one.deed for one in items]
    counted = {deed: deeds.count(deed) for deed in dict.fromkeys(deeds)}
    visit_of(request).log_fields |= {"bytes": len(data), "deeds": counted}
    return as_json(Ingested(items=tuple(items)), _status(deeds))


async def list_sources(request: Request) -> Response:
    """How many sources there are, whose, and how fresh each feed is."""
    desk = desk_of(request)
    return as_json(await _in_thread(desk, lambda: holdings(desk)))


async def show_source(request: Request) -> Response:
    """One source whole."""
    desk, source_id = desk_of(request), request.path_params["id"]
    source = await _in_thread(desk, lambda: desk.library.get(source_id))
    if source is None:
        raise _unknown(source_id)
    return as_json(source)


async def remove_source(request: Request) -> Response:
    """Forget one source."""
    desk, source_id = desk_of(request), request.path_params["id"]
    removed = await _in_thread(desk, lambda: desk.library.remove([source_id]))
    if not removed:
        raise _unknown(source_id)
    return as_json(Removed(removed=removed))


def holdings(desk: Desk) -> Library:
    """What the library holds, and which feeds have been silent for too long."""
    bench, held = desk.bench.current(0), desk.library.status()
    silent, newest = stale(bench, datetime.now(UTC)), desk.library.newest()
    feeds = (
        Feed(
            holder=holder,
            sources=held.holders.get(holder, 0),
            newest=at.isoformat() if (at := newest.get(holder)) else None,
            stale=silent.get(holder),
        )
        for holder in sorted({*held.holders, *silent})
    )
    return Library(
        sources=held.count,
        version=held.version,
        languages=held.languages,
        statuses=held.statuses,
        feeds=tuple(feeds),
    )


def _ingested(
    desk: Desk, data: bytes, name: str, kind: str, holder: str | None
) -> list[DeliveredItem]:
    """What became of each item; all that is told to be kept is committed."""
    sources, problems = _items(desk, data, name, kind, holder)
    stock, items = Stock(desk.library), []
    for one in sources:
        try:
            items.append(DeliveredItem(id=one.id, deed=stock.keep(one)))
        except UnusableDelivery as error:
            items.append(_refusal(error))
    stock.flush()
    return [*items, *map(_refusal, problems)]


def _items(
    desk: Desk, data: bytes, name: str, kind: str, holder: str | None
) -> tuple[Iterable[Source], Iterable[UnusableDelivery]]:
    if kind in _JSONL:
        delivery = deliver(data, f"{name}.jsonl", holder)
    elif _is_ours(data, kind):
        return value(data, SourcesRequest).sources, ()
    else:
        # A form's type, which clients send if they are told of none, says nothing.
        stated = kind if kind not in _NOTHING else None
        delivery = deliver(data, name, holder, desk.holders().called, stated)
    return delivery.sources, delivery.problems


_NOTHING = {"", "application/octet-stream", "application/x-www-form-urlencoded"}


def _is_ours(data: bytes, kind: str) -> bool:
    """Is it our own JSON? Agencies' items have no list of `sources` that is all they say."""
    if kind != "application/json":
        return False
    try:
        parsed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refused(HTTPStatus.BAD_REQUEST, "is no JSON, or nested too deep") from error
    if not isinstance(parsed, (dict, list)):
        raise Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "is neither an item nor a list of items",
            "send plain text as text/plain",
        )
    return isinstance(parsed, dict) and set(parsed) == {"sources"}


def _refusal(error: UnusableDelivery) -> DeliveredItem:
    return DeliveredItem(id=error.where, deed=REFUSED, problem=error.problem, hint=error.hint)


def _status(deeds: list[str]) -> HTTPStatus:
    if set(deeds) <= {REFUSED}:
        return HTTPStatus.UNPROCESSABLE_ENTITY
    known = {REFUSED, Deed.UNCHANGED, Deed.WORDLESS}
    return HTTPStatus.OK if set(deeds) <= known else HTTPStatus.CREATED


async def _in_thread(desk: Desk, work: Callable[[], T]) -> T:
    """In a thread of its own, so that checks do not wait for the disk."""
    desk.library  # noqa: B018 -- refused before anything else where there is none
    return await run_in_threadpool(work)


def _unknown(source_id: str) -> Refused:
    return Refused(
        HTTPStatus.NOT_FOUND,
        f"the library holds no source {source_id!r}",
        "GET /v1/sources tells what there is",
    )
