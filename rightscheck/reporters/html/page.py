"""The page around it all: one file, which asks for nothing and lets nothing of a document run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from rightscheck.model import Evidence, Finding, Report
from rightscheck.reporters import json
from rightscheck.reporters.html.appendix import appendix
from rightscheck.reporters.html.filters import filters, keys
from rightscheck.reporters.html.finding import ROOM, fragment
from rightscheck.reporters.html.lists import aside, permitted, unread
from rightscheck.reporters.html.markup import Content, Html, name, tag
from rightscheck.reporters.html.sections import Section, sections
from rightscheck.reporters.html.sides import legend
from rightscheck.reporters.html.summary import contents, counts, headline, masthead, tasks

STYLES = ("colours.css", "page.css", "finding.css", "print.css")
SCRIPTS = ("report.js",)

ALL = 10_000_000
"""Code points of passages in one page, of either side; each finding gets its part of them."""

LEAST = 1_500
"""Code points of a passage that are shown however many findings there are."""


def render(report: Report) -> str:
    """The report as one HTML page that a person can read, filter, print and file.

    It is whole without script, loads nothing, and its policy (CSP) lets nothing run but its own
    script, which is told by its hash.
    """
    digest = hashlib.sha256(json.render(report).encode()).hexdigest()
    found = sections(report)
    top = head(f"{headline(report)} · rights report", policy(), stylesheet())
    page = tag("html", top, tag("body", _body(report, found, digest)), lang="en")
    return f"<!DOCTYPE html>\n{page}"


def room(findings: int) -> int:
    """How many code points of each passage are shown in a report of so many findings."""
    return min(ROOM, max(LEAST, ALL // max(1, findings)))


@cache
def stylesheet() -> Html:
    """The CSS of a report, and of a finding that is shown alone."""
    return _asset(STYLES)


@cache
def policy() -> str:
    """The page's Content-Security-Policy: style and script by their hashes, else nothing."""
    return (
        f"default-src 'none'; style-src {hashed(stylesheet())}; script-src {hashed(_script())}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'"
    )


@cache
def _script() -> Html:
    return _asset(SCRIPTS)


def _asset(names: tuple[str, ...]) -> Html:
    folder = files(__package__) / "assets"
    return Html("\n".join((folder / name).read_text("utf-8") for name in names))


def hashed(source: str) -> str:
    """The source expression by which a Content-Security-Policy allows this style or script."""
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def head(title: str, allowed: str, styles: str) -> Html:
    """The `head` of a page that fetches nothing; `allowed` is its Content-Security-Policy."""
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=allowed),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex, nofollow, noarchive"),
        tag("title", title),
        tag("style", styles),
    )


def _body(report: Report, found: list[Section], digest: str) -> Iterator[Content]:
    each = room(len(report.findings) + len(report.suppressed))
    parts = {
        "permitted": ("Permitted uses", permitted(report)),
        "aside": ("Set aside", aside(report, each)),
        "unread": ("Not read", unread(report)),
        "basis": ("What decided", appendix(report, digest)),
    }
    rest = [(anchor, title) for anchor, (title, part) in parts.items() if part]
    yield tag("a", "Skip to the findings", href="#findings", class_="skip")
    yield masthead(report, digest)
    yield tag("section", counts(report, found), tasks(found), class_="first", aria_label="Summary")
    yield contents(found, rest)
    yield tag(
        "main",
        _findings(found, each),
        (part for _, part in parts.values()),
        id="findings",
    )
    yield keys() if found else None
    yield tag("script", _script())


def _findings(found: list[Section], each: int) -> Content:
    if not found:
        return None
    return filters(found), legend(), (document(section, each) for section in found)


def document(section: Section, each: int) -> Html:
    """The section of a document's findings; of a passage, `each` code points a side are shown."""
    seen = section.document
    facts = f"{seen.words:,} words, {seen.media_type}, sha256 {seen.sha256[:12]}" if seen else ""
    return tag(
        "section",
        tag("h2", name(section.name), id=f"{section.anchor}-name"),
        tag("p", facts, class_="meta") if facts else None,
        _fragments(section.findings, each),
        id=section.anchor,
        class_="document",
        aria_labelledby=f"{section.anchor}-name",
    )


def _fragments(findings: list[tuple[str, Finding]], each: int) -> Iterator[Html]:
    before: Evidence | None = None
    for anchor, finding in findings:
        now = finding.evidence
        again = before is not None and (now.passage, now.source_passage) == (
            before.passage,
            before.source_passage,
        )
        yield fragment(finding, anchor, room=each, again=again)
        before = now
