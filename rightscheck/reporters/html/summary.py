"""The first page: the verdict in a sentence, what has to be done, and where to find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rightscheck.model import Report, Verdict
from rightscheck.model.amounts import count
from rightscheck.reporters.html.marks import moment, shape
from rightscheck.reporters.html.markup import Content, Html, join, listed, name, tag
from rightscheck.reporters.html.sections import Section
from rightscheck.reporters.tally import Tally, counted, ignored, tally, weaknesses

TASKS = 12
"""Findings that the first page tells by what to do; the others stand with their documents."""

NAMED = 3
"""Documents that a sentence names; of more it tells the number."""

_ORDERS = (
    (Verdict.BREACH, "Correct or take down"),
    (Verdict.REVIEW, "Have a person look at"),
    (Verdict.DUTY, "Do the duty that is open in"),
)
_ASIDE = "by a waiver, the baseline, the change or for doubt"
_LINES = (
    (Verdict.BREACH, "breach", "breaches", "not permitted: correct it or take it down today"),
    (Verdict.REVIEW, "review", "reviews", "a fact is not known: a person has to look"),
    (Verdict.DUTY, "duty", "duties", "in order once the page shows a credit, a link, a notice"),
    (Verdict.PERMITTED, "permitted use", "permitted uses", "a licence permits it"),
)


def masthead(report: Report, digest: str) -> Html:
    """The head of the report: headline, one sentence, warnings, what was checked and when."""
    sums = tally(report)
    words = sum(document.words for document in report.documents)
    facts = (
        moment(report.checked_at),
        f"{count(sums.documents, 'document')}, {count(words, 'word')}",
        f"{count(report.basis.source_count, 'source')} to match with",
        f"rightscheck {report.basis.rightscheck}",
        f"report {digest[:12]}",
    )
    return tag(
        "header",
        tag("p", "Rights report", class_="kind"),
        tag("h1", headline(report), class_=report.verdict.value),
        tag("p", sentence(report), class_="sentence"),
        warnings(report),
        tag("ul", (tag("li", fact) for fact in facts), class_="meta"),
        class_="masthead",
    )


def headline(report: Report) -> str:
    """The verdict as what is to be done: `3 breaches to put right today`."""
    sums = tally(report)
    if sums.breach:
        return f"{counted({Verdict.BREACH: sums.breach})} to put right today"
    if sums.review:
        return f"{count(sums.review, 'finding')} for a person to decide"
    if sums.duty:
        return f"{counted({Verdict.DUTY: sums.duty})} to do, then all is in order"
    if sums.clean:
        return "Nothing to object to"
    if not sums.documents:
        return "No document was checked"
    return "Nothing was found, but not everything could be checked"


def sentence(report: Report) -> Html:
    """What is to be done, where, and what this report does not cover."""
    told = (join((one, ".")) for one in (*_wanted(report), *_open(report, tally(report))))
    return listed(list(told) or ["Nothing to tell."], " ")


def _wanted(report: Report) -> Iterator[Content]:
    for verdict, said in _ORDERS:
        found = dict.fromkeys(f.document for f in report.findings if f.verdict is verdict)
        if 0 < len(found) <= NAMED:
            yield f"{said} ", listed(map(name, found), ", ", " and ")
        elif found:
            yield f"{said} {count(len(found), 'document')}"


def _open(report: Report, sums: Tally) -> Iterator[str]:
    rest = len(report.documents) - sums.with_findings
    if rest > 0:
        other = "other document" if sums.with_findings else "document"
        yield f"Nothing is to be done in {count(rest, other)}"
    if sums.unread:
        them = "it" if sums.unread == 1 else "them"
        yield f"{count(sums.unread, 'document')} could not be read: nothing is said of {them}"
    if aside := len(report.suppressed):
        yield f"{count(aside, 'finding')} set aside, not counted here"


def warnings(report: Report) -> Html | None:
    """What keeps any answer from being final: no sources, silent feeds, what was passed by."""
    told = [*weaknesses(report), *ignored(report)]
    if not told:
        return None
    return tag("ul", (tag("li", tag("bdi", one)) for one in told), class_="warnings")


def counts(report: Report, sections: Sequence[Section]) -> Html:
    """The table of counts by verdict: what each means, with a link to the first finding."""
    sums = tally(report)
    first = {
        finding.verdict: anchor
        for section in reversed(sections)
        for anchor, finding in reversed(section.findings)
    }
    rows = []
    for verdict, one, many, means in _LINES:
        number = getattr(sums, verdict.value)
        target = "permitted" if verdict is Verdict.PERMITTED else first.get(verdict)
        label: Content = one if number == 1 else many
        if number and target:
            label = tag("a", label, href=f"#{target}")
        rows.append(_row(shape(verdict), number, label, means))
    blank = tag("b", "–", class_="shape", aria_hidden="true")
    for number, what, target, means in (
        (
            len(report.suppressed),
            "set aside",
            "aside",
            _ASIDE,
        ),
        (sums.unread, "not read", "unread", "nothing is said of these documents"),
    ):
        if number:
            rows.append(_row(blank, number, tag("a", what, href=f"#{target}"), means))
    caption = tag("caption", "Findings by verdict, and what is no finding", class_="unseen")
    return tag("table", caption, tag("tbody", rows), class_="counts")


def _row(mark: Html, number: int, label: Content, means: str) -> Html:
    cells = (
        tag("td", mark),
        tag("td", f"{number:,}", class_="number"),
        tag("th", label, scope="row"),
    )
    return tag("tr", cells, tag("td", means), class_="" if number else "none")


def tasks(sections: Sequence[Section]) -> Html | None:
    """The list of what to do, the worst verdicts first."""
    found = [(section, *one) for section in sections for one in section.findings]
    if not found:
        return None
    found.sort(key=lambda one: one[2].verdict.rank)
    told = (
        tag(
            "li",
            shape(finding.verdict),
            tag(
                "span",
                tag("a", tag("bdi", finding.remedy or finding.why), href=f"#{anchor}"),
                tag(
                    "small",
                    name(section.name),
                    f", {finding.start.whole}",
                    f": {finding.verdict.value}, ",
                    name(finding.holder_name),
                ),
            ),
        )
        for section, anchor, finding in found[:TASKS]
    )
    more = len(found) - TASKS
    return tag(
        "section",
        tag("h2", "What to do", id="tasks"),
        tag("ol", told, class_="tasks"),
        tag("p", f"and {count(more, 'more finding')}, below", class_="more") if more > 0 else None,
        aria_labelledby="tasks",
    )


def contents(sections: Sequence[Section], rest: Sequence[tuple[str, str]]) -> Html:
    """The documents that have findings, with how many of each verdict, and what follows them."""
    listed = [
        tag("li", tag("a", _entry(section), href=f"#{section.anchor}"), data={"of": section.anchor})
        for section in sections
    ]
    listed += [
        tag("li", tag("a", title, href=f"#{anchor}"), class_="rest") for anchor, title in rest
    ]
    return listing(listed)


def listing(entries: Iterable[Html]) -> Html:
    """A table of contents of these entries."""
    return tag(
        "nav",
        tag("h2", "Contents", id="contents"),
        tag("ol", entries),
        class_="contents",
        aria_labelledby="contents",
    )


def _entry(section: Section) -> Iterator[Content]:
    yield tag("bdi", section.name, class_="file")
    for verdict in Verdict:
        number = sum(finding.verdict is verdict for _, finding in section.findings)
        if number:
            yield tag(
                "span",
                shape(verdict),
                f"{number:,}",
                tag("span", f" {counted({verdict: number})}", class_="unseen"),
                class_="sum",
            )
