"""Bodies in, bounded in bytes and in time, values out; and values as JSON."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import TypeVar

from pydantic import ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from rightscheck.model import Value
from rightscheck.model.value import Fault
from rightscheck.reporters import json
from rightscheck.service.http.problems import Refused

V = TypeVar("V", bound=Value)

_LAST = {"Connection": "close"}
"""What has not been read of a body never will be."""


Take = Callable[[int], None]
"""Makes room for so many bytes more, or refuses."""


class Room:
    """A bound on the bytes of all bodies together that come from unknown senders."""

    def __init__(self, most: int) -> None:
        self._left = most

    @contextmanager
    def share(self) -> Iterator[Take]:
        """A share of it that grows as a body is read. Refused with 503 where no room is left."""
        taken = 0

        def take(size: int) -> None:
            nonlocal taken
            if size > self._left:
                raise Refused(
                    HTTPStatus.SERVICE_UNAVAILABLE,
                    "too much is sent at a time",
                    "ask again in a moment",
                    _LAST | {"Retry-After": "1"},
                )
            self._left -= size
            taken += size

        try:
            yield take
        finally:
            self._left += taken


def _unbounded(_: int) -> None:
    pass


async def body(request: Request, largest: int, patience: float, take: Take = _unbounded) -> bytes:
    """The body whole.

    413 as soon as it is known to be too large, 408 where it takes too long: whoever sends a byte
    now and then holds nothing up. `take` hears of every part before it is kept.
    """
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > largest:
        raise _too_large(largest)
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Refused(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "nothing is unpacked here",
            "send the body without Content-Encoding",
            _LAST,
        )
    try:
        async with asyncio.timeout(patience):
            return await _whole(request, largest, take)
    except TimeoutError as error:
        raise Refused(
            HTTPStatus.REQUEST_TIMEOUT,
            f"the body did not arrive within {patience:g} seconds",
            "send it in one go",
            _LAST,
        ) from error
    except ClientDisconnect as error:
        raise Refused(HTTPStatus.BAD_REQUEST, "the client went away") from error


async def _whole(request: Request, largest: int, take: Take) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > largest:
            raise _too_large(largest)
        take(len(part))
        parts.append(part)
    return b"".join(parts)


def media_type(request: Request) -> str:
    """The media type of a body without parameters; empty if there is none."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def must_be_json(request: Request) -> None:
    """415 for anything else: a form on a stranger's page can post text, but no JSON."""
    if media_type(request) != "application/json":
        raise Refused(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "the body must be JSON",
            "send Content-Type: application/json",
            _LAST,
        )


def value(data: bytes, kind: type[V]) -> V:
    """JSON as a value; 400 where it is no JSON (or nested too deep), 422 where it says else."""
    try:
        return kind.model_validate_json(data)
    except ValidationError as error:
        fault = Fault.of(error)
        if error.errors(include_url=False)[0]["type"] == "json_invalid":
            raise Refused(HTTPStatus.BAD_REQUEST, f"is no JSON: {fault}") from error
        raise Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            f"{fault}",
            "/openapi.json has the schema, with examples",
        ) from error


def as_json(content: object, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """A value, or what is JSON already, as the command line writes it."""
    plain = content.model_dump(mode="json") if isinstance(content, Value) else content
    return Response(json.as_json(plain), status, media_type="application/json")


def _too_large(largest: int) -> Refused:
    return Refused(
        HTTPStatus.CONTENT_TOO_LARGE
        if hasattr(HTTPStatus, "CONTENT_TOO_LARGE")
        else HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"the body is larger than {largest:,} bytes",
        "send less at a time; `[service] largest` sets it",
        _LAST,
    )
