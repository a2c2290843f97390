"""Texts in, what the command line would say of them out: reports, notices, comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from rightscheck.errors import UnreadableDocument
from rightscheck.matching import compare
from rightscheck.model import Document, Fact, Report, Span, Unread
from rightscheck.notices import spot
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.checking import check
from rightscheck.pipeline.data import compared, noticed
from rightscheck.pipeline.intake.given import of_data
from rightscheck.pipeline.seeing import Sight, unheard
from rightscheck.readers import fields, read
from rightscheck.reporters import REPORTERS, render
from rightscheck.service.api.shapes import CheckRequest, CompareRequest, Given, SpotRequest
from rightscheck.service.desk import Desk, desk_of
from rightscheck.service.http.bodies import V, as_json, body, must_be_json, value
from rightscheck.service.http.envelope import visit_of
from rightscheck.service.http.problems import Refused
from rightscheck.service.shared.pool import Time

_NOWHERE = Span(0, 0)


async def answered(request: Request, asked: CheckRequest, size: int, form: str) -> Response:
    """The report while the client waits."""
    desk, visit = desk_of(request), visit_of(request)
    seconds = min(asked.budget or desk.settings.budget, desk.settings.longest_budget)
    report, text = await desk.pool.run(
        request, lambda time: _rendered(checked(asked.documents, desk.bench, time), form), seconds
    )
    desk.metrics.of_report(report)
    desk.recent.note(report, visit.told["key"])
    visit.told |= told(asked, report, size, names=desk.settings.log_names)
    return Response(text, media_type=REPORTERS[form].media_type)


def checked(
    documents: Iterable[Given],
    bench: Workbench,
    time: Time,
    on_seen: Callable[[Sight], None] = unheard,
) -> Report:
    """The report; it blocks, and is done when the time is up. `on_seen` is as of `check`."""
    parts = (part for one in documents for part in _read(one))
    return check(parts, bench, budget=time.left, cancelled=time.gone, on_seen=on_seen)


def told(asked: CheckRequest, report: Report, size: int, *, names: bool) -> dict[str, object]:
    """What the log tells of a check."""
    counts: dict[str, int] = {}
    for finding in report.findings:
        counts[finding.verdict.value] = counts.get(finding.verdict.value, 0) + 1
    named = {"names": [one.name for one in asked.documents]} if names else {}
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


def refuse_too_many(asked: CheckRequest, desk: Desk) -> None:
    """422 for more documents than are taken at a time."""
    most = desk.settings.documents
    if len(asked.documents) > most:
        raise Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            f"documents: more than {most:,}",
            "send them in several requests; `[service] documents` sets it",
        )


async def spot_notices(request: Request) -> Response:
    """The rights notices of one document."""
    desk, asked = desk_of(request), await _sent(request, SpotRequest)

    def work(_: Time) -> dict[str, object]:
        bench = desk.bench.current(0)
        document = _of_fields(asked) or read(asked.bytes, asked.name, asked.media_type)
        return noticed(document, spot(document, bench.packs, bench.house.own))

    return as_json(await desk.pool.run(request, work, desk.settings.budget))


async def compare_texts(request: Request) -> Response:
    """What a text shares with a source."""
    desk, asked = desk_of(request), await _sent(request, CompareRequest)

    def work(_: Time) -> dict[str, object]:
        text, source = Document.of(asked.text, "text"), Document.of(asked.source, "source")
        return compared(text, source, compare(asked.text, asked.source))

    return as_json(await desk.pool.run(request, work, desk.settings.budget))


async def _sent(request: Request, kind: type[V]) -> V:
    """What is asked; 503 where the queue is full, before anything is read."""
    desk = desk_of(request)
    must_be_json(request)
    with desk.pool.place():
        data = await body(request, desk.settings.largest, desk.settings.patience)
    return value(data, kind)


def _rendered(report: Report, form: str) -> tuple[Report, str]:
    return report, render(report, form)


def _read(one: Given) -> Iterator[Document | Unread]:
    """The documents of it, with what the caller knows of them before what they say."""
    facts = tuple(
        Fact(name, said, _NOWHERE) for name, values in one.facts.items() for said in values
    )
    for part in _of(one):
        if isinstance(part, Document) and facts:
            yield part.model_copy(update={"facts": (*facts, *part.facts)})
        else:
            yield part


def _of(one: Given) -> Iterator[Document | Unread]:
    """A text was decoded before it came: what its markup says of a charset is over."""
    try:
        if made := _of_fields(one):
            return iter((made,))
    except UnreadableDocument as error:
        return iter((Unread(name=one.name, problem=f"{error}", hint=error.hint),))
    data = one.bytes
    if one.text is not None and not one.text.isascii():
        first, *more = parts = list(of_data(one.name, data, one.media_type))
        if not more and isinstance(first, Document) and first.encoding.lower() != "utf-8":
            parts = list(of_data(one.name, one.text.encode("utf-8-sig"), one.media_type))
        return iter(parts)
    return of_data(one.name, data, one.media_type)


def _of_fields(one: Given) -> Document | None:
    """What a content system has in fields; UnreadableDocument names the one that is no such."""
    if one.fields is None:
        return None
    return fields.document(
        one.name,
        [fields.Field(f.label, f.value, f.media_type, f.role, f.fact) for f in one.fields],
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
