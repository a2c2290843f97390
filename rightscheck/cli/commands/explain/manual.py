"""Names in, explanations out: all that decides, and every term of a report, in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rightscheck.checks import CHECKS
from rightscheck.checks.manual import parts, summary
from rightscheck.cli.commands.explain.contract import contract
from rightscheck.cli.commands.explain.entries import FORMS, TERMS, Entry
from rightscheck.errors import RightscheckError, nearest
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import OWN_SITE, UNKNOWN_HOLDER
from rightscheck.rulebook.holders import Holders
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.rules import Clause, Examples, Form, Rule, Sentence

SHOWN = 3
"""Examples of each sort that are told of a rule."""

_JOINED = {"fails", "options"}
"""What stands in a check's manual right below what goes before it."""


def explain(name: str, packs: Sequence[Pack], licences: Sequence[Licence]) -> list[Entry]:
    """The manual's page on a name, however it is written; an unknown one is a RightscheckError."""
    name = name.lower()
    if name in CHECKS:
        return list(_check(name))
    if name in TERMS:
        return [Entry("", f"{name}: {TERMS[name]}")]
    for pack in packs:
        if name == pack.holder:
            return list(_pack(pack))
        for rule in pack.rules:
            if name == f"{pack.holder}/{rule.id}":
                return [Entry("", f"{name}, a rule of {pack.name}"), *_rule(rule)]
    if entries := _form(name, packs):
        return entries
    names = {pack.holder: pack.name for pack in packs}
    for licence in licences:
        if name == licence.licence:
            return list(contract(licence, {}, names.get(licence.holder, licence.holder)))
    raise _unknown(name, packs, licences)


def _check(name: str) -> Iterator[Entry]:
    yield Entry("", f"{name}, a check")
    yield from (Entry("", ""), Entry("", summary(name)))
    for label, words in parts(name):
        if label not in _JOINED:
            yield Entry("", "")
        yield Entry(label, words)


def _form(name: str, packs: Sequence[Pack]) -> list[Entry]:
    """What a form finds that no pack writes out, and by which names; nothing for another name."""
    owner, _, form = name.partition("/")
    if form not in FORMS:
        return []
    finds = Entry("finds", f"{FORMS[form].value}: {TERMS[form]}")
    if owner in {UNKNOWN_HOLDER, OWN_SITE}:
        return [Entry("", f"{name}, a form that names no holder we know"), finds]
    pack = next((pack for pack in packs if pack.holder == owner), None)
    if pack is None:
        return []
    return [Entry("", f"{name}, a form in which {pack.name} is named"), finds, *_names(pack)]


def _pack(pack: Pack) -> Iterator[Entry]:
    yield Entry("", f"{pack.holder}, the pack of {pack.name}")
    if pack.url:
        yield Entry("url", pack.url)
    yield from _names(pack)
    for rule in pack.rules:
        off = "" if pack.uses(rule.id) else " (disabled)"
        yield from (Entry("", ""), Entry("", f"{pack.holder}/{rule.id}{off}"), *_rule(rule))


def _names(pack: Pack) -> Iterator[Entry]:
    if pack.names:
        names = (*pack.names.flat, *pack.names.acronyms, *pack.names.ambiguous)
        yield Entry("names", ", ".join(dict.fromkeys(names)))
        if pack.names.others:
            yield Entry("not", ", ".join(pack.names.others))
        yield from _examples(pack.names.examples)


def _rule(rule: Rule) -> Iterator[Entry]:
    yield Entry("why", rule.why)
    if isinstance(rule, Sentence):
        yield from _grammar(rule)
    if isinstance(rule, Clause | Form):
        yield Entry("finds", f"{rule.kind.value}, of {rule.asset.value}")
        for effect in ("forbids", "permits", "requires"):
            for term, words in getattr(rule, effect).items():
                yield Entry(effect, f"{term}: {', '.join(words)}")
    if isinstance(rule, Clause):
        for wording in rule.wordings:
            yield Entry("wording", f"({wording.language}) {wording.text}")
    yield from _examples(rule.examples)


def _grammar(rule: Sentence) -> Iterator[Entry]:
    """The words of a language's clauses: what is done, and what is said of it."""
    for slot in ("acts", "mining"):
        for term, words in getattr(rule, slot).items():
            yield Entry("act", f"{term}: {', '.join(words)}")
    for slot in ("ban", "gate", "unless", "grant"):
        if getattr(rule, slot):
            yield Entry(slot, ", ".join(getattr(rule, slot)))


def _examples(examples: Examples) -> Iterator[Entry]:
    yield from (Entry("matches", example.text) for example in examples.match[:SHOWN])
    yield from (Entry("clear", example.text) for example in examples.clear[:SHOWN])


def _unknown(name: str, packs: Sequence[Pack], licences: Sequence[Licence]) -> RightscheckError:
    rules = [f"{pack.holder}/{rule.id}" for pack in packs for rule in pack.rules]
    holders = [pack.holder for pack in packs]
    known = [*CHECKS, *TERMS, *holders, *rules, *(one.licence for one in licences)]
    holder = None if "/" in name else Holders(packs).called(name)
    hint = nearest(holder or name, known, "`rightscheck rules` lists what there is")
    return RightscheckError(f"there is no check, pack, rule, licence or term {name!r}", hint=hint)
