"""Who does the jobs and tells their owners: two loops beside the requests."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from time import time

from rightscheck.errors import RightscheckError
from rightscheck.pipeline.budget import Budget
from rightscheck.reporters import render
from rightscheck.service.api.checking import checked
from rightscheck.service.api.shapes import CheckRequest
from rightscheck.service.desk import Desk
from rightscheck.service.http.problems import MEDIA_TYPE, Problem
from rightscheck.service.jobs.callbacks import DELAYS, Failure, send, signing_secret
from rightscheck.service.jobs.queue import LEASE, Job

LOG = logging.getLogger("rightscheck.service")

IDLE = 1.0
"""Seconds until somebody looks again for what other processes have left."""

_SWEPT = 3600.0


class Worker:
    """One for each process; several share the jobs of the file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ending = False
        self._swept = 0.0
        self._loops: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to look for work."""
        rounds = (self._do_job, self._call_back)
        self._loops = [asyncio.create_task(self._loop(one)) for one in rounds]

    async def end(self) -> None:
        """Stop; the job that is being computed is put back for another process."""
        self._ending = True
        self._desk.news.set()
        for loop in self._loops:
            with suppress(TimeoutError, asyncio.CancelledError):
                await asyncio.wait_for(loop, LEASE)

    async def _loop(self, once: Callable[[], Awaitable[bool]]) -> None:
        while not self._ending:
            try:
                if await once():
                    continue
            except RightscheckError as error:
                LOG.warning(json.dumps({"message": error.problem}))
            except Exception:
                LOG.exception(json.dumps({"message": "a fault of rightscheck"}))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._desk.news.wait(), IDLE)
            self._desk.news.clear()

    async def _do_job(self) -> bool:
        """Do one job; False if there is none."""
        jobs = self._desk.jobs
        if time() - self._swept > _SWEPT:
            self._swept = time()
            kept = self._desk.settings.keep.total_seconds()
            await asyncio.to_thread(jobs.forget, time() - kept)
        job = await asyncio.to_thread(jobs.begin)
        if job is None:
            return False
        try:
            report = await self._computed(job)
        except RightscheckError as error:
            await asyncio.to_thread(jobs.fail, job.id, error.problem)
        except Exception:
            LOG.exception(json.dumps({"job": job.id, "message": "a fault of rightscheck"}))
            await asyncio.to_thread(jobs.fail, job.id, "a fault of rightscheck; the log has it")
        else:
            if report is None:
                await asyncio.to_thread(jobs.put_back, job.id)
            else:
                await asyncio.to_thread(jobs.finish, job.id, report)
        self._desk.news.set()
        return True

    async def _computed(self, job: Job) -> str | None:
        """The report of a job as JSON; None if the process ends before it is done."""
        desk, posted = self._desk, CheckRequest.model_validate_json(job.request or b"")
        seconds = min(posted.budget or desk.settings.job_budget, desk.settings.job_budget)

        def work(time: Budget) -> str:
            until = replace(time, withdrawn=lambda: self._ending)
            # Here: a long job would keep one of the processes from the editors.
            bench = replace(desk.bench.current(), keeper=None)
            report = checked(posted.documents, bench, until)
            desk.metrics.of_report(report)
            return render(report, "json")

        working = asyncio.ensure_future(desk.jobs_pool.alone(work, seconds))
        while not working.done():
            await asyncio.wait({working}, timeout=LEASE / 3)
            if not working.done():
                with suppress(RightscheckError):  # a busy file ends no check
                    await asyncio.to_thread(desk.jobs.renew, job.id)
        report = working.result()
        return None if self._ending else report

    async def _call_back(self) -> bool:
        """Send one callback that is due; False if there is none."""
        desk, jobs = self._desk, self._desk.jobs
        job = await asyncio.to_thread(jobs.deliver)
        if job is None:
            return False
        body, kind = _callback_body(job)
        secret = await asyncio.to_thread(signing_secret, desk.state)
        try:
            await send(job, body, kind, secret, desk.settings)
        except Failure as failure:
            tried = job.delivery_attempts - 1
            over = failure.final or tried >= len(DELAYS)
            desk.metrics.callbacks.labels("dead" if over else "postponed").inc()
            LOG.warning(json.dumps({"job": job.id, "callback": str(failure), "dead": over}))
            wait = None if over else DELAYS[tried]
            await asyncio.to_thread(jobs.postpone, job.id, str(failure), wait)
        else:
            desk.metrics.callbacks.labels("delivered").inc()
            await asyncio.to_thread(jobs.delivered, job.id)
        return True


def _callback_body(job: Job) -> tuple[bytes, str]:
    """The body of a callback and its media type: the report, or why there is none."""
    if job.report is not None:
        return job.report.encode(), "application/json"
    problem = Problem(
        title="The check failed",
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
        detail=job.problem or "",
    )
    return problem.model_dump_json().encode(), MEDIA_TYPE
