"""The sections below the findings: permitted uses, findings set aside, documents not read."""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import (
    DocumentReport,
    PermittedUse,
    Report,
    SuppressedFinding,
    SuppressionKind,
    Unread,
    Verdict,
)
from rightscheck.model.amounts import count
from rightscheck.reporters.html.decision import account
from rightscheck.reporters.html.finding import fragment
from rightscheck.reporters.html.marks import badge, moment
from rightscheck.reporters.html.markup import Content, Html, facts, heads, link, listed, name, tag


def permitted(report: Report) -> Html | None:
    """The section of permitted uses: the clause that permits each, and what to keep in mind."""
    uses = [(document, use) for document in report.documents for use in document.permitted]
    return _section("permitted", "Permitted uses", (_use(*one) for one in uses)) if uses else None


def _use(document: DocumentReport, use: PermittedUse) -> Html:
    source = use.source_title or use.use.source_id or ""
    return tag(
        "article",
        tag(
            "p",
            listed(
                (
                    badge(Verdict.PERMITTED),
                    name(use.holder_name),
                    (name(document.name), f", {use.start.whole}"),
                ),
                " · ",
            ),
            class_="eyebrow",
        ),
        tag("h3", _taken(use), f": {use.decision.why}"),
        facts(_terms(use, source)),
        account(use.decision),
        class_="use",
    )


def _taken(use: PermittedUse) -> str:
    much = count(use.words, "word") if use.words else "a use"
    return f"{much} of {use.holder_name}"


def _terms(use: PermittedUse, source: str) -> Iterator[tuple[str, Content]]:
    if use.decision.clause:
        yield "Rule", use.decision.clause
    yield from (("Keep in mind", duty) for duty in _duties(use))
    if use.use.usage_terms:
        yield "The item says", tag("bdi", use.use.usage_terms)
    if source:
        yield "Source", tag("bdi", source)
    if use.use.source_url:
        yield "Address", link(use.use.source_url)


def _duties(use: PermittedUse) -> Iterator[str]:
    """The duties that no page can show, with the day on which each is due, if there is one."""
    for duty in use.decision.open_duties:
        if duty.remedy:
            due = f" (due {moment(duty.due)})" if duty.due else ""
            yield f"{duty.remedy}{due}"


def aside(report: Report, room: int) -> Html | None:
    """The section of findings set aside: by whom, why, and until when."""
    found = report.suppressed
    told = (_suppressed(one, number, room) for number, one in enumerate(found, 1))
    return _section("aside", "Set aside", told) if found else None


def _suppressed(one: SuppressedFinding, number: int, room: int) -> Html:
    why, finding = one.suppression, one.finding
    waived = why.kind is SuppressionKind.WAIVER  # which a person has to answer for
    told = (
        ("Reason", why.reason or "none given" * waived),
        ("Owner", why.owner or "nobody named" * waived),
        ("Until", f"{why.until.day} {why.until:%B %Y}" if why.until else "no end" * waived),
        ("Where", why.where),
    )
    return tag(
        "article",
        tag(
            "p",
            listed(
                (tag("b", f"– {why.kind.value}", class_="badge"), name(finding.document)), " · "
            ),
            class_="eyebrow",
        ),
        facts((label, tag("bdi", words)) for label, words in told if words),
        tag(
            "details",
            tag(
                "summary", badge(finding.verdict), " ", finding.check, ": ", tag("bdi", finding.why)
            ),
            fragment(finding, f"aside-{number}", room=room),
        ),
        class_="use",
    )


def unread(report: Report) -> Html | None:
    """The section of documents that were not read: why, and what helps."""
    rows = (_unread(one) for one in report.unread)
    head = tag("thead", heads(("Document", "Problem", "What helps")))
    table = tag("table", head, tag("tbody", rows), class_="list")
    return _section("unread", "Not read", [table]) if report.unread else None


def _unread(one: Unread) -> Html:
    return tag("tr", (tag("td", name(words)) for words in (one.name, one.problem, one.hint)))


def _section(anchor: str, title: str, content: Content) -> Html:
    return tag(
        "section", tag("h2", title, id=anchor), content, class_="part", aria_labelledby=anchor
    )
