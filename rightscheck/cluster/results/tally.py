"""The folder of a batch in, an `Overview` out: sums by holder, section and month.

Read a slice at a time and of each only what is counted, so that memory is that of a slice's short
columns. All findings of a document are in one slice, so a document counts once with each key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from rightscheck.cluster.results.outcome import Outcome, matching, outcome
from rightscheck.model import Finding, MatchKind, Verdict
from rightscheck.model.overview import UNKNOWN, Key, Line, Overview, Pricing, Sums, View
from rightscheck.pipeline.sifting.wanted import Wanted
from rightscheck.rulebook.tariff import FORMULA, Tariff, TariffFile, Tariffs

NAMED = 100
"""Holders whose names are looked up in their findings."""

_AT_STAKE = (Verdict.BREACH, Verdict.REVIEW, Verdict.DUTY)
_COLUMNS = ["document", "section", "published", "verdict", "holder", "source", "words"]


class Used(NamedTuple):
    """A use at stake: whose it is, its words, its currency and amount, whether a tariff fits."""

    holder: str
    words: int | None
    cost: tuple[str, Decimal] | None
    priced: bool


class Page(NamedTuple):
    """What a document adds: where and when, holder and verdict of each finding, its uses."""

    section: str
    month: str
    findings: list[tuple[str, str]]
    uses: list[Used]

    def shares(self, key: Key) -> Iterator[Page]:
        """The document with what of it counts with each value of a key; holders divide it."""
        if key is not Key.HOLDER:
            yield self
            return
        for holder in sorted({holder for holder, _ in self.findings}):
            found = [one for one in self.findings if one[0] == holder]
            yield self._replace(
                findings=found, uses=[one for one in self.uses if one.holder == holder]
            )

    def value(self, key: Key) -> str:
        """Under which value of a key it counts."""
        return {
            Key.HOLDER: self.findings[0][0],
            Key.SECTION: self.section,
            Key.MONTH: self.month,
        }[key]


@dataclass
class Sum:
    """What grows into `Sums`."""

    counts: Counter[str] = field(default_factory=Counter)
    money: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def add(self, page: Page) -> None:
        """One document more."""
        self.counts["documents"] += 1
        self.counts.update(verdict for _, verdict in page.findings)
        for one in page.uses:
            self.counts["uses"] += 1
            self.counts["words"] += one.words or 0
            if one.cost:
                self.money[one.cost[0]] += one.cost[1]
            else:
                self.counts["no_words" if one.priced else "no_tariff"] += 1

    def sums(self) -> Sums:
        """As a value."""
        return Sums(**self.counts, money=dict(sorted(self.money.items())))


class Read(NamedTuple):
    """What was read at all: documents and their words, documents by section and by month."""

    documents: int
    words: int
    by: dict[Key, Counter[str]]


def overview(
    folder: Path, wanted: Wanted, by: Sequence[Key], tariffs: TariffFile | None
) -> Overview:
    """What a batch comes to, or the part of it that is wanted.

    RightscheckError for a folder that no batch has written, and for a file that is damaged.
    """
    batch = outcome(folder)
    total, sums = Sum(), {key: defaultdict[str, Sum](Sum) for key in by}
    for page in _pages(batch, wanted, tariffs.tariffs if tariffs else None):
        total.add(page)
        for key in by:
            for share in page.shares(key):
                sums[key][share.value(key)].add(share)
    read = _read(batch, wanted)
    told = f"this is a part of the batch: {wanted.phrase}"
    return Overview(
        checked_at=batch.run.now,
        rightscheck=batch.run.basis.rightscheck,
        checked=read.documents,
        words=read.words,
        unread=batch.count("unread"),
        total=total.sums(),
        views=tuple(_view(key, sums[key], read, batch) for key in by),
        pricing=_pricing(tariffs),
        warnings=(
            *batch.warnings,
            *batch.run.basis.warnings,
            *(() if wanted.everything else (told,)),
        ),
    )


def _pages(batch: Outcome, wanted: Wanted, tariffs: Tariffs | None) -> Iterator[Page]:
    """Every document that has findings at stake."""
    stake = ds.field("verdict").isin([verdict.value for verdict in _AT_STAKE])
    where = matching(wanted)
    taken = batch.slices("matches", ["document", "source_id", "kind", "words"])
    found = batch.slices("findings", _COLUMNS, stake if where is None else stake & where)
    for findings, matches in zip(found, taken, strict=True):
        words = _words(findings, matches)
        rows = findings.sort_by("document").to_pylist()
        for name, some in groupby(rows, itemgetter("document")):
            yield _page(name, list(some), words, tariffs)


Words = Mapping[tuple[str, str], int]
"""What a document took of a source: the words of its passages that are no quotations."""


def _words(findings: pa.Table, matches: pa.Table) -> Words:
    own = pc.not_equal(matches["kind"], MatchKind.QUOTATION.value)
    named = pc.is_in(matches["document"], findings["document"].combine_chunks())
    some = matches.filter(pc.and_(own, named))
    summed = some.group_by(["document", "source_id"]).aggregate([("words", "sum")])
    keys = zip(summed["document"].to_pylist(), summed["source_id"].to_pylist(), strict=True)
    return dict(zip(keys, summed["words_sum"].to_pylist(), strict=True))


def _page(name: str, rows: list[dict[str, Any]], words: Words, tariffs: Tariffs | None) -> Page:
    first = rows[0]
    section, when = first["section"], first["published"]
    named = {row["holder"] for row in rows if row["source"]}
    told: dict[tuple[str, str | None], int | None] = {}
    for row in rows:
        holder, source = row["holder"], row["source"]
        # A finding of the run itself is of no holder; a notice of one whose words were found
        # in the document speaks of the same use.
        if holder and (source or holder not in named):
            most = max(told.get((holder, source)) or 0, row["words"])
            told[holder, source] = words.get((name, source), most) or None
    return Page(
        section=section or UNKNOWN,
        month=when.isoformat()[:7] if when else UNKNOWN,
        findings=[(row["holder"], row["verdict"]) for row in rows],
        uses=[
            _used(
                holder, much, tariffs.of(holder, section, when and when.date()) if tariffs else None
            )
            for (holder, _), much in told.items()
        ],
    )


def _used(holder: str, words: int | None, tariff: Tariff | None) -> Used:
    amount = tariff.costs(words) if tariff else None
    cost = (tariff.currency, amount) if tariff and amount is not None else None
    return Used(holder, words, cost, tariff is not None)


def _read(batch: Outcome, wanted: Wanted) -> Read:
    documents = words = 0
    by: dict[Key, Counter[str]] = {Key.SECTION: Counter(), Key.MONTH: Counter()}
    columns = ["section", "published", "words"]
    for table in batch.slices("documents", columns, matching(wanted, of_findings=False)):
        documents += table.num_rows
        words += pc.sum(table["words"]).as_py() or 0
        day = pc.cast(table["published"], pa.timestamp("us"))  # UTC, as it is
        for key, column in (
            (Key.SECTION, table["section"]),
            (Key.MONTH, pc.strftime(day, "%Y-%m")),
        ):
            for one in pc.value_counts(pc.fill_null(column, UNKNOWN)).to_pylist():
                by[key][one["values"]] += one["counts"]
    return Read(documents, words, by)


def _view(key: Key, sums: Mapping[str, Sum], read: Read, batch: Outcome) -> View:
    checked = read.by.get(key, Counter())
    lines = [
        Line(key=value, name=value, checked=checked.get(value), sums=one.sums())
        for value, one in sums.items()
    ]
    if key is Key.HOLDER:
        lines.sort(key=lambda one: (-one.sums.findings, one.key))
        lines = [_named(one, batch) if at < NAMED else one for at, one in enumerate(lines)]
    else:
        rest = set(checked) - set(sums)
        lines += [Line(key=one, name=one, checked=checked[one], sums=Sums()) for one in rest]
        lines.sort(key=lambda one: (one.key == UNKNOWN, one.key))
    return View(by=key, lines=tuple(lines))


def _named(line: Line, batch: Outcome) -> Line:
    """The line of a holder with what people call it, as a finding tells."""
    if not line.key:
        return line.model_copy(update={"name": "no holder"})
    of_it = batch.values("findings", "finding", Finding, ds.field("holder") == line.key)
    return line.model_copy(update={"name": next(of_it).holder_name})


def _pricing(tariffs: TariffFile | None) -> Pricing | None:
    return tariffs and Pricing(name=tariffs.name, sha256=tariffs.sha256, formula=FORMULA)
