"""What decides, and how the service is: `/v1/rules`, `/health`, `/metrics`, `/openapi.json`."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import rightscheck
from rightscheck.checks import CHECKS
from rightscheck.checks.manual import summary
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.data import packed
from rightscheck.pipeline.staleness import stale
from rightscheck.service.api.answers import (
    CheckRule,
    LicenceTitle,
    Live,
    PackRules,
    Ready,
    Rules,
)
from rightscheck.service.desk import Desk, desk_of
from rightscheck.service.http.bodies import as_json
from rightscheck.service.shared.metrics import MEDIA_TYPE


async def list_rules(request: Request) -> Response:
    """The checks, packs and licences in force."""
    bench = desk_of(request).bench.current(0)
    return as_json(await run_in_threadpool(rules_of, bench))


def rules_of(bench: Workbench) -> Rules:
    """The same as a value."""
    loud = {question.name: question.severity for question in bench.questions}
    return Rules(
        checks=tuple(
            CheckRule(check=name, summary=summary(name), severity=loud.get(name)) for name in CHECKS
        ),
        packs=tuple(PackRules.model_validate(packed(pack)) for pack in bench.pack_list),
        licences=tuple(
            LicenceTitle(licence=one.licence, title=one.title, holder=one.holder)
            for one in bench.licences
        ),
    )


async def live(_: Request) -> Response:
    """The process runs."""
    return JSONResponse(Live(version=rightscheck.__version__).model_dump())


async def ready(request: Request) -> Response:
    """Whether it answers, and why its answers are not clean: 503 where there is no library."""
    state = await run_in_threadpool(readiness, desk_of(request))
    unready = state.status == "unready"
    status = HTTPStatus.SERVICE_UNAVAILABLE if unready else HTTPStatus.OK
    return JSONResponse(state.model_dump(), status)


def readiness(desk: Desk) -> Ready:
    """The same as a value; what is wrong is told without the paths of this machine."""
    bench = desk.bench.current(0)
    if desk.library_path is not None and not desk.library_path.exists():
        return Ready(status="unready", reasons=("the library of sources is gone",))
    reasons = []
    if bench.warnings:
        reasons.append("rules have changed and cannot be used; those before them decide")
    reasons += stale(bench, datetime.now(UTC)).values()
    count = len(bench.sources) if bench.sources else 0
    if bench.sources and not count:
        reasons.append("the library of sources is empty")
    return Ready(status="degraded" if reasons else "ready", reasons=tuple(reasons), sources=count)


async def metrics(request: Request) -> Response:
    """For Prometheus."""
    desk = desk_of(request)
    now = await run_in_threadpool(desk.gauges)
    return Response(desk.metrics.text(now), media_type=MEDIA_TYPE)
