"""A licence in words that a lawyer reads: who, what, until when, and every rule with its clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.text import Text

from rightscheck.cli.manual import VERDICTS
from rightscheck.licensing import Licence, wording
from rightscheck.licensing.inheritance import parents
from rightscheck.licensing.licence import Permission, Prohibition, Rule
from rightscheck.licensing.parts import verb
from rightscheck.reporters.inert import inert
from rightscheck.reporters.layout import labelled, wrapped
from rightscheck.reporters.palette import PLACE
from rightscheck.rulebook.licences import Filed

LABELS = 10
"""Columns of the labels: `inherits` and two blanks."""


def contract(
    whole: Licence, filed: Mapping[str, Filed], holder: str, gauge: Console
) -> Iterator[Text]:
    """The licence; `filed` tells which of its rules are inherited, and from whom."""
    yield from wrapped(Text(inert(f"{whole.licence}: {whole.title}"), PLACE), gauge, 0)
    for label, words in _head(whole, filed, holder):
        yield from labelled(label, Text(inert(words)), gauge, labels=LABELS)
    for rule in (*whole.permit, *whole.forbid):
        yield Text()
        yield from _rule(rule, _from(whole.licence, rule, filed), gauge)
    if whole.owe:
        yield Text()
        yield Text("owes, whatever is done", PLACE)
        for one in whole.owe:
            yield from labelled("owes", Text(inert(wording.task(one))), gauge, labels=LABELS)
    yield Text()
    words = f"{whole.default.value}: {VERDICTS[whole.default]}"
    yield from labelled("else", Text(words), gauge, labels=LABELS)


def _head(whole: Licence, filed: Mapping[str, Filed], holder: str) -> Iterator[tuple[str, str]]:
    yield "holder", "everybody who puts it on a work" if whole.is_open else holder
    if whole.licensee:
        yield "licensee", whole.licensee
    assets = " and ".join(asset.value for asset in whole.assets)
    where = f", where {wording.words(whole.covers)}" if whole.covers else ""
    yield "covers", f"{assets}{where}"
    yield "valid", _term(whole)
    written = filed.get(whole.licence)
    if written and written.licence.inherit:
        yield "inherits", ", ".join(written.licence.inherit)
    if whole.url:
        yield "url", whole.url
    if whole.note:
        yield "note", whole.note


def _term(whole: Licence) -> str:
    first, last = whole.valid.from_, whole.valid.until
    days = f", days of {whole.zone}" if whole.zone else ""
    if first is None and last is None:
        return "without end"
    begin = f"from {first}" if first else "from the beginning"
    return f"{begin} {f'until {last}' if last else 'without end'}{days}"


def _from(id_: str, rule: Rule, filed: Mapping[str, Filed]) -> str:
    """The licence that a rule is inherited from; empty for one of its own."""
    known = {name: one.licence for name, one in filed.items()}
    written = known[id_]
    line = (written, *parents(written, known))
    first = next(one for one in line if any(rule is own for own in (*one.permit, *one.forbid)))
    return "" if first is written else first.licence


def _rule(rule: Rule, inherited: str, gauge: Console) -> Iterator[Text]:
    named = ", ".join(filter(None, (rule.id, rule.cite)))
    does = "forbids" if isinstance(rule, Prohibition) else "permits"
    head = f"{does} to {verb(rule.action)} it" + (f" ({named})" if named else "")
    head += f", inherited from {inherited}" if inherited else ""
    yield from wrapped(Text(inert(head), PLACE), gauge, 0)
    lines = [("if", words) for words in (wording.conditions(rule.if_) if rule.if_ else ())]
    if rule.unless:
        lines.append(("unless", wording.words(rule.unless)))
    if isinstance(rule, Permission):
        lines += [("owes", wording.task(one)) for one in rule.duty]
    if isinstance(rule, Prohibition):
        lines += [("heals", wording.task(one)) for one in rule.remedy]
    for label, words in lines:
        yield from labelled(label, Text(inert(words)), gauge, labels=LABELS)
