"""What the ledger tells, for people and for spreadsheets: uses, deadlines, differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from rightscheck.licensing.moments import is_bare, utc
from rightscheck.model import Change, Due, RecordedUse, Verdict
from rightscheck.model.amounts import count, percent
from rightscheck.reporters.answers import ACTS
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.layout import headline, labelled, place
from rightscheck.reporters.sheet import sheet
from rightscheck.reporters.styled import Text

COLUMNS = (
    *("document", "url", "line", "column", "unit", "holder", "source", "verdict", "licence"),
    *(
        "clause",
        "action",
        "channel",
        "territory",
        "language",
        "words",
        "share_of_source",
        "credits",
    ),
    *("day", "first_seen", "last_seen", "gone", "passages", "digest"),
)
"""Of the CSV form."""

Names = Mapping[str, str]
"""What people call each holder."""


def uses(rows: Sequence[RecordedUse], names: Names, width: int) -> Iterator[Text]:
    """The lines of recorded uses, and their number."""
    for row in rows:
        words = (count(row.use.words, "word"),) if row.use.words else ()
        rest = (inert(names.get(row.use.holder, row.use.holder)), *words)
        yield from headline(place(row.document, row.place), row.verdict, rest, width)
        for label, text in _row(row):
            yield from labelled(label, Text(inert(text)), width)
        yield Text()
    gone = sum(row.gone is not None for row in rows)
    yield Text(
        f"{count(len(rows), 'use')} in the ledger" + (f", {gone:,} of them gone" * bool(gone))
    )


def _row(row: RecordedUse) -> Iterator[tuple[str, str]]:
    if row.use.source_id:
        share = row.use.share_of_source
        much = f", {percent(share)} of it" if share is not None else ""
        yield "source", inert_name(row.use.source_id) + much
    yield "rule", row.clause or row.why
    where = [row.use.channel, ", ".join(row.use.territory or ()), row.use.language]
    if any(where):
        yield "where", "; ".join(filter(None, where))
    if row.use.credits:
        yield "credit", "; ".join(row.use.credits)
    gone = f"; gone since {_minute(row.gone)}" if row.gone else ""
    yield "seen", f"{_minute(row.first_seen)} to {_minute(row.last_seen)}{gone}"


def spreadsheet(rows: Sequence[RecordedUse]) -> str:
    """Recorded uses as CSV."""
    return sheet(COLUMNS, map(_cells, rows))


def _cells(row: RecordedUse) -> dict[str, object]:
    use = row.use
    told = {name: getattr(row, name) for name in COLUMNS if name in RecordedUse.model_fields}
    facts = {name: getattr(use, name) for name in COLUMNS if name in type(use).model_fields}
    return {
        **facts,
        **told,
        "line": row.place.line,
        "column": row.place.column,
        "unit": row.place.unit,
        "source": use.source_id,
        "territory": " ".join(use.territory or ()),
        "credits": "; ".join(use.credits or ()),
        "passages": " ".join(map(str, row.passages)),
    }


def deadlines(found: Sequence[Due], names: Names, horizon: str, width: int) -> Iterator[Text]:
    """The lines of deadlines in their order, and their number; `horizon` tells until when."""
    for one in found:
        deadline, row = one.deadline, one.use
        verdict = Verdict.BREACH if deadline.overdue else Verdict.DUTY
        by = f"by {_by(deadline.by)}" if deadline.by else "no day is set"
        others = (f"and {count(one.uses - 1, 'use')} more",) if one.uses > 1 else ()
        rest = (ACTS[deadline.act], "overdue, " * deadline.overdue + by, *others)
        yield from headline(place(row.document, row.place), verdict, rest, width)
        holder = inert(names.get(row.use.holder, row.use.holder))
        source = f", {inert_name(row.use.source_id)}" if row.use.source_id else ""
        yield from labelled("source", Text(holder + source), width)
        yield from labelled("why", Text(inert(deadline.why)), width)
        if deadline.clause:
            yield from labelled("rule", Text(inert(deadline.clause)), width)
        yield Text()
    late = sum(one.deadline.overdue for one in found)
    rest_ = len(found) - late
    told = [f"{late:,} overdue"] * bool(late) + [f"{rest_:,} due"] * bool(rest_)
    yield Text(f"{', '.join(told) or 'nothing is due'} within {horizon}")


def differences(found: Sequence[Change], total: int, names: Names, width: int) -> Iterator[Text]:
    """The lines of uses that would get another verdict, and the number of each change."""
    for one in found:
        row = one.use
        holder = inert(names.get(row.use.holder, row.use.holder))
        source = (inert_name(row.use.source_id),) if row.use.source_id else ()
        rest = (f"instead of {one.before.verdict}", holder, *source)
        yield from headline(place(row.document, row.place), one.after.verdict, rest, width)
        yield from labelled("why", Text(inert(one.after.why)), width)
        if one.after.clause:
            yield from labelled("rule", Text(inert(one.after.clause)), width)
        if one.after.remedies and one.after.verdict is not Verdict.PERMITTED:
            yield from labelled("do", Text(inert("; or ".join(one.after.remedies))), width)
        yield Text()
    sums = Counter((one.before.verdict, one.after.verdict) for one in found)
    ordered = sorted(sums.items(), key=lambda item: (item[0][1].rank, item[0][0].rank))
    parts = [f"{number:,} from {one} to {two}" for (one, two), number in ordered]
    told = f": {', '.join(parts)}" if parts else ""
    yield Text(f"{len(found):,} of {count(total, 'use')} would be decided otherwise{told}")


def _by(moment: datetime) -> str:
    if is_bare(moment):
        return f"{moment:%Y-%m-%d}"
    return f"{utc(moment):%Y-%m-%d %H:%M} UTC"


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
