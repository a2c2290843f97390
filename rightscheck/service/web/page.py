"""The frame of every page: where one can go, what may run, and how it looks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import rightscheck
from rightscheck.errors import RightscheckError
from rightscheck.reporters.html import stylesheet
from rightscheck.reporters.html.markup import Content, Html, tag
from rightscheck.service.desk import desk_of
from rightscheck.service.http.envelope import visit_of
from rightscheck.service.http.problems import Refused, of_error
from rightscheck.service.shared.keys import Key, KeyScope

PAGES = (("/", "Check"), ("/checks", "Checks"), ("/sources", "Sources"), ("/licences", "Licences"))

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types rightscheck"
)
"""Nothing but our own files, and one place in the script that may write what we send."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
"""In place of what every answer has, and beside it.

`same-origin`, not `no-referrer`: with that a browser would say of our own forms `Origin: null`, and
they could not be told from a stranger's."""

LINES = "application/x-ndjson"
"""What the script of the check page asks for."""

Page = Callable[[Request, Key], Awaitable[Response]]


def guarded(page: Page) -> Callable[[Request], Awaitable[Response]]:
    """A handler for those with a key that may check; a page that says why not for all others.

    It is the door of `/v1/`: a browser asks for the key as a password (HTTP Basic) and keeps it
    until it is closed. No cookie, no session, no second list of who is inside; a key that is
    revoked opens nothing from then on. A stranger's page cannot use it: `admit` asks whose page
    sends, and no page of ours changes anything.
    """

    async def guard(request: Request) -> Response:
        visit = visit_of(request)
        visit.route = request.url.path
        try:
            key = desk_of(request).admission.admit(request, KeyScope.CHECK)
            visit.log_fields["key"] = key.name
            return await page(request, key)
        except Refused as error:
            return _refused(request, error)
        except RightscheckError as error:
            return _refused(request, of_error(error))

    return guard


class Asset(NamedTuple):
    """A file of ours, under an address that changes with what it says."""

    address: str
    content: str
    media_type: str


_ASSETS = {"web.css": "text/css", "web.js": "text/javascript", "icon.svg": "image/svg+xml"}
"""Their names and media types; every page is whole without the script."""


@cache
def _asset(name: str) -> Asset:
    """One of them; before the style of these pages stands that of the report."""
    before = stylesheet() + "\n" if name == "web.css" else ""
    content = before + (files(__package__) / "assets" / name).read_text("utf-8")
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    return Asset(f"/assets/{digest}-{name}", content, _ASSETS[name])


def asset(request: Request) -> Response:
    """One of our files; an address of another version is not there any more."""
    visit_of(request).route = "/assets"
    for one in map(_asset, _ASSETS):
        if request.url.path.endswith(one.address):
            keep = {**HEADERS, "Cache-Control": "public, max-age=31536000, immutable"}
            return Response(one.content, media_type=one.media_type, headers=keep)
    return Response("not here", 404, media_type="text/plain", headers=HEADERS)


def whole_page(title: str, main: Content, request: Request, status: int = 200) -> HTMLResponse:
    """A whole page as HTML; `main` is what stands between the bar and the foot."""
    page = tag(
        "html",
        _head(title),
        tag(
            "body",
            tag("a", "Skip to the content", href="#main", class_="skip"),
            _bar(request),
            tag("main", main, id="main", tabindex="-1"),
            _foot(),
            class_="web",
        ),
        lang="en",
    )
    return HTMLResponse(f"<!DOCTYPE html>\n{page}", status, headers=HEADERS)


def _refused(request: Request, error: Refused) -> Response:
    """The page that says why there is no other."""
    problem = error.problem
    if request.headers.get("accept") == LINES:
        return Response(error_line(error), problem.status, {**HEADERS, **error.headers}, LINES)
    main = (
        tag("h1", problem.title),
        tag("p", problem.detail[:1].upper() + problem.detail[1:], ".", class_="sentence"),
        tag("p", problem.hint) if problem.hint else None,
        tag("p", tag("a", "Back to the check", href="/")),
    )
    answer = whole_page(problem.title, main, request, problem.status)
    answer.headers.update(error.headers)
    return answer


def _head(title: str) -> Html:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="robots", content="noindex, nofollow"),
        tag("title", f"{title} · rightscheck"),
        tag("link", rel="icon", href=_asset("icon.svg").address),
        tag("link", rel="stylesheet", href=_asset("web.css").address),
        tag("script", src=_asset("web.js").address, defer=True),
    )


def _bar(request: Request) -> Html:
    here = request.url.path
    entries = (
        tag("li", tag("a", words, href=path, aria_current="page" if path == here else ""))
        for path, words in PAGES
    )
    return tag(
        "header",
        tag("a", "rightscheck", href="/", class_="brand"),
        tag("nav", tag("ul", entries), aria_label="Pages"),
        class_="bar",
    )


def _foot() -> Html:
    return tag(
        "footer",
        tag(
            "p",
            f"rightscheck {rightscheck.__version__}. What is checked here is not kept, and nothing "
            "of it leaves this machine. A verdict says what the licences and notices that were "
            "written down say of the facts that were found; it is no legal advice.",
        ),
    )


def line(words: str, html: Html | None = None, *, done: bool = True) -> str:
    """One line for the script: words to say aloud, and HTML to show where there is more."""
    return json.dumps({"said": words, "html": html or "", "done": done}) + "\n"


def error_line(error: Refused) -> str:
    """The line that says why nothing more is coming, and what to do."""
    problem = error.problem
    return line(f"{problem.detail}; {problem.hint}" if problem.hint else problem.detail)


NUMBERS = {"Sources", "Words"}
"""Heads of columns that hold numbers."""


def table(caption: str, heads: tuple[str, ...], rows: Iterable[Iterable[Content]]) -> Html:
    """A list, each row named by its first cell; where it is narrow each row is a card."""
    ends = ["number" if one in NUMBERS else "" for one in heads]
    head_cells = (
        tag("th", *one, scope="col", class_=end) for *one, end in zip(heads, ends, strict=True)
    )
    whole = tag(
        "table",
        tag("caption", caption, class_="unseen"),
        tag("thead", tag("tr", head_cells)),
        tag("tbody", (_row(heads, ends, row) for row in rows)),
        class_="list cards",
    )
    return tag("div", whole, class_="wide", tabindex="0", role="group", aria_label=caption)


def _row(heads: Sequence[str], ends: Sequence[str], row: Iterable[Content]) -> Html:
    first, *cells = row
    return tag(
        "tr",
        tag("th", first, scope="row"),
        (
            tag("td", tag("span", cell), class_=end, data={"head": head})
            for head, end, cell in zip(heads[1:], ends[1:], cells, strict=True)
        ),
    )
