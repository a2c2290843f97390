"""An overview as one HTML page: charts, the tables that say the same, and how money was counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files

from rightscheck.model.amounts import count
from rightscheck.model.overview import UNKNOWN, Key, Line, Overview, Sums, View
from rightscheck.reporters.html import stylesheet
from rightscheck.reporters.html.marks import moment, shape
from rightscheck.reporters.html.markup import Content, Html, facts, heads, name, tag
from rightscheck.reporters.html.page import hashed, head
from rightscheck.reporters.html.summary import listing
from rightscheck.reporters.overview.charts import Bar, Part, chart, columns
from rightscheck.reporters.overview.telling import (
    HEADS,
    TITLES,
    VERDICTS,
    found,
    sentence,
    stake,
    uncounted,
)

BARS = 24
"""Bars of a chart; the table has every line."""

GAP = 24
"""Months without anything that are drawn in a row."""


def page(overview: Overview) -> str:
    """The overview as a page that is whole without script, loads nothing and runs nothing."""
    top = head(f"{_headline(overview)} · overview of rights", _policy(), _styles())
    made = tag("html", top, tag("body", _body(overview)), lang="en")
    return f"<!DOCTYPE html>\n{made}"


@cache
def _styles() -> Html:
    own = (files(__package__) / "assets" / "overview.css").read_text("utf-8")
    return Html(f"{stylesheet()}\n{own}")


@cache
def _policy() -> str:
    return f"default-src 'none'; style-src {hashed(_styles())}; base-uri 'none'; form-action 'none'"


def _body(overview: Overview) -> Iterator[Content]:
    yield tag("a", "Skip to the sums", href="#sums", class_="skip")
    yield _masthead(overview)
    yield tag("section", _counts(overview.total), class_="first", aria_label="Summary")
    yield _contents(overview)
    yield tag(
        "main", (_view(view, overview) for view in overview.views), _pricing(overview), id="sums"
    )


def _headline(overview: Overview) -> str:
    return found(overview.total) or (
        "Nothing at stake" if overview.checked else "No document was checked"
    )


def _masthead(overview: Overview) -> Html:
    facts = (
        f"checked {moment(overview.checked_at)}",
        f"{count(overview.checked, 'document')}, {count(overview.words, 'word')}",
        f"rightscheck {overview.rightscheck}",
    )
    worst = next((one.value for one in VERDICTS if getattr(overview.total, one.value)), "permitted")
    warnings = (tag("li", tag("bdi", one)) for one in overview.warnings)
    return tag(
        "header",
        tag("p", "Overview of rights", class_="kind"),
        tag("h1", _headline(overview), class_=worst),
        tag("p", _sentences(overview), class_="sentence"),
        tag("ul", warnings, class_="warnings") if overview.warnings else None,
        tag("ul", (tag("li", fact) for fact in facts), class_="meta"),
        class_="masthead",
    )


def _sentences(overview: Overview) -> str:
    told = [sentence(overview), stake(overview)]
    return " ".join(f"{one[0].upper()}{one[1:]}." for one in told if one)


def _counts(total: Sums) -> Html:
    rows = [
        (shape(verdict), f"{getattr(total, verdict.value):,}", verdict.value, means)
        for verdict, means in zip(VERDICTS, _MEANS, strict=True)
    ]
    rows.append((_BLANK, f"{total.uses:,}", "uses", "that these findings are of"))
    rows.append((_BLANK, f"{total.words:,}", "words", "that were taken by these uses"))
    lines = (
        tag(
            "tr",
            tag("td", mark),
            tag("td", number, class_="number"),
            tag("th", label, scope="row"),
            tag("td", means),
            class_="" if number != "0" else "none",
        )
        for mark, number, label, means in rows
    )
    caption = tag("caption", "What the batch comes to", class_="unseen")
    return tag("table", caption, tag("tbody", lines), class_="counts")


_MEANS = (
    "not permitted: correct it or take it down",
    "a fact is not known: a person has to look",
    "in order once the page shows a credit, a link, a notice",
)
_BLANK = tag("b", "–", class_="shape", aria_hidden="true")


def _contents(overview: Overview) -> Html:
    parts = [(view.by.value, TITLES[view.by]) for view in overview.views]
    parts += [("pricing", "How money was counted")] if overview.pricing else []
    listed = (tag("li", tag("a", title, href=f"#{anchor}")) for anchor, title in parts)
    return listing(listed)


def _view(view: View, overview: Overview) -> Html:
    return tag(
        "section",
        tag("h2", TITLES[view.by], id=view.by.value),
        _charts(view, overview),
        _table(view, overview) if view.lines else None,
        class_="part",
        aria_labelledby=view.by.value,
    )


def _charts(view: View, overview: Overview) -> Iterator[Content]:
    found = [line for line in view.lines if line.sums.findings]
    if not found:
        yield tag("p", "Nothing at stake.", class_="meta")
        return
    yield _tones()
    if view.by is Key.MONTH:
        dated = [line for line in found if line.key != UNKNOWN]
        bars, draw = list(_continued(dated)), columns
    else:
        # Of many those that most is found of, in the order of the table.
        most = sorted(found, key=lambda line: -line.sums.findings)[:BARS]
        bars, draw = [line for line in found if line in most], chart
    yield draw([_findings(line) for line in bars], "Findings")
    for currency in overview.total.money:
        # Two currencies have no scale in common.
        yield draw([_money(line, currency) for line in bars], f"{currency} at stake")
    if left := len(found) - len([line for line in bars if line.sums.findings]):
        yield tag("p", f"{count(left, 'line')} more in the table alone.", class_="meta")


def _continued(lines: Sequence[Line]) -> Iterator[Line]:
    """The months, with empty ones for those missing between them, at most `GAP` in a row."""
    before = 0
    for line in lines:
        year, month = map(int, line.key.split("-"))
        now = 12 * year + month - 1
        for at in range(max(before + 1, now - GAP), now) if before else ():
            told = f"{at // 12:04}-{at % 12 + 1:02}"
            yield Line(key=told, name=told, sums=Sums())
        yield line
        before = now


def _tones() -> Html:
    parts = (tag("li", shape(verdict), " ", verdict.value) for verdict in VERDICTS)
    return tag("ul", parts, class_="tones", aria_hidden="true")


def _findings(line: Line) -> Bar:
    parts = tuple(Part(one.value, getattr(line.sums, one.value)) for one in VERDICTS)
    return Bar(line.name, parts, f"{line.sums.findings:,}")


def _money(line: Line, currency: str) -> Bar:
    amount = line.sums.money.get(currency, Decimal())
    return Bar(line.name, (Part("money", float(amount)),), f"{amount:,.2f}")


def _table(view: View, overview: Overview) -> Html:
    by_read = view.by is not Key.HOLDER
    titles = [HEADS[view.by], *(["Checked"] if by_read else []), "With findings"]
    titles += [*(one.value.capitalize() for one in VERDICTS), "Uses", "Words"]
    titles += ["At stake"] if overview.pricing else []
    rows = (_row(line, overview, by_read=by_read) for line in view.lines)
    table = tag(
        "table",
        tag("caption", f"{TITLES[view.by]}: documents, findings, uses and words", class_="unseen"),
        tag("thead", heads(titles)),
        tag("tbody", rows),
        class_="list sums",
    )
    return tag("div", table, class_="wide", tabindex="0", role="group", aria_label=TITLES[view.by])


def _row(line: Line, overview: Overview, *, by_read: bool) -> Html:
    sums = line.sums
    numbers = [line.checked or 0] if by_read else []
    numbers += [sums.documents, sums.breach, sums.review, sums.duty, sums.uses, sums.words]
    return tag(
        "tr",
        tag("th", name(line.name), _key(line), scope="row"),
        (tag("td", f"{number:,}", class_="number") for number in numbers),
        tag("td", _stake(sums), class_="number money") if overview.pricing else None,
        class_="" if sums.findings else "none",
    )


def _key(line: Line) -> Html | None:
    """The id of a holder, where people call it otherwise."""
    return tag("small", " ", name(line.key)) if line.key not in {"", line.name} else None


def _stake(sums: Sums) -> Iterator[Content]:
    for currency, amount in sums.money.items():
        yield tag("div", f"{currency} {amount:,.2f}")
    for told in uncounted(sums):
        yield tag("small", told)


def _pricing(overview: Overview) -> Html | None:
    if overview.pricing is None:
        return None
    total = overview.total
    told = [(currency, f"{amount:,.2f}") for currency, amount in total.money.items()]
    told += [("No tariff", count(total.no_tariff, "use"))] if total.no_tariff else []
    told += [("Words not known", count(total.no_words, "use"))] if total.no_words else []
    file = overview.pricing
    return tag(
        "section",
        tag("h2", "How money was counted", id="pricing"),
        tag("p", file.formula, class_="manual"),
        facts(told),
        tag(
            "p", "Tariffs: ", name(file.name), ", SHA-256 ", tag("code", file.sha256), class_="meta"
        ),
        class_="part",
        aria_labelledby="pricing",
    )
