"""`/v1/hooks/{sender}`: a content system calls, by its own signature; the check is a job."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from time import time

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightscheck.errors import UnreadableDocument
from rightscheck.integrations.webhooks import SENDERS, Call, Page, Unsigned, received
from rightscheck.service.api.answers import Hooked
from rightscheck.service.api.shapes import CheckRequest, DocumentInput, FieldInput
from rightscheck.service.desk import Desk, desk_of
from rightscheck.service.http.bodies import as_json, body
from rightscheck.service.http.envelope import visit_of
from rightscheck.service.http.problems import Refused
from rightscheck.settings import HookSettings, secret_of


async def take_hook(request: Request) -> Response:
    """202 and a job for what is to be checked; 200 and none where the call holds no text.

    The same call again is the same job: senders try again where they were not answered in time.
    """
    desk, visit, sender = desk_of(request), visit_of(request), request.path_params["sender"]
    hook = desk.settings.hooks.get(sender)
    if hook is None or sender not in SENDERS:
        raise Refused(
            HTTPStatus.NOT_FOUND,
            "nobody of that name calls here",
            f"`[service.hooks.{sender}]` names its secret; senders: {', '.join(SENDERS)}",
        )
    desk.admission.spend_of_strangers(request)  # its signature is looked at when all is read
    with desk.strangers.share() as take:
        data = await body(request, desk.settings.largest, desk.settings.patience, take)
        call = _call(request, data)
        pages = await run_in_threadpool(_pages, sender, call, hook)
        visit.log_fields |= {"sender": sender, "bytes": len(data), "documents": len(pages)}
        if not pages:
            return as_json(Hooked(job=None))
        job = await run_in_threadpool(
            _job, desk, sender, _idempotency_key(call), _check_request(pages, hook)
        )
    desk.news.set()
    visit.log_fields["job"] = job
    return as_json(Hooked(job=job), HTTPStatus.ACCEPTED)


def _call(request: Request, data: bytes) -> Call:
    query = request.url.query
    path = f"{request.url.path}?{query}" if query else request.url.path
    return Call(request.method, path, request.headers, data)


def _pages(sender: str, call: Call, hook: HookSettings) -> tuple[Page, ...]:
    try:
        return received(sender, call, secret_of(sender, hook), time())
    except Unsigned as error:
        raise Refused(HTTPStatus.UNAUTHORIZED, error.problem, error.hint) from error
    except UnreadableDocument as error:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, error.problem, error.hint) from error


def _idempotency_key(call: Call) -> str:
    """What only this call has, however often it comes: its body, with what its sender signed.

    Standard Webhooks 1.0.0 sign each try anew, with its own time: what stays is the id.
    """
    signed = sorted(item for item in call.headers.items() if item[0].startswith(_SIGNED))
    return hashlib.sha256(repr(signed).encode() + call.body).hexdigest()


_SIGNED = ("webhook-id", "x-contentful-", "x-ghost-")


def _job(desk: Desk, sender: str, once: str, posted: CheckRequest) -> str:
    """The id of the job, which admins' keys can look at."""
    kept = posted.model_dump_json(exclude_none=True).encode()
    return desk.jobs.add(f"hook {sender}", once, kept, posted.callback).id


def _check_request(pages: tuple[Page, ...], hook: HookSettings) -> CheckRequest:
    documents = tuple(
        DocumentInput(
            name=_whole(page.name, 1000),
            fields=tuple(
                FieldInput(
                    label=_whole(one.label, 500) or "field",
                    value=_whole(one.value),
                    media_type=one.media_type,
                    role=one.role,
                    fact=one.fact,
                )
                for one in page.fields
            ),
            facts={key: (_whole(said),) for key, said in page.facts.items()},
        )
        for page in pages
    )
    return CheckRequest(documents=documents, callback=hook.callback)


def _whole(text: str, most: int | None = None) -> str:
    """Text that can be kept: half a surrogate pair, which JSON can name, is no character."""
    return text[:most].encode("utf-8", "replace").decode()
