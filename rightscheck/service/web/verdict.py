"""What is known of the text: while it is looked at, and when it is decided."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator

from rightscheck.model import Document, Match, Notice, Report
from rightscheck.model.amounts import count
from rightscheck.pipeline.seeing import Sight
from rightscheck.reporters.grounds import amount, claimed, kind_of
from rightscheck.reporters.html.appendix import manuals
from rightscheck.reporters.html.lists import aside, permitted, unread
from rightscheck.reporters.html.markup import Content, Html, name, tag
from rightscheck.reporters.html.page import document, room
from rightscheck.reporters.html.sections import sections
from rightscheck.reporters.html.sides import legend
from rightscheck.reporters.html.summary import headline, sentence, tasks, warnings

FORMS = {
    "html": "HTML",
    "json": "JSON",
    "sarif": "SARIF",
    "markdown": "Markdown",
    "csv": "CSV",
}
"""Forms that a report can be had in, and what people call them."""

LARGEST = 2_000_000
"""Characters of a packed report that still go along with its page, and come back."""

WHOLE = 40_000_000
"""Bytes of an unpacked report."""

SEEN = 8
"""Notices and matches that are told before there is a verdict."""


def decided(report: Report) -> Html:
    """The verdict, what to do, the passages beside their sources, and the report to take along."""
    found = sections(report)
    each = room(len(report.findings) + len(report.suppressed))
    return tag(
        "div",
        tag("h2", headline(report), id="verdict", tabindex="-1", class_=report.verdict.value),
        tag("p", sentence(report), class_="sentence"),
        warnings(report),
        tag("p", _amounts(report), class_="meta"),
        _downloads(report),
        tasks(found) if len(report.findings) > 1 else None,
        tag("div", legend(), (document(one, each) for one in found)) if found else None,
        permitted(report),
        aside(report, each),
        unread(report),
        tag("section", manuals(report.rules), class_="part appendix", aria_label="Checks")
        if report.rules
        else None,
    )


def _amounts(report: Report) -> str:
    words = sum(one.words for one in report.documents)
    notices = sum(one.notices for one in report.documents)
    matches = sum(one.matches for one in report.documents)
    return (
        f"{count(words, 'word')} read; {count(notices, 'notice')}; "
        f"{count(matches, 'shared passage')} with {count(report.basis.source_count, 'source')}"
    )


def summary_line(report: Report) -> str:
    """The verdict in a line, for screen readers."""
    return f"{headline(report)}. {_amounts(report)}."


def progress(sight: Sight, sources: int) -> tuple[str, Html]:
    """What is seen so far, to be said aloud and to be shown."""
    words = _so_far(sight, sources)
    document = sight.document
    shown = tag(
        "div",
        tag("h2", words, id="verdict", tabindex="-1", class_="pending"),
        tag(
            "ul",
            (tag("li", _notice(one, document)) for one in sight.notices[:SEEN]),
            (tag("li", _match(one)) for one in sight.matches[:SEEN]),
            class_="seen",
        ),
    )
    return words, shown


def _so_far(sight: Sight, sources: int) -> str:
    noticed = count(len(sight.notices), "notice")
    if sight.matches:
        return f"{noticed}, {count(len(sight.matches), 'shared passage')}: deciding …"
    return f"{noticed}: comparing with {count(sources, 'source')} …" if sources else noticed


def _notice(notice: Notice, document: Document) -> Iterator[Content]:
    words = document.text[notice.span.start : notice.span.end][:160]
    yield kind_of(notice).capitalize()
    claims = claimed(notice.claims)
    yield f" {claims}" if claims else ""
    yield tag("blockquote", words, dir="auto")


def _match(match: Match) -> Iterator[Content]:
    yield "Shared with ", name(match.source_id), ": ", amount(match, "")


def _downloads(report: Report) -> Html:
    """The report itself in a form, to be asked for in other forms: none is kept here."""
    packed = base64.b64encode(zlib.compress(report.model_dump_json().encode())).decode()
    if len(packed) > LARGEST:
        return tag(
            "p", "This report is too large to take along from here; POST /v1/check gives it."
        )
    buttons = (
        tag("button", words, name="form", value=form, type="submit")
        for form, words in FORMS.items()
    )
    return tag(
        "form",
        tag("input", type="hidden", name="report", value=packed),
        tag("span", "Take the report along", id="taking"),
        tag("div", buttons, role="group", aria_labelledby="taking"),
        method="post",
        action="/report",
        class_="taking",
    )


def unpacked(packed: str) -> Report:
    """The report that a page handed back; ValueError for anything else.

    What would be longer than WHOLE is cut there, and is no report either.
    """
    try:
        whole = zlib.decompressobj().decompress(base64.b64decode(packed, validate=True), WHOLE)
    except zlib.error as error:
        raise ValueError("is no report") from error
    return Report.model_validate_json(whole)
