"""`/licences`: what runs out soon, what has to be done, and what each licence permits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightscheck.licensing.asking import wording
from rightscheck.licensing.deciding.parts import verb
from rightscheck.licensing.moments import written_day
from rightscheck.licensing.terms.licence import Licence, Permission, Rule
from rightscheck.model import Due
from rightscheck.model.amounts import count, series
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.replay import due
from rightscheck.reporters.answers import ACTS
from rightscheck.reporters.html.marks import moment
from rightscheck.reporters.html.markup import Content, Html, link, name, tag
from rightscheck.service.desk import Desk, desk_of
from rightscheck.service.shared.keys import Key
from rightscheck.service.web.page import table, whole_page

WITHIN = timedelta(days=90)
"""How far this page looks ahead."""

NAMED = 3
"""Contracts that the first sentence names."""

MOST = 100
"""Deadlines that are listed."""


class Term(NamedTuple):
    """How a licence stands on a day: how urgent, the class of its badge, and in words."""

    urgency: int
    tone: str
    words: str


async def page(request: Request, _: Key) -> Response:
    """Contracts first, by their ends; the open licences below."""
    main = await run_in_threadpool(_main, desk_of(request), datetime.now(UTC))
    return whole_page("Licences", main, request)


def _main(desk: Desk, now: datetime) -> list[Content]:
    bench = desk.bench.current(0)
    signed = [one for one in bench.licences if not one.is_open]
    open_ = [one for one in bench.licences if one.is_open]
    terms = {one.licence: term(one, now) for one in signed}
    signed.sort(key=lambda one: (terms[one.licence].urgency, one.licence))
    return [
        tag("h1", "Licences"),
        tag("p", *_summary(signed, terms), class_="sentence"),
        _due(desk, bench, now),
        tag(
            "section",
            tag("h2", "Of holders", id="signed"),
            [_signed(one, terms[one.licence], bench) for one in signed]
            or tag("p", "None: every use of a holder's text needs a look.", class_="none"),
            class_="part",
            aria_labelledby="signed",
        ),
        _open(open_) if open_ else None,
    ]


def _summary(licences: Sequence[Licence], terms: dict[str, Term]) -> Iterator[str]:
    of = f"of {len(licences):,} holders' licences" if len(licences) > 1 else "holders' licence"
    quiet = True
    for tone, one, many in (
        ("breach", "has ended", "have ended"),
        ("review", f"ends within {WITHIN.days} days", f"end within {WITHIN.days} days"),
    ):
        found = [licence.title for licence in licences if terms[licence.licence].tone == tone]
        if found:
            quiet = False
            more = [f"{len(found) - NAMED:,} more"] if len(found) > NAMED else []
            named = series([*found[:NAMED], *more], "and")
            yield f"{len(found):,} {of} {one if len(found) == 1 else many}: {named}. "
    if quiet:
        yield f"{count(len(licences), 'licence')} of holders; none ends within {WITHIN.days} days."


def term(licence: Licence, now: datetime) -> Term:
    """How it stands; days are those of the licence's calendar."""
    today = now.astimezone(licence.calendar or UTC).date()
    first, last = (day and written_day(day) for day in (licence.valid.from_, licence.valid.until))
    if last and last < today:
        return Term((last - today).days - 10_000, "breach", f"ended on {_date(last)}")
    if first and first > today:
        return Term(10_000, "duty", f"begins on {_date(first)}")
    if last is None:
        return Term(20_000, "permitted", "without end")
    left = (last - today).days
    ends = f"until {_date(last)}"
    if left <= WITHIN.days:
        return Term(
            left, "review", f"{ends}: {count(left, 'day')} left" if left else f"{ends}: today"
        )
    return Term(left, "permitted", ends)


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


_SHAPES = {"breach": "■", "review": "◆", "duty": "●", "permitted": "✓"}


