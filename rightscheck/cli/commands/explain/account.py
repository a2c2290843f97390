"""A page's uses accounted for: every rule that was asked, every fact and where it was seen.

What a lawyer files: which contract and clause, what was wanted and what was found, what would
change the answer and by when. Only rules that speak of what is done are asked; the others of the
licence are named at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rightscheck.checks.answering.wording import amount
from rightscheck.licensing.asking.answers import short
from rightscheck.licensing.deciding.parts import verb
from rightscheck.licensing.moments import describe_moment
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import (
    Case,
    Decision,
    DutyOutcome,
    Effect,
    JudgedUse,
    Premise,
    Report,
    Standing,
    SuppressionKind,
)
from rightscheck.model.amounts import series
from rightscheck.reporters.answers import HELD, STANDING, heading, origin
from rightscheck.reporters.inert import inert
from rightscheck.reporters.layout import headline, labelled, place, wrapped
from rightscheck.reporters.styled import Text

LABELS = 11

Entry = tuple[str, str]


def accepted(report: Report, width: int) -> Iterator[Text]:
    """Lines on what is waived on a page: which finding, by whom, until when."""
    for finding, waiver in ((one.finding, one.suppression) for one in report.suppressed):
        if waiver.kind is not SuppressionKind.WAIVER:
            continue
        where = f"Waived: {finding.check}, {finding.holder_name}"
        yield from (Text(), Text(inert(where)))
        told = {"by": waiver.owner, "until": str(waiver.until), "why": waiver.reason}
        for label, words in {**told, "written": waiver.where}.items():
            yield from labelled(label, Text(inert(words)), width, labels=LABELS)


def account(case: Case, licences: Sequence[Licence], width: int) -> Iterator[Text]:
    """The lines of all uses in a document, the worst first."""
    known = {licence.licence: licence for licence in licences}
    uses = sorted(case.uses, key=lambda used: used.decision.verdict.rank)
    for number, used in enumerate(uses):
        if number:
            yield Text()
        seen = (used.matches or used.notices)[0].span
        where = place(case.document.name, case.document.start(seen))
        yield from headline(
            where, used.decision.verdict, [inert(case.name(used.use.holder))], width
        )
        for label, words in _told(used, case, known.get(used.decision.licence or "")):
            if label:
                yield from labelled(label, Text(inert(words)), width, labels=LABELS)
            else:
                yield Text()
                yield from (Text("  ") + line for line in wrapped(Text(inert(words)), width, 2))
    if not uses:
        words = f"{case.document.name} uses nobody else's text, as far as sources and notices tell"
        yield from wrapped(Text(inert(words)), width, 0)


def _told(used: JudgedUse, case: Case, licence: Licence | None) -> Iterator[Entry]:
    decision = used.decision
    if used.matches:
        yield "taken", f"{amount(used)}, to {series(_done(used), 'and')} it"
    if source := used.source:
        sent = f", sent {describe_moment(source.published)}" if source.published else ""
        yield "from", f"{f'{source.title}, ' if source.title else ''}{source.id}{sent}"
    if licence:
        yield "under", _named(licence)
        if licence.is_open and used.use.usage_terms:
            yield (
                "granted",
                f"by the item's own terms: {short(' '.join(used.use.usage_terms.split()))!r}",
            )
    yield "answer", decision.why
    if decision.clause:
        yield "cite", decision.clause
    yield from (("do" if n == 0 else "or", way) for n, way in enumerate(decision.remedies))
    before: set[Premise] = set()
    for rule in decision.rules:
        yield "", heading(rule)
        fresh = [premise for premise in rule.premises if premise not in before]
        yield from ((HELD[one.state], _asked(one)) for one in fresh)
        yield from ((STANDING[one.standing], _owed(one, used, case)) for one in rule.duties)
        before.update(fresh)
    if licence and (silent := list(_silent(licence, decision))):
        yield "", f"Not asked, as they speak of something else: {', '.join(silent)}"


def _named(licence: Licence) -> str:
    days = (("from", licence.valid.from_), ("until", licence.valid.until))
    told = " ".join(f"{word} {day}" for word, day in days if day)
    signed = f", signed by {licence.licensee}" if licence.licensee else ""
    return (
        f"{licence.title} (licence {licence.licence}){signed}{', in force ' if told else ''}{told}"
    )


def _done(used: JudgedUse) -> Iterator[str]:
    return (verb(action) for action in dict.fromkeys((used.use.action, *used.use.also)))


def _asked(premise: Premise) -> str:
    if premise.fact is None:
        return f"{premise.wanted}. Here: not known. To know it: {premise.remedy}"
    seen = f" ({origin(premise)})" if premise.origin else ""
    return f"{premise.wanted}. Here: {premise.fact}{seen}"


def _owed(duty: DutyOutcome, used: JudgedUse, case: Case) -> str:
    cite = f" ({duty.cite})" if duty.cite else ""
    if duty.standing in {Standing.PENDING, Standing.VIOLATED}:
        return f"{duty.remedy}{cite}"
    if not duty.evidence or duty.remedy:
        return f"{duty.wanted}{cite}" + (f". To do: {duty.remedy}" if duty.remedy else "")
    if duty.evidence == used.use.proof.get(duty.duty):
        return f"{duty.wanted}{cite}. Attested in the settings: {duty.evidence}"
    said = (
        notice
        for notice in used.notices
        if " ".join(case.document.text[notice.span.start : notice.span.end].split())
        == duty.evidence
    )
    line = next((f", {case.document.start(notice.span).whole}" for notice in said), "")
    return f"{duty.wanted}{cite}. Seen: {duty.evidence!r}{line}"


def _silent(licence: Licence, decision: Decision) -> Iterator[str]:
    asked = {(rule.effect, rule.id) for rule in decision.rules}
    for effect, rules in ((Effect.PERMITS, licence.permit), (Effect.FORBIDS, licence.forbid)):
        word = "permit" if effect is Effect.PERMITS else "forbid"
        for rule in rules:
            if (effect, rule.name) not in asked:
                yield f"{word} {rule.name}" + (f" ({rule.cite})" if rule.cite else "")
