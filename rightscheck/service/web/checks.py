"""`/checks`: what was checked last, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from rightscheck.reporters.html.marks import badge, moment
from rightscheck.reporters.html.markup import Content, name, tag
from rightscheck.reporters.tally import counted
from rightscheck.service.desk import desk_of
from rightscheck.service.http.admission import NOBODY
from rightscheck.service.shared.keys import Key
from rightscheck.service.shared.recent import Checked
from rightscheck.service.web.page import table, whole_page

_HEADS = ("Document", "Verdict", "Findings", "Words", "When", "Key", "SHA-256")


async def page(request: Request, _: Key) -> Response:
    """The last checks, the newest first."""
    recent = desk_of(request).recent
    return whole_page(
        "Checks", (tag("h1", "Checks"), *_content(recent.list(), keeps=recent.remembers)), request
    )


def _content(checked: list[Checked], *, keeps: bool) -> Iterator[Content]:
    if not keeps:
        yield tag("p", "This house remembers no checks ([service] recent = 0).", class_="sentence")
        return
    yield tag(
        "p",
        "The last documents that this process has checked. Only these facts are remembered, never "
        "a text, and they end with the process.",
        class_="sentence",
    )
    if checked:
        yield table("The last checks", _HEADS, map(_row, checked))
    else:
        yield tag("p", "Nothing has been checked yet.", class_="none")


def _row(check: Checked) -> tuple[Content, ...]:
    return (
        name(check.name),
        badge(check.verdict),
        counted(check.findings) or "none",
        f"{check.words:,}",
        moment(check.at),
        name(check.by) if check.by != NOBODY.name else "this machine",
        tag("code", check.sha256[:12]),
    )
