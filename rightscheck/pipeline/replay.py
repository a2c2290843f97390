"""The ledger's uses decided again: with what is known today, or by other licences and policies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from rightscheck.licensing.deadlines import deadlines, urgency
from rightscheck.licensing.moments import after, utc
from rightscheck.licensing.quotas import Counted, period, quotas
from rightscheck.model import Act, Action, Change, Decision, Due, RecordedUse, Use, Verdict
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.uses.deciding import action, decided, held
from rightscheck.pipeline.uses.delivered import delivered
from rightscheck.pipeline.uses.facts import done
from rightscheck.sources.ledger import who

_FAR = datetime.max.replace(tzinfo=UTC)


class DecidedAgain(NamedTuple):
    """A recorded use with its facts of today, and today's decision on it."""

    row: RecordedUse
    use: Use
    decision: Decision


def replay(rows: Iterable[RecordedUse], bench: Workbench, now: datetime) -> Iterator[DecidedAgain]:
    """Every use decided at the moment `now`, with what the library knows of its source today.

    `rows` come in the order in which the uses were made: each is counted against the quota of
    the rule that carries it now, so that other licences count for themselves.
    """
    made: Counter[tuple[Counted, date]] = Counter()
    for row in rows:
        wanted = [
            (counted, period(row.day, counted.per)[0])
            for licence in held(row.use.holder, row.use.usage_terms, bench)
            for counted in quotas(licence)
        ]
        counts = {counted.key: made[counted, first] for counted, first in wanted}
        use = _today(row, bench, now).model_copy(update={"counts": counts})
        decision = _too_short(row, bench) or decided(use, row.claims, bench)[0]
        made.update(one for one in wanted if one[0].rule == decision.rule)
        yield DecidedAgain(row, use, decision)


def due(
    rows: Sequence[RecordedUse], bench: Workbench, now: datetime, within: timedelta
) -> list[Due]:
    """What has to be done with the uses that still stand: all that is overdue, then by date.

    What is owed without a day comes last.
    """
    horizon = utc(after(now, within) or _FAR)
    found = [
        Due(use=row, deadline=deadline)
        for row, use, decision in replay(rows, bench, now)
        if row.gone is None
        for deadline in deadlines(decision, use, held(use.holder, use.usage_terms, bench))
        if deadline.overdue or deadline.by is None or utc(deadline.by) <= horizon
    ]
    told = _once(found)
    return sorted(told, key=lambda one: (urgency(one.deadline), one.use.document, one.use.place))


def _once(found: Iterable[Due]) -> Iterator[Due]:
    """One deadline for the end of a contract, whatever uses stand under it; others one a use."""
    ends: dict[str, list[Due]] = {}
    for one in found:
        if one.deadline.act is Act.RENEW:
            ends.setdefault(one.deadline.clause, []).append(one)
        else:
            yield one
    yield from (of[0].model_copy(update={"uses": len(of)}) for of in ends.values())


def changes(
    rows: Sequence[RecordedUse], bench: Workbench, other: Workbench, now: datetime
) -> list[Change]:
    """The uses still standing on which the bench `other` decides otherwise than `bench`."""
    pairs = zip(replay(rows, bench, now), replay(rows, other, now), strict=True)
    return [
        Change(use=one.row, before=one.decision, after=two.decision)
        for one, two in pairs
        if one.row.gone is None and one.decision.verdict is not two.decision.verdict
    ]


def _today(row: RecordedUse, bench: Workbench, now: datetime) -> Use:
    """The recorded facts, overlaid by what library, settings and policy say today."""
    claims = {duty: said for duty, said in row.use.proof.items() if duty not in row.use.done}
    attested = done(who(row), claims, bench, now)
    facts: dict[str, object] = {"now": now, **attested}
    share = row.use.share_of_source
    if share is not None and row.use.action in {Action.REPUBLISH, Action.EXCERPT}:
        facts["action"] = action(share, bench)
    source = bench.sources.get(row.use.source_id) if bench.sources and row.use.source_id else None
    if source and bench.sources:
        facts |= delivered(source, bench.sources)
    return row.use.model_copy(update=facts)


def _too_short(row: RecordedUse, bench: Workbench) -> Decision | None:
    """The decision on a use of fewer words than the policy counts: permitted; None for others."""
    least = bench.policy.least_words
    if not row.passages or max(row.passages) >= least:
        return None
    return Decision(
        verdict=Verdict.PERMITTED, why=f"the policy counts passages of {least} words and more only"
    )
