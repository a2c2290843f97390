"""A licence in words that a lawyer reads: who, what, until when, and every rule with its clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rightscheck.cli.commands.explain.entries import VERDICTS, Entry
from rightscheck.licensing.asking import wording
from rightscheck.licensing.deciding.parts import verb
from rightscheck.licensing.terms.inheritance import parents
from rightscheck.licensing.terms.licence import Licence, Permission, Prohibition, Rule
from rightscheck.rulebook.licences import LicenceFile


def contract(whole: Licence, filed: Mapping[str, LicenceFile], holder: str) -> Iterator[Entry]:
    """The licence; `filed` tells which of its rules are inherited, and from whom."""
    yield Entry("", f"{whole.licence}, a licence: {whole.title}")
    yield from _head(whole, filed, holder)
    for rule in whole.rules:
        yield Entry("", "")
        yield from _rule(rule, _from(whole.licence, rule, filed))
    if whole.owe:
        yield from (Entry("", ""), Entry("", "owes, whatever is done"))
        yield from (Entry("owes", wording.task(one)) for one in whole.owe)
    yield Entry("", "")
    yield Entry("else", f"{whole.default.value}: {VERDICTS[whole.default]}")


def _head(whole: Licence, filed: Mapping[str, LicenceFile], holder: str) -> Iterator[Entry]:
    yield Entry("holder", "whoever has put it on a work" if whole.is_open else holder)
    if whole.licensee:
        yield Entry("licensee", whole.licensee)
    assets = " and ".join(asset.value for asset in whole.assets)
    where = f", where {wording.words(whole.covers)}" if whole.covers else ""
    yield Entry("covers", f"{assets}{where}")
    yield Entry("valid", _term(whole))
    written = filed.get(whole.licence)
    if written and written.licence.inherit:
        yield Entry("inherits", ", ".join(written.licence.inherit))
    if whole.url:
        yield Entry("url", whole.url)
    if whole.note:
        yield Entry("note", whole.note)


def _term(whole: Licence) -> str:
    first, last = whole.valid.from_, whole.valid.until
    days = f", days of {whole.zone}" if whole.zone else ""
    if first is None and last is None:
        return "without end"
    begin = f"from {first}" if first else "from the beginning"
    return f"{begin} {f'until {last}' if last else 'without end'}{days}"


def _from(id_: str, rule: Rule, filed: Mapping[str, LicenceFile]) -> str:
    """The licence that a rule is inherited from; empty for one of its own."""
    known = {name: one.licence for name, one in filed.items()}
    if id_ not in known:
        return ""
    written = known[id_]
    line = (written, *parents(written, known))
    first = next(one for one in line if any(rule is own for own in one.rules))
    return "" if first is written else first.licence


def _rule(rule: Rule, inherited: str) -> Iterator[Entry]:
    named = ", ".join(filter(None, (rule.id, rule.cite)))
    does = "forbids" if isinstance(rule, Prohibition) else "permits"
    head = f"{does} to {verb(rule.action)} it" + (f" ({named})" if named else "")
    yield Entry("", head + (f", inherited from {inherited}" if inherited else ""))
    yield from (Entry("if", words) for words in (wording.conditions(rule.if_) if rule.if_ else ()))
    if rule.unless:
        yield Entry("unless", wording.words(rule.unless))
    if isinstance(rule, Permission):
        yield from (Entry("owes", wording.task(one)) for one in rule.duty)
    if isinstance(rule, Prohibition):
        yield from (Entry("heals", wording.task(one)) for one in rule.remedy)
