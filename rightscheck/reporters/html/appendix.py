"""The appendix, fit for filing: what decided, in which versions, and what every check asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rightscheck.model import Basis, Report, Rule
from rightscheck.model.amounts import count
from rightscheck.reporters.html.marks import badge, moment
from rightscheck.reporters.html.markup import Content, Html, facts, heads, link, name, tag

_SHARES = (("packs", "pack of notices", "packs of notices"), ("licences", "licence", "licences"))
_HASHES = (
    ("policy", "Policy"),
    ("settings", "Settings"),
    ("sources", "Library of sources"),
    ("ledger", "Ledger"),
    ("boilerplate", "The house's own words"),
    ("baseline", "Baseline"),
    ("against", "Compared with"),
)


def appendix(report: Report, digest: str) -> Html:
    """The appendix: versions and hashes of everything that decided, to make the report again."""
    return tag(
        "section",
        tag("h2", "Appendix: what decided", id="basis"),
        tag(
            "p",
            "The same documents, checked at the same time with these versions, give this report "
            "again. A verdict says what the licences and notices that were written down say of the "
            "facts that were found; it is no legal advice.",
        ),
        facts(_identity(report, digest)),
        (_hashed(report.basis, *share) for share in _SHARES),
        _documents(report),
        manuals(report.rules),
        tag(
            "dl",
            ((tag("dt", label), tag("dd")) for label in ("Reviewed by", "Date", "Decision")),
            class_="sign",
            aria_hidden="true",
        ),
        class_="part appendix",
        aria_labelledby="basis",
    )


def _identity(report: Report, digest: str) -> Iterator[tuple[str, Content]]:
    basis = report.basis
    yield "Report", (tag("code", digest), tag("small", "SHA-256 of its JSON form"))
    yield "Checked", (moment(report.checked_at), tag("small", report.checked_at.isoformat()))
    schema = tag("small", f"schema {report.schema_version}")
    yield "Program", (f"rightscheck {basis.rightscheck}", schema)
    yield "Sources", (f"{basis.source_count:,}", tag("small", "held when it was checked"))
    for field, label in _HASHES:
        if value := getattr(basis, field):
            yield label, tag("code", name(value))


def _hashed(basis: Basis, field: str, one: str, many: str) -> Html | None:
    hashes: Mapping[str, str] = getattr(basis, field)
    listed = (
        tag("li", name(key), " ", tag("code", value)) for key, value in sorted(hashes.items())
    )
    title = f"{count(len(hashes), one, many)} and their hashes"
    return _closed(title, tag("ul", listed, class_="hashes")) if hashes else None


def _documents(report: Report) -> Html | None:
    rows = (
        tag(
            "tr",
            tag("th", name(one.name), scope="row"),
            tag("td", badge(one.verdict)),
            tag("td", f"{one.words:,}", class_="number"),
            tag("td", f"{one.notices:,}", class_="number"),
            tag("td", f"{one.matches:,}", class_="number"),
            tag("td", tag("code", name(one.sha256))),
        )
        for one in report.documents
    )
    columns = ("Document", "Verdict", "Words", "Notices", "Matches", "SHA-256")
    title = count(len(report.documents), "document that was read", "documents that were read")
    return _closed(title, _table(columns, rows)) if report.documents else None


def manuals(rules: tuple[Rule, ...]) -> Html | None:
    """The manual of each check, folded, under the anchor that its findings link to."""
    if not rules:
        return None
    pages = (
        _closed(
            f"{rule.name}: {rule.summary}",
            tag("div", _paragraphs(rule.manual), _address(rule.url), class_="manual"),
            anchor=f"check-{rule.name}",
        )
        for rule in rules
    )
    return tag("div", tag("h3", "What the checks ask"), pages)


def _paragraphs(manual: str) -> Iterator[Html]:
    return (tag("p", part) for part in manual.split("\n\n")[1:])


def _address(url: str) -> Html | None:
    """A link to the manual's page, if the policy gives its address."""
    return tag("p", link(url)) if url else None


def _table(columns: tuple[str, ...], rows: Iterator[Html]) -> Html:
    table = tag("table", tag("thead", heads(columns)), tag("tbody", rows), class_="list")
    return tag("div", table, class_="wide", tabindex="0", role="group", aria_label=columns[0])


def _closed(title: str, content: Content, anchor: str = "") -> Html:
    return tag("details", tag("summary", title), content, id=anchor)
