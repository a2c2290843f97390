"""Texts in, what the command line would say of them out: reports, notices, comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from rightscheck.errors import UnreadableDocument
from rightscheck.matching import compare
from rightscheck.model import Document, Report, Unread
from rightscheck.notices import spot
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.budget import Budget
from rightscheck.pipeline.checking import check
from rightscheck.pipeline.data import compared, noticed
from rightscheck.pipeline.intake.given import of_data
from rightscheck.pipeline.seeing import Sight, unheard
from rightscheck.readers import fields, read
from rightscheck.reporters import REPORTERS, render
from rightscheck.service.api.shapes import CheckRequest, CompareRequest, DocumentInput, SpotRequest
from rightscheck.service.desk import Desk, desk_of
from rightscheck.service.http.bodies import V, as_json, body, must_be_json, value
from rightscheck.service.http.envelope import visit_of
from rightscheck.service.http.problems import Refused


async def respond(request: Request, posted: CheckRequest, size: int, form: str) -> Response:
    """The report while the client waits."""
    desk, visit = desk_of(request), visit_of(request)
    seconds = min(posted.budget or desk.settings.budget, desk.settings.longest_budget)
    report, text = await desk.pool.run(
        request, lambda time: _rendered(checked(posted.documents, desk.bench, time), form), seconds
    )
    desk.metrics.of_report(report)
    desk.recent.note(report, visit.log_fields["key"])
    visit.log_fields |= log_fields(posted, report, size, names=desk.settings.log_names)
    return Response(text, media_type=REPORTERS[form].media_type)


def checked(
    documents: Iterable[DocumentInput],
    bench: Workbench,
    time: Budget,
    on_seen: Callable[[Sight], None] = unheard,
) -> Report:
    """The report; it blocks, and is done when the time is up. `on_seen` is as of `check`."""
    parts = (part for given in documents for part in _read(given))
    return check(parts, bench, budget=time.left, cancelled=time.withdrawn, on_seen=on_seen)


def log_fields(
    posted: CheckRequest, report: Report, size: int, *, names: bool
) -> dict[str, object]:
    """What the log tells of a check."""
    counts: dict[str, int] = {}
    for finding in report.findings:
        counts[finding.verdict.value] = counts.get(finding.verdict.value, 0) + 1
    named = {"names": [given.name for given in posted.documents]} if names else {}
    return {
        "bytes": size,
        "documents": len(report.documents),
        "verdict": report.verdict.value,
        "findings": counts,
        "unread": len(report.unread),
        **named,
    }


def form_of(request: Request) -> str:
    """The form of the report: `?format=`, else what the client would rather have."""
    form = request.query_params.get("format")
    if form is None:
        return "html" if _rather_html(request.headers.get("accept", "")) else "json"
    if form not in REPORTERS:
        raise Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            f"there is no report form {form!r}",
            f"forms: {', '.join(REPORTERS)}",
        )
    return form


def refuse_too_many(posted: CheckRequest, desk: Desk) -> None:
    """422 for more documents than are taken at a time."""
    most = desk.settings.documents
    if len(posted.documents) > most:
        raise Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            f"documents: more than {most:,}",
            "send them in several requests; `[service] documents` sets it",
        )


async def spot_notices(request: Request) -> Response:
    """The rights notices of one document."""
    desk, posted = desk_of(request), await _read_request(request, SpotRequest)

    def work(_: Budget) -> dict[str, object]:
        bench = desk.bench.current(0)
        document = _of_fields(posted) or read(posted.bytes, posted.name, posted.media_type)
        return noticed(document, spot(document, bench.packs, bench.house.own))

    return as_json(await desk.pool.run(request, work, desk.settings.budget))


async def compare_texts(request: Request) -> Response:
    """What a text shares with a source."""
    desk, posted = desk_of(request), await _read_request(request, CompareRequest)

    def work(_: Budget) -> dict[str, object]:
        text, source = Document.of(posted.text, "text"), Document.of(posted.source, "source")
        return compared(text, source, compare(posted.text, posted.source))

    return as_json(await desk.pool.run(request, work, desk.settings.budget))


async def _read_request(request: Request, kind: type[V]) -> V:
    """What is asked; 503 where the queue is full, before anything is read."""
    desk = desk_of(request)
    must_be_json(request)
    with desk.pool.place():
        data = await body(request, desk.settings.largest, desk.settings.patience)
    return value(data, kind)


def _rendered(report: Report, form: str) -> tuple[Report, str]:
    return report, render(report, form)


def _read(given: DocumentInput) -> Iterator[Document | Unread]:
    """The documents of it, with what the caller knows of them before what they say."""
    for part in _parts(given):
        yield part.with_facts(given.facts.items()) if isinstance(part, Document) else part


def _parts(given: DocumentInput) -> Iterator[Document | Unread]:
    """A text was decoded before it came: what its markup says of a charset is over."""
    try:
        if made := _of_fields(given):
            return iter((made,))
    except UnreadableDocument as error:
        return iter((Unread(name=given.name, problem=f"{error}", hint=error.hint),))
    data = given.bytes
    if given.text is not None and not given.text.isascii():
        first, *more = parts = list(of_data(given.name, data, given.media_type))
        if not more and isinstance(first, Document) and first.encoding.lower() != "utf-8":
            parts = list(of_data(given.name, given.text.encode("utf-8-sig"), given.media_type))
        return iter(parts)
    return of_data(given.name, data, given.media_type)


def _of_fields(given: DocumentInput) -> Document | None:
    """What a content system has in fields; UnreadableDocument names the one that is no such."""
    if given.fields is None:
        return None
    return fields.document(
        given.name,
        [fields.Field(f.label, f.value, f.media_type, f.role, f.fact) for f in given.fields],
    )


def _rather_html(accept: str) -> bool:
    """Does `Accept` put HTML before JSON? What names neither gets JSON."""
    weights = {"text/html": 0.0, "application/json": 0.0}
    for part in accept.split(","):
        kind, *parameters = (word.strip().lower() for word in part.split(";"))
        quality = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        if kind in weights:
            weights[kind] = float(quality) if quality.replace(".", "", 1).isdecimal() else 0.0
    return weights["text/html"] > weights["application/json"]
