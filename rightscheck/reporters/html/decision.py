"""A decision as it would be filed: each rule, each premise, the fact, where it was seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

from rightscheck.model import Asset, Decision, DutyOutcome, Evidence, Notice, Premise, RuleOutcome
from rightscheck.model.amounts import count, percent
from rightscheck.reporters.answers import HELD, STANDING, heading, origin
from rightscheck.reporters.grounds import claimed, kind_of
from rightscheck.reporters.html.marks import STANDINGS, STATES, badge, moment
from rightscheck.reporters.html.markup import Content, Html, heads, tag

_ASKED = ("Answer", "What was wanted", "What was found", "Seen in")


def account(decision: Decision) -> Html:
    """A decision, folded: its reasons, every rule with its premises, and what would change it."""
    answers = sum(len(rule.premises) + len(rule.duties) for rule in decision.rules)
    asked = f"{count(len(decision.rules), 'rule')}, {count(answers, 'answer')}"
    return tag(
        "details",
        tag("summary", "How this was decided", tag("small", asked) if decision.rules else None),
        tag("p", badge(decision.verdict), " ", decision.why),
        _reasons(decision),
        (_rule(rule) for rule in decision.rules),
        _ways(decision),
        class_="account",
    )


def notices(evidence: Evidence) -> Html | None:
    """The notices that a finding rests on: their words, what they claim, how sure we are."""
    if not evidence.notices:
        return None
    quoted = chain(evidence.quoted, repeat(""))
    told = (tag("li", _notice(*one)) for one in zip(evidence.notices, quoted, strict=False))
    return tag("ul", told, class_="plain")


def _notice(notice: Notice, said: str) -> Iterator[Content]:
    claims = claimed(notice.claims)
    if said:
        yield tag("blockquote", said, dir="auto")
    yield kind_of(notice).capitalize() + (f" {claims}" if claims else "")
    more = (
        _OF[notice.asset],
        " via ".join(notice.chain),
        f"{percent(notice.confidence)} sure".replace(" ", "\N{NO-BREAK SPACE}"),
    )
    yield tag("small", tag("code", notice.rule), *(f", {one}" for one in more if one))


_OF = {
    Asset.TEXT: "of the text",
    Asset.IMAGE: "of a picture",
    Asset.VIDEO: "of a video",
    Asset.ALL: "of everything",
    Asset.UNKNOWN: "",
}
"""What a notice speaks of."""


def _reasons(decision: Decision) -> Html | None:
    """The reasons against a use, if there are several."""
    if len(decision.reasons) < 2:  # noqa: PLR2004 -- one reason is the decision's own
        return None
    told = (
        tag("li", badge(one.verdict), " ", one.why, tag("small", one.clause))
        for one in decision.reasons
    )
    return tag("ul", told, class_="plain")


def _rule(rule: RuleOutcome) -> Html:
    rows = [*map(_premise, rule.premises), *map(_duty, rule.duties)]
    return tag(
        "table",
        tag("caption", heading(rule)),
        tag("thead", heads(_ASKED)) if rows else None,
        tag("tbody", rows) if rows else None,
        class_="rule",
    )


def _premise(premise: Premise) -> Html:
    found: Content = premise.fact
    if premise.fact is None:
        found = ("not known", tag("small", premise.remedy and f"to know it: {premise.remedy}"))
    mark = tag("b", STATES[premise.state], " ", HELD[premise.state], class_=premise.state.value)
    return tag("tr", (tag("td", part) for part in (mark, premise.wanted, found, origin(premise))))


def _duty(duty: DutyOutcome) -> Html:
    standing = duty.standing
    mark = tag("b", STANDINGS[standing], " ", STANDING[standing], class_=duty.state.value)
    cite = f" ({duty.cite})" if duty.cite else ""
    due = tag("small", f"due {moment(duty.due)}") if duty.due else None
    found = duty.evidence or (f"to do: {duty.remedy}" if duty.remedy else "")
    parts: tuple[Content, ...] = (mark, f"duty: {duty.wanted}{cite}", (found, due), "")
    return tag("tr", (tag("td", part) for part in parts))


def _ways(decision: Decision) -> Html | None:
    if not decision.remedies:
        return None
    ways = (tag("li", way) for way in decision.remedies)
    lead = "What would change the verdict" + (
        ", each on its own:" if len(decision.remedies) > 1 else ":"
    )
    return Html(tag("p", lead, class_="lead") + tag("ul", ways))
