"""One finding as a fragment of HTML: the report is made of these, and so can any other view."""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import Finding
from rightscheck.reporters.html.decision import account, notices
from rightscheck.reporters.html.marks import badge, lines
from rightscheck.reporters.html.markup import Content, Html, facts, listed, name, tag
from rightscheck.reporters.html.sides import sides

ROOM = 20_000
"""Code points of a passage that are shown, of either side; some 3,300 words of English."""

_AGAIN = "The same passage as in the finding above"


def fragment(finding: Finding, anchor: str = "", *, room: int = ROOM, again: bool = False) -> Html:
    """The finding as an `article`; `anchor` is its id in the page, left out: the finding's own.

    It needs no script and no file beside it; `stylesheet()` has its looks. `room` are the code
    points of each passage that are shown; what is cut is said. A passage that is shown `again`
    is closed until somebody wants to see it.
    """
    anchor = anchor or finding.id
    beside = sides(finding, room)
    evidence = finding.evidence
    return tag(
        "article",
        tag("p", _eyebrow(finding, anchor), class_="eyebrow"),
        tag("h3", finding.why, id=f"{anchor}-why"),
        tag("p", tag("b", "Do"), tag("bdi", finding.remedy), class_="do")
        if finding.remedy
        else None,
        facts(_grounds(finding)),
        tag("details", tag("summary", _AGAIN), beside, class_="again") if again else beside,
        account(evidence.decision) if evidence.decision else None,
        id=anchor,
        class_=f"finding {finding.verdict.value}",
        aria_labelledby=f"{anchor}-why",
        tabindex="-1",
        data={
            "verdict": finding.verdict.value,
            "check": finding.check,
            "holder": finding.holder,
        },
    )


def _eyebrow(finding: Finding, anchor: str) -> Content:
    told = (
        badge(finding.verdict),
        tag("a", finding.check, href=f"#check-{finding.check}", class_="quiet"),
        name(finding.holder_name),
        lines(finding.start, finding.end),
        tag("a", anchor, href=f"#{anchor}", class_="quiet id", title="link to this finding"),
    )
    return listed(told, " · ")


def _grounds(finding: Finding) -> Iterator[tuple[str, Content]]:
    """Labels and words of what the finding rests on, those that there are."""
    evidence = finding.evidence
    if evidence.decision and evidence.decision.clause:
        yield "Rule", evidence.decision.clause
    if evidence.notices:
        yield "Notice", notices(evidence)
    if finding.source_id:
        title = (name(finding.source_title), ", ") if finding.source_title else ()
        yield "Source", (*title, tag("code", name(finding.source_id)))
