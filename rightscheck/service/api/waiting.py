"""`/v1/check` and `/v1/jobs`: reports at once, or for those who do not wait."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightscheck.reporters import REPORTERS, render
from rightscheck.reporters.json import parse
from rightscheck.service.api.answers import Callback, JobState
from rightscheck.service.api.checking import (
    form_of,
    refuse_too_many,
    respond,
)
from rightscheck.service.api.shapes import CheckRequest
from rightscheck.service.desk import Desk, desk_of
from rightscheck.service.http.bodies import as_json, body, must_be_json, value
from rightscheck.service.http.envelope import visit_of
from rightscheck.service.http.problems import Refused
from rightscheck.service.jobs.callbacks import refuse_url
from rightscheck.service.jobs.queue import Job, moment
from rightscheck.service.shared.keys import KeyScope

_KEY = re.compile(r"[!-~]{1,255}")


def wants_job(request: Request, posted: CheckRequest) -> bool:
    """Does the client go away meanwhile? A callback says so too."""
    return posted.callback is not None or _prefers(request)


def _prefers(request: Request) -> bool:
    preferred = request.headers.get("prefer", "").lower().replace(",", ";").split(";")
    return "respond-async" in map(str.strip, preferred)


async def check_documents(request: Request) -> Response:
    """A report on the documents; with `Prefer: respond-async`, or a callback, 202 and a job."""
    desk = desk_of(request)
    must_be_json(request)
    form, key = form_of(request), _idempotency_key(request)
    with nullcontext() if _prefers(request) else desk.pool.place():
        data = await body(request, desk.settings.largest, desk.settings.patience)
    posted = value(data, CheckRequest)
    refuse_too_many(posted, desk)
    if wants_job(request, posted):
        return await accept(request, posted, data, key)
    return await respond(request, posted, len(data), form)


async def accept(request: Request, posted: CheckRequest, data: bytes, key: str | None) -> Response:
    """Keep the request; it is acknowledged when it is on the disk."""
    desk, visit = desk_of(request), visit_of(request)
    if posted.callback is not None:
        refuse_url(posted.callback, desk.settings)
    owner = visit.log_fields["key"]
    job = await run_in_threadpool(desk.jobs.add, owner, key, data, posted.callback)
    desk.news.set()
    visit.log_fields |= {"job": job.id, "bytes": len(data)}
    answer = await run_in_threadpool(_job_response, job, HTTPStatus.ACCEPTED)
    answer.headers["Location"] = f"/v1/jobs/{job.id}"
    answer.headers["Preference-Applied"] = "respond-async"
    answer.headers["Retry-After"] = "1"
    return answer


def _idempotency_key(request: Request) -> str | None:
    key = request.headers.get("idempotency-key")
    if key is not None and not _KEY.fullmatch(key):
        raise Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "Idempotency-Key: must be 1 to 255 visible characters of ASCII",
            "a UUID is one",
        )
    return key


async def show_job(request: Request) -> Response:
    """How a job stands, with its report when it is done; `?format=` is the report alone."""
    desk = desk_of(request)
    job = await run_in_threadpool(_job_of, desk, request)
    if "format" not in request.query_params:
        return await run_in_threadpool(_job_response, job)
    form = form_of(request)
    if job.report is None:
        raise Refused(
            HTTPStatus.CONFLICT, f"there is no report: the job is {job.state}", "ask again later"
        )
    text = await run_in_threadpool(_in_form, job.report, form)
    return Response(text, media_type=REPORTERS[form].media_type)


def _in_form(report: str, form: str) -> str:
    return render(parse(report.encode()), form)


def _job_response(job: Job, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """It takes a while where the report is long."""
    return as_json(state_of(job), status)


def state_of(job: Job) -> JobState:
    """The job as it is told."""
    callback = Callback(
        state=job.delivery or "none",
        attempts=job.delivery_attempts,
        problem=job.delivery_problem or "",
    )
    return JobState(
        id=job.id,
        state=job.state,
        created=moment(job.created) or "",
        finished=moment(job.finished),
        problem=job.problem or "",
        callback=callback if job.callback else None,
        report=json.loads(job.report) if job.report else None,
    )


def _job_of(desk: Desk, request: Request) -> Job:
    """A job is shown to the key that asked for it, and to admins; to others it is not there."""
    job = desk.jobs.get(request.path_params["id"])
    key = visit_of(request).key
    if not (job and key and (job.owner == key.name or key.opens(KeyScope.ADMIN))):
        raise Refused(
            HTTPStatus.NOT_FOUND,
            "there is no such job",
            "finished jobs are forgotten after a while: `[service] keep`",
        )
    return job