def _signed(licence: Licence, stands: Term, bench: Workbench) -> Html:
    holder = bench.names.get(licence.holder, licence.holder)
    return tag(
        "article",
        tag(
            "p",
            tag("b", f"{_SHAPES[stands.tone]} {stands.words}", class_=f"badge {stands.tone}"),
            " · ",
            name(holder),
            " · ",
            tag("code", licence.licence),
            class_="eyebrow",
        ),
        tag("h3", name(licence.title)),
        _rules(licence),
        class_="use",
    )


def _rules(licence: Licence) -> Html:
    rows = [
        *((_shape(), sentence(one)) for one in licence.permit),
        *((_shape(permits=False), sentence(one)) for one in licence.forbid),
    ]
    rows += [(tag("b", "● Owes", class_="duty shape"), wording.task(one)) for one in licence.owe]
    otherwise = f"Anything else: {licence.default.value}."
    return tag(
        "ul",
        (tag("li", mark, tag("bdi", words)) for mark, words in rows),
        tag("li", otherwise, class_="soft"),
        class_="rules",
    )


def _shape(*, permits: bool = True) -> Html:
    if permits:
        return tag("b", "✓ May", class_="permitted shape")
    return tag("b", "■ Must not", class_="breach shape")


def sentence(rule: Rule) -> str:
    """`republish it if the channel is web (§ 3); in return: credit AFP`."""
    words = f"{verb(rule.action)} it"
    if rule.if_:
        words += f" if {wording.words(rule.if_)}"
    if rule.unless:
        words += f" unless {wording.words(rule.unless)}"
    words += f" ({rule.cite})" if rule.cite else ""
    if isinstance(rule, Permission) and rule.duty:
        words += f"; in return: {series(map(wording.task, rule.duty), 'and')}"
    return words


def _open(licences: Iterable[Licence]) -> Html:
    rows = (
        tag(
            "details",
            tag("summary", name(one.title)),
            tag("p", link(one.url)) if one.url else None,
            _rules(one),
        )
        for one in sorted(licences, key=lambda one: one.licence)
    )
    return tag(
        "section",
        tag("h2", "Open to everybody", id="open"),
        tag("p", "They speak where a work says that it is under one of them.", class_="meta"),
        tag("div", rows, class_="shelf"),
        class_="part appendix",
        aria_labelledby="open",
    )


def _due(desk: Desk, bench: Workbench, now: datetime) -> Content:
    """The deadlines of the ledger's uses; none where nothing is recorded.

    To decide all uses again takes long: it is done once a minute at most, and where anything that
    decides is another.
    """
    ledger = bench.ledger
    if ledger is None or not ledger.exists:
        return None
    basis = bench.basis, now.replace(second=0, microsecond=0)
    deadlines = desk.due.of(basis, lambda: due(ledger.uses(), bench, now, WITHIN))
    if not deadlines:
        listed: Content = tag("p", f"Nothing within {WITHIN.days} days.", class_="none")
    else:
        heads = ("By", "Do", "Document", "Holder", "Why")
        listed = table("What is due", heads, (_deadline(one, bench) for one in deadlines[:MOST]))
    more = len(deadlines) - MOST
    return tag(
        "section",
        tag("h2", "Due", id="due"),
        listed,
        tag("p", f"and {count(more, 'more')}: `rightscheck due` lists all") if more > 0 else None,
        class_="part",
        aria_labelledby="due",
    )


def _deadline(one: Due, bench: Workbench) -> tuple[Content, ...]:
    by = moment(one.deadline.by) if one.deadline.by else "no day is set"
    late = (" ", tag("b", "■ overdue", class_="badge breach")) if one.deadline.overdue else ""
    others = f" and {count(one.uses - 1, 'use')} more" if one.uses > 1 else ""
    return (
        (by, late),
        ACTS[one.deadline.act],
        (name(one.use.document), others),
        name(bench.names.get(one.use.use.holder, one.use.use.holder)),
        tag("bdi", one.deadline.why),
    )
