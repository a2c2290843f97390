"""What is refused, as `application/problem+json` (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rightscheck.errors import (
    NothingToCheck,
    RightscheckError,
    UnreadableDocument,
    UnusableDelivery,
    UnusableSources,
)
from rightscheck.model import Value

MEDIA_TYPE = "application/problem+json"

Headers = Mapping[str, str]


class Problem(Value):
    """Why there is no answer: `detail` is what is wrong here, `hint` what to do about it."""

    type: str = Field(default="about:blank", description="always that: `status` tells the kind")
    title: str = Field(examples=["Unauthorized"])
    status: int = Field(examples=[401], ge=400, le=599)
    detail: str = Field(examples=["the key is not known here"])
    hint: str = Field(default="", examples=["`rightscheck keys new NAME` makes one"])


class Refused(Exception):
    """A request that is not answered: the status, what is wrong and what to do about it."""

    def __init__(
        self, status: HTTPStatus, detail: str, hint: str = "", headers: Headers | None = None
    ) -> None:
        super().__init__(detail)
        self.problem = Problem(title=status.phrase, status=int(status), detail=detail, hint=hint)
        self.headers = headers or {}


def answer(refused: Refused) -> Response:
    """The refusal as it is sent."""
    body = json.dumps(refused.problem.model_dump(), ensure_ascii=False).encode()
    return Response(body, refused.problem.status, dict(refused.headers), MEDIA_TYPE)


def of_error(error: RightscheckError) -> Refused:
    """An error that somebody can put right, with the status that tells who."""
    status = next((known for kind, known in _STATUS if isinstance(error, kind)), None)
    where = f"{error.where}: " if error.where and status in _THEIRS else ""
    return Refused(status or HTTPStatus.SERVICE_UNAVAILABLE, f"{where}{error.problem}", error.hint)


async def refused(_: Request, error: Exception) -> Response:
    """The handler of everything that has a status."""
    if isinstance(error, Refused):
        return answer(error)
    if isinstance(error, RightscheckError):
        return answer(of_error(error))
    assert isinstance(error, HTTPException)  # noqa: S101 -- the application registers no other
    status = HTTPStatus(error.status_code)
    return answer(Refused(status, _DETAILS.get(status, status.description), headers=error.headers))


_THEIRS = {HTTPStatus.UNPROCESSABLE_ENTITY}
"""Where the place of an error is in what they sent; ours (paths of the machine) is not told."""

_STATUS: tuple[tuple[type[RightscheckError], HTTPStatus], ...] = (
    (NothingToCheck, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnreadableDocument, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnusableDelivery, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnusableSources, HTTPStatus.SERVICE_UNAVAILABLE),
)

_DETAILS = {
    HTTPStatus.NOT_FOUND: "there is nothing at this address; /openapi.json lists what there is",
    HTTPStatus.METHOD_NOT_ALLOWED: "this address does not take this method",
}
