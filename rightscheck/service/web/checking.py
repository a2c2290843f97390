"""The check page: a whole page for every browser, and step by step for one with a script."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from rightscheck.errors import RightscheckError
from rightscheck.model import Report
from rightscheck.pipeline.budget import Budget
from rightscheck.pipeline.seeing import Sight, unheard
from rightscheck.reporters import REPORTERS, render
from rightscheck.reporters.html.markup import Html, tag
from rightscheck.reporters.html.summary import headline
from rightscheck.service.api.checking import checked
from rightscheck.service.desk import Desk, desk_of
from rightscheck.service.http.bodies import body
from rightscheck.service.http.problems import Refused, of_error
from rightscheck.service.shared.keys import Key
from rightscheck.service.web.asking import (
    Fields,
    Submission,
    documents_of,
    fields,
    problem_of,
    submission_of,
    wanted,
)
from rightscheck.service.web.form import form
from rightscheck.service.web.page import HEADERS, LINES, error_line, line, whole_page
from rightscheck.service.web.verdict import FORMS, decided, progress, summary_line, unpacked

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY
TITLE = "May we use this text?"


async def empty(request: Request, _: Key) -> Response:
    """The check page with an empty form."""
    return _page(request, Submission())


async def whole(request: Request, key: Key) -> Response:
    """The check page with the form as it was sent and the verdict below it, without script."""
    desk = desk_of(request)
    submission = submission_of(await _form(request, desk))
    if fault := problem_of(submission):
        return _page(request, submission, fault)

    def work(time: Budget) -> tuple[Report, Html]:
        report = _report(submission, desk, time)
        return report, decided(report)

    report, result = await desk.pool.run(request, work, desk.settings.budget)
    _note(desk, report, key)
    return _page(request, submission, answer=(headline(report), result))


async def live(request: Request, key: Key) -> Response:
    """A check as a stream of JSON lines, as things become known: words to say, HTML to show."""
    desk = desk_of(request)
    submission = submission_of(await _form(request, desk))
    if fault := problem_of(submission):
        return Response(line(fault), headers=HEADERS, media_type=LINES)
    sent = request.query_params.get("sent") == "1"
    lines = _streamed(request, submission, key if sent else None)
    return StreamingResponse(lines, headers=HEADERS, media_type=LINES)


async def download(request: Request, _: Key) -> Response:
    """A report that its page handed back, in the form that is wanted: none is kept here."""
    desk = desk_of(request)
    handed = (await _form(request, desk)).values
    packed, wanted_form = handed.get("report", ""), handed.get("form", "")
    if wanted_form not in FORMS:
        raise Refused(UNPROCESSABLE, "there is no such form of a report")

    def work(_time: Budget) -> str:
        return render(unpacked(packed), wanted_form)

    try:
        text = await desk.pool.run(request, work, desk.settings.budget)
    except ValueError as error:
        raise Refused(UNPROCESSABLE, "this is no report of ours", "check the text again") from error
    reporter = REPORTERS[wanted_form]
    name = f'attachment; filename="rights-report{reporter.suffixes[0]}"'
    return Response(
        text, media_type=reporter.media_type, headers={**HEADERS, "Content-Disposition": name}
    )


async def _streamed(
    request: Request, submission: Submission, key: Key | None
) -> AsyncIterator[str]:
    """The lines as they become known; the work stops if the client goes away."""
    desk, loop = desk_of(request), asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    def put(words: str, html: Html, *, done: bool = False) -> None:
        loop.call_soon_threadsafe(lines.put_nowait, line(words, html, done=done))

    def work(time: Budget) -> Report:
        sources = len(desk.bench.current(0).sources or ())
        report = _report(submission, desk, time, lambda sight: put(*progress(sight, sources)))
        put(summary_line(report), decided(report), done=True)
        return report

    running = asyncio.ensure_future(desk.pool.run(request, work, desk.settings.budget))
    running.add_done_callback(lambda _: lines.put_nowait(None))
    try:
        while (told_line := await lines.get()) is not None:
            yield told_line
        _note(desk, await running, key)
    except Refused as error:
        yield error_line(error)
    except RightscheckError as error:  # `guarded` is over once the first line is sent
        yield error_line(of_error(error))
    finally:
        running.cancel()


def _report(
    submission: Submission, desk: Desk, time: Budget, on_seen: Callable[[Sight], None] = unheard
) -> Report:
    """The report of a check; one that is tried while typing is not written into the ledger."""
    with desk.bench.current(time.left / 2).unrecorded() as bench:
        return checked(documents_of(submission), bench, time, on_seen)


def _note(desk: Desk, report: Report, key: Key | None) -> None:
    """Add a check that was sent, not one made while typing, to the last checks."""
    desk.metrics.of_report(report)
    if key:
        desk.recent.note(report, key.name)


def _page(
    request: Request,
    submission: Submission,
    fault: str = "",
    answer: tuple[str, Html] | None = None,
) -> Response:
    """The form and, where there is one, the verdict: in a line for the tab, and whole."""
    title, result = answer or (TITLE, None)
    asks = wanted(desk_of(request).bench.current(0).licences)
    main = (
        tag("h1", TITLE),
        form(submission, asks, fault),
        tag("p", id="status", role="status", class_="unseen"),
        tag("section", result, id="result", aria_label="Verdict"),
    )
    return whole_page(title, main, request, UNPROCESSABLE if fault else HTTPStatus.OK)


async def _form(request: Request, desk: Desk) -> Fields:
    """The fields of a body that is no larger, and no slower, than the service takes."""
    data = await body(request, desk.settings.largest, desk.settings.patience)
    return await fields(request, data)
